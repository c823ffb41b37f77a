import Addresses
import Templates

/// The list of all facts: template `directives/ledger`.
struct LedgerModel: TemplateModel {
  /// The facts of one case, or those of none.
  struct Group: TemplateModel {
    let place: LinkModel?
    let id: String
    let entries: [Entry]

    static let fields: TemplateFields<Self> = [
      .init("place") { $0.place }, .init("id") { $0.id }, .init("entries") { $0.entries },
    ]
  }

  /// One fact.
  struct Entry: TemplateModel {
    /// The fact's id and anchor.
    let id: String
    let indicator: String
    let definition: String?
    let basis: String?
    let qualifier: String
    let figure: String
    let isStatement: Bool
    let period: String?
    /// The standing as `facts.csv` writes it, and what it is.
    let isReported: Bool
    let isCorroborated: Bool
    let isDisputed: Bool
    let isCorrected: Bool
    let isWithdrawn: Bool
    /// Where the ledger says what the standing means.
    let standingURL: Address
    let note: String?
    /// The formula of a computed fact, with its figures.
    let formula: String?
    /// The facts that it is computed from.
    let parts: [LinkModel]
    /// The other facts of its series, in the order of time.
    let series: [LinkModel]
    let changes: [ChangeModel]
    let sources: [Source]
    /// The pages that use it.
    let uses: [LinkModel]
    /// The fact as JSON.
    let dataURL: Address
    /// What stands in the columns that the workspace adds.
    let columns: [FactColumnModel]

    static let fields: TemplateFields<Self> = [
      .init("id") { $0.id }, .init("indicator") { $0.indicator }, .init("definition") { $0.definition },
      .init("basis") { $0.basis }, .init("qualifier") { $0.qualifier }, .init("figure") { $0.figure },
      .init("isStatement") { $0.isStatement }, .init("period") { $0.period },
      .init("isReported") { $0.isReported }, .init("isCorroborated") { $0.isCorroborated },
      .init("isDisputed") { $0.isDisputed }, .init("isCorrected") { $0.isCorrected },
      .init("isWithdrawn") { $0.isWithdrawn }, .init("standingURL") { $0.standingURL },
      .init("note") { $0.note }, .init("formula") { $0.formula }, .init("parts") { $0.parts },
      .init("series") { $0.series }, .init("hasSeries") { !$0.series.isEmpty },
      .init("changes") { $0.changes }, .init("sources") { $0.sources },
      .init("uses") { $0.uses }, .init("isUnused") { $0.uses.isEmpty }, .init("dataURL") { $0.dataURL },
      .init("columns") { $0.columns },
    ]
  }

  /// A source of a fact, by its short name, with the page of its facts.
  struct Source: TemplateModel {
    let title: String
    let language: String?
    let url: Address?
    let locator: String?

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("language") { $0.language }, .init("url") { $0.url },
      .init("locator") { $0.locator },
    ]
  }

  /// The level of the groups' headings.
  let level: Int
  /// The id of what is said on the standings.
  let standings: String
  let groups: [Group]
  /// The description of the data for search engines, as JSON-LD.
  let metadata: Fragments
  /// The machine-readable twins.
  let downloads: [LinkModel]
  let count: Int
  let disputed: Int
  let corroborated: Int

  static let fields: TemplateFields<Self> = [
    .init("level") { $0.level }, .init("standings") { $0.standings }, .init("groups") { $0.groups },
    .init("metadata") { $0.metadata }, .init("downloads") { $0.downloads },
    .init("count") { $0.count },
    .init("disputed") { $0.disputed }, .init("corroborated") { $0.corroborated },
  ]
}

/// What a source's own page holds: template `directives/source`.
struct SourcePageModel: TemplateModel {
  let entry: SourceModel
  /// The level of its headings.
  let level: Int
  let facts: [LedgerModel.Entry]
  /// The pages that cite it.
  let uses: [LinkModel]

  static let fields: TemplateFields<Self> = [
    .init("entry") { $0.entry }, .init("level") { $0.level }, .init("facts") { $0.facts },
    .init("hasFacts") { !$0.facts.isEmpty },
    .init("uses") { $0.uses }, .init("hasUses") { !$0.uses.isEmpty },
  ]
}
