import Diagnostics
import Foundation
import Spreadsheets

/// A table as a spreadsheet hands it over: its head and its rows, each cell with what the program made of it.
struct IncomingTable {
  typealias Cell = Workbook.Cell

  var header: [String]
  var rows: [(number: Int, cells: [Cell])]
  /// What was left out or understood, to be told.
  var notes: [Message] = []
  /// How a cell is called to an editor.
  let isWorkbook: Bool

  /// The place of a cell in words.
  func name(row: Int, column: Int) -> Message {
    isWorkbook
      ? "cell \(Workbook.name(row: row, column: column))"
      : "line \(row + 1), column '\(header[column])'"
  }

  /// The table that rows are, whose head is the first row that names the columns of the keys.
  ///
  /// What stands above the head, such as a title, is no part of it, and neither are remarks below.
  init?(_ rows: [[Cell]], for table: EvidenceTable, isWorkbook: Bool) {
    let head = rows.prefix(20).firstIndex { row in
      let names = row.map { $0.text.trimmed }
      return table.keys.allSatisfy(names.contains)
        && names.count(where: table.columns.contains) >= min(2, table.columns.count)
    }
    guard let head else { return nil }
    header = rows[head].map { $0.text.trimmed }
    while header.last?.isEmpty == true { header.removeLast() }
    self.isWorkbook = isWorkbook
    self.rows = []
    if head > 0 {
      note(
        head == 1
          ? "1 row above the head was left out" : "\(head) rows above the head were left out")
    }
    for (number, row) in rows.enumerated().dropFirst(head + 1) {
      var cells = Array(row.prefix(header.count))
      while cells.count < header.count { cells.append(.empty) }
      let filled = row.filter { !$0.text.trimmed.isEmpty || $0.kind == .uncomputed }
      if filled.isEmpty { continue }
      let isRemark =
        filled.count == 1 && header.count > 2
        && !filled.contains { cell in
          cell.text.trimmed.allSatisfy { $0.isASCII && !$0.isWhitespace }
        }
      if isRemark {
        note(
          "row \(number + 1) is a remark and was left out: \(String((filled.first?.text ?? "").prefix(30)))"
        )
        continue
      }
      self.rows.append((number, cells))
    }
  }

  /// Tells something of the table.
  mutating func note(_ message: Message) { notes.append(message) }
}
