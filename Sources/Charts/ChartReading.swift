#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A fact that stands in the words of a shape, with its value for whoever reads the picture back.
public struct ChartReading: Sendable, Hashable {
  /// The id of the fact.
  public var fact: String
  /// How the value is meant.
  public var qualifier: ChartQualifier
  /// The value; the lower end of a range.
  public var value: Decimal
  /// The upper end of a range.
  public var high: Decimal?

  /// Creates a reading.
  public init(fact: String, qualifier: ChartQualifier = .exactly, value: Decimal, high: Decimal? = nil) {
    self.fact = fact
    self.qualifier = qualifier
    self.value = value
    self.high = high
  }

  /// The value in full.
  var valueDigits: String { value.description }

  /// The upper end in full.
  var highDigits: String? { high?.description }
}
