import Evidence
import Kinds

/// The pages of the sources below the ledger, made where no editor has written one.
///
/// They are Markdown like any other page, so addresses, navigation and translations need no second way.
enum SourcePages {
  /// The page that the ledger of facts stands on, to which they belong.
  static let ledger = "evidence/index"

  /// The page that a source has.
  static func page(of source: String) -> String { "evidence/\(source)" }

  /// The pages for the languages that have a ledger.
  static func make(
    _ evidence: EvidenceBase, beside pages: [ParsedPage], _ settings: SiteSettings, _ kinds: Kinds
  ) -> [ParsedPage] {
    let written = Dictionary(
      pages.map { (PageKey(id: $0.id, language: $0.language), $0) }, uniquingKeysWith: { first, _ in first })
    return settings.languages
      .flatMap { language -> [ParsedPage] in
        guard let above = written[PageKey(id: ledger, language: language)] else { return [] }
        let draft = above.frontMatter.flag("draft") ? "draft: true\n" : ""
        return evidence.sources.compactMap { source in
          let id = Self.page(of: source.id)
          guard written[PageKey(id: id, language: language)] == nil else { return nil }
          let text =
            "---\ntitle: \(MadePage.quoted(source.shortTitle))\n\(draft)---\n\n::source{id=\(source.id)}\n"
          return MadePage.page(id, language, text, kinds)
        }
      }
  }
}
