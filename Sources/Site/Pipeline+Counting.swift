public import Diagnostics
import Kinds

/// How many there are of something, as `:count[…]` says it, and which.
public struct Counted: Sendable, Encodable {
  /// What is counted: `facts`, or the folder of a kind.
  public let what: String
  /// How many there are.
  public let count: Int
  /// The names of the pages, or the ids of the facts.
  public let ids: [String]
}

extension Pipeline {
  /// Counts pages of a kind or facts as `:count[what]{conditions}` does on a page in the site's first language.
  ///
  /// - Parameters:
  ///   - what: `facts` or the folder of a kind; nil to count all that there is.
  ///   - conditions: What they are picked by, each as `key=value`.
  public func count(_ what: String?, _ conditions: [String]) async -> Diagnosed<[Counted]> {
    let parsed = await parsed()
    let kinds = parsed.kinds
    let index = await PageIndex.build(
      parsed, .all(parsed.kinds), drafts: options.drafts, jobs: options.jobs
    ).value
    let all = what.map { [$0] } ?? (["facts"] + kinds.all.compactMap(\.folder).sorted())
    var result = Diagnosed<[Counted]>([])
    for what in all {
      // Counted as an editor writes it, so that both always say the same.
      let written = conditions.map { condition -> String in
        let parts = condition.split(separator: "=", maxSplits: 1).map(String.init)
        return parts.count == 2 ? "\(parts[0])=\"\(parts[1])\"" : condition
      }
      let attributes = written.isEmpty ? "" : "{\(written.joined(separator: " "))}"
      let file = SourceFile(
        path: "casebook count", text: "---\ntitle: count\n---\n:count[\(what)]\(attributes)\n")
      let one = ParsedPage.parse(file, language: index.settings.defaultLanguage, kinds: kinds)
      let entry = PageEntry(
        parsed: one.value, route: Route("/count/"), evidence: index.evidence, directives: index.directives)
      let page = PageLinker(index: index, entry: entry).link()
      let found = (one.diagnostics + page.diagnostics).filter { $0.severity == .error }
      result.diagnostics += found
      for case let directive as CountDirective in page.value.directives.values where found.isEmpty {
        result.value.append(Counted(what: what, count: directive.ids.count, ids: directive.ids))
      }
    }
    return result
  }
}
