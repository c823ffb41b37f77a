import Charts
import Foundation

/// What `Benchmarks/charts` runs: draws charts of each kind and size, and prints the time for one.
@main enum ChartBenchmark {
  private static let names = [
    "波士顿", "Guangdong–Hong Kong–Macao Greater Bay Area", "苏黎世—巴塞尔", "Saint-Quentin-en-Yvelines",
    "粤港澳大湾区综合性国家科学中心",
  ]
  private static let kinds = ["bar", "dot", "range", "multiples", "share", "matrix", "loop"]

  static func main() {
    print("kind        items   wide, ms   narrow, ms      bytes")
    for kind in kinds {
      for count in kind == "loop" ? [3, 6] : kind == "share" ? [2, 4] : [8, 40] {
        let chart = chart(kind, count)
        let (wide, bytes) = time(chart, .wide)
        let (narrow, _) = time(chart, .narrow)
        print(
          kind.padded(12) + String(count).padded(6, left: true) + wide.padded(11, left: true)
            + narrow.padded(13, left: true) + String(bytes).padded(11, left: true))
      }
    }
  }

  /// The best of several rounds of drawing one chart, in milliseconds, and its size.
  private static func time(_ chart: Chart, _ layout: ChartLayout) -> (String, Int) {
    let clock = ContinuousClock()
    var best = Duration.seconds(60)
    var bytes = 0
    for _ in 0..<20 {
      let duration = clock.measure { bytes = chart.picture(layout)?.svg.utf8.count ?? 0 }
      best = min(best, duration)
    }
    let microseconds = best.components.attoseconds / 1_000_000_000_000
    let digits = String(microseconds % 1000)
    return ("\(microseconds / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)", bytes)
  }

  private static func chart(_ kind: String, _ count: Int) -> Chart {
    let content: Chart.Content =
      switch kind {
      case "bar": .bars(items(count, series: 4))
      case "dot": .dots(items(count, series: 0))
      case "range": .intervals(items(count, series: 2))
      case "multiples": .multiples(items(count, series: 6))
      case "share": .shares((0..<count).map { item($0, value: Decimal(100) / Decimal(count)) })
      case "matrix": .matrix(matrix(count))
      default: .loop(loop(count))
      }
    return Chart(
      id: "chart", title: "A finding", subtitle: "Unit and basis", language: .en, content: content)
  }

  private static func items(_ count: Int, series: Int) -> [ChartItem] {
    (0..<count).map { index in
      let value = Decimal((index * 7919) % 977 + 20)
      let qualifier = ChartQualifier.allCases[index % ChartQualifier.allCases.count]
      var item = item(index, value: value)
      item.qualifier = qualifier
      item.high = qualifier == .range ? value * 2 : nil
      item.isDisputed = index % 5 == 1
      item.standingText = index % 5 == 1 ? "disputed" : nil
      item.note = index.isMultiple(of: 3) ? "CHF 356 million, 2023" : nil
      item.series = series == 0 ? nil : "Group \(index % series)"
      return item
    }
  }

  private static func item(_ index: Int, value: Decimal) -> ChartItem {
    ChartItem(
      label: names[index % names.count], value: value, valueText: "more than \(value)", fact: "fact-\(index)")
  }

  private static func matrix(_ count: Int) -> ChartMatrix {
    ChartMatrix(
      practices: (0..<4).map { "Practice \($0) of some length" },
      rows: (0..<count).map { row in
        ChartMatrix.Row(
          names[row % names.count],
          (0..<4).map { ChartMatrix.Cell(ChartMatrix.Mark.allCases[(row + $0) % 5], "in part, as inferred") })
      })
  }

  private static func loop(_ count: Int) -> ChartLoop {
    ChartLoop(
      nodes: (0..<count).map { ChartLoop.Node("Stage \($0)", detail: "people and money come together") },
      arrows: (0..<count).map { ChartLoop.Arrow("what leads from \($0) to the next", isUnproven: true) })
  }
}

extension String {
  /// The text with spaces to a width.
  fileprivate func padded(_ width: Int, left: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return left ? spaces + self : self + spaces
  }
}
