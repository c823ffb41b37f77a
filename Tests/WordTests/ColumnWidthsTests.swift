import Testing

@testable import Word

@Suite struct ColumnWidthsTests {
  private func widths(_ rows: [[String]], in measure: Length = .points(400), fills: Bool = true) -> [Double] {
    var widths = ColumnWidths(columns: rows[0].count, size: .points(10), padding: .points(4))
    for row in rows { for (column, text) in row.enumerated() { widths.add(text, column: column) } }
    return widths.widths(in: measure, fills: fills).map(\.points)
  }

  @Test func `Columns fill the measure to the twip`() {
    let rows = [["地区", "数值", "说明"], ["波士顿", "超过500项", String(repeating: "很长的说明", count: 20)]]
    #expect(widths(rows).reduce(0, +) == 400)
    #expect(widths([["a", "b"]]).reduce(0, +) == 400)
  }

  @Test func `A column with much to say gets more than one with little`() {
    let widths = widths([["北京", String(repeating: "字", count: 200)]])
    #expect(widths[1] > widths[0] * 3)
  }

  @Test func `A short word is not broken while others have room`() {
    let widths = widths([["innovation", String(repeating: "字", count: 200)]])
    #expect(widths[0] >= 10 * 4.5 + 8)
  }

  @Test func `A narrow table stays narrow unless it is to fill the measure`() {
    #expect(widths([["甲", "乙"]], fills: false).reduce(0, +) < 120)
  }

  @Test func `A word of ninety letters does not push the others off the page`() {
    let widths = widths([[String(repeating: "x", count: 90), "北京", "上海"]])
    #expect(widths.reduce(0, +) == 400)
    #expect(widths[1] >= 30 && widths[2] >= 30)
  }

  @Test(arguments: [1, 2, 7, 15]) func `However many columns there are, none is lost`(count: Int) {
    let widths = widths([Array(repeating: "一些字words", count: count)])
    #expect(widths.count == count)
    #expect(widths.allSatisfy { $0 > 0 })
    #expect(Int(widths.reduce(0, +).rounded()) == 400)
  }

  @Test(arguments: [
    ("人才", 100), ("talent pool", 237), ("（人才）", 200), ("共500项", 150), ("co-op", 156), ("", 0),
  ])
  func `The widest piece of a text is what no line break parts`(text: String, width: Int) {
    #expect(TextWidth.widestPiece(text) == width)
  }
}
