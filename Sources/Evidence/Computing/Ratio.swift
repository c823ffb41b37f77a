#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An exact number: a fraction of two whole numbers without a common divisor.
///
/// Operations give nil where a result is too long to be held exactly, rather than a rounded one.
public struct Ratio: Sendable, Hashable, Comparable {
  let numerator: Int128
  /// Positive.
  let denominator: Int128

  /// Longer numbers are refused, so that long division never overflows.
  private static let limit = power(36)

  /// The number as it was written; nil if it is too long.
  init?(_ value: FigureValue) {
    let digits = value.digits
    guard let whole = Int128(digits.integer + digits.fraction), digits.fraction.count <= 36 else {
      return nil
    }
    self.init(digits.isNegative ? -whole : whole, over: Self.power(digits.fraction.count))
  }

  init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  private init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0 else { return nil }
    let divisor = Self.divisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / Int128(divisor))
    self.denominator = sign * (denominator / Int128(divisor))
    guard self.numerator.magnitude < Self.limit.magnitude, self.denominator < Self.limit else { return nil }
  }

  private static func divisor(_ one: UInt128, _ other: UInt128) -> UInt128 {
    var (one, other) = (one, other)
    while other != 0 { (one, other) = (other, one % other) }
    return max(one, 1)
  }

  private static func power(_ places: Int) -> Int128 { (0..<places).reduce(1) { power, _ in power * 10 } }

  // MARK: Arithmetic

  func plus(_ other: Ratio) -> Ratio? {
    guard let left = Self.product(numerator, other.denominator),
      let right = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Ratio(sum, over: below)
  }

  func minus(_ other: Ratio) -> Ratio? { plus(other.negated) }

  func times(_ other: Ratio) -> Ratio? {
    guard let above = Self.product(numerator, other.numerator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    return Ratio(above, over: below)
  }

  /// Nil for a divisor of zero too.
  func over(_ other: Ratio) -> Ratio? {
    guard let above = Self.product(numerator, other.denominator),
      let below = Self.product(denominator, other.numerator)
    else { return nil }
    return Ratio(above, over: below)
  }

  private var negated: Ratio {
    var result = self
    result = Ratio(-numerator, over: denominator) ?? result
    return result
  }

  private static func product(_ one: Int128, _ other: Int128) -> Int128? {
    let (product, overflow) = one.multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }

  var isZero: Bool { numerator == 0 }
  var isNegative: Bool { numerator < 0 }

  /// Orders by value.
  public static func < (lhs: Ratio, rhs: Ratio) -> Bool {
    let left = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
    let right = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }

  // MARK: Written

  /// The value to as many digits as a `Decimal` holds.
  public var decimal: Decimal {
    guard let above = Decimal(string: String(numerator)), let below = Decimal(string: String(denominator))
    else { return 0 }
    return denominator == 1 ? above : above / below
  }

  /// Rounded half away from zero to so many digits after the point, all of them written.
  func rounded(places: Int) -> FigureValue? {
    let (digits, rest) = division(places)
    var kept = digits
    if rest * 2 >= denominator { kept = Self.incremented(kept) }
    let text = String(kept.map { Character(String($0)) })
    let isZero = kept.allSatisfy { $0 == 0 }
    let sign = isNegative && !isZero ? "-" : ""
    guard places > 0 else { return FigureValue(sign + text) }
    return FigureValue(sign + text.dropLast(places) + "." + text.suffix(places))
  }

  /// How many digits after the point it has, if no more than `limit`.
  func exactPlaces(upTo limit: Int) -> Int? {
    var rest = Int128(numerator.magnitude % denominator.magnitude)
    for places in 0...limit {
      if rest == 0 { return places }
      rest = rest * 10 % denominator
    }
    return nil
  }

  /// Rounded to so many significant digits, half away from zero.
  func rounded(significant count: Int) -> FigureValue? {
    let places = places(significant: count)
    guard places < 0 else { return rounded(places: places) }
    guard let unit = Ratio(Self.power(-places), over: 1), let short = over(unit)?.rounded(places: 0) else {
      return nil
    }
    return FigureValue(short.plain + String(repeating: "0", count: -places))
  }

  /// How many digits after the point show `count` significant ones; less than none where some before it are given up.
  func places(significant count: Int) -> Int {
    let whole = numerator.magnitude / denominator.magnitude
    if whole > 0 { return count - String(whole).count }
    guard !isZero else { return 0 }
    var (rest, zeros) = (Int128(numerator.magnitude), 0)
    while rest * 10 < denominator {
      rest *= 10
      zeros += 1
    }
    return zeros + count
  }

  /// The digits of the magnitude up to a place after the point, and what is left over.
  private func division(_ places: Int) -> (digits: [Int], rest: Int128) {
    var digits = String(numerator.magnitude / denominator.magnitude).compactMap(\.wholeNumberValue)
    var rest = Int128(numerator.magnitude % denominator.magnitude)
    for _ in 0..<places {
      digits.append(Int(rest * 10 / denominator))
      rest = rest * 10 % denominator
    }
    return (digits, rest)
  }

  private static func incremented(_ digits: [Int]) -> [Int] {
    var digits = digits
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
    return digits
  }
}
