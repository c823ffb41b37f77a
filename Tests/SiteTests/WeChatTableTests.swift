import Testing
import Word

@testable import Site

@Suite struct WeChatTableTests {
  private func row(_ words: [String], isHead: Bool = false) -> Table.Row {
    Table.Row(words.map { Table.Cell([Paragraph("Table", [Inline(.text($0))])]) }, isHead: isHead)
  }

  private func table(_ rows: Int, columns: Int = 4, words: String = "短") -> WeChatTable {
    let heads = row((0..<columns).map { "头\($0)" }, isHead: true)
    let body = (0..<rows).map { number in row(["行\(number)"] + Array(repeating: words, count: columns - 1)) }
    return WeChatTable(
      table: Table("Table", columns: Array(repeating: .zero, count: columns), rows: [heads] + body),
      isChinese: true)
  }

  @Test func drawsWideTablesAlone() {
    #expect(table(2, columns: 3).pictures.isEmpty)
    #expect(table(2).pictures.count == 1)
  }

  @Test func dividesALongTable() {
    let rows = 200
    let pictures = table(rows).pictures
    #expect(pictures.count > 3)
    #expect(
      pictures.allSatisfy {
        $0.height <= 1_700 && $0.svg.contains("头3") && $0.alternative.hasPrefix("头0 | 头1")
      })
    let found = pictures.flatMap { $0.alternative.split(separator: "\n").dropFirst() }
    #expect(found.map { String($0.prefix { $0 != " " }) } == (0..<rows).map { "行\($0)" }, "each row once")
  }

  @Test func leavesATableAsTextWhoseRowIsTooHigh() {
    #expect(table(1, words: String(repeating: "长", count: 20_000)).pictures.isEmpty)
  }
}
