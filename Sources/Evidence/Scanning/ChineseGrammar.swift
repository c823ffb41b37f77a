#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Productions that begin with a Chinese numeral, and those of 翻番, 一半 and the numerals of contracts.
struct ChineseGrammar {
  let text: ScannerText
  let units: UnitGrammar
  private let start: Int
  private let end: Int

  init(_ text: ScannerText, _ units: UnitGrammar, at index: Int) {
    self.text = text
    self.units = units
    start = index
    var end = index
    while let scalar = text[end], ChineseNumeral.isNumeral(scalar) { end += 1 }
    self.end = end
  }

  /// Where the numerals end; those that are no figure are passed over.
  var next: Int { end }

  private var numerals: ArraySlice<Unicode.Scalar> { text.scalars[start..<end] }
  private var value: Decimal? { ChineseNumeral.value(numerals) }

  /// The quantity; nil where numerals stand that are none.
  ///
  /// An end of a range wants no measure beside it.
  func quantity(isEnd: Bool = false) -> Quantity? {
    half() ?? mixed() ?? fraction() ?? exempt() ?? share() ?? decimal() ?? amount(isEnd: isEnd)
  }

  private func figure(
    _ value: Decimal?, to end: Int, _ unit: ScannedFigure.UnitHint? = nil,
    _ exemption: ScannedFigure.Exemption? = nil, magnitude: Decimal = 1, factor: Decimal = 1,
    opensList: Bool = false,
    isFirm: Bool = false
  ) -> Quantity? {
    value.map {
      Quantity(
        start: start, end: end, value: $0, form: .numerals, unit: unit, exemption: exemption,
        magnitude: magnitude,
        unitFactor: factor, opensList: opensList, isFirm: isFirm)
    }
  }

  // MARK: Parts of a whole

  /// 一半 of something; 一半是…一半是… is a figure of speech.
  private func half() -> Quantity? {
    guard end - start == 1, text[start] == "一", text[end] == "半", text[start - 1] != "另" else { return nil }
    if ["是", "以为", "儿", "会"].contains(where: { text.has($0, at: end + 1) }) { return nil }
    return figure(.half, to: end + 1, .fraction, isFirm: true)
  }

  /// 百分之五十, 百分之三点五, 千分之三, 三分之二; also with Arabic digits after 分之.
  private func fraction() -> Quantity? {
    guard text.has("分之", at: end), let whole = value, whole > 0 else { return nil }
    let top = end + 2
    let unit: ScannedFigure.UnitHint = whole == 100 ? .percent : whole == 1000 ? .perMille : .fraction
    let divisor = unit == .fraction ? whole : 1
    if text.isDigit(top) {
      let digits = ArabicNumeral(text, at: top)
      return figure(digits.value / divisor, to: digits.end, unit, isFirm: true)
    }
    guard let numerator = Self.number(text, at: top) else { return nil }
    return figure(numerator.value / divisor, to: numerator.end, unit, isFirm: true)
  }

  /// 一又二分之一, with the unit behind it.
  private func mixed() -> Quantity? {
    guard text[end] == "又", let whole = value, let divisor = Self.number(text, at: end + 1),
      divisor.value > 0,
      text.has("分之", at: divisor.end), let numerator = Self.number(text, at: divisor.end + 2),
      numerator.value < divisor.value
    else { return nil }
    let amount = whole + numerator.value / divisor.value
    if text[numerator.end] == "倍" { return figure(amount, to: numerator.end + 1, .multiple, isFirm: true) }
    if text.has("个百分点", at: numerator.end) {
      return figure(amount, to: numerator.end + 4, .percentagePoints, isFirm: true)
    }
    return figure(amount, to: numerator.end, nil, isFirm: true)
  }

  /// Numerals with or without 点 at an index, as they stand after 分之.
  static func number(_ text: ScannerText, at top: Int) -> (value: Decimal, end: Int)? {
    var limit = top
    while let scalar = text[limit], ChineseNumeral.isNumeral(scalar) { limit += 1 }
    guard limit > top, let whole = ChineseNumeral.value(text.scalars[top..<limit]) else { return nil }
    guard text[limit] == "点" else { return (whole, limit) }
    var last = limit + 1
    while let scalar = text[last], ChineseNumeral.digits[scalar] != nil { last += 1 }
    guard last > limit + 1 else { return (whole, limit) }
    return (whole + ChineseNumeral.fraction(text.scalars[(limit + 1)..<last]), last)
  }

  // MARK: No figures

