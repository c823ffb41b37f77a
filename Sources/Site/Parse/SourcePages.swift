import Diagnostics
import Evidence

/// The pages of the sources below the ledger, made where no editor has written one.
///
/// They are Markdown like any other page, so addresses, navigation and translations need no second way.
enum SourcePages {
  /// The pages for the languages that have a ledger.
  static func make(_ evidence: EvidenceBase, beside pages: [PageSource], _ settings: SiteSettings)
    -> [PageSource]
  {
    let written = Set(pages.map { PageKey(id: $0.id, language: $0.language) })
    return settings.languages.filter { written.contains(PageKey(id: Ledger.page, language: $0)) }
      .flatMap { language in
        evidence.sources.compactMap { source in
          let id = Ledger.page(of: source.id)
          guard !written.contains(PageKey(id: id, language: language)) else { return nil }
          let title = source.shortTitle.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
          let text = "---\ntitle: \"\(title)\"\n---\n\n::source{id=\(source.id)}\n"
          let file = SourceFile(path: "Content/\(language)/\(id).md", text: text)
          var page = PageSource.parse(file, language: language).value
          page.isGenerated = true
          return page
        }
      }
  }
}
