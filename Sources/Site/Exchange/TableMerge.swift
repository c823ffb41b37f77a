public import Diagnostics
import Evidence
import Foundation
import Spreadsheets

/// What an import changes in a data file.
public struct TableMerge: Sendable {
  /// A row that is not as it was.
  public enum Change: Sendable, Hashable {
    case added(String, [Cell])
    case changed(String, [Cell])
    case removed(String, [Cell])
  }

  /// A column's value before and after.
  public struct Cell: Sendable, Hashable {
    /// The column.
    public let column: String
    /// What stood there; empty in a row that is new.
    public let old: String
    /// What stands there; empty in a row that is gone.
    public let new: String
  }

  /// The file.
  public let path: String
  /// What the file held, if there was one.
  public let old: String?
  /// What it is to hold.
  public let new: String
  /// What changes, in the order of the new table, what goes last.
  public let changes: [Change]
  /// What is to be known of how the table was read.
  public let notes: [Message]
}

/// Puts a table that came from a spreadsheet in the place of the data file's rows.
struct TableMerger {
  let table: EvidenceTable
  let incoming: IncomingTable
  let source: SourcePlace
  /// The data file as it is.
  let current: SourceFile?
  /// Whether rows that the incoming table lacks stay.
  let keeps: Bool
  /// Whether most rows may go.
  let removes: Bool

  private var diagnostics: [Diagnostic] = []
  private var notes: [Message] = []

  init(
    table: EvidenceTable, incoming: IncomingTable, source: SourcePlace, current: SourceFile?,
    keeps: Bool,
    removes: Bool
  ) {
    self.table = table
    self.incoming = incoming
    self.source = source
    self.current = current
    self.keeps = keeps
    self.removes = removes
  }

  /// A row under its key, with its line as it is written.
  private struct Row {
    let key: String
    let cells: [String: String]
    var line: Substring?
  }

  consuming func merge() -> Diagnosed<TableMerge?> {
    notes = incoming.notes
    let old = current.map { CSVReader.read($0) }
    let isSound = old.map { !$0.diagnostics.hasErrors } ?? true
    var header = old?.value.header?.fields.map { $0.text.trimmed } ?? []
    checkColumns(&header)
    let before = rows(old?.value, header)
    let columns = incoming.header.enumerated().filter { header.contains($0.element) }
    let after = incoming.rows.compactMap { row in self.row(row, columns, before) }
    guard !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
    let known = Set(after.map(\.key))
    let gone = before.filter { !known.contains($0.key) }
    if !keeps, !removes, gone.count * 2 > before.count {
      diagnostics.append(
        .error(
          "import-removes",
          "\(gone.count) of the \(before.count) rows of \(table.name).csv are not in the file",
          help: "--keep leaves them as they are, --remove takes them away", at: source))
      return Diagnosed(nil, diagnostics)
    }
    if !isSound { note("\(table.name).csv had faults, and is written anew") }
    let order = arranged(before, after)
    let merge = TableMerge(
      path: table.path, old: current?.text, new: written(order, header, isSound ? old?.value : nil),
      changes: changes(before, after, header) + (keeps ? [] : gone.map { removed($0, header) }),
      notes: notes)
    return Diagnosed(merge, diagnostics)
  }

  private mutating func note(_ message: Message) { notes.append(message) }

  // MARK: Columns

  /// The columns of the new file: those that it has, and those that the incoming table adds.
  private mutating func checkColumns(_ header: inout [String]) {
    let names = incoming.header
    var seen: Set<String> = []
    for name in names where !name.isEmpty && !seen.insert(name).inserted {
      diagnostics.append(
        .error(
          "import-columns", "the column '\(name)' stands twice", help: "take one of the two away",
          at: source))
    }
    var unknown: [String] = []
    for name in names where !name.isEmpty && !table.columns.contains(name) {
      if let near = Suggestion.nearest(to: name, in: table.columns), !names.contains(near) {
        diagnostics.append(
          .error(
            "import-columns",
            "no column '\(name)'" + Suggestion.clause(for: name, in: table.columns),
            help: "the columns are \(table.columns.joined(separator: ", "))", at: source))
      } else {
        unknown.append(name)
      }
    }
    if !unknown.isEmpty {
      note("not read: the columns \(Message.names(unknown))")
    }
    let absent = header.filter { !names.contains($0) }
    if !absent.isEmpty {
      note(
        "the file lacks the columns \(Message.names(absent)), which stay as they are"
      )
    }
    if header.isEmpty {
      header = table.columns.filter(names.contains)
    } else {
      header += table.columns.filter { names.contains($0) && !header.contains($0) }
    }
  }

  // MARK: Rows

  /// The key of a row; the second of one key is another row.
  private func key(_ cells: [String: String], _ counts: inout [String: Int]) -> String {
    let name = table.keys.map { cells[$0] ?? "" }.joined(separator: " ")
    counts[name, default: 0] += 1
    let count = counts[name] ?? 1
    return count == 1 ? name : "\(name) (\(count))"
  }

  private func rows(_ old: CSVTable?, _ header: [String]) -> [Row] {
    guard let old else { return [] }
    var counts: [String: Int] = [:]
    return old.records.map { record in
      let cells = Dictionary(
        zip(header, record.fields.map(\.text)).map { ($0, $1) },
        uniquingKeysWith: { first, _ in first })
      return Row(
        key: key(cells.mapValues(\.trimmed), &counts), cells: cells,
        line: old.file.slice(record.range))
    }
  }

  private var counts: [String: Int] = [:]
  private var byKey: [String: Row]?

