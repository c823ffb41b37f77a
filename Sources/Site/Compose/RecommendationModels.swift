import Addresses

/// A list of recommendations: template `directives/recommendations`.
struct RecommendationsModel: TemplateModel {
  /// One recommendation.
  struct Row: TemplateModel {
    let title: String
    let shortTitle: String
    let url: Address
    let summary: String?
    /// Whether the source makes it; otherwise it is the editors' own.
    let isFromSource: Bool
    let pillars: [LinkModel]
    let centres: [LinkModel]
    let cases: [LinkModel]
    /// Where it stands in the briefing that is being made.
    let part: PartReferenceModel?

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("shortTitle") { $0.shortTitle }, .init("url") { $0.url },
      .init("summary") { $0.summary }, .init("isFromSource") { $0.isFromSource },
      .init("pillars") { $0.pillars },
      .init("centres") { $0.centres }, .init("cases") { $0.cases }, .init("part") { $0.part },
    ]
  }

  /// A centre with the recommendations it leads.
  struct Group: TemplateModel {
    let centre: LinkModel
    let rows: [Row]

    static let fields: TemplateFields<Self> = [
      .init("centre") { $0.centre }, .init("rows") { $0.rows },
    ]
  }

  /// The recommendations one after another, or none where they are grouped.
  var rows: [Row] = []
  /// The recommendations under their centres, where the editor asks for it.
  var groups: [Group] = []
  /// Whether it stands on the page above its entries, and so is their index.
  var isIndex = false
  /// Where the briefing that is being made has the same list as an index.
  var elsewhere: PartReferenceModel?

  static let fields: TemplateFields<Self> = [
    .init("rows") { $0.rows }, .init("groups") { $0.groups }, .init("isGrouped") { !$0.groups.isEmpty },
    .init("isIndex") { $0.isIndex }, .init("elsewhere") { $0.elsewhere },
  ]
}

/// Recommendations and what they rest on, both ways: template `directives/traceability`.
struct TraceabilityModel: TemplateModel {
  /// A recommendation with its cases and facts.
  struct Row: TemplateModel {
    let recommendation: LinkModel
    let isFromSource: Bool
    let cases: [LinkModel]
    let evidence: [Evidence]

    static let fields: TemplateFields<Self> = [
      .init("recommendation") { $0.recommendation }, .init("isFromSource") { $0.isFromSource },
      .init("cases") { $0.cases }, .init("evidence") { $0.evidence },
    ]
  }

  /// A fact with the case it is about.
  struct Evidence: TemplateModel {
    let place: LinkModel?
    let indicator: String
    let fact: Fragments

    static let fields: TemplateFields<Self> = [
      .init("place") { $0.place }, .init("indicator") { $0.indicator }, .init("fact") { $0.fact },
    ]
  }

  /// A case with the recommendations that draw on it.
  struct Column: TemplateModel {
    let place: LinkModel
    let recommendations: [LinkModel]

    static let fields: TemplateFields<Self> = [
      .init("place") { $0.place }, .init("recommendations") { $0.recommendations },
      .init("isUnused") { $0.recommendations.isEmpty },
    ]
  }

  let rows: [Row]
  let columns: [Column]

  static let fields: TemplateFields<Self> = [.init("rows") { $0.rows }, .init("columns") { $0.columns }]
}