  /// Years that are spelt digit by digit, places in an order, days, months, times, scores and names.
  private func exempt() -> Quantity? {
    if end - start == 4 || end - start == 2, text.has("年", at: end),
      let year = ChineseNumeral.digitValue(numerals),
      end - start == 4 || text[start] == "零" || text[start] == "〇"
    {
      return figure(year, to: end, nil, .year)
    }
    if ["第", "星期", "周", "礼拜", "初", "双"].contains(where: { text.has($0, before: start) }) {
      return figure(value, to: end, nil, .ordinal, opensList: true)
    }
    if ["世纪", "年代", "周年"].contains(where: { text.has($0, at: end) }) {
      return figure(value, to: end, nil, .ordinal)
    }
    if text.has("届", at: end), ["中全会", "全会", "人大"].contains(where: { text.has($0, at: end + 2) }) {
      return figure(value, to: end, nil, .ordinal)
    }
    if text.has("国集团", at: end) || text.has("强", at: end) { return figure(value, to: end, nil, .name) }
    if text.has("月", at: end) || (text.has("日", at: end) && text.has("月", before: start)) {
      return figure(value, to: end, nil, .date)
    }
    if text.has("比", at: end), let other = Self.number(text, at: end + 1), other.end > end + 1,
      !text.has("年", at: other.end)
    {
      return figure(value, to: other.end, nil, .ratio)
    }
    if text.has("点", at: end), let hour = value, hour <= 24, isTime(end + 1) {
      return figure(hour, to: end, nil, .date)
    }
    return nil
  }

  /// Whether what follows 点 makes it a time of day.
  private func isTime(_ index: Int) -> Bool {
    if ["半", "整", "钟"].contains(where: { text.has($0, at: index) }) { return true }
    if ScannerNames.dayParts.has(text, before: start) { return true }
    var limit = index
    while let scalar = text[limit], ChineseNumeral.isNumeral(scalar) { limit += 1 }
    return limit > index && text.has("分", at: limit) && !text.has("分之", at: limit)
      && text.scalars[index..<limit].contains("十")
  }

  // MARK: Shares and factors

  /// 五成, 三成五, 八折, 九五折 and 两倍.
  private func share() -> Quantity? {
    guard let mark = text[end] else { return nil }
    if mark == "折", end - start == 2, let value = ChineseNumeral.digitValue(numerals), value >= 10,
      text[end + 1].map(ScannerWords.notDiscounts.contains) != true
    {
      return figure(value, to: end + 1, .percent)
    }
    guard let value else { return nil }
    if mark == "成", value > 0, value <= 10, text[end + 1].map(ScannerWords.notTenths.contains) != true {
      if let half = text[end + 1].flatMap({ ChineseNumeral.digits[$0] }) {
        return figure(value * 10 + Decimal(half), to: end + 2, .percent, factor: 10)
      }
      return figure(value * 10, to: end + (text[end + 1] == "多" ? 2 : 1), .percent, factor: 10)
    }
    if mark == "折", value > 0, value < 10, text[end + 1].map(ScannerWords.notDiscounts.contains) != true {
      return figure(value * 10, to: end + 1, .percent, factor: 10)
    }
    if mark == "倍", !isBare { return figure(value, to: end + 1, .multiple) }
    return text.has("个百分点", at: end) ? figure(value, to: end + 4, .percentagePoints) : nil
  }

  private var isBare: Bool { numerals.allSatisfy(ChineseNumeral.isMagnitude) }

  // MARK: Amounts

  /// 三点五亿, 一点五倍, 零点三个百分点, 二点八米.
  private func decimal() -> Quantity? {
    guard text[end] == "点", value != nil, let number = Self.number(text, at: start), number.end > end + 1
    else {
      return nil
    }
    var limit = number.end
    var amount = number.value
    var magnitude: Decimal = 1
    if let scale = ScannerWords.chineseScales.match(text, at: limit) {
      limit += scale.count
      amount *= scale.meaning
      magnitude = scale.meaning
    }
    let unit = units.unit(at: limit, value: amount)
    guard magnitude > 1 || unit.hint != nil || ScannerWords.measures.has(text, at: limit) else { return nil }
    return figure(
      amount * unit.factor, to: unit.end, unit.hint, magnitude: magnitude, factor: unit.factor, isFirm: true)
  }

