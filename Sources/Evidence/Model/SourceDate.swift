/// A date in a source's record: a day, month or year, a span of them, or words.
public enum SourceDate: Sendable, Hashable {
  /// One date.
  case date(EvidenceDate)
  /// From a date to a date.
  case span(EvidenceDate, EvidenceDate)
  /// A date that somebody has estimated, as EDTF writes `1936~` and `1936?`.
  case estimated(EvidenceDate)
  /// From a date on.
  case open(EvidenceDate)
  /// A date in words, such as `n.d.` or `清乾隆年间`.
  case literal(String)

  /// The date, the first one of a span; nil for words.
  public var start: EvidenceDate? {
    switch self {
    case .date(let date), .span(let date, _), .estimated(let date), .open(let date): date
    case .literal: nil
    }
  }
}
