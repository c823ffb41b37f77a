public import Diagnostics

/// Reads comma-separated values after RFC 4180 and remembers where in the file each field stands.
///
/// A byte-order mark and any of CRLF, LF and CR as line ends are tolerated, since spreadsheets write them.
/// Rows without content, which spreadsheets leave at the end, are no records.
public struct CSVReader {
  private let file: SourceFile
  private let separator: UInt8
  private var diagnostics: [Diagnostic] = []
  private var records: [CSVRecord] = []
  private var fields: [CSVField] = []
  private var recordStart = 0

  private init(_ file: SourceFile, separator: UInt8) {
    self.file = file
    self.separator = separator
  }

  /// Reads a file into its header and records.
  ///
  /// Reports `csv-quote` where a quoted field is not closed or is followed by text, and `csv-fields` where a
  /// record has more or fewer fields than the header; such a record is left out, the others stay. Where all have, the
  /// header is at fault, or every line for one reason.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - separator: What stands between two fields; a comma but in files that are imported.
  public static func read(_ file: SourceFile, separator: Character = ",") -> Diagnosed<CSVTable> {
    var reader = CSVReader(file, separator: separator.asciiValue ?? UInt8(ascii: ","))
    var text = file.text
    text.withUTF8 { reader.scan($0) }
    return reader.table()
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var index = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    recordStart = index
    while index < bytes.count {
      index = bytes[index] == Self.quote ? quotedField(bytes, at: index) : plainField(bytes, at: index)
      guard index < bytes.count else { break }
      if bytes[index] == separator {
        index += 1
        // A comma at the very end of the file announces one more, empty, field.
        if index == bytes.count { fields.append(CSVField(text: "", range: index..<index, quoting: .none)) }
      } else {
        finishRecord(at: index)
        index +=
          bytes[index] == Self.carriageReturn && index + 1 < bytes.count
            && bytes[index + 1] == Self.lineFeed ? 2 : 1
        recordStart = index
      }
    }
    if !fields.isEmpty { finishRecord(at: bytes.count) }
  }

  /// Reads a field without quotes and gives the offset of what ends it.
  private mutating func plainField(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    var end = start
    while end < bytes.count, !endsField(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    fields.append(CSVField(text: text, range: start..<end, quoting: .none))
    return end
  }

  /// Reads a field in quotes, in which a doubled quote means one, and gives the offset of what ends it.
  private mutating func quotedField(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    var content: [UInt8] = []
    var index = start + 1
    var hasEscapes = false
    var isClosed = false
    while index < bytes.count {
      if bytes[index] == Self.quote {
        if index + 1 < bytes.count, bytes[index + 1] == Self.quote {
          hasEscapes = true
          index += 1
        } else {
          isClosed = true
          index += 1
          break
        }
      }
      content.append(bytes[index])
      index += 1
    }
    if !isClosed {
      diagnostics.append(
        .error(
          "csv-quote", "the quoted field is not closed", help: "write a quote inside a quoted field twice",
          at: file.place(start..<min(start + 1, bytes.count))))
    } else if index < bytes.count, !endsField(bytes[index]) {
      let stray = index
      while index < bytes.count, !endsField(bytes[index]) { index += 1 }
      diagnostics.append(
        .error(
          "csv-quote", "text follows the closing quote of a field",
          help: "quote the whole field, and write a quote inside it twice", at: file.place(stray..<index)))
    }
    fields.append(
      CSVField(
        text: String(decoding: content, as: UTF8.self), range: start..<index,
        quoting: hasEscapes || !isClosed ? .escaped : .quoted))
    return index
  }

  private mutating func finishRecord(at end: Int) {
    defer { fields.removeAll(keepingCapacity: true) }
    guard fields.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) else { return }
    records.append(CSVRecord(fields: fields, range: recordStart..<end))
  }

