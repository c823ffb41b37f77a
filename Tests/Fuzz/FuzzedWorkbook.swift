import Diagnostics
import Kinds
import OOXML
@testable import Site
@testable import Spreadsheets

/// Reads workbooks, and imports them; what was read must come back as it was when it is written and read again.
enum FuzzedWorkbook {
  /// The parts of a workbook in the order in which an input has them, and what stands there where it has fewer.
  private static let parts: [(path: String, usual: String)] = [
    ("xl/worksheets/sheet1.xml", ""),
    ("xl/sharedStrings.xml", "<sst><si><t>id</t></si><si><t>zh</t></si></sst>"),
    (
      "xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='0.0%'/></numFmts><cellXfs><xf numFmtId='0'/>"
        + "<xf numFmtId='170'/><xf numFmtId='14'/></cellXfs></styleSheet>"
    ),
    ("xl/workbook.xml", "<workbook><sheets><sheet name='terms' r:id='r1'/></sheets></workbook>"),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
        + "<Relationship Id='r2' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
        + "<Relationship Id='r3' Type='x/styles' Target='styles.xml'/></Relationships>"
    ),
    (
      "_rels/.rels",
      "<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    ),
  ]

  /// A file as it is, or the parts of one, parted by bytes 0x1C: no fuzzer finds its way through checksums.
  static func read(_ bytes: [UInt8]) {
    importing(bytes)
    if bytes.starts(with: Array("PK".utf8)) {
      check(bytes)
      return
    }
    let pieces = bytes.split(separator: 0x1C, omittingEmptySubsequences: false)
    for piece in pieces { events(Array(piece)) }
    let entries = parts.enumerated().map { number, part in
      ZipArchive.Entry(
        path: part.path,
        bytes: pieces.indices.contains(number) ? Array(pieces[number]) : Array(part.usual.utf8))
    }
    guard let file = ZipArchive.bytes(of: entries) else { return }
    check(file)
    importing(file)
  }

  /// Elements end as they began.
  private static func events(_ bytes: [UInt8]) {
    var reader = XMLReader(bytes)
    var open: [String] = []
    do {
      while let event = try reader.next() {
        switch event {
        case .start(let name, _): open.append(name)
        case .end(let name): precondition(open.popLast() == name, "an element that never began")
        case .text: break
        }
      }
      precondition(open.isEmpty, "an element without its end")
    } catch {
      precondition((0...bytes.count).contains(error.offset), "a problem outside the part")
    }
  }

  private static func check(_ bytes: [UInt8]) {
    guard let workbook = try? WorkbookReader.read(bytes) else { return }
    for sheet in workbook.sheets {
      for (row, cells) in sheet.rows.enumerated() {
        guard let column = cells.indices.last else { continue }
        let place = Workbook.place(Workbook.name(row: row, column: column)[...])
        precondition(place?.row == row && place?.column == column, "a cell that cannot be called by its name")
      }
      let rows = sheet.rows.map { $0.map(\.text) }
      // What XML has no place for is left out; a text of such characters alone is none.
      guard rows.joined().allSatisfy({ $0.unicodeScalars.allSatisfy(isOfXML) }) else { continue }
      let table = WorkbookWriter.Table(
        name: "a", header: rows.first ?? [], rows: Array(rows.dropFirst()), numbers: [])
      guard let written = WorkbookWriter.bytes(of: [table]), let again = try? WorkbookReader.read(written)
      else {
        preconditionFailure("what was written cannot be read")
      }
      let second = again.sheets.first?.rows.map { $0.map(\.text) } ?? []
      precondition(trimmed(rows) == trimmed(second), "another text than was written")
    }
  }

  private static func isOfXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": true
    case "\u{0}"..<" ", "\u{FFFE}"..."\u{FFFF}": false
    default: true
    }
  }

  /// Rows without empty cells at their ends, and no empty rows at the end.
  private static func trimmed(_ rows: [[String]]) -> [[String]] {
    var rows = rows.map { row in Array(row.prefix((row.lastIndex { !$0.isEmpty } ?? -1) + 1)) }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  /// What an import writes is a sound table, and imported once more it changes nothing.
  private static func importing(_ bytes: [UInt8]) {
    guard case .success(let file) = IncomingFile.read(bytes, named: "terms.xlsx") else { return }
    for table in EvidenceTable.all(.builtIn) {
      guard case .success(let incoming) = file.table(table, sheet: nil) else { continue }
      let place = SourceFile(path: "terms.xlsx", text: "").whole
      func merge(into current: SourceFile?) -> TableMerge? {
        TableMerger(
          table: table, incoming: incoming, source: place, current: current, keeps: false, removes: true
        ).merge().value
      }
      guard let first = merge(into: nil) else { continue }
      guard let second = merge(into: SourceFile(path: first.path, text: first.new)) else {
        preconditionFailure("an import that cannot be made again")
      }
      precondition(second.changes.isEmpty, "a second import changes something")
    }
  }
}
