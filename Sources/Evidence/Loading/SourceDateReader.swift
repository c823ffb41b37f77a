import YAML

/// Reads a date in the forms that CSL-JSON and pandoc's CSL-YAML have for it.
enum SourceDateReader {
  /// The date; nil where the form is none of them or the day does not exist.
  ///
  /// The forms: `2024-02-01` and its shortened forms, `2023/2024` (EDTF), `date-parts: [[2024, 2, 1]]` with a
  /// second list for the end of a span, `year:`, `month:` and `day:`, a list with one or two of these, and
  /// `literal:` or `raw:`.
  static func date(_ value: YAMLValue) -> SourceDate? {
    if let text = value.string { return date(text.trimmed) }
    if let list = value.list { return span(list.map { date($0)?.start }) }
    guard let entries = value.map else { return nil }
    let parts = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    if let list = parts["date-parts"]?.list { return estimated(span(list.map(datePart)), parts["circa"]) }
    if let literal = parts["literal"]?.string?.trimmed, !literal.isEmpty { return .literal(literal) }
    if let raw = parts["raw"]?.string?.trimmed, !raw.isEmpty { return date(raw) ?? .literal(raw) }
    guard let year = number(parts["year"]) else { return nil }
    for name in ["month", "day"] where parts[name] != nil && number(parts[name]) == nil { return nil }
    let day = EvidenceDate(year: year, month: number(parts["month"]), day: number(parts["day"]))
    return estimated(day.map { .date($0) }, parts["circa"])
  }

  /// A date of which the record says that it is about right.
  private static func estimated(_ date: SourceDate?, _ circa: YAMLValue?) -> SourceDate? {
    guard case .date(let day) = date, let word = circa?.string?.trimmed.lowercased(),
      !["", "false", "no", "0"].contains(word)
    else { return date }
    return .estimated(day)
  }

  private static func date(_ text: String) -> SourceDate? {
    // EDTF: `1936~`, `1936?` and `1936%` are not certain, `1984/` and `1984/..` have no end.
    if let mark = text.last, "~?%".contains(mark) {
      return EvidenceDate(String(text.dropLast())).map { .estimated($0) }
    }
    for tail in ["/..", "/"] where text.hasSuffix(tail) {
      return EvidenceDate(String(text.dropLast(tail.count))).map { .open($0) }
    }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    return span(ends.map { EvidenceDate(String($0)) })
  }

  private static func span(_ dates: [EvidenceDate?]) -> SourceDate? {
    let known = dates.compactMap { $0 }
    guard known.count == dates.count else { return nil }
    switch known.count {
    case 1: return .date(known[0])
    case 2 where known[0] < known[1]: return .span(known[0], known[1])
    default: return nil
    }
  }

  private static func datePart(_ value: YAMLValue) -> EvidenceDate? {
    guard let list = value.list, (1...3).contains(list.count) else { return nil }
    let numbers = list.compactMap { number($0) }
    guard numbers.count == list.count else { return nil }
    return EvidenceDate(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil
    )
  }

  private static func number(_ value: YAMLValue?) -> Int? {
    value?.string.flatMap { Int($0.trimmed) }
  }
}
