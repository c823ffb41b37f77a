import Diagnostics
@testable import Charts
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

  /// So many tenths.
  static func third(_ tenths: Int) -> Decimal { Decimal(tenths) / 10 }

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
    (.bars((0..<5).map { item("f\($0)", series: "s\($0)") }), [.tooManySeries(5, limit: 4)]),
    (.multiples((0..<5).map { item("f\($0)", series: "s\($0)") }), []),
    (.shares([item("a", 35), item("b", 45), item("c", 20)]), []),
    // Parts may each be off by half of their last digit.
    (.shares([item("a", third(334)), item("b", third(334)), item("c", third(333))]), []),
    (.shares([item("a", third(333)), item("b", third(333)), item("c", third(333))]), []),
    (.shares([item("a", 33), item("b", 33), item("c", 33)]), []),
    (
      .shares([item("a", third(334)), item("b", third(334)), item("c", third(336))]),
      [.sharesDoNotAddUp(series: nil, sum: "100.4", isOver: true)]
    ),
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
    (.shares((0..<5).map { item("f\($0)", 20) }), [.tooManySeries(5, limit: 4)]),
  ]

  @Test func `the sum of rounded parts is told`() {
    let items = [
      Self.item("a", Self.third(334)), Self.item("b", Self.third(334)), Self.item("c", Self.third(333)),
    ]
    #expect(
      Chart(id: "a", title: "A", language: .en, content: .shares(items)).roundedSums.map(\.sum) == [
        Self.third(1001)
      ])
    #expect(
      Chart(id: "a", title: "A", language: .en, content: .shares([Self.item("a", 60), Self.item("b", 40)]))
        .roundedSums.isEmpty)
  }

  @Test(
    arguments: [
      (100_000_000.0, 100_000_300.0), (0, 1e37), (0, 1e-18), (-3, 3), (1e12, 1e12 + 7), (0, 0.00004),
      (999_999, 1_000_001),
    ] as [(Double, Double)]) func `no two ticks of an axis read the same`(low: Double, high: Double)
  {
    for language in ChartLanguage.handwritten {
      let texts = ChartAxis.texts(from: low, to: high, language)
      #expect(Set(texts).count == texts.count && texts.count > 1, "\(texts)")
    }
  }

  @Test("Each doubt has its name, and only what cannot be drawn is not drawn", arguments: table)
  func problems(content: Chart.Content, expected: [ChartProblem]) {
    let chart = Chart(id: "a", title: "A", language: .en, content: content)
    #expect(chart.problems == expected)
    #expect((chart.picture() == nil) == expected.contains(where: \.preventsDrawing))
    for problem in expected { #expect(!problem.id.isEmpty && !problem.message.description.hasSuffix(".")) }
  }
}

extension ChartAxis {
  /// The texts of the ticks of an axis that covers two values.
  fileprivate static func texts(from low: Double, to high: Double, _ language: ChartLanguage) -> [String] {
    let scale = Scale(covering: [low, high], fromZero: false, count: 5)
    let top = max(abs(scale.low), abs(scale.high))
    return scale.ticks.map { ChartAxis().text($0, step: scale.step, top: top, language) }
  }
}