  private consuming func table() -> Diagnosed<CSVTable> {
    guard let first = records.first else {
      return Diagnosed(CSVTable(file: file, header: nil, records: []), diagnostics)
    }
    // Excel keeps the columns that a table once had as empty fields at the ends of its lines.
    let header = first.withoutEmptyEnd(downTo: 1)
    var kept: [CSVRecord] = []
    var rows = records.dropFirst().map { $0.withoutEmptyEnd(downTo: header.fields.count) }
    // A field without an end has taken in what follows.
    let unclosed = diagnostics.last { $0.id == "csv-quote" }?.place?.range?.lowerBound
    for remark in rows
    where remark.range.lowerBound != unclosed && isRemark(remark, width: header.fields.count) {
      diagnostics.append(
        .error(
          "csv-remark", "the line '\(remark.fields[0].text.trimmed.prefix(24))' is a remark and no record",
          help: "a table holds records alone; keep remarks in notes, or in a file of their own",
          at: file.place(remark.range)))
    }
    rows.removeAll { isRemark($0, width: header.fields.count) }
    if rows.count > 1, let first = rows.first, rows.allSatisfy({ $0.fields.count != header.fields.count }) {
      diagnostics.append(
        .error(
          "csv-fields",
          """
          none of the \(rows.count) records has as many fields as the header, which has \(header.fields.count); \
          the first has \(first.fields.count)
          """,
          help: help(first, first.fields.count - header.fields.count), at: file.place(header.range)))
      return Diagnosed(CSVTable(file: file, header: header, records: []), diagnostics)
    }
    for record in rows {
      let difference = record.fields.count - header.fields.count
      if difference == 0 {
        kept.append(record)
        diagnostics += record.fields.filter { SpreadsheetText.isFormula($0.text) }.map { field in
          .warning(
            "spreadsheet-formula",
            "a spreadsheet takes this cell for a formula, since it begins with '\(field.text.prefix(1))'",
            help: "begin it with a letter; in the published tables an apostrophe stands before it",
            at: file.place(field.range))
        }
      } else {
        // A record without commas is all in its first field.
        let name: Message =
          record.fields.first.map { "the record '\($0.text.prefix { !"，;\t".contains($0) })'" }
          ?? "the record"
        diagnostics.append(
          .error(
            "csv-fields",
            "\(name) has \(record.fields.count) fields where the header has \(header.fields.count)",
            help: help(record, difference), at: file.place(record.range), mend: mend(record, difference)))
      }
    }
    return Diagnosed(CSVTable(file: file, header: header, records: kept), diagnostics)
  }

  /// Whether a line holds words in its first field and nothing else, as people leave them below a table.
  private func isRemark(_ record: CSVRecord, width: Int) -> Bool {
    guard width > 2, let first = record.fields.first?.text.trimmed, !first.isEmpty,
      record.fields.dropFirst().allSatisfy({ $0.text.allSatisfy(\.isWhitespace) })
    else { return false }
    let isName =
      first.count <= 40 && first.allSatisfy { $0.isASCII && !$0.isWhitespace }
      && !"#*/".contains(first.prefix(1))
    // A line with other separators than commas is a record that is written wrongly.
    return !isName && first.count(where: { "，;；\t|".contains($0) }) * 2 < width
  }

  private func help(_ record: CSVRecord, _ difference: Int) -> Message {
    if difference > 0 { return "put a field that contains a comma in quotes" }
    let text = file.slice(record.range)
    let isChinese = text.filter { $0 == "，" }.count >= -difference
    // A note in Chinese has such commas too, but not next to the fields of an id or of an empty cell.
    let first = text.prefix { $0 != "," }
    if isChinese,
      first.contains("，") || text.contains("，，") || text.contains(",，") || text.contains("，,")
        || !commasBetweenCells(record).isEmpty
    {
      return "'，' is the comma of Chinese text; write ',' between fields"
    }
    return first.contains(";")
      ? "separate the fields with ',', not with ';'" : "write one comma for every empty field"
  }

  /// The commas of Chinese text that stand between two letters or digits, as they stand between cells alone.
  private func commasBetweenCells(_ record: CSVRecord) -> [Range<Int>] {
    func isCell(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    let text = Array(file.slice(record.range).utf8)
    let comma = Array("，".utf8)
    return text.indices.dropFirst().dropLast(comma.count).filter { place in
      text[place...].starts(with: comma) && isCell(text[place - 1]) && isCell(text[place + comma.count])
    }.map { record.range.lowerBound + $0..<record.range.lowerBound + $0 + comma.count }
  }

  /// One comma of Chinese text where one of the table is missing.
  private func mend(_ record: CSVRecord, _ difference: Int) -> Mend? {
    let commas = commasBetweenCells(record)
    guard difference == -1, commas.count == 1, let comma = commas.first else { return nil }
    return Mend(file.place(comma), ",")
  }

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  private func endsField(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.carriageReturn || byte == Self.lineFeed
  }
}
