#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a number that begins with an Arabic digit at a place of a text.
struct ArabicFigure {
  private let text: ScannerText
  private let first: Int
  private var start: Int
  private var end: Int
  private var value: Decimal = 0
  private var digitCount = 0
  private var isPlain = true
  private var unit: ScannedFigure.UnitHint?
  private var exemption: ScannedFigure.Exemption?

  /// What was found; never nil, since a digit always is a number of some kind.
  private(set) var found: FigureScanner.Found?

  init(_ text: ScannerText, at index: Int) {
    self.text = text
    first = index
    start = index
    end = index
    readDigits()
    if !readName() {
      readSign()
      readScale()
      readUnit()
      exemption = classify()
    }
    found = FigureScanner.Found(
      start: start, end: end, value: value, unit: unit, exemption: exemption, next: end)
  }

  // MARK: Digits

  /// Digits, commas or thin spaces between groups of three, and a fraction.
  private mutating func readDigits() {
    var digits = ""
    digits += run(from: &end)
    digitCount = digits.count
    if digitCount <= 3 {
      while let mark = text[end], [",", "\u{202F}", "\u{2009}", "\u{A0}"].contains(mark) {
        var next = end + 1
        let group = run(from: &next)
        guard group.count == 3 else { break }
        digits += group
        end = next
        isPlain = false
      }
    }
    if text[end] == "." || text[end] == "．", let next = text[end + 1], ScannerText.isDigit(next) {
      end += 1
      digits += "." + run(from: &end)
      isPlain = false
    }
    value = Decimal(string: String(digits.prefix(38))) ?? 0
  }

  private func run(from index: inout Int) -> String {
    var digits = ""
    while let scalar = text[index], let digit = ScannerText.digit(scalar) {
      digits += String(digit)
      index += 1
    }
    return digits
  }

  // MARK: Names

  /// Whether the digits stand in one word with Latin letters, such as PD-L1, H-1B, 5G and COVID-19; reads to
  /// its end.
  private mutating func readName() -> Bool {
    if isAddress || startsInName {
      readToken()
      exemption = .name
      return true
    }
    if readCompound() { return true }
    if !isPlain, text[end].map(ScannerText.isLetter) != true { return false }
    let tail = text.word(at: end)
    guard !tail.text.isEmpty else { return false }
    if ["st", "nd", "rd", "th"].contains(tail.text) { return read(until: tail.end, as: .ordinal) }
    if tail.text == "s", digitCount == 4 || digitCount == 2 { return read(until: tail.end, as: .year) }
    if ScannerWords.attachedUnits.contains(tail.written) || ScannerWords.englishScales[tail.text] != nil {
      return false
    }
    if currencyBefore() != nil, ScannerWords.moneyScales[tail.text] != nil { return false }
    if let code = Currency(code: tail.text.uppercased()), tail.text.count == 3 {
      unit = .currency(code)
      end = tail.end
      return false
    }
    readToken()
    exemption = .name
    return true
  }

  /// Digits joined by marks: 2026-11-23, 14:30, 1.2.3, 2023/24, 24/7, 1/3.
  private mutating func readCompound() -> Bool {
    guard let mark = text[end], [".", "-", "/", ":"].contains(mark), let next = text[end + 1],
      ScannerText.isDigit(next)
    else { return false }
    var index = end + 1
    let second = run(from: &index)
    let hasThird = text[index] == mark && text[index + 1].map(ScannerText.isDigit) == true
    switch mark {
    case ":":
      return isPlain && value < 25 && second.count == 2 && read(until: index, as: .date)
    case ".":
      return read(until: index, as: .name)
    case "-":
      let isMonth = isPlain && digitCount == 4 && second.count == 2
      return (hasThird || isMonth) && read(until: index, as: .date)
    default:
      if hasThird { return read(until: index, as: .date) }
      if isPlain, digitCount == 4 { return read(until: index, as: .year) }
      if value == 24, second == "7" { return read(until: index, as: .name) }
      guard isPlain, let divisor = Decimal(string: second), divisor > value else { return false }
      value /= divisor
      end = index
      isPlain = false
      return false
    }
  }

  private mutating func read(until limit: Int, as exemption: ScannedFigure.Exemption) -> Bool {
    end = limit
    while let scalar = text[end], let next = text[end + 1], ScannerText.isDigit(next),
      ScannerText.isDigit(scalar) || [".", "-", "/", ":"].contains(scalar)
    {
      end += 2
      while let scalar = text[end], ScannerText.isDigit(scalar) { end += 1 }
    }
    self.exemption = exemption
    return true
  }

