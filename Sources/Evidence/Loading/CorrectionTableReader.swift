import Diagnostics

/// Reads `corrections.csv` against the facts there are.
///
/// A correction is checked against what follows it: the next correction of the same fact, or the fact as it stands. So
/// the table is a chain without gaps from the first figure printed to the present one.
struct CorrectionTableReader {
  private typealias Row = TableRow<Correction.Column>

  /// A row whose own fields have been read.
  private struct Draft {
    var row: Row
    let fact: String
    let date: EvidenceDate?
    let old: FigureValue?
    let oldHigh: FigureValue?
    let new: FigureValue?
  }

  private let facts: [String: Fact]
  private let knownFacts: KnownIDs
  private let factNames: KnownNames
  private let languages: [FigureLanguage]
  private var diagnostics: [Diagnostic] = []

  private init(_ facts: Declared<Fact>, _ languages: [FigureLanguage]) {
    self.languages = languages
    self.facts = Dictionary(facts.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    knownFacts = facts.known
    factNames = KnownNames(facts.known.ids)
  }

  /// Reads the table; facts that call themselves corrected are checked even when there is none.
  static func read(_ file: SourceFile?, facts: Declared<Fact>, languages: [FigureLanguage])
    -> Diagnosed<[Correction]>
  {
    var reader = CorrectionTableReader(facts, languages)
    let rows =
      file.map {
        TableReader<Correction.Column>.read(
          $0, languages: languages, texts: ["reason", "old"], needed: languages.map { $0.column("reason") })
      } ?? Diagnosed([])
    reader.diagnostics = rows.diagnostics
    var drafts = rows.value.map { reader.draft($0) }
    var corrections: [Int: Correction] = [:]
    let chains = Dictionary(grouping: drafts.indices.filter { drafts[$0] != nil }) { drafts[$0]?.fact ?? "" }
    for (fact, chain) in chains { reader.link(fact, chain, in: &drafts, &corrections) }
    reader.diagnostics += drafts.compactMap { $0 }.flatMap(\.row.diagnostics)
    if !rows.diagnostics.hasErrors { reader.checkStandings(facts.records, Set(chains.keys)) }
    return Diagnosed(drafts.indices.compactMap { corrections[$0] }, reader.diagnostics)
  }

  // MARK: One row

  /// A row's own fields; nil when it names no fact.
  private mutating func draft(_ row: Row) -> Draft? {
    var row = row
    guard let id = row.required(.fact), isKnown(id, &row) else {
      diagnostics += row.diagnostics
      return nil
    }
    let date = date(&row)
    let old = row.decimal(.old)
    let oldHigh = row.decimal(.oldHigh)
    let new = row.decimal(.new)
    for language in languages { _ = row.required(named: language.column("reason")) }
    return Draft(row: row, fact: id, date: date, old: old, oldHigh: oldHigh, new: new)
  }

  private func isKnown(_ id: String, _ row: inout Row) -> Bool {
    guard knownFacts.excludes(id) else { return true }
    row.error("unknown-fact", "no fact '\(id)'" + Suggestion.clause(for: id, in: factNames), at: .fact)
    return false
  }

  private func date(_ row: inout Row) -> EvidenceDate? {
    guard let text = row.required(.date) else { return nil }
    if let date = EvidenceDate(text), date.day != nil { return date }
    row.error(
      "invalid-date", "'\(text)' is not a day", help: "write YYYY-MM-DD", at: .date,
      meant: EvidenceDate(written: text).flatMap { $0.day == nil ? nil : $0.iso })
    return nil
  }

  // MARK: All rows of one fact

  /// Goes back from the fact as it stands; what cannot be read ends the way, so that it is not reported twice.
  private func link(
    _ id: String, _ chain: [Int], in drafts: inout [Draft?], _ corrections: inout [Int: Correction]
  ) {
    checkOrder(id, chain, in: &drafts)
    guard let fact = facts[id] else { return }
    var after = fact
    for index in chain.reversed() {
      guard var draft = drafts[index] else { return }
      let isNewest = index == chain.last
      let isWithdrawal = isNewest && fact.standing == .withdrawn && draft.row.text(.new) == nil
      let old = old(before: after, &draft)
      if !isWithdrawal { checkNew(after, isNewest: isNewest, &draft) }
      if let old, !draft.row.hasErrors {
        if isWithdrawal {
          if !old.printsLike(fact) {
            report(mismatch: "the withdrawn fact '\(id)' stood at", fact, .old, &draft)
          }
        } else if old.printsLike(after) {
          draft.row.error(
            "correction-unchanged", "the correction of '\(id)' changes nothing that is printed", at: .old)
        }
      }
      drafts[index] = draft
      guard let old, let date = draft.date, !draft.row.hasErrors else { return }
      corrections[index] = Correction(
        fact: id, date: date, old: old, new: isWithdrawal ? nil : after, reasonZh: draft.row[.reasonZh],
        reasonEn: draft.row[.reasonEn], otherReasons: draft.row.texts("reason", in: languages),
        places: draft.row.places)
      after = old
    }
  }

  private func checkOrder(_ id: String, _ chain: [Int], in drafts: inout [Draft?]) {
    for (earlier, later) in zip(chain, chain.dropFirst()) {
      guard let first = drafts[earlier]?.date, let second = drafts[later]?.date, second <= first else {
        continue
      }
      drafts[later]?.row.error(
        "correction-order", "the correction of '\(id)' is of \(second.iso), not after the one above it",
        help: "put the corrections of a fact in the order of their dates, one a day at most", at: .date)
    }
  }

  /// The fact as it was printed before; what a row leaves out was as it is after.
  private func old(before after: Fact, _ draft: inout Draft) -> Fact? {
    var qualifier: Qualifier? = draft.oldHigh == nil ? after.qualifier : .range
    if draft.row.text(.oldQualifier) != nil { qualifier = draft.row.choice(.oldQualifier, Qualifier.self) }
    var currency = after.currency
    if draft.row.text(.oldCurrency) != nil { currency = draft.row.currency(.oldCurrency) }
    guard let qualifier else { return nil }
    let isStatement = qualifier == .statement
    if isStatement {
      for column in languages.map({ $0.column("old") }) where draft.row.text(named: column) == nil {
        draft.row.append(
          .error(
            "missing-value", "the correction of a statement gives its old words, and '\(column)' is empty",
            at: draft.row.places[named: column]))
      }
    }
    if qualifier.hasValue, draft.row.text(.old) == nil {
      draft.row.error(
        "missing-value", "a fact with the qualifier '\(qualifier.rawValue)' had a value",
        help: "write the value, or the old qualifier, such as no-data", at: .old)
    } else if !qualifier.hasValue, draft.row.text(.old) != nil {
      draft.row.error(
        "unexpected-value", "a fact with the qualifier '\(qualifier.rawValue)' had no value", at: .old)
    }
    if qualifier == .range, draft.row.text(.oldHigh) == nil {
      draft.row.error(
        "missing-value", "a range had a high value", help: "write it, or the old qualifier", at: .oldHigh)
    } else if qualifier != .range, draft.row.text(.oldHigh) != nil {
      draft.row.error("unexpected-value", "only a range had a high value", at: .oldHigh)
    } else if let old = draft.old, let high = draft.oldHigh, old.decimal >= high.decimal {
      draft.row.error("invalid-range", "the old range ends below its beginning", at: .oldHigh)
    }
    return after.stating(
      qualifier, draft.old, high: draft.oldHigh, currency: currency,
      noteZh: isStatement ? draft.row.text(.oldZh) : nil, noteEn: isStatement ? draft.row.text(.oldEn) : nil,
      otherNotes: isStatement ? draft.row.texts("old", in: languages) : [:])
  }

  /// The new value has to be what the next correction starts from, or the fact as it stands.
  private func checkNew(_ after: Fact, isNewest: Bool, _ draft: inout Draft) {
    guard draft.new != nil || draft.row.text(.new) == nil, draft.new?.decimal != after.value?.decimal else {
      return
    }
    report(
      mismatch: isNewest
        ? "the fact '\(after.id)' stands at" : "the next correction of '\(after.id)' starts from", after,
      .new,
      &draft)
  }

  private func report(
    mismatch start: Message, _ fact: Fact, _ column: Correction.Column, _ draft: inout Draft
  ) {
    let value = fact.value?.plain ?? fact.qualifier.rawValue
    let written: Message = draft.row.text(column).map(Message.quoted) ?? "none"
    draft.row.error(
      "correction-mismatch", "\(start) \(value), and the correction says \(written)",
      help: "a correction ends at what has been printed since", at: column)
  }

  // MARK: Standings

  /// A fact is called corrected when there is a correction to show, and only then.
  private mutating func checkStandings(_ facts: [Fact], _ corrected: Set<String>) {
    // The standing of a computed fact follows from its parts.
    for fact in facts where fact.computation == nil {
      if fact.standing == .corrected, !corrected.contains(fact.id) {
        diagnostics.append(
          .error(
            "missing-correction", "the fact '\(fact.id)' is called corrected, and nothing says how",
            help: "add what stood there before to data/corrections.csv", at: fact.places[.status]))
      } else if fact.standing == .reported, corrected.contains(fact.id) {
        diagnostics.append(
          .error(
            "unmarked-correction", "the fact '\(fact.id)' has been corrected, and its standing is 'reported'",
            help: "write corrected, or the standing that other sources give it", at: fact.places[.status]))
      }
    }
  }
}
