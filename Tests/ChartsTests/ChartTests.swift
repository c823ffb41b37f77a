import Foundation
import Testing

@testable import Charts

struct ChartTests {
  @Test(
    "The numbers read back from the picture are those that went in",
    arguments: ["bar", "dot", "range", "multiples", "share"])
  func numbersReadBack(kind: String) throws {
    for count in [3, 12, 40] {
      var sample = SampleCharts(seed: count, language: .zh)
      let chart = sample.chart(kind, count: count)
      for (layout, style) in [(ChartLayout.wide, ChartStyle.page), (.narrow, .print), (.wide, .standalone)] {
        let svg = try #require(chart.picture(layout, style: style)).svg
        let marks = try MarkupReader(svg).elements.filter { $0.attributes["data-value"] != nil }
        #expect(marks.count == chart.content.items.count)
        for item in chart.content.items {
          let mark = try #require(marks.first { $0.attributes["data-fact"] == item.fact }).attributes
          #expect(mark["data-value"].flatMap { Decimal(string: $0) } == item.value)
          #expect(mark["data-high"].flatMap { Decimal(string: $0) } == item.high)
          #expect(mark["data-qualifier"] == item.qualifier.rawValue)
          #expect((mark["data-standing"] == "disputed") == item.isDisputed)
        }
      }
    }
  }

  @Test("The facts in the words of a matrix and a cycle are read back too", arguments: ["matrix", "loop"])
  func readingsReadBack(kind: String) throws {
    var sample = SampleCharts(seed: 11, language: .en)
    let chart = sample.chart(kind, count: 12)
    let readings: [ChartReading]
    switch chart.content {
    case .matrix(let matrix):
      readings = matrix.rows.flatMap(\.cells).filter { $0.mark != .blank }.flatMap(\.readings)
    case .loop(let loop): readings = loop.arrows.flatMap(\.readings)
    default: readings = []
    }
    try #require(!readings.isEmpty)
    for layout in [ChartLayout.wide, .narrow] {
      let svg = try #require(chart.picture(layout)).svg
      let marks = try MarkupReader(svg).elements.filter { $0.attributes["data-fact"] != nil }
      for reading in readings {
        let mark = try #require(marks.first { $0.attributes["data-fact"] == reading.fact }).attributes
        #expect(mark["data-value"].flatMap { Decimal(string: $0) } == reading.value)
        #expect(mark["data-high"].flatMap { Decimal(string: $0) } == reading.high)
      }
    }
  }

  @Test("A file of its own says what was left off, and words of another language are marked as such")
  func standsAlone() throws {
    let items = [12, 40].map { value in
      ChartItem(label: "Israel", value: value, valueText: "\(value)%", note: "徐飞", fact: "f\(value)")
    }
    let chart = Chart(
      id: "a", title: "A", notes: ["Not on the chart: Singapore."], source: "Sources: X.", language: .en,
      content: .dots(items))
    let file = try #require(chart.picture(.wide, style: .standalone)).svg
    #expect(file.contains("Not on the chart: Singapore.") && file.contains("Sources: X."))
    #expect(file.contains("xml:lang=\"zh-Hans\">徐飞"))
    let page = try #require(chart.picture(.wide)).svg
    #expect(!page.contains("Singapore") && page.contains(" lang=\"zh-Hans\">徐飞"))
  }

