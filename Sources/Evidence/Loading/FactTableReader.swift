import Diagnostics

/// Reads `facts.csv` against the indicators and sources there are.
struct FactTableReader {
  private let subjects: [String]
  private let indicators: [String: Indicator]
  private let knownIndicators: KnownIDs
  private let sources: KnownIDs
  private let indicatorNames: KnownNames
  private let sourceNames: KnownNames
  private let languages: [FigureLanguage]
  private let extra: TableCellReader

  static func read(
    _ file: SourceFile, subjects: [String], columns: (schema: TableSchema?, names: [String]),
    indicators: Declared<Indicator>, sources: KnownIDs,
    languages: [FigureLanguage]
  ) -> Diagnosed<Declared<Fact>> {
    let reader = FactTableReader(
      subjects: subjects,
      indicators: Dictionary(indicators.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      knownIndicators: indicators.known, sources: sources,
      indicatorNames: KnownNames(indicators.known.ids), sourceNames: KnownNames(sources.ids),
      languages: languages,
      extra: TableCellReader(columns.schema ?? TableSchema()))
    var unique = UniqueCells(columns.schema ?? TableSchema())
    let rows = TableReader<Fact.Column>.read(
      file, declared: subjects + columns.names,
      required: columns.schema?.fields.map(\.name) ?? [],
      languages: languages, texts: ["note"])
    var result = Diagnosed(Declared<Fact>.empty, rows.diagnostics)
    result.value.known.isComplete = !rows.diagnostics.hasErrors
    result.value.namedSources.isComplete = !rows.diagnostics.hasErrors
    var drafts: [ComputedFacts.Draft] = []
    var orders: [Int] = []
    for (order, row) in rows.value.enumerated() {
      var row = row
      result.value.namedSources.ids.formUnion(row.list(.sources).map(\.text))
      let cells = reader.extra.cells(&row)
      for problem in unique.check(cells) { row.append(problem) }
      let isComputed = row.text(.computed) != nil
      let fact = isComputed ? nil : reader.fact(&row, cells)
      let draft = isComputed ? reader.computed(&row, cells, order) : nil
      // What the record was to be called is not known.
      if !EvidenceID.isValid(row[.id]) { result.value.known.isComplete = false }
      if let id = row.text(.id), !result.value.known.ids.insert(id).inserted {
        row.append(reader.duplicate(id, row, rows.value[..<order]))
      }
      if !row.hasErrors {
        if let draft { drafts.append(draft) }
        if let fact {
          result.value.records.append(fact)
          orders.append(order)
        }
      }
      result.diagnostics += row.diagnostics
    }
    let computed = ComputedFacts.work(
      out: drafts, from: result.value.records, known: result.value.known, indicators: reader.indicators)
    result.diagnostics += computed.diagnostics
    if !computed.value.isEmpty {
      let all = zip(orders, result.value.records).map { (order: $0, fact: $1) } + computed.value
      result.value.records = all.sorted { $0.order < $1.order }.map(\.fact)
    }
    return result
  }

  private func fact(_ row: inout TableRow<Fact.Column>, _ extra: [TableCell]) -> Fact? {
    let id = row.identifier(.id)
    if reportsCutNumber(&row) { return nil }
    let subject = row.pageName(subjects)
    let indicatorID = indicator(&row)
    let indicator = indicatorID.flatMap { indicators[$0] }
    let qualifier = row.choice(.qualifier, Qualifier.self)
    let values = values(&row, qualifier: qualifier)
    let currency = currency(&row, indicator: indicator, qualifier: qualifier)
    checkRank(&row, indicator: indicator, qualifier: qualifier, values)
    checkStatement(&row, indicator: indicator, qualifier: qualifier)
    let period = period(&row)
    let asOf = date(&row)
    let citations = citations(&row, indicator: indicator, qualifier: qualifier)
    let standing = row.choice(.status, Standing.self)
    let hasRival = Set(citations.map(\.source)).count > 1
    checkNotes(&row, qualifier: qualifier, standing: standing, hasRival: hasRival)
    guard let id, let indicatorID, let qualifier, let standing else { return nil }
    return Fact(
      id: id, subject: subject, indicator: indicatorID, qualifier: qualifier, value: values.value,
      high: values.high, currency: currency, period: period, asOf: asOf, citations: citations,
      standing: standing, noteZh: row.text(.noteZh), noteEn: row.text(.noteEn),
      otherNotes: row.texts("note", in: languages), places: row.places, extra: extra)
  }

  /// A record whose value follows from others: nothing that follows may be written as well.
  private func computed(
    _ row: inout TableRow<Fact.Column>, _ extra: [TableCell], _ order: Int
  ) -> ComputedFacts.Draft? {
    let id = row.identifier(.id)
    let subject = row.pageName(subjects)
    let indicator = indicator(&row).flatMap { indicators[$0] }
    for column in [Fact.Column.qualifier, .value, .high, .currency, .sources, .locator, .status]
    where row.text(column) != nil {
      row.error(
        "computed-cell", "the fact is computed, and '\(column.rawValue)' is written as well",
        help:
          "leave qualifier, value, high, currency, sources, locator and status empty: they follow from the parts",
        at: column)
    }
    let period = period(&row)
    let asOf = date(&row)
    checkNotes(&row, qualifier: nil, standing: nil, hasRival: true)
    let formula = formula(&row)
    guard let id, let indicator, let formula else { return nil }
    return ComputedFacts.Draft(
      id: id, subject: subject, indicator: indicator, formula: formula, period: period, asOf: asOf,
      noteZh: row.text(.noteZh), noteEn: row.text(.noteEn),
      otherNotes: row.texts("note", in: languages), places: row.places, order: order, extra: extra)
  }

  private func formula(_ row: inout TableRow<Fact.Column>) -> Formula? {
    do {
      let (function, parts) = try FormulaReader(row.raw(.computed)).read()
      return Formula(
        written: row[.computed], function: function,
        parts: parts.map { Formula.Part(fact: $0.id, place: row.place(.computed, $0.range)) })
    } catch {
      row.append(
        .error("computed-syntax", error.message, help: error.help, at: row.place(.computed, error.range)))
      return nil
    }
  }

  /// A fact whose id stands above; if all else does too, the line is one too many.
  private func duplicate(
    _ id: String, _ row: TableRow<Fact.Column>, _ above: ArraySlice<TableRow<Fact.Column>>
  ) -> Diagnostic {
    let isCopy = above.contains { $0.text(.id) == id && $0.written == row.written }
    return .error(
      "duplicate-id", "a fact '\(id)' stands above already",
      help: isCopy ? "the two lines are the same; take one away" : nil, at: row.places[.id],
      mend: isCopy ? row.removal : nil)
  }

  /// The column of subjects in which an indicator stands.
  private func swapped(_ row: TableRow<Fact.Column>) -> String? {
    subjects.first { column in row.text(named: column).map(knownIndicators.ids.contains) ?? false }
  }

  /// `9,410` without quotation marks, whose comma has moved all cells behind it by one.
  private func reportsCutNumber(_ row: inout TableRow<Fact.Column>) -> Bool {
    func isNumber(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
      lengths.contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard let value = row.text(.value), let high = row.text(.high), isNumber(value, 1...3),
      isNumber(high, 3...3), value != "0", row.text(.qualifier) != Qualifier.range.rawValue,
      row.text(.status).flatMap(Standing.init) == nil
    else { return false }
    row.error(
      "csv-fields", "the comma in '\(value),\(high)' begins another cell",
      help: "write the number without it: \(value)\(high)", at: .value)
    return true
  }

  private func indicator(_ row: inout TableRow<Fact.Column>) -> String? {
    guard let id = row.required(.indicator) else { return nil }
    if !knownIndicators.excludes(id) { return id }
    row.error(
      "unknown-indicator", "no indicator '\(id)'" + Suggestion.clause(for: id, in: indicatorNames),
      help: swapped(row).map { "the cells of 'indicator' and '\($0)' stand in each other's place" }
        ?? "add it to data/indicators.csv", at: .indicator)
    return nil
  }

  private func values(
    _ row: inout TableRow<Fact.Column>, qualifier: Qualifier?
  ) -> (value: FigureValue?, high: FigureValue?) {
    let value = row.decimal(.value)
    let high = row.decimal(.high)
    guard let qualifier else { return (value, high) }
    if qualifier.hasValue, row.text(.value) == nil {
      row.error(
        "missing-value", "a fact with the qualifier '\(qualifier.rawValue)' has a value",
        help: "write the value, or the qualifier no-data or not-applicable", at: .value)
    } else if !qualifier.hasValue, value != nil {
      row.error(
        "unexpected-value", "a fact with the qualifier '\(qualifier.rawValue)' has no value", at: .value)
    }
    if qualifier == .range {
      if row.text(.high) == nil {
        row.error("missing-value", "a range has a high value", at: .high)
      } else if let value, let high, value.decimal >= high.decimal {
        row.error(
          "invalid-range", "the range runs from \(row[.value]) to \(row[.high]), which is not higher",
          at: .high)
      }
    } else if row.text(.high) != nil {
      row.error(
        "unexpected-value", "only a range has a high value, and the qualifier is '\(qualifier.rawValue)'",
        at: .high)
    }
    return (value, high)
  }

  private func currency(
    _ row: inout TableRow<Fact.Column>, indicator: Indicator?, qualifier: Qualifier?
  ) -> Currency? {
    let currency = row.currency(.currency)
    guard let indicator else { return currency }
    if indicator.measure == .money {
      if row.text(.currency) == nil, qualifier?.hasValue == true {
        row.error("missing-currency", "an amount of money names its currency", at: .currency)
      }
    } else if row.text(.currency) != nil {
      row.error(
        "unexpected-currency",
        "the indicator '\(indicator.id)' counts \(indicator.unit), which has no currency", at: .currency)
    }
    return currency
  }

  /// A rank is a whole number from 1 on; of `more than` third nobody can tell which side is meant.
  private func checkRank(
    _ row: inout TableRow<Fact.Column>, indicator: Indicator?, qualifier: Qualifier?,
    _ values: (value: FigureValue?, high: FigureValue?)
  ) {
    guard indicator?.measure == .rank else { return }
    for (column, value) in [(Fact.Column.value, values.value), (.high, values.high)] {
      guard let value, !value.isRank else { continue }
      row.error(
        "invalid-rank", "'\(row[column])' is no rank", help: "write a whole number; 1 is the first",
        at: column)
    }
    if let qualifier, [.moreThan, .atLeast, .upTo, .lessThan].contains(qualifier) {
      row.error(
        "invalid-rank", "a rank is not '\(qualifier.rawValue)' a number, since the lower one is better",
        help: "write exactly or about, or give a range", at: .qualifier)
    }
  }

  /// A statement has words instead of a figure, and its indicator says so; the two go together.
  private func checkStatement(
    _ row: inout TableRow<Fact.Column>, indicator: Indicator?, qualifier: Qualifier?
  ) {
    if let indicator, let qualifier {
      if qualifier == .statement, indicator.measure != .statement {
        row.error(
          "wrong-qualifier",
          """
          a statement belongs to an indicator with the unit 'statement', and '\(indicator.id)' counts \
          \(indicator.unit)
          """, at: .qualifier)
      } else if indicator.measure == .statement, qualifier.hasValue {
        row.error(
          "wrong-qualifier",
          "the indicator '\(indicator.id)' holds statements, which have no figure",
          help: "write the qualifier statement, and the words in \(noteNames)", at: .qualifier)
      }
    }
    if qualifier == .statement {
      for column in noteColumns where row.text(named: column) == nil {
        row.append(
          .error(
            "missing-value", "a statement stands in its notes, and '\(column)' is empty",
            at: row.places[named: column]))
      }
    }
  }

  /// A note speaks to the readers of every language of the site; what a doubt rests on must.
  private func checkNotes(
    _ row: inout TableRow<Fact.Column>, qualifier: Qualifier?, standing: Standing?, hasRival: Bool
  ) {
    // The notes of a statement are its words, which are looked at as such.
    guard qualifier != .statement else { return }
    let missing = noteColumns.filter { row.text(named: $0) == nil }
    if missing.count == noteColumns.count, standing == .disputed, !hasRival {
      row.error(
        "undocumented-dispute", "a disputed fact says what disputes it",
        help: "add a second source, or a note in \(noteNames)", at: .status)
    }
    if let zh = row.text(.noteZh), let en = row.text(.noteEn),
      let words = NotePairs.difference(zh: zh, en: en)
    {
      row.warning(
        "note-numbers", words,
        help: "readers of the two languages are told one thing; mend the one that is wrong",
        at: .noteEn)
    }
    guard let written = noteColumns.first(where: { row.text(named: $0) != nil }), let column = missing.first
    else {
      return
    }
    let words: Message = "there is a note in '\(written)' and none in '\(column)'"
    if standing == .disputed {
      row.append(
        .error(
          "untranslated-note", "the fact is disputed; \(words)",
          help: "what disputes a fact is said in every language of the site", at: row.places[named: written]))
    } else {
      row.append(
        .warning(
          "untranslated-note", words, help: "translate it, or take it out", at: row.places[named: written]))
    }
  }

  private var noteColumns: [String] { languages.map { $0.column("note") } }

  private var noteNames: Message {
    .list(noteColumns.map { Message(verbatim: $0) }, separator: " and ")
  }

  private func period(_ row: inout TableRow<Fact.Column>) -> EvidencePeriod? {
    guard let text = row.text(.period) else { return nil }
    if let period = EvidencePeriod(text) { return period }
    let isOfSpreadsheet = text.contains("-") && text.contains { $0.isASCII && $0.isLetter }
    row.error(
      "invalid-period", "'\(text)' does not say which time the figure covers",
      help: EvidencePeriod.help
        + (isOfSpreadsheet ? "; a spreadsheet keeps it if the column is formatted as text" : ""),
      at: .period, meant: EvidencePeriod(written: text)?.written)
    return nil
  }

  private func date(_ row: inout TableRow<Fact.Column>) -> EvidenceDate? {
    guard let text = row.text(.asOf) else { return nil }
    if let date = EvidenceDate.historical(text) { return date }
    row.error(
      "invalid-date", "'\(text)' is not a date", help: "write YYYY, YYYY-MM or YYYY-MM-DD", at: .asOf,
      meant: EvidenceDate(written: text)?.iso)
    return nil
  }

  private func citations(
    _ row: inout TableRow<Fact.Column>, indicator: Indicator?, qualifier: Qualifier?
  ) -> [Fact.Citation] {
    var locators = row.list(.locator).map(\.text)
    let items = row.list(.sources)
    if items.isEmpty, qualifier != .noData, qualifier != .notApplicable {
      row.error("missing-value", "a fact names its source", at: .sources)
    }
    // One locator is that of the first source; several belong to the sources one by one.
    if locators.count > 1, locators.count != items.count {
      row.error(
        "locator-count", "there are \(locators.count) locators for \(items.count) sources",
        help: "write one locator for the first source, or one for each, empty where there is none",
        at: .locator)
      locators = []
    }
    var citations: [Fact.Citation] = []
    var seen: Set<String> = []
    for (index, item) in items.enumerated() {
      if item.text.isEmpty {
        row.append(.error("missing-value", "a source's id is missing between semicolons", at: item.place))
      } else if let problem = NameSeparator.problem(
        in: item.text, meant: .quoted(";"), written: ";", at: item.place)
      {
        row.append(problem)
      } else if sources.excludes(item.text) {
        row.append(
          .error(
            "unknown-source", "no source '\(item.text)'" + Suggestion.clause(for: item.text, in: sourceNames),
            help: "add it to data/sources.yaml", at: item.place))
      } else if !seen.insert(item.text).inserted {
        row.append(.error("duplicate-source", "the source '\(item.text)' stands twice", at: item.place))
      } else {
        let locator = index < locators.count && !locators[index].isEmpty ? locators[index] : nil
        citations.append(Fact.Citation(source: item.text, locator: locator, place: item.place))
      }
    }
    return citations
  }
}
