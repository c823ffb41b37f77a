import Addresses
import Templates

/// What the search page lists and loads.
struct SearchModel: TemplateModel {
  /// Pages whose titles begin with one letter.
  struct Letter: TemplateModel {
    /// A capital letter, or `#` for titles that begin with none.
    let letter: String
    let pages: [LinkModel]

    static let fields: TemplateFields<Self> = [.init("letter") { $0.letter }, .init("pages") { $0.pages }]
  }

  /// What stands in the keys of an index.
  struct Index: TemplateModel {
    /// Its name, and what readers call it.
    let name: String
    let label: String
    /// Each leads to the page that lists what carries it, or else to a page that does.
    let entries: [LinkModel]

    static let fields: TemplateFields<Self> = [
      .init("name") { $0.name }, .init("label") { $0.label }, .init("entries") { $0.entries },
    ]
  }

  /// A source by its short title.
  struct Source: TemplateModel {
    let title: String
    let url: Address
    /// The BCP 47 tag of the title's language, where it differs from the page's.
    let language: String?

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("url") { $0.url }, .init("language") { $0.language },
    ]
  }

  /// A kind of pages, by which results are told apart.
  struct Kind: TemplateModel {
    let name: String
    let label: String

    static let fields: TemplateFields<Self> = [.init("name") { $0.name }, .init("label") { $0.label }]
  }

  /// The script that searches; nil if the templates have none.
  let scriptURL: Address?
  /// The search pages of the other languages.
  let others: [AlternateModel]
  let kinds: [Kind]
  let letters: [Letter]
  let indexes: [Index]
  /// Each leads to the first table or chart that compares it, or else to its first line in the ledger.
  let indicators: [LinkModel]
  let sources: [Source]

  static let fields: TemplateFields<Self> = [
    .init("scriptURL") { $0.scriptURL }, .init("others") { $0.others }, .init("kinds") { $0.kinds },
    .init("letters") { $0.letters }, .init("indexes") { $0.indexes },
    .init("hasIndicators") { !$0.indicators.isEmpty }, .init("indicators") { $0.indicators },
    .init("hasSources") { !$0.sources.isEmpty }, .init("sources") { $0.sources },
  ]
}
