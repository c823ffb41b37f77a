import Charts
import Foundation

/// Charts made up from a seed: names of all lengths, every qualifier, disputed and noted values.
struct SampleCharts {
  static let kinds = [
    "bar", "dot", "range", "multiples", "share", "line", "slope", "scatter", "matrix", "loop",
  ]

  private static let names: [ChartLanguage: [String]] = [
    .zh: [
      "波士顿", "慕尼黑", "苏黎世—巴塞尔", "东京—横滨", "粤港澳大湾区综合性国家科学中心先行启动区", "硅谷", "以色列（国家股权可赎买）",
      "赫尔辛基", "北京中关村国家自主创新示范区", "巴黎-萨克雷大学城与高原科技园区企业联合体",
    ],
    .en: [
      "Boston", "Munich", "Zurich–Basel", "Tokyo–Yokohama", "Guangdong–Hong Kong–Macao Greater Bay Area",
      "Silicon Valley", "Israel (state stake can be bought out)", "Helsinki",
      "Rheinisch-Bergischer-Kreis Forschungszentrumsverbundgesellschaft", "Saint-Quentin-en-Yvelines",
    ],
  ]

  private var state: UInt64
  let language: ChartLanguage

  init(seed: Int, language: ChartLanguage) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    self.language = language
  }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private mutating func name() -> String {
    let names = Self.names[language] ?? []
    return names[next(names.count)]
  }

  mutating func chart(_ kind: String, count: Int) -> Chart {
    let content: Chart.Content =
      switch kind {
      case "bar": .bars(items(count, series: next(2) * 3))
      case "dot": .dots(items(count, series: 0))
      case "range": .intervals(items(count, series: next(2) * 2))
      case "multiples": .multiples(items(count, series: 2 + next(4)))
      case "share": .shares(shares(count))
      case "line": .lines(lines(count, points: 0))
      case "slope": .slopes(lines(count, points: 2))
      case "scatter": .scatter(scatter(count))
      case "matrix": .matrix(matrix(count))
      default: .loop(loop(3 + count % 4))
      }
    return Chart(
      id: "fig-\(kind)", title: name() + " & " + name(), subtitle: name(), source: name(),
      language: language, axis: ChartAxis(suffix: language == .zh ? "美元" : ""), content: content)
  }

  private mutating func items(_ count: Int, series: Int) -> [ChartItem] {
    let magnitude = [1, 50, 4000, 3_000_000_000][next(4)]
    return (0..<count).map { index in
      let value = Decimal(next(1000) + 1) * Decimal(magnitude) / 7
      let qualifier = ChartQualifier.allCases[next(ChartQualifier.allCases.count)]
      let isDisputed = next(4) == 0
      let text = "\(next(900) + 100)"
      return ChartItem(
        label: name(), value: value, high: qualifier == .range ? value * 2 : nil, qualifier: qualifier,
        valueText: language == .zh ? "超过\(text)亿瑞士法郎" : "more than CHF\u{A0}\(text)\u{A0}million",
        isDisputed: isDisputed,
        standingText: isDisputed ? (language == .zh ? "存疑" : "disputed") : nil,
        isConverted: next(3) == 0, note: next(3) == 0 ? name() + name() : nil, fact: "fact-\(index)",
        series: series == 0
          ? nil
          : (language == .zh ? "第\(index % series)组：" : "Group \(index % series): ")
            + (Self.names[language] ?? [])[index % series])
    }
  }

  private mutating func lines(_ count: Int, points: Int) -> [ChartLine] {
    (0..<min(count, ChartLine.limit)).map { index in
      let values = items(points == 0 ? 2 + next(12) : points, series: 0)
      return ChartLine(
        name: "\(name()) \(index)",
        points: values.enumerated().map { number, item in
          ChartPoint(
            time: Double(points == 2 ? number * 10 : number * (1 + next(2))) + 2000,
            timeText: "\(2000 + number)",
            item: item)
        }.reduce(into: []) { kept, point in
          if point.time > kept.last?.time ?? 0 { kept.append(point) }
        }, gaps: next(3) == 0 ? [2003.5] : [])
    }
  }

  private mutating func scatter(_ count: Int) -> ChartScatter {
    let (xs, ys) = (items(count, series: 0), items(count, series: 0))
    return ChartScatter(
      x: .init(title: name()), y: .init(title: name()),
      points: zip(xs, ys).map { ChartScatter.Point(name: name(), x: $0, y: $1) })
  }

  private mutating func shares(_ count: Int) -> [ChartItem] {
    (0..<count).map { index in
      ChartItem(
        label: name(), value: Decimal(100) / Decimal(count), valueText: "\(next(90) + 10)%",
        isDisputed: index % 5 == 4, standingText: index % 5 == 4 ? "存疑" : nil, fact: "fact-\(index)")
    }
  }

  private mutating func matrix(_ count: Int) -> ChartMatrix {
    let practices = (0..<(2 + next(6))).map { _ in name() }
    return ChartMatrix(
      practices: practices,
      rows: (0..<count).map { _ in
        let cells = practices.map { _ in
          ChartMatrix.Cell(
            ChartMatrix.Mark.allCases[next(6)], next(5) == 0 ? name() : language == .zh ? "部分" : "in part",
            isDisputed: next(6) == 0, readings: readings(next(3)))
        }
        return ChartMatrix.Row(name(), cells)
      })
  }

  private mutating func readings(_ count: Int) -> [ChartReading] {
    (0..<count).map { _ in
      let value = Decimal(next(10000)) / 8
      let isRange = next(3) == 0
      return ChartReading(
        fact: "fact-\(next(1_000_000))", qualifier: isRange ? .range : .about, value: value,
        high: isRange ? value + 3 : nil)
    }
  }

  private mutating func loop(_ count: Int) -> ChartLoop {
    ChartLoop(
      nodes: (0..<count).map { _ in ChartLoop.Node(name(), detail: next(2) == 0 ? nil : name()) },
      arrows: (0..<count).map { index in
        ChartLoop.Arrow(name() + name(), isUnproven: index == 0, readings: readings(next(3)))
      },
      middle: next(2) == 0 ? nil : name())
  }
}