  /// An amount such as 三百亿, 二十家 or 一百多.
  private func amount(isEnd: Bool) -> Quantity? {
    // 数十 and 几百 are words for many, not figures.
    if ["几", "数", "上"].contains(where: { text.has($0, before: start) }) { return nil }
    var limit = end
    let isAbout = text[limit] == "多" || text[limit] == "余"
    var factor: Decimal = 1
    if isAbout {
      limit += 1
      // 一百多万: the magnitude after 多 multiplies the whole.
      while let scalar = text[limit], let magnitude = ChineseNumeral.magnitudes[scalar] {
        factor *= magnitude
        limit += 1
      }
    }
    let unit = units.unit(at: limit, value: value ?? 0)
    let isMeasured = unit.hint != nil || ScannerWords.measures.has(text, at: limit)
    let tail = numerals.reversed().prefix { (ChineseNumeral.magnitudes[$0] ?? 0) >= 10_000 }
    let magnitude = tail.reduce(factor) { $0 * (ChineseNumeral.magnitudes[$1] ?? 1) }
    if isBare {
      // 百万美元 is an amount and 百余家 too; 千万 before a verb is an adverb, 万元 a unit.
      guard let value, isMeasured, numerals.first != "万", numerals.first != "亿" else { return nil }
      if isAbout { return figure(value * factor, to: unit.hint == nil ? limit : unit.end, unit.hint) }
      guard end - start >= 2, unit.hint != nil, !isUnitOfTable else { return nil }
      return figure(value, to: unit.end, unit.hint, magnitude: magnitude)
    }
    guard numerals.first.map(ChineseNumeral.isMagnitude) != true else { return nil }
    if numerals.contains(where: ChineseNumeral.isMagnitude) || factor > 1 {
      return figure(
        value.map { $0 * factor }, to: unit.hint == nil ? limit : unit.end, unit.hint, magnitude: magnitude)
    }
    let isTens = numerals.contains("十")
    guard end - start >= 2 || isEnd else { return nil }
    if isMeasured || isEnd || (isAbout && isTens) || (isTens && endsSentence(limit)) {
      // 七八家 is at least seven; 十四五 is a plan.
      let least = isTens ? nil : ChineseNumeral.value(numerals.prefix(1))
      return figure(value ?? least, to: unit.hint == nil ? limit : unit.end, unit.hint)
    }
    return nil
  }

  /// Whether 百万元 stands alone as the unit of a table.
  private var isUnitOfTable: Bool {
    ["单位：", "单位:", "单位为", "（", "(", "每", "/", "以"].contains { text.has($0, before: start) }
  }

  private func endsSentence(_ index: Int) -> Bool {
    guard let scalar = text[index] else { return true }
    return !scalar.properties.isAlphabetic && !ScannerText.isDigit(scalar)
  }

  // MARK: Other beginnings

  /// 翻一番, 翻了两番, 翻番: a factor of two for each time.
  static func doubling(_ text: ScannerText, at index: Int) -> Quantity? {
    guard text[index] == "翻" else { return nil }
    var end = index + 1
    if text[end] == "了" { end += 1 }
    var count = 1
    if let scalar = text[end], let digit = ChineseNumeral.digits[scalar] ?? ScannerText.digit(scalar),
      digit > 0
    {
      count = digit
      end += 1
    }
    guard text[end] == "番" else { return nil }
    return Quantity(
      start: index, end: end + 1, value: Decimal(1 << count),
      form: .numerals, unit: .multiple)
  }

  /// 半数: half of a whole.
  static func halfOfAll(_ text: ScannerText, at index: Int) -> Quantity? {
    guard text.has("半数", at: index) else { return nil }
    return Quantity(
      start: index, end: index + 2, value: .half, form: .numerals,
      unit: .fraction, isFirm: true)
  }

  /// The numerals of contracts, 伍仟元整; they must hold a magnitude, since 陆 and 伍 are words too.
  static func capitals(_ text: ScannerText, _ units: UnitGrammar, at index: Int) -> Quantity? {
    var end = index
    var run: [Unicode.Scalar] = []
    while let scalar = text[end] {
      if let numeral = ChineseNumeral.capitals[scalar] {
        run.append(numeral)
      } else if scalar == "万" || scalar == "亿" || scalar == "零" {
        run.append(scalar)
      } else {
        break
      }
      end += 1
    }
    guard let first = run.first, ChineseNumeral.digits[first] != nil || first == "十",
      let value = ChineseNumeral.value(run)
    else { return nil }
    let unit = units.unit(at: end, value: value)
    let hasMagnitude = run.dropFirst().contains { ["十", "百", "千"].contains($0) }
    guard hasMagnitude || unit.hint != nil, run.count > 1 || unit.hint != nil else { return nil }
    return Quantity(
      start: index, end: unit.hint == nil ? end : unit.end, value: value, form: .numerals, unit: unit.hint,
      isFirm: true)
  }
}
