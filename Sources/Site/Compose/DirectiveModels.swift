import Addresses
import Evidence
import Markdown
import Templates

/// A figure in prose or a cell: template `directives/fact`.
struct FactModel: TemplateModel {
  let id: String
  /// The id of the place, where a list at the end of a briefing leads to it.
  let place: String?
  /// Whether it is made for paper, where its standing is a sign that is explained once.
  let isPrint: Bool
  /// Whether its marks may stand on the line below, in a narrow column.
  let mayPart: Bool
  /// Whether it is a sentence rather than a figure, and may break.
  let isStatement: Bool
  /// `超过`, `more than`, without a space after it; empty for an exact figure.
  let qualifier: String
  /// Number and unit.
  let figure: String
  /// The converted amount that follows the original, if one was asked for.
  let conversion: ConversionModel?
  let isReported: Bool
  let isCorroborated: Bool
  let isDisputed: Bool
  /// Where the figure's standing is explained: the page's note on the doubt, else the fact's line in the ledger; nil
  /// where a link cannot stand.
  let url: Address?
  /// Whether the figure was once given otherwise, whatever its standing now.
  let isCorrected: Bool
  /// The page's note on the correction.
  let correctionURL: Address?
  let citation: CitationModel?

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("place") { $0.place }, .init("isPrint") { $0.isPrint },
    .init("mayPart") { $0.mayPart }, .init("isStatement") { $0.isStatement },
    .init("qualifier") { $0.qualifier }, .init("figure") { $0.figure },
    .init("joints") { FigureJoints.parts(of: $0.figure).map { FigureJointModel(text: $0) } },
    .init("conversion") { $0.conversion }, .init("isReported") { $0.isReported },
    .init("isCorroborated") { $0.isCorroborated }, .init("isDisputed") { $0.isDisputed },
    .init("isShown") { !$0.isPrint || $0.isCorroborated || $0.isDisputed },
    .init("isMarked") { $0.isCorroborated || $0.isDisputed },
    .init("url") { $0.url }, .init("isCorrected") { $0.isCorrected },
    .init("correctionURL") { $0.correctionURL }, .init("citation") { $0.citation },
  ]
}

/// An amount in another currency, in the words that surround it.
struct ConversionModel: TemplateModel {
  let before: String
  /// Number and unit.
  let amount: String
  let after: String

  init(_ conversion: ConvertedFigure) {
    (before, after) = conversion.noteParts
    amount = conversion.converted.text
  }

  static let fields: TemplateFields<Self> = [
    .init("before") { $0.before }, .init("amount") { $0.amount }, .init("after") { $0.after },
    .init("joints") { FigureJoints.parts(of: $0.amount).map { FigureJointModel(text: $0) } },
  ]
}

/// What is to be known about a figure, such as who disputes it, beside the paragraph that uses it first: template
/// `directives/sidenote`.
struct SideNoteModel: TemplateModel {
  let figure: String
  let isDisputed: Bool
  let note: String

  static let fields: TemplateFields<Self> = [
    .init("figure") { $0.figure }, .init("isDisputed") { $0.isDisputed }, .init("note") { $0.note },
  ]
}

/// One or more source marks in a row: template `directives/citation`.
struct CitationModel: TemplateModel {
  /// One bracket, with what stands in it and after it.
  struct Mark: TemplateModel {
    /// The mark's own anchor, for the way back.
    let id: String
    let spans: [Span]
    let locator: String?

    static let fields: TemplateFields<Self> = [
      .init("id") { $0.id }, .init("spans") { $0.spans }, .init("locator") { $0.locator },
    ]
  }

  /// A number or a run of numbers, with the entry it leads to.
  struct Span: TemplateModel {
    /// `1`, or `1-3` for a run.
    let text: String
    let url: Address

    /// The numbers as they read, with a place where a line may end: a long mark would stretch the line before it.
    var breakable: Fragments {
      var html = HTMLBuffer()
      for (place, part) in text.split(separator: "-").enumerated() {
        html.append(escaping: place == 0 ? String(part) : "-")
        if place > 0 { html.append("<wbr>\(part)") }
      }
      return Fragments([.html(html.take())])
    }

    static let fields: TemplateFields<Self> = [
      .init("text") { $0.text }, .init("url") { $0.url }, .init("breakable") { $0.breakable },
    ]
  }

  let marks: [Mark]
  /// Whether it is made for paper, where a long mark may end a line.
  var isPrint = false
  /// Whether a Chinese stop or comma follows, over which the mark may hang.
  var isHung = false
  /// Whether it may stand on the line below, in a narrow column.
  var mayPart = false

  static let fields: TemplateFields<Self> = [
    .init("marks") { $0.marks }, .init("isPrint") { $0.isPrint }, .init("isHung") { $0.isHung },
    .init("mayPart") { $0.mayPart },
  ]
}

/// The mark of an author's note: template `directives/note-reference`.
struct NoteReferenceModel: TemplateModel {
  let id: String
  let number: Int
  let url: Address
  /// Whether a Chinese stop or comma follows, over which the mark may hang.
  var isHung = false

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("number") { $0.number }, .init("url") { $0.url },
    .init("isHung") { $0.isHung },
  ]
}