  @Test("The picture is well formed, named, and free of styles and scripts", arguments: SampleCharts.kinds)
  func wellFormed(kind: String) throws {
    var sample = SampleCharts(seed: 5, language: .en)
    var chart = sample.chart(kind, count: 9)
    chart.title = "A < B & \"C\" ]]> \u{0}\u{1F}"
    chart.id = "fig 1/ü\"<"
    var ids = Set<String>()
    for (layout, style) in [(ChartLayout.wide, ChartStyle.page), (.narrow, .page), (.wide, .standalone)] {
      let svg = try #require(chart.picture(layout, style: style)).svg
      let elements = try MarkupReader(svg).elements
      let root = try #require(elements.first)
      #expect(root.name == "svg" && root.attributes["role"] == "img")
      #expect(elements[1].name == "title" && elements[1].depth == 1)
      #expect(elements[2].name == "desc" && elements[2].depth == 1)
      #expect(root.attributes["aria-labelledby"] == elements[1].attributes["id"])
      #expect(root.attributes["aria-describedby"] == elements[2].attributes["id"])
      #expect(!elements.contains { ["style", "script"].contains($0.name) || $0.attributes["style"] != nil })
      let own = elements.compactMap { $0.attributes["id"] }
      for id in own { #expect(ids.insert(id).inserted, "\(id) twice") }
      for fill in elements.compactMap({ $0.attributes["fill"] }) where fill.hasPrefix("url(#") {
        #expect(own.contains(String(fill.dropFirst(5).dropLast())))
      }
      #expect(style == .page || !svg.contains("var("))
      #expect(style == .page || !svg.contains("currentColor"))
    }
  }

  @Test("Drawing twice gives the same bytes, and no number has more than two decimals")
  func isDeterministic() throws {
    for kind in SampleCharts.kinds {
      var (one, two) = (SampleCharts(seed: 3, language: .en), SampleCharts(seed: 3, language: .en))
      let svg = try #require(one.chart(kind, count: 10).picture()).svg
      #expect(two.chart(kind, count: 10).picture()?.svg == svg)
      for element in try MarkupReader(svg).elements {
        for (name, value) in element.attributes where ["d", "x", "y"].contains(name) {
          let numbers = value.split { (sign: Character) in !(sign.isNumber || sign == ".") }
          #expect(
            numbers.allSatisfy { number in
              number.firstIndex(of: ".").map { number[$0...].count <= 3 } ?? true
            })
        }
      }
    }
  }

  @Test("Bars start at zero and are as long as their values")
  func barsAreProportional() throws {
    let items = [10, 20, 40].map { ChartItem(label: "A", value: $0, valueText: "\($0)", fact: "f\($0)") }
    let chart = Chart(id: "a", title: "A", language: .en, content: .bars(items))
    for layout in [ChartLayout.wide, .narrow] {
      let boxes = try #require(chart.drawing(layout, style: .page)).markBoxes
      #expect(Set(boxes.map(\.x)).count == 1)
      #expect(abs(boxes[1].width - 2 * boxes[0].width) < 0.01)
      #expect(abs(boxes[2].width - 4 * boxes[0].width) < 0.01)
    }
  }

  @Test("No qualified value looks like an exact one", arguments: ["bar", "dot", "range"])
  func qualifiersShow(kind: String) throws {
    var pictures = Set<String>()
    for qualifier in ChartQualifier.allCases {
      for isDisputed in [false, true] {
        let item = ChartItem(
          label: "A", value: 30, high: qualifier == .range ? 40 : nil, qualifier: qualifier, valueText: "V",
          isDisputed: isDisputed, standingText: isDisputed ? "存疑" : nil, fact: "f")
        let other = ChartItem(label: "B", value: 50, valueText: "V", fact: "g")
        let content: Chart.Content =
          kind == "bar"
          ? .bars([item, other]) : kind == "dot" ? .dots([item, other]) : .intervals([item, other])
        let svg = try #require(Chart(id: "a", title: "A", language: .zh, content: content).picture()).svg
        // The shapes alone, without words and data attributes.
        let shapes = svg.split(separator: "\n").filter { $0.hasPrefix("<path") }.joined()
        #expect(pictures.insert(shapes).inserted, "\(qualifier) \(isDisputed)")
        #expect(svg.contains("存疑") == isDisputed)
      }
    }
  }

  @Test("The description lists every value with its standing")
  func description() {
    let chart = Chart(
      id: "a", title: "A", subtitle: "每年，美元", language: .zh,
      content: .bars([
        ChartItem(label: "首尔", value: 32, valueText: "32%", fact: "a"),
        ChartItem(
          label: "苏黎世", value: 40, valueText: "超过40%", isDisputed: true, standingText: "存疑", fact: "b"),
      ]))
    #expect(chart.description == "横条图（每年，美元）：首尔：32%；苏黎世：超过40%（存疑）。")
  }

  @Test(
    "Ticks are written in the language's magnitudes",
    arguments: [
      (3e9, 1e9, 3e9, "30亿", "3\u{A0}billion"), (2e4, 2e4, 1e5, "2万", "20,000"),
      (5e8, 5e8, 1.5e9, "5亿", "0.5\u{A0}billion"), (1200, 200, 1200, "1200", "1,200"),
      (0.5, 0.5, 2.5, "0.5", "0.5"), (-20, 20, 40, "−20", "−20"), (0, 20, 40, "0", "0"),
      (2e6, 1e6, 4e6, "200万", "2\u{A0}million"),
    ])
  func ticks(value: Double, step: Double, top: Double, zh: String, en: String) {
    #expect(ChartAxis().text(value, step: step, top: top, .zh) == zh)
    #expect(ChartAxis().text(value, step: step, top: top, .en) == en)
  }
}
