import Addresses
import Evidence
import Templates

/// One correction as readers see it: what stood there, what has stood there since, and why.
struct ChangeModel: TemplateModel {
  let date: DateModel
  let old: String
  /// Empty where the fact was withdrawn.
  let new: String
  let isWithdrawal: Bool
  let reason: String

  static let fields: TemplateFields<Self> = [
    .init("date") { $0.date }, .init("old") { $0.old }, .init("new") { $0.new },
    .init("isWithdrawal") { $0.isWithdrawal }, .init("reason") { $0.reason },
  ]

  init(_ correction: Correction, _ indicator: Indicator?, _ language: FigureLanguage) {
    func text(_ fact: Fact?) -> String {
      guard let fact, let indicator else { return "" }
      return FigureFormatter(language: language).format(fact, of: indicator).text
    }
    date = DateModel(text: correction.date.text(in: language), iso: correction.date.iso)
    old = text(correction.old)
    new = text(correction.new)
    isWithdrawal = correction.new == nil
    reason = correction.reason(in: language)
  }

  /// The corrections of a fact, the newest first.
  static func all(of fact: Fact, _ evidence: EvidenceBase, _ language: FigureLanguage) -> [ChangeModel] {
    evidence.corrections(of: fact.id).reversed().map {
      ChangeModel($0, evidence.indicator(of: fact), language)
    }
  }
}

/// A figure of the page that was once given otherwise.
struct CorrectedModel: TemplateModel {
  let id: String
  let subject: String
  let changes: [ChangeModel]
  /// The fact's line in the ledger, if the site has one.
  let url: Address?
  /// In a briefing, where the text has it first.
  var use: PlaceInFile?

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("subject") { $0.subject }, .init("changes") { $0.changes },
    .init("url") { $0.url }, .init("use") { $0.use },
  ]
}

/// The public list of corrections: template `directives/corrections`.
struct CorrectionsModel: TemplateModel {
  /// One correction with what it is of and the pages concerned.
  struct Row: TemplateModel {
    let subject: String
    /// The case the fact belongs to.
    let place: LinkModel?
    let change: ChangeModel
    /// The fact's line in the ledger, if the site has one.
    let url: Address?
    let uses: [LinkModel]

    static let fields: TemplateFields<Self> = [
      .init("subject") { $0.subject }, .init("place") { $0.place }, .init("change") { $0.change },
      .init("url") { $0.url }, .init("uses") { $0.uses }, .init("hasUses") { !$0.uses.isEmpty },
    ]
  }

  let rows: [Row]

  static let fields: TemplateFields<Self> = [.init("rows") { $0.rows }, .init("isEmpty") { $0.rows.isEmpty }]
}
