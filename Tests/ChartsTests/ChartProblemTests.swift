import Diagnostics
import Charts
import Foundation
import Testing

struct ChartProblemTests {
  static func item(
    _ fact: String, _ value: Decimal = 10, high: Decimal? = nil, qualifier: ChartQualifier = .exactly,
    isDisputed: Bool = false, standing: String? = nil, unit: String = "%", series: String? = nil
  ) -> ChartItem {
    ChartItem(
      label: fact, value: value, high: high, qualifier: qualifier, valueText: "\(value)",
      isDisputed: isDisputed, standingText: standing, fact: fact, unit: unit, series: series)
  }

  static func stages(_ count: Int) -> ChartLoop {
    ChartLoop(
      nodes: (0..<count).map { ChartLoop.Node("\($0)") }, arrows: (0..<count).map { ChartLoop.Arrow("\($0)") }
    )
  }

  static let table: [(Chart.Content, [ChartProblem])] = [
    (.bars([]), [.nothingToDraw]),
    (.matrix(ChartMatrix(practices: [], rows: [])), [.nothingToDraw]),
    (.loop(stages(0)), [.nothingToDraw]),
    (.loop(stages(2)), [.loopSize(nodes: 2, arrows: 2)]),
    (.loop(stages(7)), [.loopSize(nodes: 7, arrows: 7)]),
    (.loop(stages(4)), []),
    (.bars([item("a", isDisputed: true, standing: "存疑")]), [.singleDisputed(label: "a")]),
    (.bars([item("a", isDisputed: true, standing: "存疑"), item("b")]), []),
    (.bars([item("a", isDisputed: true), item("b")]), [.unlabelledDispute(fact: "a")]),
    (.bars([item("a"), item("b", unit: "years")]), [.mixedUnits(["%", "years"])]),
    (.intervals([item("a", qualifier: .range)]), [.brokenRange(fact: "a")]),
    (.intervals([item("a", 8, high: 7, qualifier: .range)]), [.brokenRange(fact: "a")]),
    (.bars((0..<5).map { item("f\($0)", series: "s\($0)") }), [.tooManySeries(5)]),
    (.multiples((0..<5).map { item("f\($0)", series: "s\($0)") }), []),
    (.shares([item("a", 35), item("b", 45), item("c", 20)]), []),
    (.shares([item("a", 35)]), [.sharesDoNotAddUp(series: nil, sum: "35", isOver: false)]),
    (
      .shares([item("a", 60), item("b", 50)]), [.sharesDoNotAddUp(series: nil, sum: "110", isOver: true)]
    ),
    (
      .matrix(ChartMatrix(practices: ["p"], rows: [.init("a", [.init(.yes, "1", isDisputed: true)])])),
      [.singleDisputed(label: "a")]
    ),
    (.matrix(ChartMatrix(practices: ["p"], rows: [.init("a", [.init(.blank, "")])])), [.nothingToDraw]),
    (.shares([item("a", 100, qualifier: .upTo)]), [.notAShare(fact: "a")]),
    (.shares((0..<5).map { item("f\($0)", 20) }), [.tooManySeries(5)]),
  ]

  @Test("Each doubt has its name, and only what cannot be drawn is not drawn", arguments: table)
  func problems(content: Chart.Content, expected: [ChartProblem]) {
    let chart = Chart(id: "a", title: "A", language: .en, content: content)
    #expect(chart.problems == expected)
    #expect((chart.picture() == nil) == expected.contains(where: \.preventsDrawing))
    for problem in expected { #expect(!problem.id.isEmpty && !problem.message.description.hasSuffix(".")) }
  }
}
