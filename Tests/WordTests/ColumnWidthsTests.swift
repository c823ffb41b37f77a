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

  @Test func `What stands over several columns counts for them`() {
    func facts(statement: String?) -> [Double] {
      var widths = ColumnWidths(columns: 3, size: .points(10), padding: .points(4))
      for (column, text) in [String(repeating: "指", count: 30), "40%", "2024年"].enumerated() {
        widths.add(text, column: column)
      }
      if let statement { widths.add(statement, column: 1, span: 2) }
      return widths.widths(in: .points(400)).map(\.points)
    }
    let statement = String(repeating: "话", count: 150)
    #expect(facts(statement: statement)[1...].reduce(0, +) > facts(statement: nil)[1...].reduce(0, +) * 1.5)
    #expect(facts(statement: statement)[1...].reduce(0, +) > facts(statement: statement)[0])
    #expect(facts(statement: "40%") == facts(statement: nil))
  }

  @Test func `A year is not broken`() {
    let widths = widths([[String(repeating: "字", count: 200), "2024年"]])
    // Its digits and its character, the gap between them, and the space at the sides.
    #expect(widths[1] >= 32 + 8)
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
