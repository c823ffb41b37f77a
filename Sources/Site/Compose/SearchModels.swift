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

  /// The script that searches; nil if the templates have none.
  let scriptURL: Address?
  /// The search pages of the other languages.
  let others: [AlternateModel]
  let letters: [Letter]
  let places: [LinkModel]
  /// Each leads to the first table or chart that compares it, or else to its first line in the ledger.
  let indicators: [LinkModel]
  let sources: [Source]

  static let fields: TemplateFields<Self> = [
    .init("scriptURL") { $0.scriptURL }, .init("others") { $0.others }, .init("letters") { $0.letters },
    .init("hasPlaces") { !$0.places.isEmpty }, .init("places") { $0.places },
    .init("hasIndicators") { !$0.indicators.isEmpty }, .init("indicators") { $0.indicators },
    .init("hasSources") { !$0.sources.isEmpty }, .init("sources") { $0.sources },
  ]
}
