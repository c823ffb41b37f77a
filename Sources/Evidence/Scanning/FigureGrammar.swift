#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a figure in prose looks like, in Chinese and English.
///
/// ```
/// figure   := quantity | range
/// range    := quantity measure? joint quantity         8—12, 三十至四十亿元, 10 to 20 per cent
/// quantity := sign? currency? number unit?             负3.5%, US$2.5bn, 两倍
/// number   := digits magnitude* | numerals | words     3亿5000万, 一万五千亿, two and a half million
///           | part of a whole                          三分之二, 百分之三点五, ½, one in five, 一半
///           | factor                                   翻一番, twofold
/// joint    := — – - ~ 至 到 to | "between" … and
/// ```
///
/// Before a quantity counts, what is none is told apart: a name, a code, a year, a date, a place in an order, a
/// proportion (`NameGrammar`, and the exemptions of each production). Each of the three scripts has a file; this one puts
/// them together.
struct FigureGrammar {
  let text: ScannerText
  let units: UnitGrammar

  init(_ text: ScannerText) {
    self.text = text
    units = UnitGrammar(text: text)
  }

  /// What the grammar makes of the text at an index: a figure or none, and where to go on.
  struct Match {
    var quantity: Quantity?
    /// The upper end of a range.
    var high: Decimal?
    var next: Int
  }

  /// What stands at an index; nil where no production begins.
  ///
  /// - Parameter last: the number before, which a list or a range may go on from.
  func match(at index: Int, after last: Quantity?) -> Match? {
    guard let scalar = text[index] else { return nil }
    if ScannerText.isLetter(scalar) { return word(at: index) }
    guard Self.begins(scalar) else { return nil }
    let floor = last?.end ?? 0
    if ChineseNumeral.isNumeral(scalar), let phrase = ScannerNames.phrases.match(text, at: index) {
      return Match(next: index + phrase.count)
    }
    guard let begins = quantity(at: index, floor: floor) ?? lowerEnd(at: index) else {
      guard ChineseNumeral.isNumeral(scalar) else { return nil }
      return Match(next: index + numeralCount(at: index))
    }
    var lower = begins
    if lower.exemption == nil, let last, goesOn(from: last, to: lower) { lower.exemption = last.exemption }
    if lower.exemption != nil {
      lower.opensList = lower.opensList || (last.map { $0.opensList && goesOn(from: $0, to: lower) } ?? false)
      return Match(quantity: lower, next: lower.end)
    }
    return range(from: lower) ?? Match(quantity: settled(lower, high: nil), next: lower.end)
  }

  /// Whether a production begins with a sign: most do not, and are passed over without a look at the words around.
  private static func begins(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < beginnings.count && beginnings[Int(scalar.value)]
  }

