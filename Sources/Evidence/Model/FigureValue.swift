#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A decimal number as it was written: its value and how many digits it showed after the point.
///
/// `2.50` and `2.5` are equal in value, yet the first claims one digit more; formatting keeps the claim.
public struct FigureValue: Sendable, Hashable {
  /// The value.
  public let decimal: Decimal

  /// How many digits were written after the point.
  public let fractionDigits: Int

  /// Its digits, which are wanted wherever the value is shown.
  let digits: DecimalDigits

  /// Reads a plain decimal: an optional hyphen-minus, digits, and a point with digits after it.
  ///
  /// Nil for grouping, exponents, a plus sign, other scripts' digits, and more than 38 digits, which is what
  /// a `Decimal` holds exactly.
  public init?(_ text: String) {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), unsigned.utf8.count <= 39 else { return nil }
    for part in parts {
      guard !part.isEmpty, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    }
    guard parts.reduce(0, { $0 + $1.count }) <= 38, let decimal = Decimal(string: text) else { return nil }
    self.decimal = decimal
    fractionDigits = parts.count == 2 ? parts[1].count : 0
    digits = DecimalDigits(decimal)
  }

  /// The number as it was written, with the zeros it claims.
  public var plain: String {
    var digits = digits
    let sign = digits.isNegative ? "-" : ""
    digits.isNegative = false
    return sign + digits.text(grouped: false, minimumFraction: fractionDigits)
  }

  /// Whether it is a whole number from 1 on.
  var isRank: Bool { fractionDigits == 0 && decimal >= 1 }

  /// A value that shows as many digits after the point as it needs.
  public init(_ decimal: Decimal) {
    self.decimal = decimal
    digits = DecimalDigits(decimal)
    fractionDigits = digits.fraction.count
  }
}