  /// Whether a letter stands before the digits, at once or with a hyphen, a point or a low line between.
  private var startsInName: Bool {
    guard let before = text[first - 1] else { return false }
    if ScannerText.isLetter(before) { return currencyBefore() == nil }
    if ["-", "‑", "_", ".", "/", "+"].contains(before), let letter = text[first - 2],
      ScannerText.isLetter(letter)
    {
      // `mid-2023` is a year, and not a name.
      return
        !(digitCount == 4 && ["mid", "pre", "post", "early", "late"].contains(text.word(before: first - 1)))
    }
    return false
  }

  /// Whether the digits stand in an address of the web.
  private var isAddress: Bool {
    // An address is shorter than this; the limit keeps long lists of digits from being read again and again.
    let limit = first - 300
    var begin = first
    while begin > limit, let scalar = text[begin - 1], scalar.isASCII, !ScannerText.isSpace(scalar) {
      begin -= 1
    }
    return (begin..<first).contains { text.has("://", at: $0) || text.has("www.", at: $0) }
  }

  /// Moves the end over the rest of a word of Latin letters, digits and what joins them.
  private mutating func readToken() {
    while let scalar = text[end] {
      if ScannerText.isLetter(scalar) || ScannerText.isDigit(scalar) {
        end += 1
      } else if ["-", "‑", "_", ".", "/", "+", ":"].contains(scalar), let next = text[end + 1],
        ScannerText.isLetter(next) || ScannerText.isDigit(next)
      {
        end += 1
      } else {
        return
      }
    }
  }

  // MARK: Sign, magnitude, unit

  /// A minus sign and a currency before the digits.
  private mutating func readSign() {
    if let currency = currencyBefore() {
      unit = .currency(currency.currency)
      start = currency.start
    }
    guard let sign = text[start - 1] else { return }
    let isMinus = sign == "\u{2212}"
    let before = text[start - 2]
    let isHyphen = sign == "-" && (before.map { ScannerText.isSpace($0) || $0 == "(" || $0 == "（" } ?? true)
    if isMinus || isHyphen {
      value = -value
      start -= 1
    }
  }

  private func currencyBefore() -> (currency: Currency, start: Int)? {
    for (sign, code) in ScannerWords.currencySigns where text.has(sign, before: first) {
      return Currency(code: code).map { ($0, first - sign.unicodeScalars.count) }
    }
    // A code, such as `CHF 1.5 billion` or `USD100`.
    let gap = text[first - 1].map(ScannerText.isSpace) == true ? 1 : 0
    let codeStart = first - gap - 3
    guard codeStart >= 0, text[codeStart - 1].map(ScannerText.isLetter) != true else { return nil }
    let code = String(String.UnicodeScalarView(text.scalars[codeStart..<codeStart + 3]))
    if code == "RMB" { return Currency(code: "CNY").map { ($0, codeStart) } }
    return Currency(code: code).map { ($0, codeStart) }
  }

  private mutating func readScale() {
    var index = text.skippingSpace(end)
    // 300多万, 20余家
    let about = ["多", "余"].contains(where: { text.has($0, at: index) }) ? 1 : 0
    if let scale = ScannerWords.chineseScales.first(where: { text.has($0.word, at: index + about) }) {
      value *= scale.factor
      end = index + about + scale.word.unicodeScalars.count
      isPlain = false
      return
    }
    if about > 0 {
      end = index + 1
      isPlain = false
      return
    }
    if text[end] == "-" { index = end + 1 }
    let word = text.word(at: index)
    if let factor = ScannerWords.englishScales[word.text] {
      value *= factor
    } else if index == end, case .currency = unit, let factor = ScannerWords.moneyScales[word.text] {
      value *= factor
    } else {
      return
    }
    end = word.end
    isPlain = false
  }

  private mutating func readUnit() {
    let index = text.skippingSpace(end)
    if text[index] == "%" || text[index] == "％" {
      unit = .percent
      end = index + 1
    } else if text.has("个百分点", at: index) {
      unit = .percentagePoints
      end = index + 4
    } else if text[index] == "成", text[index + 1].map(ScannerWords.notTenths.contains) != true {
      value *= 10
      unit = .percent
      end = index + 1
    } else if text[index] == "倍" {
      unit = .multiple
      end = index + 1
    } else if let name = ScannerWords.currencyNames.filter({ text.has($0.word, at: index) })
      .max(by: { $0.word.count < $1.word.count }), let currency = Currency(code: name.code)
    {
      unit = .currency(currency)
      end = index + name.word.unicodeScalars.count
    } else {
      readEnglishUnit(at: text[end] == "-" ? end + 1 : index)
    }
  }

