import Diagnostics

/// Reads the cells of declared columns and reports those that break what is asked of them.
struct TableCellReader {
  private let schema: TableSchema
  private let patterns: [String: Regex<AnyRegexOutput>]

  init(_ schema: TableSchema) {
    self.schema = schema
    patterns = schema.fields.reduce(into: [:]) { patterns, field in
      // The schema's reader has tried it.
      patterns[field.name] = field.constraints.pattern.flatMap { try? Regex($0) }
    }
  }

  /// The cells of a row in the order of the columns.
  func cells<Column>(_ row: inout TableRow<Column>) -> [TableCell] {
    schema.fields.map { field in
      let text = row.text(declared: field.name) ?? ""
      let place = row.places[declared: field.name]
      if schema.missingValues.contains(text) || text.isEmpty {
        if field.constraints.isRequired {
          row.append(.error("missing-value", "the column '\(field.name)' is empty", at: place))
        }
        return TableCell(value: nil, place: place)
      }
      guard let value = field.value(text) else {
        row.append(
          .error(
            "table-value", "'\(text)' is not what the column '\(field.name)' holds",
            help: "it holds \(field.expectation)", at: place))
        return TableCell(value: nil, place: place)
      }
      for problem in problems(value, text, field) {
        row.append(.error("table-value", problem, help: "the schema of the table says so", at: place))
      }
      return TableCell(value: value, place: place)
    }
  }

  private func problems(_ value: TableCell.Value, _ text: String, _ field: TableField) -> [Message] {
    let constraints = field.constraints
    var problems: [Message] = []
    if let least = constraints.minimum, value < least {
      problems.append("'\(field.name)' is at least \(least.plain), not \(text)")
    }
    if let most = constraints.maximum, most < value {
      problems.append("'\(field.name)' is at most \(most.plain), not \(text)")
    }
    if let choices = constraints.choices, !choices.contains(where: { $0.isSame(as: value) }) {
      let words = choices.map(\.plain)
      let problem: Message =
        "'\(field.name)' is one of \(words.joined(separator: ", ")), not '\(text)'\(Suggestion.clause(for: text, in: words))"
      problems.append(problem)
    }
    if let pattern = patterns[field.name], (try? pattern.wholeMatch(in: text)) == nil {
      problems.append(
        "'\(field.name)' follows the pattern \(constraints.pattern ?? ""), and '\(text)' does not")
    }
    return problems
  }
}

/// What cells hold that no two may share: of a column that is `unique`, or of the columns of a primary key.
struct UniqueCells {
  private let columns: [(names: [String], places: [Int], isKey: Bool)]
  private var seen: [[[String]: SourcePlace]]

  init(_ schema: TableSchema) {
    var columns: [(names: [String], places: [Int], isKey: Bool)] = []
    func add(_ names: [String], isKey: Bool) {
      let places = names.compactMap { name in schema.fields.firstIndex { $0.name == name } }
      if !places.isEmpty, places.count == names.count { columns.append((names, places, isKey)) }
    }
    add(schema.primaryKey, isKey: true)
    for field in schema.fields where field.constraints.isUnique && schema.primaryKey != [field.name] {
      add([field.name], isKey: false)
    }
    self.columns = columns
    seen = Array(repeating: [:], count: columns.count)
  }

  /// What a row repeats, and which part of a key it leaves out.
  mutating func check(_ cells: [TableCell]) -> [Diagnostic] {
    columns.enumerated().flatMap { number, column -> [Diagnostic] in
      let own = column.places.map { cells[$0] }
      let names = Message.names(column.names)
      guard own.allSatisfy({ $0.value != nil }) else {
        guard column.isKey, let place = own.first(where: { $0.value == nil })?.place else { return [] }
        return [.error("missing-value", "a row is known by \(names), and a part of that is empty", at: place)]
      }
      let values = own.map(\.plain)
      guard seen[number][values] != nil, let place = own.first?.place else {
        seen[number][values] = own.first?.place
        return []
      }
      return [
        .error(
          "duplicate-value", "\(names) with '\(values.joined(separator: ", "))' stands above already",
          help: "no two rows share it, as the schema of the table says", at: place)
      ]
    }
  }
}
