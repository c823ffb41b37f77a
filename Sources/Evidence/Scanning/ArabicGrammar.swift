#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Productions that begin with an Arabic digit.
struct ArabicGrammar {
  let text: ScannerText
  let units: UnitGrammar
  /// Nothing before it belongs to the number any more.
  let floor: Int

  private struct Context {
    let numeral: ArabicNumeral
    let before: Int
    let after: Int
    let previous: String
  }

  /// The quantity that begins with the digit at an index.
  func quantity(at index: Int) -> Quantity {
    var numeral = ArabicNumeral(text, at: index)
    let currency = units.currency(before: index, floor: floor)
    if let name = NameGrammar(text: text, numeral: numeral).name(hasCurrency: currency != nil) {
      return Quantity(
        start: index, end: name.end, value: numeral.value, form: .digits, exemption: name.exemption,
        isPlain: numeral.isPlain, digitCount: numeral.digitCount, opensList: name.opensList)
    }
    if let part = part(numeral) { return part }
    if let context = context(numeral), let exempt = named(context) { return exempt }
    numeral.readMagnitudes(isMoney: currency != nil)
    var quantity = Quantity(
      start: currency?.start ?? index, end: numeral.end, value: numeral.value, form: .digits,
      unit: currency.map { .currency($0.currency) }, isPlain: numeral.isPlain, digitCount: numeral.digitCount,
      magnitude: numeral.magnitude)
    let unit = units.unit(at: numeral.end, value: numeral.value)
    if let hint = unit.hint {
      quantity.unit = hint
      quantity.end = unit.end
      quantity.unitFactor = unit.factor
      quantity.value *= unit.factor
      quantity.isPlain = quantity.isPlain && hint == .multiple
    }
    if let sign = units.sign(before: quantity.start, floor: floor) {
      quantity.start = sign
      quantity.value = -quantity.value
    }
    classify(&quantity, numeral)
    return quantity
  }

  /// 1/3, 3分之1 and `1 in 5`: a part of a whole.
  private func part(_ numeral: ArabicNumeral) -> Quantity? {
    func part(_ value: Decimal, _ end: Int) -> Quantity {
      Quantity(start: numeral.start, end: end, value: value, form: .digits, unit: .fraction, isFirm: true)
    }
    if let sign = text[numeral.start].flatMap({ ScannerWords.fractionSigns[$0] }) {
      return part(sign, numeral.start + 1)
    }
    guard numeral.isPlain, numeral.value > 0 else { return nil }
    if text[numeral.end] == "/", text.isDigit(numeral.end + 1) {
      let divisor = ArabicNumeral(text, at: numeral.end + 1)
      guard divisor.isPlain, divisor.value > numeral.value, !text.isLetter(divisor.end) else { return nil }
      return part(numeral.value / divisor.value, divisor.end)
    }
    if text.has("分之", at: numeral.end) {
      let top = numeral.end + 2
      guard let numerator = text.isDigit(top) ? digits(at: top) : ChineseGrammar.number(text, at: top) else {
        return nil
      }
      if numeral.value == 100 || numeral.value == 1000 {
        return Quantity(
          start: numeral.start, end: numerator.end, value: numerator.value, form: .digits,
          unit: numeral.value == 100 ? .percent : .perMille)
      }
      return part(numerator.value / numeral.value, numerator.end)
    }
    for joint in [" in ", " out of "] where text.has(joint, at: numeral.end) {
      let top = numeral.end + joint.unicodeScalars.count
      guard text.isDigit(top), numeral.value == 1 || joint == " out of " else { continue }
      let whole = ArabicNumeral(text, at: top)
      if whole.isPlain, whole.digitCount <= 3, whole.value > numeral.value {
        return part(numeral.value / whole.value, whole.end)
      }
    }
    return nil
  }

  private func digits(at index: Int) -> (value: Decimal, end: Int) {
    let numeral = ArabicNumeral(text, at: index)
    return (numeral.value, numeral.end)
  }

  // MARK: Names by what stands beside them

  private func context(_ numeral: ArabicNumeral) -> Context? {
    let before = text.skippingSpace(before: numeral.start)
    return Context(
      numeral: numeral, before: before, after: text.skippingSpace(numeral.end),
      previous: text.word(before: numeral.start))
  }

