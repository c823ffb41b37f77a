#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a number in Chinese numerals at a place of a text, and decides whether it is an amount.
struct ChineseFigure {
  private let text: ScannerText
  private let start: Int
  private var end: Int
  /// What was found; without a value where the numerals are no figure.
  private(set) var found: FigureScanner.Found?

  init(_ text: ScannerText, at index: Int) {
    self.text = text
    start = index
    end = index
    while let scalar = text[end], ChineseNumeral.isNumeral(scalar) { end += 1 }
    found =
      fraction() ?? decimal() ?? exempt() ?? share() ?? amount()
      ?? FigureScanner.Found(start: start, end: end, value: nil, next: end)
    if let range = range() { found = range }
  }

  /// One end of a range, which needs no measure beside it.
  private init(upperEndIn text: ScannerText, at index: Int) {
    self.text = text
    start = index
    end = index
    while let scalar = text[end], ChineseNumeral.isNumeral(scalar) { end += 1 }
    found = fraction() ?? decimal() ?? exempt() ?? share() ?? amount()
  }

  /// A range such as 四百至五百, 三十到四十亿元 or 百分之四十至五十, from what has been found at its lower end.
  private func range() -> FigureScanner.Found? {
    guard let lower = found, lower.exemption == nil, isLowerEnd else { return nil }
    // 四百件至五百件: the measure may stand at both ends.
    let measure = text.first(of: ScannerWords.measures, at: lower.end)?.unicodeScalars.count ?? 0
    guard
      let limit = [lower.end, lower.end + measure].first(where: { joint(at: $0) > 0 })
    else { return nil }
    let top = limit + joint(at: limit)
    guard let scalar = text[top], ChineseNumeral.isNumeral(scalar) else { return nil }
    let upper = ChineseFigure(upperEndIn: text, at: top)
    if lower.unit == .percent, upper.found?.unit == nil {
      // 百分之四十至五十 says 百分之 once.
      guard let low = lower.value, let high = ChineseNumeral.value(upper.numerals), high <= 100 else {
        return nil
      }
      return range(from: low, to: high, .percent, end: upper.end)
    }
    guard let other = upper.found, other.exemption == nil, let high = other.value,
      var low = lower.value ?? ChineseNumeral.value(numerals), lower.unit == nil || lower.unit == other.unit
    else { return nil }
    if lower.unit == nil, other.unit == .percent {
      // 三到五成.
      guard low < 10, text[upper.end] == "成" || text[upper.end] == "折" else { return nil }
      low *= 10
    } else if lower.unit == nil, limit == lower.end {
      low *= sharedMagnitude(with: upper)
    }
    return range(from: low, to: high, other.unit, end: other.end)
  }

  /// Whether the numerals may be the lower end of a range: not the 一 of 统一到, the 十 of 数十 or a magnitude alone.
  private var isLowerEnd: Bool {
    if found?.unit == .percent { return true }
    guard let first = numerals.first, !["百", "千", "万", "亿"].contains(first) else { return false }
    return (end - start > 1 || first != "一") && !["几", "数"].contains { text.has($0, before: start) }
  }

  private func joint(at index: Int) -> Int {
    text.first(of: ScannerWords.rangeJoints, at: index)?.unicodeScalars.count ?? 0
  }

  private func range(
    from low: Decimal, to high: Decimal, _ unit: ScannedFigure.UnitHint?, end: Int
  ) -> FigureScanner.Found? {
    guard low < high else { return nil }
    return FigureScanner.Found(start: start, end: end, value: low, high: high, unit: unit, next: end)
  }

  /// The magnitude at the end of the upper numerals that the lower ones leave to them, as in 三十至四十亿元 and 三至五百家.
  private func sharedMagnitude(with upper: ChineseFigure) -> Decimal {
    func isLarge(_ scalar: Unicode.Scalar) -> Bool { (ChineseNumeral.magnitudes[scalar] ?? 0) >= 10_000 }
    let isDigit = numerals.count == 1 && numerals.allSatisfy { ChineseNumeral.digits[$0] != nil }
    if numerals.contains(where: isLarge) { return 1 }
    let tail = upper.numerals.reversed().prefix {
      isDigit ? ChineseNumeral.magnitudes[$0] != nil : isLarge($0)
    }
    guard tail.count < upper.numerals.count else { return 1 }
    return tail.reduce(1) { $0 * (ChineseNumeral.magnitudes[$1] ?? 1) }
  }

  private var numerals: ArraySlice<Unicode.Scalar> { text.scalars[start..<end] }

  private func figure(
    _ value: Decimal?, to end: Int, _ unit: ScannedFigure.UnitHint? = nil,
    _ exemption: ScannedFigure.Exemption? = nil
  ) -> FigureScanner.Found? {
    value.map {
      FigureScanner.Found(start: start, end: end, value: $0, unit: unit, exemption: exemption, next: end)
    }
  }

  /// A fraction such as 百分之五十 or 三分之一, also with Arabic digits after 百分之.
  private func fraction() -> FigureScanner.Found? {
    guard text.has("分之", at: end), let denominator = ChineseNumeral.value(numerals) else { return nil }
    let top = end + 2
    var limit = top
    while let scalar = text[limit], ChineseNumeral.isNumeral(scalar) { limit += 1 }
    if limit == top {
      guard let scalar = text[top], ScannerText.isDigit(scalar),
        var digits = ArabicFigure(text, at: top).found,
        let value = digits.value
      else { return nil }
      digits.start = start
      digits.value = denominator == 100 ? value : value / denominator
      digits.unit = denominator == 100 ? .percent : nil
      digits.exemption = nil
      return digits
    }
    guard let numerator = ChineseNumeral.value(text.scalars[top..<limit]) else { return nil }
    return denominator == 100
      ? figure(numerator, to: limit, .percent) : figure(numerator / denominator, to: limit)
  }

