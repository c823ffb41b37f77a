import Diagnostics
import Evidence

/// Picks rows of a table by `where="year>=2020; city=Paris|Rome"`: of several conditions all must hold.
struct OwnTableFilter {
  private enum Relation: String, CaseIterable {
    // The longer ones first, since the shorter begin them.
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case equal = "="
    case less = "<"
    case more = ">"
  }

  private struct Condition {
    let column: Int
    let relation: Relation
    let values: [TableCell.Value]

    func holds(_ row: [TableCell]) -> Bool {
      guard let value = row[column].value else { return relation == .unequal }
      return switch relation {
      case .equal: values.contains { $0.isSame(as: value) }
      case .unequal: !values.contains { $0.isSame(as: value) }
      case .less: value < values[0]
      case .atMost: !(values[0] < value)
      case .more: values[0] < value
      case .atLeast: !(value < values[0])
      }
    }
  }

  let table: OwnTable
  let use: DirectiveUse

  /// The rows that fit; a condition that cannot be read, or that none could fit, is reported.
  func pick(_ context: inout LinkContext) -> [[TableCell]] {
    guard let text = use.text("where") else { return table.rows }
    let parts = text.split(whereSeparator: { $0 == ";" || $0 == "；" }).map { String($0).trimmed }.filter {
      !$0.isEmpty
    }
    let conditions = parts.compactMap { condition($0, &context) }
    return table.rows.filter { row in conditions.allSatisfy { $0.holds(row) } }
  }

  private func condition(_ text: String, _ context: inout LinkContext) -> Condition? {
    let place = use.place(of: "where")
    guard let start = text.firstIndex(where: { "=!<>".contains($0) }),
      let relation = Relation.allCases.first(where: { text[start...].hasPrefix($0.rawValue) })
    else {
      context.diagnostics.append(
        .error(
          "bad-attribute", "'\(text)' is no condition",
          help: "write a column, one of = != < <= > >= and a value, with ';' between conditions", at: place))
      return nil
    }
    let name = String(text[..<start]).trimmed
    guard let column = OwnTableColumns.column(name, of: table, at: place, &context) else { return nil }
    let field = table.schema.fields[column]
    let written = String(text[text.index(start, offsetBy: relation.rawValue.count)...])
    let words = written.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
    let values = words.compactMap { field.value($0) }
    let takesSeveral = relation == .equal || relation == .unequal
    guard values.count == words.count, takesSeveral || values.count == 1 else {
      context.diagnostics.append(
        .error(
          "bad-attribute", "'\(written.trimmed)' is nothing that the column '\(name)' can hold",
          help: "it holds \(field.expectation)", at: place))
      return nil
    }
    reportStrangers(zip(words, values), column, relation, &context)
    return Condition(column: column, relation: relation, values: values)
  }

  /// A word that no row has is a slip.
  private func reportStrangers(
    _ wanted: some Sequence<(String, TableCell.Value)>, _ column: Int, _ relation: Relation,
    _ context: inout LinkContext
  ) {
    guard relation == .equal, table.schema.fields[column].type == .string else { return }
    let known = Set(table.rows.compactMap { $0[column].value?.plain })
    for (word, _) in wanted where !known.contains(word) && !known.isEmpty {
      context.diagnostics.append(
        .error(
          "bad-attribute",
          "no row of '\(table.name)' has '\(word)' in '\(table.schema.fields[column].name)'\(Suggestion.clause(for: word, in: known))",
          help: known.count <= 20 ? "there are \(known.sorted().joined(separator: ", "))" : nil,
          at: use.place(of: "where")))
    }
  }
}

/// The columns of a table as a use of it names them.
struct OwnTableColumns {
  let table: OwnTable
  let use: DirectiveUse

  /// The place of a column; one that is not there is reported.
  static func column(
    _ name: String, of table: OwnTable, at place: SourcePlace, _ context: inout LinkContext
  ) -> Int? {
    if let column = table.column(name) { return column }
    let known = table.schema.fields.map(\.name)
    context.diagnostics.append(
      .error(
        "bad-attribute", "no column '\(name)'\(Suggestion.clause(for: name, in: known))",
        help: "the columns are \(known.joined(separator: ", "))", at: place))
    return nil
  }

  /// The columns that are shown.
  func shown(_ context: inout LinkContext) -> [Int] {
    guard use.text("columns") != nil else { return Array(table.schema.fields.indices) }
    return use.words("columns").compactMap { Self.column($0.value, of: table, at: $0.place, &context) }
  }

  /// Rows in the order that `sort="-year city"` asks for; what is missing comes last.
  func sorted(_ rows: [[TableCell]], _ context: inout LinkContext) -> [[TableCell]] {
    let keys = use.words("sort").compactMap { word -> (column: Int, isReversed: Bool)? in
      let isReversed = word.value.hasPrefix("-")
      let name = isReversed ? String(word.value.dropFirst()) : word.value
      return Self.column(name, of: table, at: word.place, &context).map { ($0, isReversed) }
    }
    guard !keys.isEmpty else { return rows }
    let language = context.entry.language
    return rows.enumerated().sorted { left, right in
      for key in keys {
        switch (left.element[key.column].value, right.element[key.column].value) {
        case (nil, nil): continue
        case (nil, _?): return false
        case (_?, nil): return true
        case (let one?, let other?):
          if one.isSame(as: other) { continue }
          return Self.isBefore(one, other, language) != key.isReversed
        }
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private static func isBefore(_ one: TableCell.Value, _ other: TableCell.Value, _ language: String) -> Bool {
    if case .text(let one) = one, case .text(let other) = other {
      return Comparison.isOrdered(one, other, language)
    }
    return one < other
  }

  /// Not more rows than `limit` says.
  func limited(_ rows: [[TableCell]], _ context: inout LinkContext) -> [[TableCell]] {
    guard let text = use.text("limit") else { return rows }
    if let limit = Int(text), limit > 0 { return Array(rows.prefix(limit)) }
    context.diagnostics.append(
      .error("bad-attribute", "'limit' takes a number from 1 on, not '\(text)'", at: use.place(of: "limit")))
    return rows
  }
}
