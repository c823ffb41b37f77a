#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A number in running text, with what stands beside it.
public struct ScannedFigure: Sendable, Hashable {
  /// What a number counts, where the text says so.
  public enum UnitHint: Sendable, Hashable {
    /// Hundredths: `50%`, 百分之五十, 五成.
    case percent
    /// Thousandths: `3‰`, 千分之三.
    case perMille
    /// Points of percent: 2个百分点.
    case percentagePoints
    /// A factor: 3倍, 翻一番, `twofold`.
    case multiple
    /// A part of a whole, of which the value is the quotient: 三分之二, `half`, `1/4`.
    case fraction
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
    /// A part of a name, such as 5G or PD-L1, a code, a telephone number, a standard.
    case name
    /// A proportion or a score, such as 3:1 and 2比0.
    case ratio
    /// A count below a hundred in words, such as 十四个案例 or `fourteen cases`: part of the telling.
    case smallCount
  }

  /// UTF-8 offsets in the text: the number with its sign, magnitude, sign of percent and currency.
  public let range: Range<Int>

  /// The value, the lower end of a range; shares said as 成 or 折 are in hundredths.
  public let value: Decimal

  /// The upper end of a range.
  public let high: Decimal?

  /// What it counts, where the text says so.
  public let unit: UnitHint?

  /// Why it needs no source; nil when it does.
  public let exemption: Exemption?

  /// Whether the text says that something fell by it, as in 下降5%, so that its sign is that of the sentence.
  public let isFall: Bool

  /// Whether it may stand without a source.
  public var isExempt: Bool { exemption != nil }
}
