#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Productions for digits that are no figure whatever follows them: parts of names, codes, dates, proportions.
struct NameGrammar {
  let text: ScannerText
  let numeral: ArabicNumeral

  /// Where a name ends, and why it needs no source.
  struct Name {
    var end: Int
    var exemption: ScannedFigure.Exemption
    var opensList = false
  }

  private var first: Int { numeral.start }
  private var end: Int { numeral.end }

  /// The name that the digits are a part of; nil where they are none.
  func name(hasCurrency: Bool) -> Name? {
    if startsInName { return Name(end: token(from: end), exemption: .name) }
    if let name = phone() ?? shortNumber() ?? compound() ?? sum() ?? standard() { return name }
    if numeral.hasLeadingZero, numeral.isPlain {
      return Name(end: end, exemption: text.has("年", at: end) ? .year : .name)
    }
    if isQuoted || isCoordinate { return Name(end: end, exemption: .name) }
    if let name = ratio() { return name }
    return tail(hasCurrency: hasCurrency)
  }

  // MARK: Words

  /// Whether a letter stands before the digits, at once or with a hyphen, a point or a low line between.
  private var startsInName: Bool {
    guard let before = text[first - 1] else { return false }
    if ScannerText.isLetter(before) {
      return UnitGrammar(text: text).currency(before: first, floor: 0) == nil
    }
    guard ["-", "‑", "_", ".", "/", "+", "&", "#", "@"].contains(before), text.isLetter(first - 2) else {
      return before == "#" || before == "@"
    }
    // `mid-2023` is a year, and not a name.
    return
      !(numeral.digitCount == 4
      && ["mid", "pre", "post", "early", "late"].contains(text.word(before: first - 1)))
  }

