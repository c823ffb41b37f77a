import Diagnostics
import Evidence
import Foundation
import Spreadsheets

/// A file that a spreadsheet has saved, read as far as its sheets.
struct IncomingFile {
  let name: String
  let sheets: [Workbook.Sheet]
  let isWorkbook: Bool
  var notes: [Message] = []

  /// Reads a workbook, or a table of separated values in the encodings and with the separators that Excel writes.
  static func read(_ bytes: [UInt8], named name: String) -> Result<IncomingFile, Refusal> {
    let file = SourceFile(path: name, text: "")
    let isZip = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    if isZip || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      do {
        return .success(
          IncomingFile(name: name, sheets: try WorkbookReader.read(bytes).sheets, isWorkbook: true))
      } catch {
        return .failure(Refusal([refusal(error, file)]))
      }
    }
    guard let (text, note) = decoded(bytes), !text.utf8.contains(0) else {
      return .failure(
        Refusal([
          .error(
            "import-file", "the file is neither a workbook nor text",
            help: "save it as .xlsx, or as 'CSV UTF-8'", at: file.whole)
        ]))
    }
    let separator = separator(of: text)
    let source = SourceFile(path: name, text: withoutSeparatorLine(text))
    let read = CSVReader.read(source, separator: separator)
    let faults = read.diagnostics.filter { $0.severity == .error && $0.id != "csv-remark" }
    guard faults.isEmpty else { return .failure(Refusal(faults)) }
    guard let header = read.value.header else {
      return .failure(
        Refusal([
          .error(
            "import-file", "the file is empty", help: "save it again from the spreadsheet", at: file.whole)
        ]))
    }
    let rows = ([header] + read.value.records).map { record in
      record.fields.map { field in
        let text = SpreadsheetText.plain(field.text.trimmed)
        return text.isEmpty ? Workbook.Cell.empty : Workbook.Cell(.text, text)
      }
    }
    var result = IncomingFile(
      name: name, sheets: [Workbook.Sheet(name: name, rows: rows)], isWorkbook: false)
    result.notes = note.map { [$0] } ?? []
    for remark in read.diagnostics where remark.id == "csv-remark" {
      result.notes.append(remark.message)
    }
    return .success(result)
  }

  private static func refusal(_ problem: WorkbookProblem, _ file: SourceFile) -> Diagnostic {
    .error("import-file", message(problem), help: help(problem), at: file.whole)
  }

  private static func message(_ problem: WorkbookProblem) -> Message {
    switch problem {
    case .noWorkbook: "the file is no workbook, or is damaged"
    case .olderOrEncrypted: "the workbook is of the older form .xls, or asks for a password"
    case .otherForm: "the workbook is of another form than .xlsx"
    case .damaged(let part): "the part '\(part)' of the workbook cannot be read"
    case .tooLarge: "the workbook is larger than any table of data"
    }
  }

  private static func help(_ problem: WorkbookProblem) -> Message {
    switch problem {
    case .noWorkbook, .damaged: "open it in Excel or WPS and save it as .xlsx"
    case .olderOrEncrypted: "save it as .xlsx without a password"
    case .otherForm: "save it as .xlsx"
    case .tooLarge: "copy the table alone into a new workbook"
    }
  }

  /// The text of a file in UTF-8, UTF-16 or GB18030; what else it was than UTF-8 is told.
  private static func decoded(_ bytes: [UInt8]) -> (text: String, note: Message?)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(validating: bytes[3...], as: UTF8.self).map { ($0, nil) }
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return String(data: Data(bytes), encoding: .utf16).map { ($0, inUTF16) }
    }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, nil) }
    // What Excel for Chinese writes as plain CSV; the encoding's number is that of Core Foundation.
    return String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632)).map {
      ($0, inGB18030)
    }
  }

  private static let inUTF16: Message = "the file was in UTF-16"
  private static let inGB18030: Message = "the file was in GB18030"

  /// The sign that parts the fields of the first line, outside quotation marks.
  private static func separator(of text: String) -> Character {
    let line = text.prefix { !$0.isNewline }
    if line.lowercased().hasPrefix("sep="), let sign = line.dropFirst(4).first { return sign }
    var counts: [Character: Int] = [:]
    var isQuoted = false
    for sign in line {
      if sign == "\"" { isQuoted.toggle() }
      if !isQuoted, ",;\t".contains(sign) { counts[sign, default: 0] += 1 }
    }
    return [",", ";", "\t"].max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? ","
  }

  private static func withoutSeparatorLine(_ text: String) -> String {
    guard text.prefix(4).lowercased() == "sep=" else { return text }
    return String(text.drop { !$0.isNewline }.dropFirst())
  }

  /// Why nothing is imported.
  struct Refusal: Error {
    let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) {
      self.diagnostics = diagnostics
    }
  }

  /// The sheet that holds a table: the one that is named, else the only one in sight whose head fits.
  func table(_ table: EvidenceTable, sheet name: String?) -> Result<IncomingTable, Refusal> {
    let place = SourceFile(path: self.name, text: "").whole
    if let name {
      guard let sheet = sheets.first(where: { $0.name == name }) else {
        return .failure(
          Refusal([
            .error(
              "import-sheet",
              "no sheet '\(name)'" + Suggestion.clause(for: name, in: sheets.map(\.name)),
              help: "there are \(Message.names(sheets.map(\.name)))", at: place)
          ]))
      }
      guard let found = IncomingTable(sheet.rows, for: table, isWorkbook: isWorkbook) else {
        return .failure(Refusal([headless(table, at: place)]))
      }
      return .success(told(found, of: sheet))
    }
    let fitting = sheets.compactMap { sheet in
      IncomingTable(sheet.rows, for: table, isWorkbook: isWorkbook).map {
        (sheet: sheet, table: $0)
      }
    }
    let visible = fitting.filter { !$0.sheet.isHidden }
    let named = visible.filter { $0.sheet.name.lowercased() == table.name }
    guard let one = named.count == 1 ? named.first : visible.first,
      visible.count == 1 || named.count == 1
    else {
      if visible.count > 1 {
        return .failure(
          Refusal([
            .error(
              "import-sheet",
              "several sheets may be meant: \(Message.names(visible.map(\.sheet.name)))",
              help: "name one with --sheet", at: place)
          ]))
      }
      if let hidden = fitting.first {
        return .failure(
          Refusal([
            .error(
              "import-sheet",
              "the table stands on the sheet '\(hidden.sheet.name)' alone, which is hidden",
              help: "name it with --sheet if it is meant", at: place)
          ]))
      }
      return .failure(Refusal([headless(table, at: place)]))
    }
    var result = told(one.table, of: one.sheet)
    let others = sheets.filter { $0.name != one.sheet.name && !$0.rows.isEmpty }
    if !others.isEmpty {
      result.note(
        "not read: the sheets \(Message.names(others.map(\.name)))")
    }
    return .success(result)
  }

  private func told(_ table: IncomingTable, of sheet: Workbook.Sheet) -> IncomingTable {
    var table = table
    table.notes = notes + table.notes
    if sheet.merges > 0 {
      table.note("joined cells: each of them has the text of the first")
    }
    return table
  }

  private func headless(_ table: EvidenceTable, at place: SourcePlace) -> Diagnostic {
    .error(
      "import-columns",
      "no row names the columns of \(table.name).csv, among them \(Message.names(table.keys))",
      help: "the first row of the table holds the names \(table.columns.joined(separator: ", "))",
      at: place)
  }
}