  /// Digits that a word beside them makes a name, before magnitudes are read: 世界500强, 863计划, 3.0版本.
  private func named(_ context: Context) -> Quantity? {
    let numeral = context.numeral
    func exempt(_ exemption: ScannedFigure.Exemption, opensList: Bool = false) -> Quantity {
      Quantity(
        start: numeral.start, end: numeral.end, value: numeral.value, form: .digits, exemption: exemption,
        isPlain: true, digitCount: numeral.digitCount, opensList: opensList)
    }
    if text.has("第", before: context.before) { return exempt(.ordinal, opensList: true) }
    if text[context.before - 1] == "§" || text[context.before - 1] == "¶" {
      return exempt(.ordinal, opensList: true)
    }
    let tail = text[numeral.end] == "”" || text[numeral.end] == "」" ? numeral.end + 1 : context.after
    let isIndex = ScannerNames.chineseNames.has(text, before: context.before)
    if isIndex, numeral.value < 10_000,
      !ScannerWords.measures.has(text, at: context.after) || numeral.value < 10
    {
      return exempt(.name)
    }
    if numeral.isVersionLike, !ScannerWords.measures.has(text, at: context.after),
      units.unit(at: numeral.end, value: numeral.value).hint == nil,
      !text.isLetter(context.after)
        || ScannerNames.nameWords.contains(context.previous)
    {
      return exempt(.name)
    }
    if ScannerNames.nameWords.contains(context.previous) {
      // A list of models has no unit; `big 5 per cent` has.
      if units.unit(at: numeral.end, value: numeral.value).hint == nil { return exempt(.name) }
    }
    if text.has("Group of ", before: numeral.start), numeral.isPlain { return exempt(.name) }
    if isSection(context) { return exempt(.ordinal) }
    if isYearAndMonth(context) { return exempt(.date) }
    if let joint = fromNothing(numeral) {
      var phrase = exempt(.name)
      phrase.end = joint
      return phrase
    }
    guard numeral.isPlain || text.has("版", at: context.after) else { return nil }
    if ScannerNames.chineseNameTails.has(text, at: tail),
      !text.has("强", at: tail) || !text.has("强度", at: tail)
    {
      return exempt(.name)
    }
    if isGeneration(context) { return exempt(.name) }
    if text.has("年代", at: context.after) { return exempt(.year) }
    if isTime(context) { return exempt(.date) }
    if isDenominator(context) { return exempt(.ratio) }
    return numeral.digitCount >= 12 && units.unit(at: numeral.end, value: numeral.value).hint == nil
      && !text.isHan(context.after) ? exempt(.name) : nil
  }

  /// 1.1 or 2.3.1 at the start of a text, before a heading's words.
  private func isSection(_ context: Context) -> Bool {
    let numeral = context.numeral
    guard text[numeral.start - 1] == nil, numeral.digitCount <= 2, numeral.value < 100, !numeral.isPlain,
      text.has(".", at: numeral.start + numeral.digitCount),
      units.unit(at: numeral.end, value: numeral.value).hint == nil
    else { return false }
    if text.isHan(context.after) {
      return !ScannerWords.measures.has(text, at: context.after)
        && ScannerWords.chineseScales.match(text, at: context.after) == nil
    }
    return text.word(at: context.after).written.first?.isUppercase == true
  }

  /// 2023.1—2023.12: a year and a month with a point between, where no unit follows.
  private func isYearAndMonth(_ context: Context) -> Bool {
    let numeral = context.numeral
    let months = numeral.end - numeral.start - 5
    guard numeral.digitCount == 4, !numeral.isPlain, (1900..<2101).contains(numeral.value),
      (1...2).contains(months),
      text.has(".", at: numeral.start + 4), units.unit(at: numeral.end, value: numeral.value).hint == nil
    else { return false }
    let month = ArabicNumeral(text, at: numeral.start + 5).value
    return month >= 1 && month <= 12 && !ScannerWords.measures.has(text, at: context.after)
      && ScannerWords.chineseScales.match(text, at: context.after) == nil
  }