  private mutating func readEnglishUnit(at index: Int) {
    let word = text.word(at: index)
    if let code = ScannerWords.currencyWords[word.text], let currency = Currency(code: code) {
      unit = .currency(currency)
    } else if word.text == "percent" {
      unit = .percent
    } else if word.text == "percentage", text.word(at: text.skippingSpace(word.end)).text.hasPrefix("point") {
      unit = .percentagePoints
      end = text.word(at: text.skippingSpace(word.end)).end
      return
    } else if word.text == "per", text.word(at: text.skippingSpace(word.end)).text == "cent" {
      unit = .percent
      end = text.word(at: text.skippingSpace(word.end)).end
      return
    } else if word.text == "fold" || word.text == "times" || (word.text == "x" && index == end) {
      unit = .multiple
    } else if word.text.count == 3, let currency = Currency(code: word.text.uppercased()),
      text.has(currency.code, at: index)
    {
      unit = .currency(currency)
    } else {
      return
    }
    end = word.end
  }

  // MARK: Exemptions

  private func classify() -> ScannedFigure.Exemption? {
    guard unit == nil || unit == .multiple else { return nil }
    let after = text.skippingSpace(end)
    let before = text[first - 1].map(ScannerText.isSpace) == true ? first - 1 : first
    if isChineseOrdinal(before: before, after: after) { return .ordinal }
    if text.has("工业", before: before), value < 10 { return .name }
    guard isPlain else {
      return ScannerWords.nameWords.contains(text.word(before: first)) ? .name : nil
    }
    if text.has("年", at: after), isYear { return .year }
    if text.has("月", at: after) || (text.has("日", at: after) && !text.has("日均", at: after)) { return .date }
    if text.has("世纪", at: after) || text.has("号", at: after) { return .ordinal }
    if text.first(of: ScannerWords.chineseNameTails, at: after) != nil { return .name }
    let previous = text.word(before: first)
    if isYear, isYearInContext(previous, after: after) { return .year }
    let next = text.word(at: after)
    if digitCount <= 2, isBesideMonth(previous, next) { return .date }
    if ScannerWords.ordinalWords.contains(previous) { return .ordinal }
    if ScannerWords.nameWords.contains(previous) { return .name }
    return isLabel ? .ordinal : nil
  }

  private func isChineseOrdinal(before: Int, after: Int) -> Bool {
    if text.has("第", before: before) { return true }
    if text.has("前", before: before) { return text.first(of: ["名", "强", "位", "大"], at: after) != nil }
    // 图3 is a figure's number, 代表30家 is not.
    return ScannerWords.chineseOrdinals.contains { text.has($0, before: before) }
      && text.first(of: ScannerWords.measures, at: after) == nil
  }

  /// `1 May`, `November 23`; the verb may has a small letter.
  private func isBesideMonth(_ previous: String, _ next: (text: String, written: String, end: Int)) -> Bool {
    if ScannerWords.months.contains(next.text), next.written.first?.isUppercase == true { return true }
    return ScannerWords.months.contains(previous) && (previous != "may" || text.has("May", before: first - 1))
  }

  /// Four digits that may name a year.
  private var isYear: Bool { isPlain && digitCount == 4 && value >= 1000 && value <= 2100 }

  /// Whether four digits name a year although no 年 follows.
  private func isYearInContext(_ previous: String, after: Int) -> Bool {
    guard value >= 1800 else { return false }
    if ScannerWords.yearWords.contains(previous) || ScannerWords.months.contains(previous) { return true }
    if endsYearRange { return true }
    // What is counted follows its number: `2000 firms`, 2000家.
    if text[end].map(ScannerText.isSpace) == true, text.word(at: after).text.hasSuffix("s"),
      !["was", "is", "as", "has"].contains(text.word(at: after).text)
    {
      return false
    }
    if previous == "than" || previous == "about" || previous == "over" || previous == "nearly" {
      return false
    }
    return text.first(of: ScannerWords.measures, at: after) == nil
  }

  /// Whether the number ends a run of years, as in `2001–2002`.
  private var endsYearRange: Bool {
    guard let dash = text[first - 1], ["-", "–", "—"].contains(dash) else { return false }
    return (2...5).allSatisfy { text[first - $0].map(ScannerText.isDigit) == true }
      && text[first - 6].map(ScannerText.isDigit) != true
  }

  /// A number alone in brackets, or with a point after it at the start of the text.
  private var isLabel: Bool {
    guard digitCount <= 3, isPlain else { return false }
    if let open = text[first - 1], let close = text[end], ["(", "（", "["].contains(open) {
      return [")", "）", "]"].contains(close)
    }
    return first == 0 && (text[end] == "." || text[end] == "、" || text[end] == ")" || text[end] == "．")
  }
}
