public import Diagnostics

/// What is doubtful or wrong about a chart before it is drawn.
public enum ChartProblem: Error, Sendable, Hashable {
  /// There is no value, no cell or no stage.
  case nothingToDraw
  /// The chart has one value or figure, and it is disputed.
  case singleDisputed(label: String)
  /// More series than can be told apart.
  case tooManySeries(Int, limit: Int)
  /// Values of several units or bases on one axis.
  case mixedUnits([String])
  /// A range without an upper end, or with one below the lower.
  case brokenRange(fact: String)
  /// A disputed value without a word that says so.
  case unlabelledDispute(fact: String)
  /// Parts of a whole that are not 100 together, whether less or more.
  case sharesDoNotAddUp(series: String?, sum: String, isOver: Bool)
  /// A part of a whole that is not a plain value of zero or more.
  case notAShare(fact: String)
  /// Places in an order drawn as lengths.
  case ranksAsLengths
  /// A line without two values, or a slope with another number of them.
  case brokenLine(series: String)
  /// Two values of one series at one time.
  case twoAtOneTime(series: String, fact: String, other: String)
  /// A cycle with fewer than three or more than six stages, or not as many arrows.
  case loopSize(nodes: Int, arrows: Int)

  /// Whether no picture is made.
  public var preventsDrawing: Bool {
    switch self {
    case .singleDisputed, .tooManySeries, .unlabelledDispute, .sharesDoNotAddUp: false
    default: true
    }
  }

  /// A stable identifier for a diagnostic.
  public var id: String {
    switch self {
    case .nothingToDraw: "empty-chart"
    case .singleDisputed: "chart-single-disputed"
    case .tooManySeries: "chart-series"
    case .mixedUnits: "chart-units"
    case .brokenRange: "chart-range"
    case .unlabelledDispute: "chart-disputed"
    case .sharesDoNotAddUp, .notAShare: "chart-shares"
    case .ranksAsLengths: "chart-rank"
    case .brokenLine: "chart-line"
    case .twoAtOneTime: "chart-period"
    case .loopSize: "chart-loop"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  public var message: Message {
    switch self {
    case .nothingToDraw: "the chart has nothing to draw"
    case .singleDisputed(let label): "the chart shows one value alone, '\(label)', and it is disputed"
    case .tooManySeries(let count, let limit): "the chart has \(count) series; \(limit) can be told apart"
    case .mixedUnits(let units): "the chart mixes units or bases: \(units.joined(separator: ", "))"
    case .brokenRange(let fact): "the range '\(fact)' has no upper end above its lower one"
    case .unlabelledDispute(let fact): "the disputed value '\(fact)' has no word that says so"
    case .sharesDoNotAddUp(let series, let sum, _):
      if let series {
        "the parts of '\(series)' are \(sum) together, not 100"
      } else {
        "the parts are \(sum) together, not 100"
      }
    case .notAShare(let fact):
      "'\(fact)' is not a plain value of zero or more, so it cannot be part of a whole"
    case .ranksAsLengths: "the chart draws ranks as lengths, and the lower rank is the better one"
    case .brokenLine(let series): "the series '\(series)' has not the values that its line needs"
    case .twoAtOneTime(let series, let fact, let other):
      "the series '\(series)' has two facts of one period: '\(fact)' and '\(other)'"
    case .loopSize(let nodes, let arrows):
      "the cycle has \(nodes) stages and \(arrows) arrows; three to six of each are drawn"
    }
  }

  /// What would work.
  public var help: Message? {
    switch self {
    case .nothingToDraw: nil
    case .singleDisputed: "write the value in the text with what disputes it, or chart it beside others"
    case .tooManySeries: "split the chart, or use small multiples"
    case .mixedUnits: "draw one chart for each unit and basis, or use a table"
    case .brokenRange: "give the fact a 'high' value"
    case .unlabelledDispute: nil
    case .sharesDoNotAddUp(_, _, let isOver):
      isOver
        ? "parts of one whole cannot exceed it; use bars"
        : "give every part of the whole; what is missing is drawn as an empty rest"
    case .notAShare: "use bars"
    case .ranksAsLengths: "a rank has a place and no length; write type=dot, line or slope"
    case .brokenLine: "a line needs two values or more, a slope one at each end"
    case .twoAtOneTime:
      "give each fact its own 'period', or chart one of them: an indicator of its own keeps two counts apart"
    case .loopSize: "merge or split stages"
    }
  }
}