  /// The end of 0到1, the phrase for what begins from nothing.
  private func fromNothing(_ numeral: ArabicNumeral) -> Int? {
    guard numeral.isPlain, numeral.digitCount == 1, numeral.value == 0 else { return nil }
    for joint in ["到1", "—1", "-1", "–1", " to 1"] where text.has(joint, at: numeral.end) {
      let end = numeral.end + joint.unicodeScalars.count
      if !text.isDigit(end), text[end] != ".", units.unit(at: end, value: 1).hint == nil { return end }
    }
    return nil
  }

  /// 90后, 00后: those who were born then.
  private func isGeneration(_ context: Context) -> Bool {
    context.numeral.digitCount == 2 && text.has("后", at: context.numeral.end)
      && (text.has("0", at: context.numeral.end - 1) || text.has("5", at: context.numeral.end - 1))
  }

  /// 15时30分, 下午3点, 9点半, `4 o'clock`, `9 a.m.`.
  private func isTime(_ context: Context) -> Bool {
    let (value, after) = (context.numeral.value, context.after)
    if text.has("o'clock", at: after) || text.has("o’clock", at: after) { return true }
    if ["a.m.", "p.m.", "am", "pm"].contains(where: {
      text.has($0, at: after) && !text.isLetter(after + $0.count)
    }) {
      return true
    }
    if text.has("时", at: after), value <= 24 { return true }
    if text.has("分", at: after), value < 60,
      text[context.before - 1] == "时" || text[context.before - 1] == "点"
    {
      return !text.has("分之", at: after)
    }
    guard text.has("点", at: after), value <= 24 else { return false }
    if ["半", "整", "钟"].contains(where: { text.has($0, at: after + 1) }) { return true }
    if ScannerNames.dayParts.has(text, before: context.before) { return true }
    return !ScannerNames.pointWords.has(text, before: context.before)
      && !ScannerNames.arguments.has(text, at: after + 1)
  }

  /// 每10万人, `per 100,000 people`: what a rate is counted on.
  private func isDenominator(_ context: Context) -> Bool {
    guard text.has("每", before: context.before) || context.previous == "per" else { return false }
    return [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].contains(context.numeral.value)
  }

  // MARK: Years, dates and places in an order

  private func classify(_ quantity: inout Quantity, _ numeral: ArabicNumeral) {
    guard quantity.unit == nil || quantity.unit == .multiple, let context = context(numeral) else { return }
    let (before, after, previous) = (context.before, context.after, context.previous)
    if isChineseOrdinal(before: before, after: after) {
      quantity.exemption = .ordinal
      quantity.opensList = true
      return
    }
    if isDenominator(context) {
      quantity.exemption = .ratio
      return
    }
    if ScannerNames.ordinalWords.contains(previous), !isCounted(previous, numeral, after) {
      quantity.exemption = .ordinal
      quantity.opensList = ScannerNames.pluralOrdinals.contains(previous)
      return
    }
    guard quantity.isPlain, quantity.unit == nil else { return }
    quantity.exemption = plain(context)
    quantity.opensList = quantity.exemption == .ordinal && text[quantity.start - 1] == "["
  }

  private func plain(_ context: Context) -> ScannedFigure.Exemption? {
    let (numeral, after, previous) = (context.numeral, context.after, context.previous)
    if text.has("年", at: after) {
      if isYear(numeral) || ScannerNames.eras.has(text, before: context.before) { return .year }
      if text.has("年级", at: after) { return .ordinal }
    }
    if ["版", "财年", "学年", "年度"].contains(where: { text.has($0, at: after) }), isYear(numeral) { return .year }
    if text.has("月", at: after), numeral.value <= 12 { return .date }
    if text.has("日", at: after), numeral.value <= 31, !text.has("日均", at: after) { return .date }
    if ["世纪", "号", "季度", "周年"].contains(where: { text.has($0, at: after) }) { return .ordinal }
    if text.has("期", at: after), text.has("年", before: context.before) { return .ordinal }
    if ["bc", "bce", "ce", "ad"].contains(text.word(at: after).text) || ["ad", "bc"].contains(previous) {
      return .year
    }
    if isYear(numeral), isYearInContext(context) { return .year }
    if numeral.digitCount <= 2, isBesideMonth(context) { return .date }
    return isLabel(numeral) ? .ordinal : nil
  }

