import Kinds
import Markdown

/// The pages on which a list of dated pages goes on, and those of its years.
///
/// They are there where the folder's own page lists all pages of the kind, `::notes`, and set the list as that does.
enum DatedPages {
  /// The attributes that leave no page out.
  private static let forms: Set<String> = ["by", "sort", "as", "columns"]

  /// The second page of a list and those behind it; the first is the folder's own.
  static func page(_ number: Int, of folder: String) -> String { "\(folder)/page/\(number)/index" }

  /// The page of a year.
  static func page(ofYear year: String, in folder: String) -> String { "\(folder)/\(year)/index" }

  /// The pages for the languages whose folder has a page of its own with a whole list on it.
  static func make(
    beside pages: [ParsedPage], _ settings: SiteSettings, _ kinds: Kinds
  ) -> [ParsedPage] {
    let written = Dictionary(
      pages.map { (PageKey(id: $0.id, language: $0.language), $0) }, uniquingKeysWith: { first, _ in first })
    return kinds.declared.filter(\.isDated).flatMap { kind in
      settings.languages.flatMap { language -> [ParsedPage] in
        guard let folder = kind.folder,
          let above = written[PageKey(id: "\(folder)/index", language: language)],
          let list = list(folder, on: above)
        else { return [] }
        // What is not translated is listed in the first language.
        let own = pages.filter { $0.kind == kind && $0.language == language }
        let names = Set(own.map(\.id))
        let all =
          own
          + pages.filter {
            $0.kind == kind && $0.language == settings.defaultLanguage && !names.contains($0.id)
          }
        let parts = Parts(
          folder: folder, language: language, above: above, list: list, kinds: kinds, pages: all)
        return (parts.numbered(by: kind.perPage) + parts.years).filter {
          written[PageKey(id: $0.id, language: language)] == nil
            && written[PageKey(id: String($0.id.dropLast("/index".count)), language: language)] == nil
        }
      }
    }
  }

  /// The attributes of the list of all pages of a kind, as they are written; nil where the page has none.
  private static func list(_ folder: String, on page: ParsedPage) -> String? {
    for node in page.document.nodes {
      guard case .directive(let directive) = node.kind, directive.name == folder, directive.form == .leaf,
        directive.attributes.allSatisfy({ forms.contains($0.name) })
      else { continue }
      return directive.attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
    }
    return nil
  }

  /// The pages that are made for one language.
  private struct Parts {
    let folder: String
    let language: String
    let above: ParsedPage
    let list: String
    let kinds: Kinds
    let pages: [ParsedPage]

    private var title: String {
      above.frontMatter.text("short_title") ?? above.frontMatter.text("title") ?? folder
    }

    func numbered(by size: Int?) -> [ParsedPage] {
      guard let size, pages.count > size else { return [] }
      let published = pages.count { !$0.frontMatter.flag("draft") }
      return (2...(pages.count + size - 1) / size).map { number in
        page(
          DatedPages.page(number, of: folder), "\(title) · \(number)", "page=\(number)",
          isDraft: (number - 1) * size >= published)
      }
    }

    var years: [ParsedPage] {
      let years = Dictionary(grouping: pages) { String($0.frontMatter.text("date")?.prefix(4) ?? "") }
      return years.keys.filter { !$0.isEmpty }.sorted(by: >).map { year in
        page(
          DatedPages.page(ofYear: year, in: folder), "\(title) · \(year)", "date=\(year)",
          isDraft: years[year]?.allSatisfy { $0.frontMatter.flag("draft") } ?? true)
      }
    }

    private func page(_ id: String, _ title: String, _ part: String, isDraft: Bool) -> ParsedPage {
      let draft = isDraft || above.frontMatter.flag("draft") ? "draft: true\n" : ""
      let text =
        "---\ntitle: \(MadePage.quoted(title))\n\(draft)---\n\n::\(folder){\(part)\(list)}\n"
      var page = MadePage.page(id, language, text, kinds)
      page.continues = above.id
      return page
    }
  }
}
