import Diagnostics
import Kinds
import Templates

/// The page that the search is on, made in every language where no editor has written one.
///
/// A site has it where the templates have one for it. It is Markdown like any other page, so addresses, navigation and
/// translations need no second way.
enum SearchPages {
  /// The id of the page, and its template.
  static let page = "search"

  /// The pages for the languages that have pages at all.
  static func make(
    _ templates: TemplateLibrary, beside pages: [ParsedPage], _ settings: SiteSettings, _ kinds: Kinds
  ) -> [ParsedPage] {
    guard templates.names.contains(page) else { return [] }
    return settings.languages.compactMap { language in
      let own = pages.filter { $0.language == language }
      guard !own.isEmpty, !own.contains(where: { $0.id == page }) else { return nil }
      let title = templates.words[language]?[page] ?? page
      let text = "---\ntitle: \"\(title.replacing("\"", with: "\\\""))\"\ntemplate: \(page)\n---\n"
      let file = SourceFile(path: "Content/\(language)/\(page).md", text: text)
      return ParsedPage.parse(file, language: language, kinds: kinds).value
    }
  }
}
