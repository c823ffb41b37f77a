import Diagnostics

/// Reads the tables of the workspace's own, each by its schema.
struct OwnTableReader {
  /// What the tables of the evidence declare, for columns that name it.
  let known: [String: KnownIDs]
  /// The folders of kinds of pages, whose names others check.
  let folders: Set<String>

  /// The names of what is handed out beside, which no table can have.
  static let taken: Set<String> = [
    "corrections", "datapackage", "fact-sources", "facts", "indicators", "people", "rates", "series",
    "sources", "terms",
  ]

  func read(_ files: [OwnTableFiles]) -> Diagnosed<[OwnTable]> {
    var result = Diagnosed<[OwnTable]>([])
    for one in files {
      let table = read(one)
      result.diagnostics += table.diagnostics
      if let value = table.value { result.value.append(value) }
    }
    let names = Set(files.map(\.name))
    for table in result.value { result.diagnostics += foreign(table, result.value, names) }
    return result
  }

  private func read(_ files: OwnTableFiles) -> Diagnosed<OwnTable?> {
    if Self.taken.contains(files.name) {
      return Diagnosed(
        nil,
        [
          .error(
            "reserved-name", "'\(files.name)' is a table of the evidence, which has a schema of its own",
            help: files.name == "facts" ? nil : "columns can be added to facts.csv alone",
            at: files.schema.whole)
        ])
    }
    guard EvidenceID.isValid(files.name) else {
      return Diagnosed(
        nil,
        [
          .error(
            "invalid-id", EvidenceID.message(for: files.name), help: EvidenceID.help, at: files.schema.whole)
        ])
    }
    let schema = TableSchemaReader.read(files.schema)
    guard let file = files.table else {
      return Diagnosed(
        nil,
        schema.diagnostics + [
          .error(
            "missing-data", "there is no \(files.name).csv", help: "the schema describes it",
            at: files.schema.whole)
        ])
    }
    guard let schema = schema.value else { return Diagnosed(nil, schema.diagnostics) }
    let names = schema.fields.map(\.name)
    let rows = TableReader<NoColumn>.read(file, declared: names, required: names)
    var diagnostics = rows.diagnostics
    let reader = TableCellReader(schema)
    var unique = UniqueCells(schema)
    var cells: [[TableCell]] = []
    for row in rows.value {
      var row = row
      let own = reader.cells(&row)
      diagnostics += row.diagnostics
      // A cell that is wrong may have been meant to be any other.
      if !row.hasErrors { diagnostics += unique.check(own) }
      cells.append(own)
    }
    let table = OwnTable(
      name: files.name, schema: schema, rows: cells, file: file, isComplete: !diagnostics.hasErrors)
    return Diagnosed(table, diagnostics)
  }

  // MARK: Columns that name something else

  private func foreign(_ table: OwnTable, _ tables: [OwnTable], _ names: Set<String>) -> [Diagnostic] {
    table.schema.foreignKeys.flatMap { key -> [Diagnostic] in
      if folders.contains(key.resource) { return [] }
      if let known = known[key.resource] {
        return strangers(table, key) { known.excludes($0) ? known.ids : nil }
      }
      if let other = tables.first(where: { $0.name == key.resource }) {
        guard let target = key.target ?? other.schema.primaryKey.first, other.column(target) != nil else {
          return [
            .error(
              "table-schema", "the key does not say which column of '\(other.name)' it names",
              help: "the columns are \(other.schema.fields.map(\.name).joined(separator: ", "))",
              at: key.place)
          ]
        }
        let values = other.values(of: target)
        return other.isComplete ? strangers(table, key) { values.contains($0) ? nil : values } : []
      }
      // A table that could not be read has been reported.
      if names.contains(key.resource) { return [] }
      let all = Set(known.keys).union(folders).union(tables.map(\.name))
      return [
        .error(
          "table-schema", "no table '\(key.resource)'\(Suggestion.clause(for: key.resource, in: all))",
          help: "known are \(all.sorted().joined(separator: ", "))", at: key.place)
      ]
    }
  }

  /// The cells that name nothing; `wrong` gives what there is to name where a value is not among it.
  private func strangers(
    _ table: OwnTable, _ key: TableSchema.ForeignKey, _ wrong: (String) -> Set<String>?
  ) -> [Diagnostic] {
    guard let column = table.column(key.field) else { return [] }
    return table.rows.compactMap { row in
      let cell = row[column]
      guard cell.value != nil, let known = wrong(cell.plain) else { return nil }
      return .error(
        "table-value",
        "nothing in '\(key.resource)' is called '\(cell.plain)'\(Suggestion.clause(for: cell.plain, in: known))",
        help: "the schema says that '\(key.field)' names it", at: cell.place)
    }
  }
}

/// The columns of a table that has none but those which are declared.
enum NoColumn: TableColumn {
  init?(rawValue: String) { nil }
  var rawValue: String { switch self {} }
  static var allCases: [NoColumn] { [] }
  static var required: Set<NoColumn> { [] }
}
