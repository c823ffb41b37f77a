/// How a fact's value is meant.
public enum Qualifier: String, Sendable, Hashable, CaseIterable {
  /// The value itself.
  case exactly
  /// Near the value.
  case about
  /// Above the value.
  case moreThan = "more-than"
  /// The value or above.
  case atLeast = "at-least"
  /// The value or below.
  case upTo = "up-to"
  /// Below the value.
  case lessThan = "less-than"
  /// From the value to the high value.
  case range
  /// A figure is wanted and none was found.
  case noData = "no-data"
  /// A figure would make no sense here.
  case notApplicable = "not-applicable"
  /// A claim without a figure; its words are the fact's notes, and its indicator has the unit `statement`.
  case statement

  /// Whether a fact with this qualifier has a value.
  public var hasValue: Bool {
    switch self {
    case .noData, .notApplicable, .statement: false
    default: true
    }
  }
}
