#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A number found in running text.
public struct ScannedFigure: Sendable, Hashable {
  /// What the words around a number say of its unit.
  public enum UnitHint: Sendable, Hashable {
    /// Hundredths: `%`, `per cent`, 百分之, 成, 折.
    case percent
    /// Differences of percentages: 个百分点, `percentage points`.
    case percentagePoints
    /// A factor: 倍, `times`, `-fold`.
    case multiple
    /// An amount of money.
    case currency(Currency)
  }

  /// Why a number needs no source.
  public enum Exemption: String, Sendable, Hashable {
    /// A year or a decade of the calendar.
    case year
    /// A day, a month or a time of day.
    case date
    /// A place in an order, or the number of a section, a figure or a note.
    case ordinal
    /// A part of a name, such as 5G or PD-L1.
    case name
  }

  /// UTF-8 offsets in the text: the number with its sign, magnitude, sign of percent and currency.
  public let range: Range<Int>

  /// The value; shares said as 成 or 折 are in hundredths, fractions are rounded where they do not end.
  public let value: Decimal

  /// The upper end of a range that is written in Chinese numerals, such as 四百至五百; `value` is the lower.
  public let high: Decimal?

  /// What it counts, where the text says so.
  public let unit: UnitHint?

  /// Why it needs no source; nil when it does.
  public let exemption: Exemption?

  /// Whether it may stand without a source.
  public var isExempt: Bool { exemption != nil }
}
