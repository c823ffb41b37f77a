#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A decimal number as digits, so that scaling and padding are exact and nothing is rounded by accident.
struct DecimalDigits: Hashable {
  var isNegative: Bool
  /// The digits before the point, `0` when there are none.
  var integer: String
  /// The digits after the point, without trailing zeros.
  var fraction: String

  init(_ decimal: Decimal) {
    // A Decimal describes itself in full, with a point and without an exponent.
    let text = decimal.description
    isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    integer = parts.first.map(String.init) ?? "0"
    fraction = parts.count > 1 ? String(parts[1]) : ""
    normalize()
  }

  /// The same number divided by a power of ten.
  func shifted(right places: Int) -> DecimalDigits {
    var result = self
    let padding = String(repeating: "0", count: max(0, places + 1 - integer.count))
    let digits = padding + integer
    result.integer = String(digits.dropLast(places))
    result.fraction = String(digits.suffix(places)) + fraction
    result.normalize()
    return result
  }

  /// The digits with commas between thousands where asked, and the fraction padded with zeros to a minimum.
  func text(grouped: Bool, minimumFraction: Int = 0) -> String {
    var result = isNegative ? "\u{2212}" : ""
    for (index, digit) in integer.enumerated() {
      if grouped, index > 0, (integer.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    let padded = fraction + String(repeating: "0", count: max(0, minimumFraction - fraction.count))
    return padded.isEmpty ? result : result + "." + padded
  }

  /// The number rounded half up to so many significant digits.
  func rounded(significant count: Int) -> DecimalDigits {
    let all = Array((integer + fraction).utf8.map { $0 - 0x30 })
    guard let first = all.firstIndex(where: { $0 != 0 }), first + count < all.count else { return self }
    var kept = Array(all[..<(first + count)])
    if all[first + count] >= 5 {
      var index = kept.count - 1
      while index >= 0, kept[index] == 9 {
        kept[index] = 0
        index -= 1
      }
      if index >= 0 { kept[index] += 1 } else { kept.insert(1, at: 0) }
    }
    // A carry out of the first digit lengthens the integer by one.
    let integerCount = integer.count + (kept.count > first + count ? 1 : 0)
    let digits = kept.map(String.init).joined()
    var result = self
    result.integer =
      String(digits.prefix(integerCount)) + String(repeating: "0", count: max(0, integerCount - digits.count))
    result.fraction = String(digits.dropFirst(integerCount))
    result.normalize()
    return result
  }

  /// The number as a plain decimal that `FigureValue` reads.
  var plain: String { (isNegative ? "-" : "") + integer + (fraction.isEmpty ? "" : "." + fraction) }

  var isZero: Bool { integer == "0" && fraction.isEmpty }

  private mutating func normalize() {
    integer = String(integer.drop { $0 == "0" })
    if integer.isEmpty { integer = "0" }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    if isZero { isNegative = false }
  }
}
