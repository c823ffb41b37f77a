#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Chart {
  /// What is doubtful or wrong, in a fixed order; empty for a sound chart.
  public var problems: [ChartProblem] {
    switch content {
    case .matrix(let matrix): problems(of: matrix)
    case .loop(let loop):
      if loop.nodes.isEmpty {
        [.nothingToDraw]
      } else if !(3...6).contains(loop.nodes.count) || loop.arrows.count != loop.nodes.count {
        [.loopSize(nodes: loop.nodes.count, arrows: loop.arrows.count)]
      } else {
        []
      }
    case .scatter(let scatter): problems(of: scatter)
    default: problems(of: content.items)
    }
  }

  private func problems(of lines: [ChartLine], isSlope: Bool) -> [ChartProblem] {
    var problems: [ChartProblem] = []
    if lines.count > ChartLine.limit { problems.append(.tooManySeries(lines.count, limit: ChartLine.limit)) }
    for line in lines {
      for (earlier, later) in zip(line.points, line.points.dropFirst()) where earlier.time == later.time {
        problems.append(.twoAtOneTime(series: line.name, fact: earlier.item.fact, other: later.item.fact))
      }
      if isSlope ? line.points.count != 2 : line.points.isEmpty {
        problems.append(.brokenLine(series: line.name))
      }
    }
    if !isSlope, lines.allSatisfy({ $0.points.count < 2 }), let first = lines.first {
      problems.append(.brokenLine(series: first.name))
    }
    return problems
  }

  private func problems(of scatter: ChartScatter) -> [ChartProblem] {
    guard let first = scatter.points.first else { return [.nothingToDraw] }
    var problems: [ChartProblem] = []
    if scatter.points.count == 1, first.x.isDisputed || first.y.isDisputed {
      problems.append(.singleDisputed(label: first.name))
    }
    for items in [scatter.points.map(\.x), scatter.points.map(\.y)] {
      var seen = Set<String>()
      let units = items.map(\.unit).filter { seen.insert($0).inserted }
      if units.count > 1 { problems.append(.mixedUnits(units)) }
    }
    return problems + content.items.flatMap { self.problems(of: $0) }
  }

  private func problems(of item: ChartItem) -> [ChartProblem] {
    var problems: [ChartProblem] = []
    if item.qualifier == .range, item.high.map({ $0 < item.value }) ?? true {
      problems.append(.brokenRange(fact: item.fact))
    }
    if item.isDisputed, item.standingText?.isEmpty ?? true {
      problems.append(.unlabelledDispute(fact: item.fact))
    }
    return problems
  }

  /// Whether the marks are lengths, which a place in an order has not.
  private var drawsLengths: Bool {
    switch content {
    case .bars, .intervals, .multiples, .shares: true
    default: false
    }
  }

  private func problems(of matrix: ChartMatrix) -> [ChartProblem] {
    let rows = matrix.rows.filter { row in row.cells.contains { $0.mark != .blank } }
    if rows.isEmpty || matrix.practices.isEmpty { return [.nothingToDraw] }
    let cells = rows.flatMap(\.cells).filter { $0.mark != .blank }
    return cells.count == 1 && cells[0].isDisputed ? [.singleDisputed(label: rows[0].label)] : []
  }

  private func problems(of items: [ChartItem]) -> [ChartProblem] {
    guard let first = items.first else { return [.nothingToDraw] }
    var problems: [ChartProblem] = []
    if items.count == 1, first.isDisputed { problems.append(.singleDisputed(label: first.label)) }
    var seen = Set<String>()
    let units = items.map(\.unit).filter { seen.insert($0).inserted }
    if units.count > 1 { problems.append(.mixedUnits(units)) }
    if axis.isOfRanks, drawsLengths { problems.append(.ranksAsLengths) }
    problems += items.flatMap { self.problems(of: $0) }
    if case .shares = content {
      problems += shareProblems
    } else if case .multiples = content {
      // Panels are told apart by their headings, not by hue.
    } else if case .lines(let lines) = content {
      problems += self.problems(of: lines, isSlope: false)
    } else if case .slopes(let lines) = content {
      problems += self.problems(of: lines, isSlope: true)
    } else if series.count > ChartStyle.hueCount {
      problems.append(.tooManySeries(series.count, limit: ChartStyle.hueCount))
    }
    return problems
  }

  private var shareProblems: [ChartProblem] {
    var problems: [ChartProblem] = []
    for item in content.items {
      let isPlain = item.qualifier == .exactly || item.qualifier == .about
      if !isPlain || item.value < 0 { problems.append(.notAShare(fact: item.fact)) }
    }
    for (name, items) in wholes {
      let sum = items.reduce(Decimal(0)) { $0 + $1.value }
      if sum != 100, Self.roundedSum(of: items) == nil {
        problems.append(.sharesDoNotAddUp(series: name, sum: sum.description, isOver: sum > 100))
      }
      if items.count > ChartStyle.hueCount {
        problems.append(.tooManySeries(items.count, limit: ChartStyle.hueCount))
      }
    }
    return problems
  }

  /// What parts of a whole add up to where that is not 100 and rounding explains it; nil otherwise.
  ///
  /// Each part may be off by half of the last digit that the parts show.
  static func roundedSum(of items: [ChartItem]) -> Decimal? {
    let sum = items.reduce(Decimal(0)) { $0 + $1.value }
    let places = items.map { max(0, -$0.value.exponent) }.max() ?? 0
    let half = Decimal(sign: .plus, exponent: -places - 1, significand: 5)
    return sum != 100 && abs(sum - 100) <= half * Decimal(items.count) ? sum : nil
  }

  /// The sums of the wholes whose parts are rounded, with the names that the wholes have.
  public var roundedSums: [(name: String?, sum: Decimal)] {
    guard case .shares = content else { return [] }
    return wholes.compactMap { whole in Self.roundedSum(of: whole.items).map { (whole.name, $0) } }
  }

  /// How many series can be told apart by hue.
  public static var seriesLimit: Int { ChartStyle.hueCount }

  /// The items of each bar of a share chart or panel of small multiples.
  var wholes: [(name: String?, items: [ChartItem])] {
    let unnamed = content.items.filter { $0.series == nil }
    let named = series.map { name in
      (name: Optional(name), items: content.items.filter { $0.series == name })
    }
    return (unnamed.isEmpty ? [] : [(name: nil, items: unnamed)]) + named
  }
}
