import Diagnostics
import Markdown

/// `blocked-by-policy`: what pages show that the site's policy keeps from being loaded: pictures of other sites, and in raw
/// HTML whatever would load or run something.
struct ContentPolicy {
  let pages: [LinkedPage]
  /// Where raw HTML may not stand, that has been reported.
  let allowsRawHTML: Bool

  private static let help: Message =
    "save it into Content/assets, if its licence allows, and name it from there"

  /// Checks every page.
  func check() -> [Diagnostic] { pages.flatMap(check) }

  private func check(_ page: LinkedPage) -> [Diagnostic] {
    let document = page.entry.parsed.document
    return document.nodes.enumerated().flatMap { number, node -> [Diagnostic] in
      let place = document.file.place(node.range)
      switch node.kind {
      case .image:
        guard case .external(let address)? = page.targets[number], SitePolicy.isElsewhere(address) else {
          return []
        }
        return [
          SitePolicy.problem(
            "the picture is of another site, and the site's policy does not let a browser load it",
            help: Self.help,
            at: place)
        ]
      case .html(let text) where allowsRawHTML, .htmlBlock(let text) where allowsRawHTML:
        let scanner = MarkupScanner(SourceFile(path: document.file.path, text: text), tags: [])
        return scanner.events.flatMap { MarkupPolicy.problems($0, at: { _ in place }, own: Self.help) }
      default: return []
      }
    }
  }
}
