#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A value on a chart: where it stands, and the words that are written beside it.
///
/// The numbers place the mark and stand in its `data-` attributes; the texts are printed as they are.
public struct ChartItem: Sendable, Hashable {
  /// What the value belongs to, as a rule the name of a case.
  public var label: String
  /// The value in the axis's unit; the lower end of a range.
  public var value: Decimal
  /// The upper end of a range.
  public var high: Decimal?
  /// How the value is meant.
  public var qualifier: ChartQualifier
  /// The value as the page writes it, qualifier and unit included.
  public var valueText: String
  /// Whether a source disagrees; draws the mark hatched with a dashed outline.
  public var isDisputed: Bool
  /// The word of the value's standing, such as 存疑; needed for a disputed value.
  public var standingText: String?
  /// Whether the value was converted from another currency; the note is to say so.
  public var isConverted: Bool
  /// What is said under the value in small type: the original amount, the period, what it covers.
  public var note: String?
  /// The id of the fact.
  public var fact: String
  /// A key of unit and basis, the same for all values that may share an axis.
  public var unit: String
  /// The heading of the group or panel that the value stands in; the name of its bar in a share chart.
  public var series: String?

  /// Creates a value.
  public init(
    label: String, value: Decimal, high: Decimal? = nil, qualifier: ChartQualifier = .exactly,
    valueText: String, isDisputed: Bool = false, standingText: String? = nil, isConverted: Bool = false,
    note: String? = nil, fact: String, unit: String = "", series: String? = nil
  ) {
    self.label = label
    self.value = value
    self.high = high
    self.qualifier = qualifier
    self.valueText = valueText
    self.isDisputed = isDisputed
    self.standingText = standingText
    self.isConverted = isConverted
    self.note = note
    self.fact = fact
    self.unit = unit
    self.series = series
  }

  /// Where the mark begins, for geometry.
  var low: Double { Double(value.description) ?? 0 }

  /// Where the mark ends, for geometry.
  var end: Double { high.flatMap { Double($0.description) } ?? low }

  /// The texts beside the label, as one phrase.
  func spoken(_ language: ChartLanguage) -> String {
    let extras = [standingText, note].compactMap { $0 }.filter { !$0.isEmpty }
    return valueText + language.bracketed(extras)
  }
}
