import Diagnostics
import Evidence

/// `parity`: a page and its translation that use different facts or sources.
struct ParityCheck {
  let index: PageIndex

  /// Compares every translation with its original.
  func check(_ pages: [LinkedPage]) -> [Diagnostic] {
    let byKey = Dictionary(pages.map { ($0.entry.key, $0) }, uniquingKeysWith: { first, _ in first })
    return pages.compactMap { page in
      let original = PageKey(id: page.entry.id, language: index.settings.defaultLanguage)
      guard page.entry.key != original, let other = byKey[original] else { return nil }
      return compare(page, with: other)
    }
  }

  private func compare(_ page: LinkedPage, with original: LinkedPage) -> Diagnostic? {
    let ours = evidence(of: page)
    let theirs = evidence(of: original)
    var parts: [String] = []
    // What seems to be missing on a page that could not be read as it was meant may be there.
    let missing = page.isWhole ? theirs.subtracting(ours).sorted() : []
    let added = original.isWhole ? ours.subtracting(theirs).sorted() : []
    guard !missing.isEmpty || !added.isEmpty else { return nil }
    if !missing.isEmpty { parts.append("it lacks \(missing.joined(separator: ", "))") }
    if !added.isEmpty { parts.append("it adds \(added.joined(separator: ", "))") }
    return .warning(
      "parity",
      "the page and \(original.entry.parsed.file.path) differ in their evidence: \(parts.joined(separator: "; "))",
      at: page.entry.parsed.frontMatter.titlePlace)
  }

  /// The facts and sources that a page uses, as a reader of a message sees them; what else it uses, a translation may do
  /// in its own way.
  private func evidence(of page: LinkedPage) -> Set<String> {
    Set(
      page.dependencies.compactMap { dependency in
        switch dependency {
        // A withdrawn fact in use has been reported where it stands.
        case .fact(let id):
          index.evidence.fact(id).flatMap { $0.standing == .withdrawn ? nil : "fact '\(id)'" }
        case .source(let id): index.evidence.source(id).map { "source '\($0.id)'" }
        case .indicator, .person, .table, .page, .anchor: nil
        }
      })
  }
}
