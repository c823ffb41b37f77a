import Foundation
import Testing

@testable import Charts

/// The promise that labels never meet and never leave the frame, held against made-up charts.
struct LabelTests {
  static let cases: [(kind: String, language: ChartLanguage, layout: ChartLayout)] =
    SampleCharts.kinds.flatMap { kind in
      ChartLanguage.handwritten.flatMap { language in
        [ChartLayout.wide, .narrow].map { (kind, language, $0) }
      }
    }

  @Test("Labels keep apart and stay inside the frame", arguments: cases)
  func labelsKeepApart(kind: String, language: ChartLanguage, layout: ChartLayout) throws {
    for count in [1, 8, 14, 27, 40] {
      for seed in 0..<2 {
        var sample = SampleCharts(seed: seed + 100 * count, language: language)
        let chart = sample.chart(kind, count: count)
        for style in [ChartStyle.page, .standalone] {
          let drawing = try #require(chart.drawing(layout, style: style))
          expectApart(drawing, "\(kind) \(count) \(seed)")
        }
      }
    }
  }

  private func expectApart(_ drawing: ChartDrawing, _ name: String) {
    let frame = drawing.frame.padded(0.01, 0.01)
    let texts = drawing.textBoxes
    for box in texts + drawing.markBoxes {
      #expect(
        box.x >= frame.x && box.right <= frame.right && box.y >= frame.y && box.bottom <= frame.bottom,
        "\(name): \(box) leaves \(frame)")
    }
    for (index, box) in texts.enumerated() {
      let inner = box.padded(-0.01, -0.01)
      let met = texts[(index + 1)...].first(where: inner.intersects)
      #expect(met == nil, "\(name): \(box) meets \(met.map(String.init(describing:)) ?? "")")
    }
  }

  @Test(
    "Labels do not lie on marks",
    arguments: cases.filter {
      ["bar", "dot", "range", "multiples", "line", "slope", "scatter", "matrix", "share"].contains($0.kind)
    })
  func labelsKeepOffMarks(kind: String, language: ChartLanguage, layout: ChartLayout) throws {
    for count in [8, 17, 40] {
      for seed in 0..<2 {
        var sample = SampleCharts(seed: seed + 7 * count, language: language)
        let chart = sample.chart(kind, count: count)
        let drawing = try #require(chart.drawing(layout, style: .page))
        for box in drawing.textBoxes {
          let mark = drawing.markBoxes.first(where: box.padded(-0.5, -0.5).intersects)
          #expect(mark == nil, "\(kind) \(count) \(seed): \(box) on a mark")
        }
      }
    }
  }

  @Test("Every word of a label is drawn")
  func nothingIsCutOff() throws {
    let name = "Rheinisch-Bergischer-Kreis Forschungszentrumsverbundgesellschaft mbH in Nordrhein-Westfalen"
    let item = ChartItem(label: name, value: 3, valueText: "3", fact: "a")
    let chart = Chart(id: "a", title: "A", language: .en, content: .bars([item, item]))
    for layout in [ChartLayout.wide, .narrow] {
      let svg = try #require(chart.picture(layout)).svg
      let body = try #require(svg.range(of: "</desc>").map { svg[$0.upperBound...] })
      let letters = body.split(separator: "<").map { $0.drop { $0 != ">" }.dropFirst() }.joined()
      #expect(letters.filter { !$0.isWhitespace }.contains(name.filter { !$0.isWhitespace }))
    }
  }

  @Test(
    "A text is measured at least as wide as Helvetica sets it",
    arguments: [("Helsinki", 48.24), ("Silicon Valley", 83.25), ("more than 100,000", 117.5), ("慕尼黑", 42.0)])
  func measures(text: String, width: Double) {
    let measured = TextMeasure.width(text, size: 14)
    #expect(measured >= width && measured <= width * 1.15)
  }

  @Test("A number keeps its unit when a value is broken")
  func valuesBreakAtSpaces() {
    let block = TextBlock("超过3.46亿瑞士法郎（按2023年）", size: 14, limit: 160, breaking: .figures)
    #expect(block.lines == ["超过3.46亿瑞士法郎", "（按2023年）"])
  }

  @Test("A no-break space gives way before a word does")
  func wideValuesBreakAtTheirSpaces() {
    let block = TextBlock("in more than 20\u{A0}countries\u{A0}and\u{A0}regions", size: 13, limit: 130)
    #expect(!block.isBroken)
    #expect(block.lines.joined(separator: " ") == "in more than 20 countries and regions")
    #expect(
      TextBlock("more than 20\u{A0}states", size: 13, limit: 100).lines == ["more than", "20\u{A0}states"])
  }

  @Test("No line ends where characters are joined, and the joiners are not drawn")
  func joinedCharactersStayTogether() throws {
    let figure = "超过10万人".map(String.init).joined(separator: "\u{2060}")
    for limit in stride(from: 84.0, through: 200, by: 4) {
      let block = TextBlock("硅谷每年从海外来\(figure)，首尔外籍研究人员占三成", size: 13, limit: limit)
      #expect(block.lines.contains { $0.contains("超过10万人") }, "\(block.lines)")
    }
    let loop = ChartLoop(
      nodes: ["甲", "乙", "丙"].map { ChartLoop.Node($0) },
      arrows: [ChartLoop.Arrow("来\(figure)"), ChartLoop.Arrow("去"), ChartLoop.Arrow("回")])
    let picture = try #require(
      Chart(id: "a", title: "A", language: .zh, content: .loop(loop)).picture(.wide))
    #expect(!picture.svg.contains("\u{2060}") && picture.svg.contains("超过10万人"))
  }

  @Test("Han breaks without a stop at a line's start")
  func hanBreaks() {
    for limit in stride(from: 60.0, through: 160, by: 5) {
      let block = TextBlock("《创新》的三条铁律，和它们的（循环）。", size: 14, limit: limit)
      for line in block.lines {
        #expect(!"，。）》".contains(line.first ?? "，"))
        #expect(!"《（".contains(line.last ?? "（"))
      }
    }
  }
}
