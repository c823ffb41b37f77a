import Addresses
import Evidence
import Foundation
import Templates

/// A chart with all that belongs to it: template `directives/chart`.
struct ChartModel: TemplateModel {
  let id: String
  let number: Int
  /// The finding.
  let title: String
  /// What is measured, its unit and its basis.
  let subtitle: String
  /// The picture for wide places and, on a screen, the one for narrow places.
  let pictures: Fragments
  let caption: String?
  /// The caption as it is set, where it is the directive's label.
  let label: Fragments
  /// What its lines mean, where words beside them do not say so.
  let key: String?
  /// The disputed figures in it, each with a link to what disputes it.
  let doubts: [LinkModel]
  let leftOff: [LeftOff]
  /// Which figures have no year.
  let undated: String?
  let sources: CitationModel?
  let csvURL: Address
  let svgURL: Address
  /// The data as a table; nil where a table stands beside the chart anyway, or on paper.
  let table: ChartTableModel?

  /// A figure that is not drawn.
  struct LeftOff: TemplateModel {
    let place: String
    let indicator: String
    /// The figure; nil where there is none.
    let fact: Fragments
    let reason: String

    static let fields: TemplateFields<Self> = [
      .init("place") { $0.place }, .init("indicator") { $0.indicator }, .init("fact") { $0.fact },
      .init("reason") { $0.reason },
    ]
  }

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("number") { $0.number }, .init("title") { $0.title },
    .init("subtitle") { $0.subtitle }, .init("pictures") { $0.pictures }, .init("caption") { $0.caption },
    .init("label") { $0.label },
    .init("key") { $0.key }, .init("doubts") { $0.doubts }, .init("hasDoubts") { !$0.doubts.isEmpty },
    .init("leftOff") { $0.leftOff }, .init("hasLeftOff") { !$0.leftOff.isEmpty },
    .init("undated") { $0.undated }, .init("sources") { $0.sources }, .init("csvURL") { $0.csvURL },
    .init("svgURL") { $0.svgURL }, .init("table") { $0.table },
  ]
}

/// The data of a chart, one of three kinds: partial `partials/chart-data`.
struct ChartTableModel: TemplateModel {
  var figures: Figures?
  var steps: Steps?
  var grid: Grid?

  static let fields: TemplateFields<Self> = [
    .init("figures") { $0.figures }, .init("steps") { $0.steps }, .init("grid") { $0.grid },
  ]

  /// Figures on an axis, one a row.
  struct Figures: TemplateModel {
    let hasIndicators: Bool
    /// The currency of the axis, where amounts were converted.
    let currency: String?
    let rows: [Row]

    static let fields: TemplateFields<Self> = [
      .init("hasIndicators") { $0.hasIndicators }, .init("currency") { $0.currency },
      .init("rows") { $0.rows },
    ]

    struct Row: TemplateModel {
      let place: LinkModel
      let indicator: String
      /// The figure as the source states it; bare of data where it was converted.
      let own: Fragments
      /// The figure on the axis.
      let value: FigureDataModel
      let isConverted: Bool
      let period: String?

      static let fields: TemplateFields<Self> = [
        .init("place") { $0.place }, .init("indicator") { $0.indicator }, .init("own") { $0.own },
        .init("value") { $0.value }, .init("isConverted") { $0.isConverted }, .init("period") { $0.period },
      ]
    }
  }

  /// The steps of a cycle, one a row.
  struct Steps: TemplateModel {
    let rows: [Row]

    static let fields: TemplateFields<Self> = [.init("rows") { $0.rows }]

    struct Row: TemplateModel {
      let from: String
      let to: String
      let words: ChartWordsModel

      static let fields: TemplateFields<Self> = [
        .init("from") { $0.from }, .init("to") { $0.to }, .init("words") { $0.words },
      ]
    }
  }

  /// Practices by case.
  struct Grid: TemplateModel {
    let head: String?
    let practices: [String]
    let rows: [Row]

    static let fields: TemplateFields<Self> = [
      .init("head") { $0.head }, .init("practices") { $0.practices }, .init("rows") { $0.rows },
    ]

    struct Row: TemplateModel {
      let place: LinkModel
      let cells: [Cell]

      static let fields: TemplateFields<Self> = [.init("place") { $0.place }, .init("cells") { $0.cells }]
    }

    struct Cell: TemplateModel {
      let words: ChartWordsModel
      let isBlank: Bool

      static let fields: TemplateFields<Self> = [
        .init("words") { $0.words }, .init("isBlank") { $0.isBlank },
      ]
    }
  }
}

/// Words of a picture, with the figures in them: partial `partials/chart-words`.
struct ChartWordsModel: TemplateModel {
  let words: Fragments
  let sources: CitationModel?

  static let fields: TemplateFields<Self> = [
    .init("words") { $0.words }, .init("sources") { $0.sources },
  ]
}

/// A figure with the number that stands for it on an axis: partial `partials/figure-data`.
struct FigureDataModel: TemplateModel {
  let fact: String
  /// The plain number; the lower end of a range.
  let value: String
  let high: String?
  let text: Fragments

  static let fields: TemplateFields<Self> = [
    .init("fact") { $0.fact }, .init("value") { $0.value }, .init("high") { $0.high },
    .init("text") { $0.text },
  ]

  init(_ fact: Fact, _ conversion: ConvertedFigure?, text: Fragments) {
    self.fact = fact.id
    value = (conversion?.value ?? fact.value)?.decimal.description ?? ""
    high = (conversion.map(\.high) ?? fact.high)?.decimal.description
    self.text = text
  }
}
