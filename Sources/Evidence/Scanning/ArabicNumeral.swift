#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a number that begins with an Arabic digit: digits, groups, a fraction, and the magnitudes after them.
struct ArabicNumeral {
  let start: Int
  private(set) var end: Int
  private(set) var value: Decimal = 0
  /// How many digits stand before a separator, a point or anything else.
  private(set) var digitCount = 0
  /// Whether it is digits alone, without separators, a point or a magnitude.
  private(set) var isPlain = true
  /// Whether it begins with a zero that means nothing, as in 010 and 02139.
  let hasLeadingZero: Bool
  /// Whether it ends in one zero after the point, as versions do.
  private(set) var isVersionLike = false
  /// The magnitude written last, which a lower end of a range may leave to the upper one.
  private(set) var magnitude: Decimal = 1

  private let text: ScannerText

  init(_ text: ScannerText, at index: Int) {
    self.text = text
    start = index
    end = index
    hasLeadingZero = text[index].flatMap(ScannerText.digit) == 0 && text.isDigit(index + 1)
    readDigits()
  }

  // MARK: Digits

  /// Digits, commas or thin spaces between groups of three, a fraction, and a sign such as ½.
  private mutating func readDigits() {
    var digits = run(from: &end)
    digitCount = digits.count
    if digitCount <= 3, !hasLeadingZero {
      while let mark = text[end], Self.groupMarks.contains(mark) {
        var next = end + 1
        let group = run(from: &next)
        guard group.count == 3 else { break }
        digits += group
        end = next
        isPlain = false
      }
    }
    if isPlain, text[end] == ",", let limit = decimalComma() {
      end += 1
      digits += "." + run(from: &end)
      end = limit
      isPlain = false
    }
    if text[end] == "." || text[end] == "．", text.isDigit(end + 1) {
      let point = end
      end += 1
      digits += "." + run(from: &end)
      isPlain = false
      isVersionLike = digitCount == 1 && end == point + 2 && digits.hasSuffix(".0")
    }
    value = Decimal(string: String(digits.prefix(38))) ?? 0
    if let sign = text[end].flatMap({ ScannerWords.fractionSigns[$0] }) {
      value += sign
      end += 1
      isPlain = false
    }
  }

  /// The end of digits after a comma that can only be a decimal one, as in `2,84%` and `1,5 million`.
  private func decimalComma() -> Int? {
    var limit = end + 1
    while text.isDigit(limit), limit < end + 4 { limit += 1 }
    guard (2...3).contains(limit - end) else { return nil }
    if text[limit] == "%" || text[limit] == "‰" { return limit }
    return ScannerWords.englishScales[text.word(at: text.skippingSpace(limit)).text] == nil ? nil : limit
  }

  private static let groupMarks: Set<Unicode.Scalar> = [",", "\u{202F}", "\u{2009}", "\u{A0}", " "]

  private func run(from index: inout Int) -> String {
    var digits = ""
    while let scalar = text[index], let digit = ScannerText.digit(scalar) {
      digits += String(digit)
      index += 1
    }
    return digits
  }

  // MARK: Magnitudes

  /// 万, 亿, `million` and what else multiplies digits; 3亿5000万 and 1万5千 add up.
  mutating func readMagnitudes(isMoney: Bool) {
    guard let first = chineseMagnitude(at: text.skippingSpace(end)) else {
      readEnglishMagnitude(isMoney: isMoney)
      return
    }
    value *= first.factor
    end = first.end
    isPlain = false
    magnitude = first.factor
    var last = first.factor
    defer {
      // 3千多家, 1万余名; what follows 20 and 多 has been read as its magnitude.
      if !first.isAbout, text[end] == "多" || text[end] == "余" { end += 1 }
    }
    // 300多万5千 is nobody's number.
    while !first.isAbout, last >= 1000 {
      var next = end + (text[end] == "零" ? 1 : 0)
      guard text.isDigit(next) else { return }
      let digits = run(from: &next)
      guard text[next] != ".", !text.isLetter(next), let part = Decimal(string: String(digits.prefix(38)))
      else {
        return
      }
      if last < 10_000, let scale = chineseMagnitude(at: next),
        let whole = [10_000, 100_000_000].last(where: { scale.factor > $0 }),
        scale.factor / whole < last
      {
        // 2千5百万: what stands last multiplies both.
        value = (value + part * scale.factor / whole) * whole
        end = scale.end
        magnitude = scale.factor
        return
      }
      if let scale = chineseMagnitude(at: next), scale.factor < last, part * scale.factor < last {
        value += part * scale.factor
        end = scale.end
        last = scale.factor
        magnitude = scale.factor
      } else {
        // 1万5000; a year or a count may follow too: 3万2023年.
        guard digits.count >= 3, part < last, !text.has("年", at: next) else { return }
        value += part
        end = next
        return
      }
    }
  }

  /// 万 or another magnitude at an index, with 多 or 余 before it: 300多万, 20余.
  private func chineseMagnitude(at index: Int) -> (factor: Decimal, end: Int, isAbout: Bool)? {
    let about = text[index] == "多" || text[index] == "余" ? 1 : 0
    if let word = ScannerWords.chineseScales.match(text, at: index + about) {
      let end = index + about + word.count
      // 5千克, 3千瓦时 and 2百分点 have no magnitude, but a unit.
      if word.count == 1, let next = text[end], (ScannerWords.afterPrefix[word.meaning] ?? []).contains(next)
      {
        return nil
      }
      return (word.meaning, end, about > 0)
    }
    // 20多元 is an amount of money, and 20多元 of 多元化 is not written.
    return about > 0 ? (1, index + 1, true) : nil
  }

  private mutating func readEnglishMagnitude(isMoney: Bool) {
    let index = text[end] == "-" || text[end] == "‑" ? end + 1 : text.skippingSpace(end)
    let word = text.word(at: index)
    if let factor = ScannerWords.englishScales[word.text] {
      value *= factor
      magnitude = factor
    } else if index == end, let factor = ScannerWords.moneyScales[word.text],
      isMoney || Currency(code: text.word(at: text.skippingSpace(word.end)).written) != nil
    {
      value *= factor
      magnitude = factor
    } else {
      return
    }
    end = word.end
    isPlain = false
  }
}