  /// A decimal such as 三点五亿 or 一点五倍.
  private func decimal() -> FigureScanner.Found? {
    guard text[end] == "点", let whole = ChineseNumeral.value(numerals) else { return nil }
    var limit = end + 1
    while let scalar = text[limit], ChineseNumeral.digits[scalar] != nil { limit += 1 }
    guard limit > end + 1 else { return nil }
    var value = whole
    var step: Decimal = 1
    for scalar in text.scalars[(end + 1)..<limit] {
      step /= 10
      value += step * Decimal(ChineseNumeral.digits[scalar] ?? 0)
    }
    if let scale = ScannerWords.chineseScales.first(where: { text.has($0.word, at: limit) }) {
      limit += scale.word.unicodeScalars.count
      let tail = tail(at: limit)
      return figure(value * scale.factor, to: tail.end, tail.unit)
    }
    let tail = tail(at: limit)
    return tail.unit == nil ? nil : figure(value, to: tail.end, tail.unit)
  }

  /// Years that are spelt digit by digit, ordinals, days and months.
  private func exempt() -> FigureScanner.Found? {
    if end - start == 4, text.has("年", at: end), let year = ChineseNumeral.digitValue(numerals) {
      return figure(year, to: end, nil, .year)
    }
    if ["第", "星期", "周", "礼拜", "初"].contains(where: { text.has($0, before: start) }) {
      return figure(ChineseNumeral.value(numerals), to: end, nil, .ordinal)
    }
    if text.has("世纪", at: end) { return figure(ChineseNumeral.value(numerals), to: end, nil, .ordinal) }
    if text.has("月", at: end) || (text.has("日", at: end) && text.has("月", before: start)) {
      return figure(ChineseNumeral.value(numerals), to: end, nil, .date)
    }
    return nil
  }

  /// A share or a factor, such as 五成, 三成五, 八折 and 两倍.
  private func share() -> FigureScanner.Found? {
    guard let mark = text[end], let value = ChineseNumeral.value(numerals) else { return nil }
    if mark == "成", value > 0, value <= 10, text[end + 1].map(ScannerWords.notTenths.contains) != true {
      if let half = text[end + 1].flatMap({ ChineseNumeral.digits[$0] }) {
        return figure(value * 10 + Decimal(half), to: end + 2, .percent)
      }
      return figure(value * 10, to: end + (text[end + 1] == "多" ? 2 : 1), .percent)
    }
    if mark == "折", value > 0, value < 100, text[end + 1].map(ScannerWords.notDiscounts.contains) != true {
      return figure(value < 10 ? value * 10 : value, to: end + 1, .percent)
    }
    return mark == "倍" ? figure(value, to: end + 1, .multiple) : nil
  }

  /// An amount such as 三百亿, 二十家 or 一百多.
  private func amount() -> FigureScanner.Found? {
    // 数十 and 几百 are words for many, not figures.
    if ["几", "数"].contains(where: { text.has($0, before: start) }) { return nil }
    var limit = end
    let about = text[limit] == "多" || text[limit] == "余"
    var factor: Decimal = 1
    if about {
      limit += 1
      // 一百多万: the magnitude after 多 multiplies the whole.
      while let scalar = text[limit], let magnitude = ChineseNumeral.magnitudes[scalar] {
        factor *= magnitude
        limit += 1
      }
    }
    let tail = tail(at: limit)
    let isMeasured = tail.unit != nil || text.first(of: ScannerWords.measures, at: limit) != nil
    let hasMagnitude = numerals.contains { ["百", "千", "万", "亿"].contains($0) } || factor > 1
    let isBare = numerals.allSatisfy { ["百", "千", "万", "亿"].contains($0) }
    let value = ChineseNumeral.value(numerals)
    if hasMagnitude, !isBare {
      // 万一 and its like begin with a magnitude that nothing multiplies.
      guard numerals.first.map({ ["百", "千", "万", "亿"].contains($0) }) != true else { return nil }
      return figure(value.map { $0 * factor }, to: tail.end, tail.unit)
    }
    guard end - start >= 2 else { return nil }
    if isBare {
      // 百万美元 is an amount, 千万 before a verb an adverb.
      return tail.unit == nil ? nil : figure(value, to: tail.end, tail.unit)
    }
    let isTens = numerals.contains("十")
    if isMeasured || (about && isTens) || (isTens && endsSentence(limit)) {
      // 七八家 is at least seven; 十四五 is a plan.
      let least = isTens ? nil : ChineseNumeral.value(numerals.prefix(1))
      return figure(value ?? least, to: tail.end, tail.unit)
    }
    return nil
  }

  private func endsSentence(_ index: Int) -> Bool {
    guard let scalar = text[index] else { return true }
    return !scalar.properties.isAlphabetic && !ScannerText.isDigit(scalar)
  }

  /// The unit at an index, and the index after it.
  private func tail(at index: Int) -> (unit: ScannedFigure.UnitHint?, end: Int) {
    if text.has("个百分点", at: index) { return (.percentagePoints, index + 4) }
    if text[index] == "倍" { return (.multiple, index + 1) }
    if text[index] == "%" || text[index] == "％" { return (.percent, index + 1) }
    let names = ScannerWords.currencyNames.filter { text.has($0.word, at: index) }
    if let name = names.max(by: { $0.word.count < $1.word.count }), let currency = Currency(code: name.code) {
      return (.currency(currency), index + name.word.unicodeScalars.count)
    }
    return (nil, index)
  }
}