  private static let beginnings: [Bool] = (0..<0x1_0000).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return false }
    return ScannerText.isDigit(scalar) || ScannerWords.fractionSigns[scalar] != nil
      || ChineseNumeral.isNumeral(scalar) || ChineseNumeral.capitals[scalar] != nil || scalar == "翻"
      || scalar == "半"
  }

  private func numeralCount(at index: Int) -> Int {
    var end = index
    while let scalar = text[end], ChineseNumeral.isNumeral(scalar) { end += 1 }
    return max(end - index, 1)
  }

  /// The quantity that begins with the digit, numeral or word at an index.
  private func quantity(at index: Int, floor: Int, isEnd: Bool = false) -> Quantity? {
    guard let scalar = text[index] else { return nil }
    if ScannerText.isDigit(scalar) {
      return ArabicGrammar(text: text, units: units, floor: floor).quantity(at: index)
    }
    if let value = ScannerWords.fractionSigns[scalar] {
      return Quantity(
        start: index, end: index + 1, value: value, form: .digits, unit: .fraction, isFirm: true)
    }
    if ChineseNumeral.isNumeral(scalar) {
      guard var found = ChineseGrammar(text, units, at: index).quantity(isEnd: isEnd) else { return nil }
      if found.exemption == nil, let sign = units.sign(before: found.start, floor: floor) {
        found.start = sign
        found.value = -found.value
      }
      return found
    }
    if ChineseNumeral.capitals[scalar] != nil {
      guard var found = ChineseGrammar.capitals(text, units, at: index) else { return nil }
      if text.has("人民币", before: found.start), found.start - 3 >= floor { found.start -= 3 }
      return found
    }
    if scalar == "翻" { return ChineseGrammar.doubling(text, at: index) }
    if scalar == "半" { return ChineseGrammar.halfOfAll(text, at: index) }
    return nil
  }

  // MARK: Words

  /// A word of Latin letters: a number, an address that is passed over, or nothing.
  private func word(at index: Int) -> Match? {
    let end = text.wordEnd(at: index)
    let key = text.wordKey(index..<end)
    if text[end] == ":", text.has("://", at: end) { return Match(next: addressEnd(from: end)) }
    if text[end] == ".", key == ScannerText.key("www") { return Match(next: addressEnd(from: end)) }
    guard let key, EnglishGrammar.begins(with: key), !text.isLetter(index - 1),
      !(text[index - 1].map { ["-", "‑", "'", "’"].contains($0) } ?? false),
      !text.isDigit(index - 1), let found = EnglishGrammar(text: text, units: units).quantity(at: index)
    else { return Match(next: end) }
    var lower = found
    if let sign = units.sign(before: lower.start, floor: 0), lower.unit != .fraction {
      lower.start = sign
      lower.value = -lower.value
    }
    return range(from: lower) ?? Match(quantity: settled(lower, high: nil), next: lower.end)
  }

  private func addressEnd(from index: Int) -> Int {
    var end = index
    while let scalar = text[end], scalar.isASCII, !ScannerText.isSpace(scalar) { end += 1 }
    return end
  }

  // MARK: Lists

  /// Whether a number goes on where an exempt one left off: 第3、4、5条, 第2—5章, `pp. 12–15`.
  private func goesOn(from last: Quantity, to number: Quantity) -> Bool {
    guard last.exemption != nil, last.exemption != .smallCount, number.isPlain || number.form == .numerals,
      number.unit == nil, number.start - last.end <= 8, number.start > last.end
    else { return false }
    var index = last.end
    var isList = false
    while index < number.start {
      if let joint = ScannerWords.rangeJoints.match(text, at: index) {
        index += joint.count
        // A range goes on at once, and so does what follows the second end's 第.
        return index == number.start || text.has("第", at: index) || text.isSpace(index)
      }
      guard let scalar = text[index] else { return false }
      if [",", "、", "和", "及", "与", "或"].contains(scalar) {
        isList = true
      } else if let joint = ["and ", "or ", "& "].first(where: { text.has($0, at: index) }) {
        isList = true
        index += joint.count - 1
      } else if !ScannerText.isSpace(scalar), !(index == last.end && Self.counted.contains(scalar)) {
        return false
      }
      index += 1
    }
    return isList && last.opensList
  }

  /// What may stand between an exempt number and the joint after it.
  private static let counted: Set<Unicode.Scalar> = ["点", "时", "月", "日", "章", "条", "页", "节", "款", "号", "年"]

  // MARK: Ranges

  /// Numerals that are a figure only as the lower end of a range: 三至五成, 三十至四十亿元.
  private func lowerEnd(at index: Int) -> Quantity? {
    let end = index + numeralCount(at: index)
    guard let first = text[index], ChineseNumeral.isNumeral(first), !ChineseNumeral.isMagnitude(first),
      ScannerWords.rangeJoints.has(text, at: end), !(end == index + 1 && first == "一"),
      let value = ChineseNumeral.value(text.scalars[index..<end]), value > 0
    else { return nil }
    let lower = Quantity(start: index, end: end, value: value, form: .numerals)
    return range(from: lower) == nil ? nil : lower
  }

  /// A range from the quantity at its lower end; nil where none follows.
  private func range(from lower: Quantity) -> Match? {
    let measure = ScannerWords.measures.match(text, at: lower.end)?.count ?? 0
    // 四百件至五百件: the measure may stand at both ends.
    for limit in Set([lower.end, lower.end + measure]).sorted() {
      if let found = range(from: lower, joinedAt: limit) { return found }
    }
    return nil
  }

  private func range(from lower: Quantity, joinedAt limit: Int) -> Match? {
    guard let joint = joint(at: limit, from: lower), mayBegin(lower, joint.isWord) else { return nil }
    guard let upper = upper(at: joint.end, of: lower) else { return nil }
    if let exemption = upper.exemption {
      // 7—9月 and 2001—2002 are no figures; a place in an order says nothing of what stands before it.
      guard lower.isPlain, exemption == .date || exemption == .year, lower.unit == nil else { return nil }
      var exempt = lower
      exempt.exemption = exemption
      return Match(quantity: exempt, next: lower.end)
    }
    if lower.isPlain, upper.isPlain, lower.unit == nil, upper.unit == nil, lower.value >= upper.value,
      lower.digitCount <= 3, limit == lower.end, isRatio(lower, upper, joint)
    {
      var score = lower
      score.exemption = .ratio
      score.end = upper.end
      return Match(quantity: score, next: upper.end)
    }
    guard let (low, high, unit) = ends(lower, upper, isTight: limit == lower.end), low < high else {
      return nil
    }
    var range = lower
    range.value = low
    range.unit = unit
    if joint.isChange {
      // `from 10 to 20 per cent` has two figures, and the unit of the second is that of both.
      return Match(quantity: settled(range, high: nil), next: lower.end)
    }
    range.end = upper.end
    return Match(quantity: settled(range, high: high), high: high, next: upper.end)
  }

  /// A score such as `3–1`, or odds such as `20 to 1`: what ends below its beginning is no range.
  private func isRatio(_ lower: Quantity, _ upper: Quantity, _ joint: Joint) -> Bool {
    joint.isWord ? upper.value == 1 && !joint.isChange : !joint.isChange
  }

  private struct Joint {
    var end: Int
    /// Whether it is a word: 至, 到, `to`, `and`.
    var isWord: Bool
    /// Whether the text tells of a change: 从…到…, `from … to …`.
    var isChange: Bool
  }

  private func joint(at limit: Int, from lower: Quantity) -> Joint? {
    let before = text.word(before: lower.start)
    if text.has(" and ", at: limit) {
      return before == "between" ? Joint(end: limit + 5, isWord: true, isChange: false) : nil
    }
    guard let match = ScannerWords.rangeJoints.match(text, at: limit), let sign = text[limit] else {
      return nil
    }
    let isWord = sign == "至" || sign == "到" || text.has("to", at: limit + 1)
    let isChange =
      isWord
      && (before == "from"
        || ["从", "由", "自"].contains { text.has($0, before: text.skippingSpace(before: lower.start)) })
    return Joint(end: limit + match.count, isWord: isWord, isChange: isChange)
  }

  /// Whether a quantity may be the lower end of a range: not the 一 of 统一到, the 十 of 数十 or a magnitude alone.
  private func mayBegin(_ lower: Quantity, _ isWord: Bool) -> Bool {
    guard lower.form == .numerals, lower.unit == nil else { return true }
    guard let first = text[lower.start], !ChineseNumeral.isMagnitude(first) else { return false }
    return (lower.end - lower.start > 1 || first != "一")
      && !["几", "数"].contains { text.has($0, before: lower.start) }
  }

  private func upper(at index: Int, of lower: Quantity) -> Quantity? {
    var top = index
    if let sign = text[top], ["-", "−", "－", "负"].contains(sign) { top += 1 }
    if let currency = ScannerWords.currencySigns.match(text, at: top) {
      top += currency.count
      top = text.skippingSpace(top)
    } else if text.word(at: top).written.count == 3, Currency(code: text.word(at: top).written) != nil {
      top = text.skippingSpace(top + 3)
    }
    if text.isLetter(top) { return EnglishGrammar(text: text, units: units).quantity(at: top) }
    // 百分之四十至五十 says 百分之 once.
    if let found = quantity(at: top, floor: index, isEnd: true) { return found }
    return nil
  }

  /// The two ends of a range in one magnitude and unit; nil where they do not go together.
  private func ends(
    _ lower: Quantity, _ upper: Quantity, isTight: Bool
  ) -> (low: Decimal, high: Decimal, unit: ScannedFigure.UnitHint?)? {
    var low = lower.value
    if lower.unit == nil {
      low *= upper.unitFactor
      if lower.magnitude == 1, isTight, upper.magnitude > 1, low * upper.magnitude < upper.value {
        low *= upper.magnitude
      }
      if lower.form == .numerals, lower.magnitude == 1, isTight { low = shared(low, lower, upper) }
      return (low, upper.value, upper.unit)
    }
    if lower.unit == upper.unit { return (low, upper.value, lower.unit) }
    guard upper.unit == nil else { return nil }
    switch lower.unit {
    case .currency:
      // `€2–5 million`, US$5—10万.
      if lower.magnitude == 1, upper.magnitude > 1, low * upper.magnitude < upper.value {
        low *= upper.magnitude
      }
      return (low, upper.value, lower.unit)
    case .percent where lower.unitFactor == 1, .perMille:
      // 百分之四十至五十; 50%至500家 has two figures.
      return ScannerWords.measures.has(text, at: upper.end) || upper.value > 100
        ? nil : (low, upper.value, lower.unit)
    default: return nil
    }
  }

  /// The magnitude that 三 leaves to 五百 in 三至五百家.
  private func shared(_ low: Decimal, _ lower: Quantity, _ upper: Quantity) -> Decimal {
    guard low < 10, lower.end - lower.start == 1, upper.form == .numerals else { return low }
    var end = upper.start
    while let scalar = text[end], ChineseNumeral.isNumeral(scalar) { end += 1 }
    let tail = text.scalars[upper.start..<end].reversed().prefix { ChineseNumeral.magnitudes[$0] != nil }
    guard tail.count < end - upper.start, low == lower.value else { return low }
    let factor = tail.reduce(Decimal(1)) { $0 * (ChineseNumeral.magnitudes[$1] ?? 1) }
    return low * factor < upper.value ? low * factor : low
  }

  // MARK: Small counts

  /// A count below a hundred in words is part of the telling.
  private func settled(_ quantity: Quantity, high: Decimal?) -> Quantity {
    guard quantity.form != .digits, quantity.unit == nil, !quantity.isFirm, abs(high ?? quantity.value) < 100
    else {
      return quantity
    }
    var small = quantity
    small.exemption = .smallCount
    return small
  }
}
