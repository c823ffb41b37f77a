import OOXML

/// The cells of a sheet in the making.
struct SheetCells {
  /// How many cells a sheet of data may hold, joined ones included.
  private static let most = 2_000_000

  let texts: [String]
  let formats: [NumberFormat]
  let from1904: Bool

  private var rows: [Int: [Int: Workbook.Cell]] = [:]
  private var merges: [(first: (row: Int, column: Int), last: (row: Int, column: Int))] = []
  private var count = 0

  /// Where the next row and cell stand that say nothing of it.
  private var row = -1
  private var column = -1

  private var type = ""
  private var style = 0
  private var value = ""
  private var text = CellText()
  private var isValue = false
  private var hasFormula = false

  init(texts: [String], formats: [NumberFormat], from1904: Bool) {
    self.texts = texts
    self.formats = formats
    self.from1904 = from1904
  }

  mutating func take(_ event: XMLReader.Event) throws(WorkbookProblem) {
    switch event {
    case .start("row", let attributes):
      row = attributes[name: "r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
      guard (0..<Workbook.mostRows).contains(row) else { throw .tooLarge }
      column = -1
    case .start("c", let attributes):
      if let name = attributes[name: "r"] {
        guard let place = Workbook.place(name[...]) else { throw .tooLarge }
        (row, column) = place
      } else {
        column += 1
        guard row >= 0, column < Workbook.mostColumns else { throw .tooLarge }
      }
      type = attributes[name: "t"] ?? "n"
      style = attributes[name: "s"].flatMap { Int($0) } ?? 0
      value = ""
      text = CellText()
      hasFormula = false
    case .start("v", _): isValue = true
    case .end("v"): isValue = false
    case .start("f", _): hasFormula = true
    case .text(let piece): if isValue { value += piece } else { text.take(event) }
    case .end("c"): try put(cell, row, column)
    case .start("mergeCell", let attributes):
      let ends = (attributes[name: "ref"] ?? "").split(separator: ":").compactMap {
        Workbook.place($0)
      }
      if ends.count == 2 { merges.append((ends[0], ends[1])) }
    default: text.take(event)
    }
  }

  private mutating func put(_ cell: Workbook.Cell, _ row: Int, _ column: Int)
    throws(WorkbookProblem)
  {
    guard cell.kind != .empty else { return }
    count += 1
    guard count <= Self.most else { throw .tooLarge }
    rows[row, default: [:]][column] = cell
  }

  private var cell: Workbook.Cell {
    switch type {
    case "s":
      guard let number = Int(value), texts.indices.contains(number) else { return .empty }
      return Self.text(texts[number])
    case "inlineStr": return Self.text(text.decoded)
    case "str": return Self.text(value)
    case "b": return Workbook.Cell(.flag, value == "1" ? "TRUE" : "FALSE")
    case "e": return Workbook.Cell(.fault, value)
    case "d": return Workbook.Cell(.date, String(value.prefix(10)))
    default:
      if value.isEmpty { return hasFormula ? Workbook.Cell(.uncomputed, "") : .empty }
      return number
    }
  }

  private static func text(_ text: String) -> Workbook.Cell {
    text.isEmpty ? .empty : Workbook.Cell(.text, text)
  }

  private var number: Workbook.Cell {
    let format = formats.indices.contains(style) ? formats[style] : .plain
    switch format {
    case .plain: break
    case .percent:
      if let plain = CellNumber.plain(value, shiftedBy: 2) { return Workbook.Cell(.percent, plain) }
    case .year, .month, .day:
      if let date = CellNumber.date(value, format, from1904: from1904) {
        return Workbook.Cell(.date, date)
      }
    }
    return Workbook.Cell(.number, CellNumber.plain(value) ?? value)
  }

  /// The sheet, every row as far as it holds anything.
  consuming func sheet(named name: String, isHidden: Bool) throws(WorkbookProblem) -> Workbook.Sheet {
    for merge in merges {
      guard let cell = rows[merge.first.row]?[merge.first.column],
        merge.first.row <= merge.last.row,
        merge.first.column <= merge.last.column
      else { continue }
      // A range that is larger than the sheet's own cells is no table's.
      let size =
        (merge.last.row - merge.first.row + 1) * (merge.last.column - merge.first.column + 1)
      count += size
      guard count <= Self.most else { break }
      for row in merge.first.row...merge.last.row {
        for column in merge.first.column...merge.last.column {
          rows[row, default: [:]][column] = cell
        }
      }
    }
    let height = (rows.keys.max() ?? -1) + 1
    var list: [[Workbook.Cell]] = []
    var last = 0
    for row in rows.keys.sorted() {
      // A lone cell far below everything stands for no million empty rows.
      guard row - last < 100_000 else { break }
      last = row
    }
    // A cell far to the right stands behind thousands of empty ones, in every row anew.
    var places = 0
    for row in 0..<min(height, last + 1) {
      let cells = rows[row] ?? [:]
      let width = (cells.keys.max() ?? -1) + 1
      places += width
      guard places <= Self.most else { throw .tooLarge }
      list.append((0..<width).map { cells[$0] ?? .empty })
    }
    var sheet = Workbook.Sheet(name: name, isHidden: isHidden, rows: list)
    sheet.merges = merges.count
    return sheet
  }
}