  /// The end of a word of Latin letters, digits and what joins them.
  private func token(from index: Int, joints: Set<Unicode.Scalar> = ["-", "‑", "_", ".", "/", "+", ":", "("])
    -> Int
  {
    var end = index
    while let scalar = text[end] {
      if ScannerText.isLetter(scalar) || ScannerText.isDigit(scalar) {
        end += 1
      } else if joints.contains(scalar), text.isLetter(end + 1) || text.isDigit(end + 1) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Letters after the digits: 5G, 1B, 21st, 1980s, 3pm.
  private func tail(hasCurrency: Bool) -> Name? {
    // 401(k)
    if text[end] == "(", text.isLetter(end + 1), text[end + 2] == ")", numeral.isPlain,
      numeral.digitCount == 3
    {
      return Name(end: end + 3, exemption: .name)
    }
    // 600519.SH
    if numeral.isPlain, numeral.digitCount == 6, text[end] == ".", text.word(at: end + 1).written.count == 2 {
      return Name(end: token(from: end), exemption: .name)
    }
    let tail = text.word(at: end)
    guard !tail.text.isEmpty else { return nil }
    if ["st", "nd", "rd", "th"].contains(tail.text) { return Name(end: tail.end, exemption: .ordinal) }
    if tail.text == "s", numeral.digitCount == 4 || numeral.digitCount == 2, numeral.isPlain {
      return Name(end: tail.end, exemption: .year)
    }
    if tail.text == "am" || tail.text == "pm" { return Name(end: tail.end, exemption: .date) }
    if tail.text == "x", text.isDigit(tail.end) { return Name(end: token(from: end), exemption: .name) }
    if ScannerWords.attachedUnits.contains(tail.written) || ScannerWords.englishScales[tail.text] != nil
      || !numeral.isPlain || isMoneyAfter(tail)
      || (hasCurrency && ScannerWords.moneyScales[tail.text] != nil)
      || (tail.text.count == 3 && Currency(code: tail.written) != nil)
    {
      return nil
    }
    return Name(end: token(from: end), exemption: .name)
  }

  /// 20M EUR: the letter is a magnitude, since money follows.
  private func isMoneyAfter(_ tail: (text: String, written: String, end: Int)) -> Bool {
    ScannerWords.moneyScales[tail.text] != nil
      && Currency(code: text.word(at: text.skippingSpace(tail.end)).written) != nil
  }

  // MARK: Digits and marks

  /// Digits joined by marks: 2026-11-23, 14:30, 1.2.3, 2023/24, 24/7, 9/11, 2021-22.
  private func compound() -> Name? {
    guard let mark = text[end], ["-", "/", ":", "：", ".", "·"].contains(mark), text.isDigit(end + 1) else {
      return nil
    }
    var limit = end + 1
    while text.isDigit(limit) { limit += 1 }
    let count = limit - end - 1
    let hasThird = text[limit] == mark && text.isDigit(limit + 1)
    let all = numbers(from: limit)
    switch mark {
    case ".": return Name(end: all, exemption: numeral.digitCount == 4 ? .date : .name)
    case "·": return Name(end: all, exemption: .date)
    case ":", "：":
      let isTime = numeral.isPlain && numeral.value < 25 && count == 2
      return Name(end: all, exemption: isTime ? .date : .ratio)
    case "-":
      if hasThird { return Name(end: all, exemption: .date) }
      // 2023-06 and 2021-22; 1999-2004 is read as two years.
      return numeral.isPlain && numeral.digitCount == 4 && count == 2 ? Name(end: all, exemption: .date) : nil
    default:
      if hasThird { return Name(end: all, exemption: .date) }
      if numeral.isPlain, numeral.digitCount == 4 { return Name(end: all, exemption: .year) }
      let second = ArabicNumeral(text, at: end + 1)
      if numeral.value == 9, second.value == 11 { return Name(end: all, exemption: .date) }
      // 24/7, 80/20 and 50/50; 1/3 is a part of a whole.
      return numeral.isPlain && second.value <= numeral.value ? Name(end: all, exemption: .ratio) : nil
    }
  }

  /// The end of digits with marks between them.
  private func numbers(from index: Int) -> Int {
    var end = index
    while let scalar = text[end], text.isDigit(end + 1),
      ScannerText.isDigit(scalar) || [".", "-", "/", ":", "：", "·"].contains(scalar)
    {
      end += 2
      while text.isDigit(end) { end += 1 }
    }
    return end
  }

  /// 1+N, 2+26, 1+1>2, 7×24: a formula.
  private func sum() -> Name? {
    guard let mark = text[end], ["+", "＋", "×", "*", "x"].contains(mark),
      text.isDigit(end + 1) || (mark != "x" && text.isLetter(end + 1)) || text.has("X", at: end + 1)
    else { return nil }
    return Name(end: token(from: end, joints: ["+", "＋", "×", "*", "=", "<", ">", "-"]), exemption: .name)
  }

  /// 3:1, 2比0: a proportion or a score.
  private func ratio() -> Name? {
    guard text[end] == "比", text.isDigit(end + 1) else { return nil }
    let other = ArabicNumeral(text, at: end + 1)
    guard !text.has("年", at: other.end), !text.has("月", at: other.end) else { return nil }
    return Name(end: numbers(from: other.end), exemption: .ratio)
  }

  // MARK: Codes

  /// ISO 9001, GB/T 7714—2025, IEEE 802.11ax: the number of a standard, with its parts and year.
  private func standard() -> Name? {
    guard text.isSpace(first - 1) else { return nil }
    var start = first - 1
    while start > first - 24, let scalar = text[start - 1],
      ScannerText.isLetter(scalar) || ["/", "-", "&"].contains(scalar)
    {
      start -= 1
    }
    let letters = String(String.UnicodeScalarView(text.scalars[start..<first - 1]))
    let parts = letters.split(whereSeparator: { $0 == "/" || $0 == "-" }).map(String.init)
    let isBody =
      parts.contains(where: ScannerNames.standardBodies.contains)
      || (parts.count > 1 && ["T", "Z"].contains(parts.last))
    guard isBody, letters == letters.uppercased() else { return nil }
    var limit = token(from: end)
    while let mark = text[limit], ["—", "–", "－", ":", "-"].contains(mark), text.isDigit(limit + 1) {
      limit = token(from: limit + 1)
    }
    return Name(end: limit, exemption: .name)
  }

  /// A telephone number, or a code after 邮编, 股票代码 and their like.
  private func phone() -> Name? {
    let before = text.skippingSpace(before: first)
    var mark = before
    if let sign = text[mark - 1], [":", "：", "是", "为"].contains(sign) { mark -= 1 }
    let isCalled =
      ScannerNames.codeWords.has(text, before: mark)
      || ScannerNames.phoneWords.contains(text.word(before: text[before - 1] == ":" ? before - 1 : first))
    let isInternational = text[first - 1] == "+" && !text.isDigit(first - 2) && !text.isLetter(first - 2)
    let isToll =
      ["400", "800"].contains { text.has($0, at: first) } && numeral.digitCount == 3 && text[end] == "-"
    let isMobile = numeral.isPlain && numeral.digitCount == 11 && text[first] == "1"
    let isGrouped = numeral.hasLeadingZero || isInternational || isToll
    guard isGrouped || isMobile || (isCalled && (numeral.isPlain || text.isSpace(end))) else { return nil }
    if isCalled, !isGrouped, isCounted { return nil }
    var limit = end
    while isGrouped || isCalled, let gap = text[limit], ["-", "－", " ", "\u{A0}", ")", "—"].contains(gap),
      text.isDigit(limit + 1)
    {
      limit += 1
      while text.isDigit(limit) { limit += 1 }
    }
    return Name(end: limit, exemption: .name, opensList: isShortNumber(at: first, end: end))
  }

  /// 110报警, 119、120联动, 12345受理, `dialled 999`, `a 911 operator`: a number that everyone can call.
  ///
  /// Digits alone do not tell it from a count; a word of calling beside it does, and nothing that is counted may follow.
  private func shortNumber() -> Name? {
    guard numeral.isPlain else { return nil }
    let isService = isServiceNumber(at: first, end: end)
    guard isService || isShortNumber(at: first, end: end) else { return nil }
    let name = Name(end: end, exemption: .name, opensList: true)
    if ScannerNames.callTails.has(text, at: end) { return name }
    guard !isCounted, UnitGrammar(text: text).unit(at: end, value: numeral.value).hint == nil else {
      return nil
    }
    let next = text.word(at: text.skippingSpace(end)).text
    if ScannerNames.callVerbs.contains(text.word(before: first)) || ScannerNames.callNouns.contains(next) {
      return name
    }
    if ["911", "999"].contains(where: { text.has($0, at: first) }),
      ["calls", "callers", "operators"].contains(next)
    {
      return name
    }
    if isService || ScannerNames.callHeads.has(text, before: text.skippingSpace(before: first)) {
      return name
    }
    // 110、119和120三台合一: several of them are no counts, and neither is what stands before such a list's 报警.
    var last = end
    while let mark = text[last], ["、", "和", "与", "及", "/"].contains(mark), text.isDigit(last + 1) {
      let other = ArabicNumeral(text, at: last + 1)
      guard isShortNumber(at: other.start, end: other.end) else { break }
      last = other.end
    }
    return last > end && !ScannerWords.measures.has(text, at: text.skippingSpace(last)) ? name : nil
  }

  private func isShortNumber(at start: Int, end: Int) -> Bool {
    isServiceNumber(at: start, end: end)
      || ScannerNames.shortNumbers.match(text, at: start).map { start + $0.count == end } ?? false
  }

  /// 12345, 12315 and their like: in China five digits that begin so are public services.
  private func isServiceNumber(at start: Int, end: Int) -> Bool {
    end - start == 5 && text.has("123", at: start)
  }

  /// Whether a measure or a noun in the plural follows, so that the digits count something.
  private var isCounted: Bool {
    let after = text.skippingSpace(end)
    let next = text.word(at: after).text
    return ScannerWords.measures.has(text, at: after) || text.has("分", at: after)
      || (ScannerNames.isPlural(next) && !ScannerNames.afterYears.contains(next)
        && !ScannerNames.callPlurals.contains(next))
  }

  /// Whether the digits stand alone between quotation marks: “211”工程.
  private var isQuoted: Bool {
    guard numeral.isPlain, let open = text[first - 1], let close = text[end] else { return false }
    return ["“\u{201D}", "「」", "‘’", "\"\"", "《》"].contains {
      let marks = Array($0.unicodeScalars)
      return marks[0] == open && marks[1] == close
    }
  }

  /// Whether the digits are degrees or minutes of a place on the earth.
  private var isCoordinate: Bool {
    ScannerNames.coordinates.has(text, before: text.skippingSpace(before: first))
      || (text[first - 1] == "°" || text[first - 1] == "′") && text.isDigit(first - 2)
      || (text[end] == "°" && text.isDigit(end + 1))
  }
}