  /// Whether a word that makes places in an order has a count after it: `top 500 firms` has none, `part 500 staff` one.
  private func isCounted(_ word: String, _ numeral: ArabicNumeral, _ after: Int) -> Bool {
    guard
      ["part", "line", "order", "law", "case", "group", "team", "class", "type", "round", "number"].contains(
        word)
    else { return false }
    let next = text.word(at: after).text
    return next.hasSuffix("s") && !ScannerNames.afterYears.contains(next) && numeral.digitCount > 2
  }

  private func isChineseOrdinal(before: Int, after: Int) -> Bool {
    if text.has("前", before: before) {
      return ["名", "强", "位", "大"].contains { text.has($0, at: after) }
    }
    return ScannerNames.chineseOrdinals.has(text, before: before)
      || (ScannerNames.weakOrdinals.has(text, before: before) && !ScannerWords.measures.has(text, at: after))
  }

  /// `1 May`, `November 23`; the verb may has a small letter.
  private func isBesideMonth(_ context: Context) -> Bool {
    let next = text.word(at: context.after)
    if ScannerNames.months.contains(next.text), next.written.first?.isUppercase == true { return true }
    return ScannerNames.months.contains(context.previous)
      && (context.previous != "may"
        || text.has("May", before: text.skippingSpace(before: context.numeral.start)))
  }

  /// Four digits that may name a year.
  private func isYear(_ numeral: ArabicNumeral) -> Bool {
    numeral.isPlain && numeral.digitCount == 4 && numeral.value >= 1000 && numeral.value <= 2100
  }

  /// Whether four digits name a year although no 年 follows.
  private func isYearInContext(_ context: Context) -> Bool {
    let numeral = context.numeral
    guard numeral.value >= 1800 else { return false }
    let next = text.word(at: context.after)
    // What is counted follows its number: `2000 new firms`, `2013 respondents`; not `the 2015 reforms`.
    let isRound = text.has("00", at: numeral.end - 2)
    let goesOn = text.isSpace(numeral.end) && next.written.first?.isLowercase == true
    let isNoun = goesOn && !ScannerNames.afterYears.contains(next.text)
    let isPlural = isNoun && ScannerNames.isPlural(next.text)
    let isDefinite = ["the", "its", "their", "this", "that", "his", "her", "our"].contains(context.previous)
    if ScannerNames.yearWords.contains(context.previous) || ScannerNames.months.contains(context.previous) {
      return !(isRound && isPlural && ScannerNames.weakYearWords.contains(context.previous))
    }
    if endsYearRange(numeral) || (isDefinite && !isRound) { return true }
    if ScannerNames.counters.contains(context.previous), isRound || isPlural { return false }
    if isRound ? isNoun : isPlural { return false }
    if ["达", "达到", "超过", "约", "近", "有", "共", "余", "到"].contains(where: {
      text.has($0, before: context.before)
    }),
      text.isHan(context.after)
    {
      return false
    }
    return !ScannerWords.measures.has(text, at: context.after)
  }

  /// Whether the number ends a run of years, as in `2001–2002`.
  private func endsYearRange(_ numeral: ArabicNumeral) -> Bool {
    guard let dash = text[numeral.start - 1], ["-", "–", "—", "－"].contains(dash) else { return false }
    return (2...5).allSatisfy { text.isDigit(numeral.start - $0) } && !text.isDigit(numeral.start - 6)
  }

  /// A number alone in brackets, [1-3] and the like, or a number with a point after it at the start of the text.
  private func isLabel(_ numeral: ArabicNumeral) -> Bool {
    guard numeral.digitCount <= 3 || isYear(numeral) else { return false }
    if let open = text[numeral.start - 1], ["(", "（", "[", "〔", "【"].contains(open) {
      var end = numeral.end
      let isNote = open == "[" || ["式", "图", "表"].contains { text.has($0, before: numeral.start - 1) }
      while isNote, end < numeral.end + 24, let scalar = text[end],
        ScannerText.isDigit(scalar) || [",", "，", "、", "-", "–", "—", " "].contains(scalar)
      {
        end += 1
      }
      return text[end].map { [")", "）", "]", "〕", "】"].contains($0) } ?? false
    }
    guard text[numeral.start - 1] == nil else { return false }
    return [".", "、", ")", "．", "）"].contains { text.has($0, at: numeral.end) }
  }
}