  private mutating func row(
    _ row: (number: Int, cells: [Workbook.Cell]), _ columns: [(offset: Int, element: String)],
    _ before: [Row]
  ) -> Row? {
    let known =
      byKey ?? Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    byKey = known
    var cells: [String: String] = [:]
    for (number, column) in columns {
      let cell = row.cells[number]
      let name = incoming.name(row: row.number, column: number)
      switch cell.kind {
      case .fault:
        diagnostics.append(
          .error(
            "import-cell", "\(name) holds the fault '\(cell.text)' of a formula",
            help: "mend it in the spreadsheet", at: source))
      case .uncomputed:
        diagnostics.append(
          .error(
            "import-cell", "\(name) holds a formula that no program has worked out",
            help: "open the file in Excel or WPS and save it", at: source))
      case .date where !table.dates.contains(column):
        diagnostics.append(
          .warning(
            "import-cell",
            "\(name) holds the date \(cell.text), which a spreadsheet may have made of something else",
            help: "format the column '\(column)' as text, and write the cell again", at: source))
      default: break
      }
      cells[column] = plain(cell, column)
    }
    for key in table.keys where (cells[key] ?? "").isEmpty {
      let column = incoming.header.firstIndex(of: key) ?? 0
      diagnostics.append(
        .error(
          "import-cell",
          "\(incoming.name(row: row.number, column: column)) is empty: the row has no '\(key)'",
          help: "fill it, or delete the row", at: source))
      return nil
    }
    let key = key(cells, &counts)
    guard let old = known[key] else { return Row(key: key, cells: cells) }
    var isSame = true
    for (column, value) in old.cells {
      // A column that the file lacks stays as it is.
      // A number that says the same keeps its digits: a spreadsheet forgets those that are nought.
      if let new = cells[column], !isEqual(value, new, column) {
        isSame = false
      } else {
        cells[column] = value
      }
    }
    if cells.contains(where: { old.cells[$0.key] == nil && !$0.value.isEmpty }) { isSame = false }
    return Row(key: key, cells: cells, line: isSame ? old.line : nil)
  }

  private func isEqual(_ old: String, _ new: String, _ column: String) -> Bool {
    let old = old.trimmed
    if old == new { return true }
    guard table.numbers.contains(column), let left = FigureValue(old), let right = FigureValue(new)
    else {
      return old.replacing("\r\n", with: "\n") == new
    }
    return left.decimal == right.decimal
  }

  /// The cell as the data file writes it.
  private func plain(_ cell: Workbook.Cell, _ column: String) -> String {
    var text = cell.text.replacing("\r\n", with: "\n").trimmed
    if table.numbers.contains(column) {
      if text.hasSuffix("%") || text.hasSuffix("％") { text = String(text.dropLast()).trimmed }
      if text.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/) != nil {
        text = text.replacing(",", with: "")
      }
    }
    if table.dates.contains(column), FigureValue(text) == nil, EvidencePeriod(text) == nil,
      let date = EvidenceDate(written: text)
    {
      return date.iso
    }
    return text
  }

  /// The rows in the order of the file: what it has stays where it is, and what is new follows the row that it follows in
  /// the incoming table.
  private func arranged(_ before: [Row], _ after: [Row]) -> [Row] {
    let incoming = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(before.map(\.key))
    var behind: [String: [Row]] = [:]
    var anchor = ""
    for row in after {
      if known.contains(row.key) {
        anchor = row.key
      } else {
        behind[anchor, default: []].append(row)
      }
    }
    var result = before.isEmpty ? [] : behind[""] ?? []
    for row in before {
      if let new = incoming[row.key] { result.append(new) } else if keeps { result.append(row) }
      result += behind[row.key] ?? []
    }
    return before.isEmpty ? after : result
  }

  // MARK: What is told

  private func changes(_ before: [Row], _ after: [Row], _ header: [String]) -> [TableMerge.Change] {
    let old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return after.compactMap { row in
      guard let old = old[row.key] else {
        return .added(
          row.key,
          header.compactMap { column in
            row.cells[column].flatMap {
              $0.isEmpty ? nil : TableMerge.Cell(column: column, old: "", new: $0)
            }
          })
      }
      let cells = header.compactMap { column -> TableMerge.Cell? in
        let (was, now) = (old.cells[column] ?? "", row.cells[column] ?? "")
        return was == now ? nil : TableMerge.Cell(column: column, old: was, new: now)
      }
      return cells.isEmpty ? nil : .changed(row.key, cells)
    }
  }

  private func removed(_ row: Row, _ header: [String]) -> TableMerge.Change {
    .removed(
      row.key,
      header.compactMap { column in
        row.cells[column].flatMap {
          $0.isEmpty ? nil : TableMerge.Cell(column: column, old: $0, new: "")
        }
      })
  }

  // MARK: The file

  /// The file: lines that say what they said are those that there were.
  private func written(_ rows: [Row], _ header: [String], _ old: CSVTable?) -> String {
    let text = current?.text ?? ""
    let end = text.utf8.firstRange(of: "\r\n".utf8) == nil ? "\n" : "\r\n"
    let oldHeader = old?.header.map { $0.fields.map { $0.text.trimmed } }
    var result: String
    if let record = old?.header, oldHeader == header, let file = old?.file {
      result = String(file.slice(record.range)) + end
    } else {
      result = header.map(Self.quoted).joined(separator: ",") + end
    }
    for row in rows {
      if let line = row.line, oldHeader == header {
        result += line + end
      } else {
        result += header.map { Self.quoted(row.cells[$0] ?? "") }.joined(separator: ",") + end
      }
    }
    // A file that says the same is the same, empty lines and all.
    let isSame =
      old != nil && oldHeader == header && rows.count == old?.records.count
      && zip(rows, old?.records ?? []).allSatisfy { row, record in
        row.line == old?.file.slice(record.range)
      }
    return isSame ? text : result
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"".contains($0) || $0.isNewline }) || cell != cell.trimmed
    else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
