import Diagnostics

/// Reads a data table whose columns are known, in any order, and checks its header.
enum TableReader<Column: TableColumn> {
  /// The rows of a table.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - declared: The columns that the workspace has declared beside those of the table's own.
  ///   - required: Those of them that the table may not leave out.
  ///   - languages: The site's languages.
  ///   - texts: The kinds of texts that the table has in each of them, such as `note`.
  ///   - needed: The columns with texts that may not be left out.
  ///
  /// Reports what `CSVReader` reports, and `unknown-column`, `duplicate-column` and `missing-column` for the
  /// header. A table that lacks a required column has no rows.
  static func read(
    _ file: SourceFile, declared: [String] = [], required: [String] = [], languages: [FigureLanguage] = [],
    texts: [String] = [], needed: [String] = []
  ) -> Diagnosed<[TableRow<Column>]> {
    let ofLanguages = languages.filter { !FigureLanguage.handwritten.contains($0) }.flatMap { language in
      texts.map { language.column($0) }
    }
    let declared = declared + ofLanguages
    let required = required + needed.filter { Column(rawValue: $0) == nil }
    let columnsNeeded = Column.required.union(needed.compactMap(Column.init(rawValue:)))
    let table = CSVReader.read(file)
    if let header = table.value.header, let fault = separator(of: header, in: file) {
      return Diagnosed([], [fault])
    }
    if let title = title(of: table.value, declared) { return Diagnosed([], [title]) }
    var diagnostics = table.diagnostics
    guard let header = table.value.header else {
      if !diagnostics.hasErrors {
        diagnostics.append(missing(columnsNeeded, required, header: nil, in: file))
      }
      return Diagnosed([], diagnostics)
    }
    var columns: [Column: Int] = [:]
    var others: [String: Int] = [:]
    var unknown = 0
    for (index, field) in header.fields.enumerated() {
      let name = field.text.trimmed
      let isRepeated: Bool
      if let column = Column(rawValue: name) {
        isRepeated = columns[column] != nil
        if !isRepeated { columns[column] = index }
      } else if declared.contains(name) {
        isRepeated = others[name] != nil
        if !isRepeated { others[name] = index }
      } else {
        unknown += 1
        if unknown <= messageLimit {
          diagnostics.append(unknownColumn(name, number: index + 1, declared, field, header, in: file))
        }
        continue
      }
      if isRepeated {
        diagnostics.append(
          .error("duplicate-column", "the column '\(name)' stands twice", at: file.place(field.range)))
      }
    }
    if unknown > messageLimit {
      diagnostics.append(
        .error(
          "unknown-column", "\(unknown - messageLimit) more columns are not known",
          at: file.place(header.range)))
    }
    let absent = columnsNeeded.subtracting(columns.keys)
    let absentOthers = required.filter { others[$0] == nil }
    guard absent.isEmpty, absentOthers.isEmpty else {
      diagnostics.append(missing(absent, absentOthers, header: header, in: file))
      return Diagnosed([], diagnostics)
    }
    let rows = table.value.records.map {
      TableRow(file: file, record: $0, columns: columns, declared: others)
    }
    return Diagnosed(rows, diagnostics)
  }

  /// How many columns are named one by one in messages.
  private static var messageLimit: Int { 8 }

  private static func unknownColumn(
    _ name: String, number: Int, _ declared: [String], _ field: CSVField, _ header: CSVRecord,
    in file: SourceFile
  ) -> Diagnostic {
    let known = Column.allCases.map(\.rawValue) + declared
    let message: Message =
      name.isEmpty
      ? "column \(number) holds values and has no name"
      : "no column '\(name)'" + Suggestion.clause(for: name, in: known)
    return .error(
      "unknown-column", message, help: "the columns are \(known.joined(separator: ", "))",
      at: file.place(field.range.isEmpty ? header.range : field.range))
  }

  /// A line above the header that holds one text, as tables in spreadsheets have it.
  private static func title(of table: CSVTable, _ declared: [String]) -> Diagnostic? {
    guard let header = table.header else { return nil }
    func known(_ names: some Sequence<String>) -> Int {
      names.count { Column(rawValue: $0.trimmed) != nil || declared.contains($0.trimmed) }
    }
    let texts = header.fields.filter { !$0.text.trimmed.isEmpty }
    guard texts.count == 1, known(header.fields.map(\.text)) == 0 else { return nil }
    let lines = LineTable(table.file.text)
    let next = lines.lineIndex(of: header.range.upperBound) + 1
    guard next < lines.starts.count, known(lines.line(next).split(separator: ",").map(String.init)) > 1 else {
      return nil
    }
    return .error(
      "csv-remark", "the line '\(texts[0].text.trimmed.prefix(24))' stands above the names of the columns",
      help: "a table begins with the names of its columns; delete the line",
      at: table.file.place(header.range))
  }

  /// What is wrong with a header whose columns are parted by another sign than a comma.
  ///
  /// It is wrong in every line, and what else there is to say of them follows from it.
  private static func separator(of header: CSVRecord, in file: SourceFile) -> Diagnostic? {
    let text = file.slice(header.range)
    if text.lowercased().hasPrefix("sep=") {
      return .error(
        "csv-separator",
        "the file begins with '\(text.trimmed)', which tells Excel the separator and is no part of the table",
        help: "delete that line", at: file.place(header.range), mend: removal(of: header, in: file))
    }
    guard let index = text.firstIndex(where: { ";；，\t|".contains($0) }) else { return nil }
    let sign = text[index]
    let start = header.range.lowerBound + text.utf8.distance(from: text.startIndex, to: index)
    let help: Message =
      switch sign {
      case ";", "\t":
        "Excel saved it so: choose 'CSV UTF-8 (comma delimited)', and ',' as the system's list separator"
      case "，", "；":
        "'\(sign)' is punctuation of Chinese text; write ',' with the input method switched to English"
      default: "separate the fields with commas; spreadsheets call the format CSV UTF-8"
      }
    return .error(
      "csv-separator",
      sign == "\t"
        ? "the columns are separated by tabs, not by ','"
        : "the columns are separated by '\(sign)', not by ','",
      help: help,
      at: file.place(start..<start + sign.utf8.count))
  }

  /// The change that takes a line away.
  private static func removal(of header: CSVRecord, in file: SourceFile) -> Mend {
    let end = file.slice(header.range.upperBound..<header.range.upperBound + 2)
    return Mend(
      file.place(header.range.lowerBound..<header.range.upperBound + (end.hasPrefix("\r\n") ? 2 : 1)), "")
  }

  private static func missing(
    _ columns: Set<Column>, _ declared: [String], header: CSVRecord?, in file: SourceFile
  ) -> Diagnostic {
    let names = Column.allCases.filter(columns.contains).map(\.rawValue) + declared
    let list = Message.names(names)
    return .error(
      "missing-column",
      names.count == 1 ? "the column \(list) is missing" : "the columns \(list) are missing",
      at: header.map { file.place($0.range) } ?? file.whole)
  }
}
