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

  /// The numerals of contracts and cheques, by the common ones.
  static let capitals: [Unicode.Scalar: Unicode.Scalar] = [
    "壹": "一", "贰": "二", "貳": "二", "叁": "三", "參": "三", "肆": "四", "伍": "五", "陆": "六", "陸": "六", "柒": "七",
    "捌": "八", "玖": "九", "拾": "十", "佰": "百", "仟": "千", "萬": "万", "億": "亿",
  ]

  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "零", "〇", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿": true
    default: false
    }
  }

  static func isMagnitude(_ scalar: Unicode.Scalar) -> Bool { (magnitudes[scalar] ?? 0) > 10 }

  /// The value of a run of numerals; nil for what is no number, such as 三三两两.
  ///
  /// Of two neighbouring digits, as in 七八十, the lower one counts: the number is at least that. 万 before 亿 multiplies:
  /// 一万五千亿 is 15000 times 亿. A last digit without its magnitude has the next lower one: 两万三 is 23000.
  static func value(_ run: some Collection<Unicode.Scalar>) -> Decimal? {
    guard run.contains(where: { magnitudes[$0] != nil }) else {
      return run.count == 1 ? digitValue(run) : nil
    }
    var total: Decimal = 0
    var section: Decimal = 0
    var digit: Decimal?
    var wasDigit = false
    var smallest: Decimal?
    var isAfterZero = false
    for scalar in run {
      if let value = digits[scalar] {
        // 十四五 and its like are names of plans and no numbers.
        if wasDigit, digit != 0, smallest != nil { return nil }
        if !wasDigit || digit == 0 { digit = Decimal(value) }
        wasDigit = true
        if value == 0 { isAfterZero = true }
        continue
      }
      guard let magnitude = magnitudes[scalar] else { return nil }
      wasDigit = false
      isAfterZero = false
      if magnitude >= 10_000 {
        let group = section + (digit ?? 0)
        if total == 0 || total < magnitude {
          let all = total + group
          total = (all == 0 ? 1 : all) * magnitude
        } else {
          total += group * magnitude
        }
        section = 0
      } else {
        section += (digit ?? 1) * magnitude
      }
      digit = nil
      smallest = magnitude
    }
    if let last = digit, let smallest, smallest >= 100, !isAfterZero {
      return total + section + last * smallest / 10
    }
    return total + section + (digit ?? 0)
  }

  /// The number that a run of digits spells one by one, such as 二〇二五; nil when it has magnitudes.
  static func digitValue(_ run: some Collection<Unicode.Scalar>) -> Decimal? {
    var value: Decimal = 0
    for scalar in run.prefix(38) {
      guard let digit = digits[scalar] else { return nil }
      value = value * 10 + Decimal(digit)
    }
    return value
  }

  /// What a run of digits means after a point: 零五 is 0.05.
  static func fraction(_ run: some Collection<Unicode.Scalar>) -> Decimal {
    var value: Decimal = 0
    var step: Decimal = 1
    for scalar in run.prefix(30) {
      step /= 10
      value += step * Decimal(digits[scalar] ?? 0)
    }
    return value
  }
}
