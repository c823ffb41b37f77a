import Charts
import Evidence
import Markdown

/// A chart on a page: what is drawn, the data beside it, and what had to be left off.
///
/// Its texts are in the page's language; its ids, sources and colours come when it is set.
struct ChartPlan: Sendable {
  /// The kinds of charts, as an editor names them.
  enum Kind: String, CaseIterable {
    case bar, dot, range, multiples, share, line, slope, scatter, matrix, loop

    /// Whether it is drawn from facts that stand on one axis.
    var hasAxis: Bool { self != .matrix && self != .loop }
    /// Whether it shows how figures change.
    var isOverTime: Bool { self == .line || self == .slope }
    /// Whether it may stand beside a table of the same figures.
    var isOfComparison: Bool { hasAxis && !isOverTime && self != .scatter }
    /// Whether an editor may write what it shows.
    var takesText: Bool { self == .matrix || self == .loop }
  }

  /// What stands in the table beside the picture.
  enum Data: Sendable {
    /// Figures on an axis.
    case figures([Figure], currency: Currency?)
    /// The steps of a cycle.
    case steps([Step])
    /// Practices by case.
    case grid(Grid)
  }

  /// A figure on the axis.
  struct Figure: Sendable {
    let fact: Fact
    let indicator: Indicator
    let place: ComparedPlace
    let item: ChartItem
    /// The amount in the axis's currency, where that is another than the fact's.
    let conversion: ConvertedFigure?
  }

  /// What leads from one stage of a cycle to the next.
  struct Step: Sendable {
    let from: String
    let to: String
    let words: ChartText
    /// Whether a fact that an independent source confirms stands on it.
    let isProven: Bool
  }

  /// Practices by case.
  struct Grid: Sendable {
    struct Row: Sendable {
      let label: String
      /// The page of the case, where the label names one.
      let place: PageKey?
      let cells: [Cell]
    }

    struct Cell: Sendable {
      let mark: ChartMatrix.Mark
      let words: ChartText
    }

    /// What stands above the names; nil for the page's word for a place.
    let head: String?
    let practices: [String]
    let rows: [Row]
  }

  /// A figure of the comparison that is not drawn.
  struct LeftOff: Sendable {
    let fact: Fact
    let indicator: Indicator
    let place: ComparedPlace
    let reason: Reason
    /// When it holds, where that tells it from others of its series.
    var time: String?
  }

  /// Why a figure is not drawn.
  enum Reason: Sendable, Hashable {
    case noData, notApplicable, calendarYear, noPeriod
    case noRate(Currency)
    case otherYear(Int)
    /// Its series has not a figure for each of two years.
    case noPair(Int, Int)
    /// Its subject has no figure on the other indicator.
    case noOther(Indicator)
    /// Its indicator, and one that is drawn.
    case otherUnit(Indicator, drawn: Indicator)
    case otherBasis(Indicator, drawn: Indicator)

    /// A stable word for the data file.
    var code: String {
      switch self {
      case .noData: "no-data"
      case .notApplicable: "not-applicable"
      case .calendarYear: "calendar-year"
      case .noRate: "no-rate"
      case .otherYear: "year"
      case .noPeriod: "no-period"
      case .noPair, .noOther: "no-pair"
      case .otherUnit: "unit"
      case .otherBasis: "basis"
      }
    }
  }

  /// Which figures on the axis state no year.
  enum Undated: Sendable {
    case none, all
    case some([String])
  }

  let id: String
  let chart: Chart
  /// What the editor says under the picture.
  let caption: DirectiveCaption
  let data: Data
  var leftOff: [LeftOff] = []
  var undated = Undated.none
  /// What its lines and axes mean, where words beside them do not say so.
  var key: String?
  /// The sources of the exchange rates used.
  var rateSources: [String] = []
  /// The language of the texts.
  let language: FigureLanguage

  /// The facts in the picture.
  var facts: [Fact] {
    switch data {
    case .figures(let figures, _): figures.map(\.fact)
    case .steps(let steps): steps.flatMap(\.words.facts)
    case .grid(let grid): grid.rows.flatMap(\.cells).flatMap(\.words.facts)
    }
  }

  /// The converted amounts by the fact's id.
  var conversions: [String: ConvertedFigure] {
    guard case .figures(let figures, _) = data else { return [:] }
    return figures.reduce(into: [:]) { $0[$1.fact.id] = $1.conversion }
  }

  /// Everything that the picture rests on, each source once, in reading order.
  var sources: [String] {
    var seen: Set<String> = []
    let cited: [String] =
      switch data {
      case .figures: []
      case .steps(let steps): steps.flatMap(\.words.citations).map(\.id)
      case .grid(let grid): grid.rows.flatMap(\.cells).flatMap(\.words.citations).map(\.id)
      }
    return (facts.flatMap(\.sourceIDs) + cited + rateSources)
      .filter { seen.insert($0).inserted }
  }

  /// What it uses of the evidence and the pages.
  var dependencies: [Dependency] {
    var seen: Set<Dependency> = []
    let all: [Dependency] =
      (facts + leftOff.map(\.fact)).flatMap(\.restsOn) + sources.map { .source($0) }
    return all.filter { seen.insert($0).inserted }
  }

  var anchor: Anchor { Anchor(id: id, series: .figure, title: chart.title) }
}