/// A box around blocks: templates `directives/takeaways`, `directives/note`, `directives/remark`, `directives/details`.
struct BoxModel: TemplateModel {
  let label: Fragments
  let body: Fragments

  static let fields: TemplateFields<Self> = [.init("label") { $0.label }, .init("body") { $0.body }]
}

/// A case's facts: template `directives/facts`.
struct FactsModel: TemplateModel {
  /// One fact with its indicator.
  struct Row: TemplateModel {
    let indicator: String
    let definition: String?
    let basis: String?
    let fact: Fragments
    /// The statement of a fact that is no figure.
    let statement: String?
    /// The period or date as stated; nil if the source gives none.
    let period: String?
    /// What stands in the columns that the workspace adds.
    var columns: [FactColumnModel] = []

    static let fields: TemplateFields<Self> = [
      .init("indicator") { $0.indicator }, .init("definition") { $0.definition }, .init("basis") { $0.basis },
      .init("columns") { $0.columns }, .init("fact") { $0.fact }, .init("statement") { $0.statement },
      .init("period") { $0.period },
    ]
  }

  let rows: [Row]

  /// Whether a figure has no period, which is said once below them all.
  var hasUndated: Bool { rows.contains { $0.statement == nil && $0.period == nil } }

  static let fields: TemplateFields<Self> = [
    .init("rows") { $0.rows }, .init("hasUndated") { $0.hasUndated },
  ]
}

/// A matrix of cases by indicators: template `directives/compare`.
struct CompareModel: TemplateModel {
  struct Column: TemplateModel {
    let title: String
    let unit: String?
    /// Whether its amounts are in several currencies.
    let isOwnCurrency: Bool
    let basis: String?
    let definition: String?

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("unit") { $0.unit }, .init("isOwnCurrency") { $0.isOwnCurrency },
      .init("basis") { $0.basis }, .init("definition") { $0.definition },
    ]
  }

  struct Cell: TemplateModel {
    /// The facts of the case on the indicator; more than one if the sources differ.
    let facts: [Figure]
    /// Whether the sources were asked and have no figure.
    let isNoData: Bool
    /// Whether the indicator has no meaning for the case.
    let isNotApplicable: Bool

    struct Figure: TemplateModel {
      let value: FigureDataModel
      let period: String?
      static let fields: TemplateFields<Self> = [.init("value") { $0.value }, .init("period") { $0.period }]
    }

    static let fields: TemplateFields<Self> = [
      .init("facts") { $0.facts }, .init("isNoData") { $0.isNoData },
      .init("isNotApplicable") { $0.isNotApplicable },
      .init("isEmpty") { $0.facts.isEmpty && !$0.isNoData && !$0.isNotApplicable },
    ]
  }

  struct Row: TemplateModel {
    let place: LinkModel
    let cells: [Cell]

    static let fields: TemplateFields<Self> = [.init("place") { $0.place }, .init("cells") { $0.cells }]
  }

  let id: String
  let number: Int
  let caption: String?
  /// The caption as it is set, where it is the directive's label.
  let label: Fragments
  let columns: [Column]
  let rows: [Row]
  /// The chart over it, where the figures can be compared.
  let chart: ChartModel?
  /// Why there is no chart, where one might be looked for.
  let refusal: ChartPlanner.Refusal?

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("number") { $0.number }, .init("caption") { $0.caption },
    .init("label") { $0.label }, .init("columns") { $0.columns }, .init("rows") { $0.rows },
    .init("chart") { $0.chart }, .init("isNothingShared") { $0.refusal == .nothingShared },
    .init("isOneCase") { $0.refusal == .oneCase }, .init("isTooFew") { $0.refusal == .tooFew },
  ]
}

/// A numbered picture: template `directives/figure`; a picture in prose: template `partials/image`.
struct PictureModel: TemplateModel {
  let id: String
  let number: Int?
  /// Where the file is; nil if a link that could not be resolved, which has been reported, was to lead to it.
  let url: Address?
  let alternative: String
  let title: String?
  let width: Int?
  let height: Int?
  let caption: Fragments
  /// Whether a browser may wait for it until it is scrolled to; what is printed may not wait.
  let isLazy: Bool

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("number") { $0.number }, .init("url") { $0.url },
    .init("alternative") { $0.alternative }, .init("title") { $0.title }, .init("width") { $0.width },
    .init("height") { $0.height }, .init("caption") { $0.caption }, .init("isLazy") { $0.isLazy },
  ]
}

/// A reference to a numbered figure or table: template `directives/ref`.
struct CrossReferenceModel: TemplateModel {
  let url: Address
  let number: Int
  let isTable: Bool

  static let fields: TemplateFields<Self> = [
    .init("url") { $0.url }, .init("number") { $0.number }, .init("isTable") { $0.isTable },
  ]
}

/// A table written in Markdown, with whatever a template puts around it: template `partials/table`.
struct TableModel: TemplateModel {
  let table: Fragments
  /// Whether a row may be as high as a page, and so has to break.
  var isTall = false

  /// The longest cell of a row that is kept whole, in characters.
  static let longest = 900

  static let fields: TemplateFields<Self> = [.init("table") { $0.table }, .init("isTall") { $0.isTall }]
}
