import Diagnostics

/// Reads a data table whose columns are known, in any order, and checks its header.
enum TableReader<Column: TableColumn> {
  /// The rows of a table.
  ///
  /// Reports what `CSVReader` reports, and `unknown-column`, `duplicate-column` and `missing-column` for the
  /// header. A table that lacks a required column has no rows.
  static func read(_ file: SourceFile) -> Diagnosed<[TableRow<Column>]> {
    let table = CSVReader.read(file)
    var diagnostics = table.diagnostics
    guard let header = table.value.header else {
      if !diagnostics.hasErrors { diagnostics.append(missing(Column.required, header: nil, in: file)) }
      return Diagnosed([], diagnostics)
    }
    var columns: [Column: Int] = [:]
    for (index, field) in header.fields.enumerated() {
      let name = field.text.trimmed
      guard let column = Column(rawValue: name) else {
        let known = Column.allCases.map(\.rawValue)
        diagnostics.append(
          .error(
            "unknown-column", "no column '\(name)'" + Suggestion.clause(for: name, in: known),
            help: "the columns are \(known.joined(separator: ", "))",
            at: file.place(field.range.isEmpty ? header.range : field.range)))
        continue
      }
      if columns[column] != nil {
        diagnostics.append(
          .error("duplicate-column", "the column '\(name)' stands twice", at: file.place(field.range)))
      } else {
        columns[column] = index
      }
    }
    let absent = Column.required.subtracting(columns.keys)
    guard absent.isEmpty else {
      diagnostics.append(missing(absent, header: header, in: file))
      return Diagnosed([], diagnostics)
    }
    let rows = table.value.records.map { TableRow(file: file, record: $0, columns: columns) }
    return Diagnosed(rows, diagnostics)
  }

  private static func missing(_ columns: Set<Column>, header: CSVRecord?, in file: SourceFile) -> Diagnostic {
    let names = Column.allCases.filter(columns.contains).map { "'\($0.rawValue)'" }
    let noun = names.count == 1 ? "the column" : "the columns"
    var help: String?
    if let header, header.fields.count == 1, header.fields[0].text.contains(where: { ";\t".contains($0) }) {
      help = "separate the fields with commas; spreadsheets call the format CSV UTF-8"
    }
    return .error(
      "missing-column", "\(noun) \(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") missing",
      help: help, at: header.map { file.place($0.range) } ?? file.whole)
  }
}
