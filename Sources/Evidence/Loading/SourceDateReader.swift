import Yams

/// Reads a date in the forms that CSL-JSON and pandoc's CSL-YAML have for it.
enum SourceDateReader {
  /// The date; nil where the form is none of them or the day does not exist.
  ///
  /// The forms: `2024-02-01` and its shortened forms, `2023/2024` (EDTF), `date-parts: [[2024, 2, 1]]` with a
  /// second list for the end of a span, `year:`, `month:` and `day:`, a list with one or two of these, and
  /// `literal:` or `raw:`.
  static func date(_ node: Node) -> SourceDate? {
    if let scalar = node.scalar { return date(scalar.string.trimmed) }
    if let sequence = node.sequence { return span(sequence.map { date($0)?.start }) }
    guard let mapping = node.mapping else { return nil }
    var parts: [String: Node] = [:]
    for (key, value) in mapping { if let name = key.scalar?.string { parts[name] = value } }
    if let list = parts["date-parts"]?.sequence { return span(list.map(datePart)) }
    if let literal = parts["literal"]?.scalar?.string.trimmed, !literal.isEmpty { return .literal(literal) }
    if let raw = parts["raw"]?.scalar?.string.trimmed, !raw.isEmpty { return date(raw) ?? .literal(raw) }
    guard let year = number(parts["year"]) else { return nil }
    for name in ["month", "day"] where parts[name] != nil && number(parts[name]) == nil { return nil }
    return EvidenceDate(year: year, month: number(parts["month"]), day: number(parts["day"])).map {
      .date($0)
    }
  }

  private static func date(_ text: String) -> SourceDate? {
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

  private static func datePart(_ node: Node) -> EvidenceDate? {
    guard let sequence = node.sequence, (1...3).contains(sequence.count) else { return nil }
    let numbers = sequence.compactMap { number($0) }
    guard numbers.count == sequence.count else { return nil }
    return EvidenceDate(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil
    )
  }

  private static func number(_ node: Node?) -> Int? {
    node?.scalar.flatMap { Int($0.string.trimmed) }
  }
}
