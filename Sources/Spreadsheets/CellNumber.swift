import Foundation

/// A number as a workbook keeps it, in the digits that its program shows.
enum CellNumber {
  /// The decimal digits, rounded to fifteen, which is what spreadsheets calculate with; nil for what is no number.
  static func plain(_ text: String, shiftedBy shift: Int = 0) -> String? {
    guard let value = Double(text), value.isFinite else { return nil }
    if value == 0 { return "0" }
    let written = String(format: "%.14e", value)
    guard let sign = written.firstIndex(of: "e"),
      let exponent = Int(written[written.index(after: sign)...])
    else {
      return nil
    }
    var digits = written[..<sign].filter(\.isNumber)
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let point = exponent + 1 + shift
    guard abs(point) < 400 else { return nil }
    let plain: String =
      if point <= 0 {
        "0." + String(repeating: "0", count: -point) + digits
      } else if point >= digits.count {
        digits + String(repeating: "0", count: point - digits.count)
      } else {
        String(digits.prefix(point)) + "." + String(digits.dropFirst(point))
      }
    return (value < 0 ? "-" : "") + plain
  }

  /// Whether a text comes back just as it is when it is kept as a number.
  static func isLossless(_ text: String) -> Bool { plain(text) == text }

  /// The day that a number counts, after ISO 8601 as far as its format shows it; nil for what is no day.
  static func date(_ text: String, _ format: NumberFormat, from1904: Bool) -> String? {
    guard let value = Double(text), value >= 0, value < 2_958_466 else { return nil }
    var days = Int(value)
    if from1904 {
      days += 1462
    } else if days < 60 {
      // Programs count a 29 February 1900, which there was not.
      days += 1
    }
    // Days from 0000-03-01, by the calendar of today.
    let since = days + 693_899
    let era = since / 146_097
    let ofEra = since % 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let part = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * part + 2) / 5 + 1
    let month = part < 10 ? part + 3 : part - 9
    let full = year + era * 400 + (month <= 2 ? 1 : 0)
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return switch format {
    case .year: padded(full, 4)
    case .month: padded(full, 4) + "-" + padded(month, 2)
    case .plain, .percent, .day: padded(full, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
  }
}
