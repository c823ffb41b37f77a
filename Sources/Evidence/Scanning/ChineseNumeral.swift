#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads numbers that are written in Chinese numerals.
enum ChineseNumeral {
  static let digits: [Unicode.Scalar: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  static let magnitudes: [Unicode.Scalar: Decimal] = [
    "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000,
  ]

  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digits[scalar] != nil || magnitudes[scalar] != nil
  }

  /// The value of a run of numerals; nil for what is no number, such as 三三两两.
  ///
  /// Of two neighbouring digits, as in 七八十, the lower one counts: the number is at least that.
  static func value(_ run: some Collection<Unicode.Scalar>) -> Decimal? {
    guard run.contains(where: { magnitudes[$0] != nil }) else {
      return run.count == 1 ? digitValue(run) : nil
    }
    var total: Decimal = 0
    var section: Decimal = 0
    var digit: Decimal?
    var wasDigit = false
    var smallest: Decimal?
    for scalar in run {
      if let value = digits[scalar] {
        // 十四五 and its like are names of plans and no numbers.
        if wasDigit, digit != 0, smallest != nil { return nil }
        if !wasDigit || digit == 0 { digit = Decimal(value) }
        wasDigit = true
        continue
      }
      guard let magnitude = magnitudes[scalar] else { return nil }
      wasDigit = false
      if magnitude >= 10_000 {
        let group = section + (digit ?? (section == 0 ? 1 : 0))
        // 万亿 multiplies what 万 has already multiplied.
        if section == 0, digit == nil, total > 0 { total *= magnitude } else { total += group * magnitude }
        section = 0
      } else {
        section += (digit ?? 1) * magnitude
      }
      digit = nil
      smallest = magnitude
    }
    return total + section + (digit ?? 0)
  }

  /// The number that a run of digits spells one by one, such as 二〇二五; nil when it has magnitudes.
  static func digitValue(_ run: some Collection<Unicode.Scalar>) -> Decimal? {
    var value: Decimal = 0
    for scalar in run {
      guard let digit = digits[scalar] else { return nil }
      value = value * 10 + Decimal(digit)
    }
    return value
  }
}
