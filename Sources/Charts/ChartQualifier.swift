/// How a value on a chart is meant, which decides the shape of its mark.
public enum ChartQualifier: String, Sendable, Hashable, CaseIterable {
  /// The value itself: a closed end.
  case exactly
  /// Near the value: a wavy tick.
  case about
  /// Above the value: an open end that points on.
  case moreThan = "more-than"
  /// The value or above: an end with a tick that points on.
  case atLeast = "at-least"
  /// The value or below: hollow, with a cap.
  case upTo = "up-to"
  /// Below the value: hollow, with a broken cap.
  case lessThan = "less-than"
  /// From the value to the high value: an interval.
  case range

  /// Whether the true value may lie above the one that is drawn.
  var isOpenAbove: Bool { self == .moreThan || self == .atLeast }

  /// Whether the value that is drawn is a ceiling.
  var isCeiling: Bool { self == .upTo || self == .lessThan }
}
