import Diagnostics
import Evidence
import Markdown

/// `locator-form`: a place in a source that is written in none of the site's forms; `broken-evidence`: one that is to be
/// another source.
struct LocatorCheck {
  let index: PageIndex

  private var forms: LocatorForms { index.settings.locatorForms }

  /// The locators of the facts.
  func check() -> [Diagnostic] {
    index.evidence.facts.flatMap { fact in
      fact.citations.compactMap(\.locator).compactMap { finding($0, at: fact.places[.locator]) }
    }
  }

  /// The locators of a page's citations.
  func check(_ entry: PageEntry) -> [Diagnostic] {
    entry.parsed.document.nodes.flatMap { node -> [Diagnostic] in
      guard case .citation(let citations) = node.kind else { return [] }
      return citations.compactMap { citation in
        citation.locator.flatMap { finding($0, at: entry.parsed.file.place(node.range)) }
      }
    }
  }

  private func finding(_ locator: String, at place: SourcePlace) -> Diagnostic? {
    if locator.hasPrefix("@"), index.evidence.source(String(locator.dropFirst())) != nil {
      return .error(
        "broken-evidence", "'\(locator)' is read as a place in the source before it",
        help: "two sources are parted by ';': [@a; @b]", at: place)
    }
    guard !forms.accepts(locator) else { return nil }
    let help: Message =
      forms.forms.isEmpty
      ? "section and paragraph of a source without pages are s1p2, a page is p. 3"
      : "the forms in site.yaml are \(.list(forms.forms.map { Message(verbatim: $0) }, separator: ", "))"
    return .warning(
      "locator-form", "the locator '\(locator)' has none of the forms that are known", help: help, at: place)
  }
}
