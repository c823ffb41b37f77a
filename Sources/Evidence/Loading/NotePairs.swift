import Diagnostics
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `note-numbers`: a text in two languages that says one number here and another there.
enum NotePairs {
  /// What differs between a Chinese and an English text, to be reported at the English one; nil where the numbers agree.
  static func difference(zh: String, en: String) -> Message? {
    let chinese = numbers(in: zh)
    let english = numbers(in: en)
    var onlyChinese = chinese.keys.filter { english[$0] == nil }.sorted()
    var onlyEnglish = english.keys.filter { chinese[$0] == nil }.sorted()
    // `2.4 trillion, then 2.7` leaves the magnitude to the first number.
    let digits = Set(onlyChinese.map(Self.digits)).intersection(onlyEnglish.map(Self.digits))
    onlyChinese.removeAll { digits.contains(Self.digits($0)) }
    onlyEnglish.removeAll { digits.contains(Self.digits($0)) }
    // What one language alone spells out is a way to tell; two numbers that do not meet are a slip.
    guard !onlyChinese.isEmpty, !onlyEnglish.isEmpty else { return nil }
    let left = onlyChinese.compactMap { chinese[$0] }.joined(separator: ", ")
    let right = onlyEnglish.compactMap { english[$0] }.joined(separator: ", ")
    return "the Chinese text says \(left) where the English one says \(right)"
  }

  /// The figures and years of a text as they are written, by their values in one unit.
  private static func numbers(in text: String) -> [String: String] {
    let bytes = Array(text.utf8)
    var numbers: [String: String] = [:]
    for figure in FigureScanner.scan(text) where !figure.isExempt || figure.exemption == .year {
      let written = String(decoding: bytes[figure.range], as: UTF8.self)
      for value in [figure.value, figure.high].compactMap({ $0 }) {
        numbers[key(value, figure.unit)] = written
      }
    }
    return numbers
  }

  /// The digits of a number without its magnitude, where it has two or more that count.
  private static func digits(_ number: String) -> String {
    let digits = number.filter(\.isNumber).drop { $0 == "0" }
    let kept = digits.reversed().drop { $0 == "0" }.reversed()
    return kept.count > 1 ? String(kept) : number
  }

  /// 40%, 四成 and `two fifths` are one number.
  private static func key(_ value: Decimal, _ unit: ScannedFigure.UnitHint?) -> String {
    switch unit {
    case .percent, .percentagePoints: (value / 100).description
    case .perMille: (value / 1000).description
    default: abs(value).description
    }
  }
}
