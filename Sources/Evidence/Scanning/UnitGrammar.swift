#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads what stands after a number and says what it counts, and the currency that may stand before one.
struct UnitGrammar {
  let text: ScannerText

  /// A unit, where it ends, and what 成 and 折 multiply by.
  struct Unit {
    var hint: ScannedFigure.UnitHint?
    var end: Int
    var factor: Decimal = 1
  }

  /// The unit at an index; without a hint, and ending where it would begin, where there is none.
  func unit(at limit: Int, value: Decimal) -> Unit {
    let index = text.skippingSpace(limit)
    switch text[index] {
    case "%", "％", "﹪": return Unit(hint: .percent, end: index + 1)
    case "‰": return Unit(hint: .perMille, end: index + 1)
    case "成"
    where value <= 10 && text[index + 1].map(ScannerWords.notTenths.contains) != true:
      return Unit(hint: .percent, end: index + 1, factor: 10)
    case "折"
    where value < 100 && text[index + 1].map(ScannerWords.notDiscounts.contains) != true:
      return Unit(hint: .percent, end: index + 1, factor: value < 10 ? 10 : 1)
    case "倍": return Unit(hint: .multiple, end: index + 1)
    default: break
    }
    if text.has("个百分点", at: index) { return Unit(hint: .percentagePoints, end: index + 4) }
    if text.has("百分点", at: index) { return Unit(hint: .percentagePoints, end: index + 3) }
    if let currency = currencyName(at: index) { return currency }
    let word = text[limit] == "-" || text[limit] == "‑" ? limit + 1 : index
    var unit = english(at: word, isAttached: index == limit)
    if unit.hint == nil { unit.end = limit }
    return unit
  }

  private func currencyName(at index: Int) -> Unit? {
    if let name = ScannerWords.currencyNames.match(text, at: index),
      let currency = Currency(code: name.meaning)
    {
      // 元 begins other words too.
      let isYuan = name.count == 1 && text[index] == "元"
      if !isYuan || text[index + 1].map(ScannerWords.notYuan.contains) != true {
        return Unit(hint: .currency(currency), end: index + name.count)
      }
    }
    if let sign = ScannerWords.currencySigns.match(text, at: index), sign.count == 1, text[index] != "$",
      let currency = Currency(code: sign.meaning), !text.isDigit(index + 1)
    {
      return Unit(hint: .currency(currency), end: index + 1)
    }
    return nil
  }

  private func english(at index: Int, isAttached: Bool) -> Unit {
    let word = text.word(at: index)
    guard !word.text.isEmpty else { return Unit(end: index) }
    func next(_ end: Int) -> (text: String, written: String, end: Int) {
      text.word(at: text.skippingSpace(end))
    }
    switch word.text {
    case "percent", "pct": return Unit(hint: .percent, end: word.end)
    case "per" where next(word.end).text == "cent": return Unit(hint: .percent, end: next(word.end).end)
    case "per" where ["mille", "mil"].contains(next(word.end).text):
      return Unit(hint: .perMille, end: next(word.end).end)
    case "percentage" where next(word.end).text.hasPrefix("point"):
      return Unit(hint: .percentagePoints, end: next(word.end).end)
    case "pp", "ppt", "ppts": return Unit(hint: .percentagePoints, end: word.end)
    case "fold", "times": return Unit(hint: .multiple, end: word.end)
    case "x" where isAttached: return Unit(hint: .multiple, end: word.end)
    default: break
    }
    if let money = money(word) { return money }
    if word.text.count == 3, let currency = Currency(code: word.written),
      !ScannerWords.notCodes.contains(word.written)
    {
      return Unit(hint: .currency(currency), end: word.end)
    }
    return Unit(end: index)
  }

  /// `euros`, `Swiss francs`, `US dollars`, `Hong Kong dollars`.
  private func money(_ first: (text: String, written: String, end: Int)) -> Unit? {
    var word = first
    var nation: String?
    for _ in 0..<3 {
      if let code = ScannerWords.currencyWords[word.text] {
        return Currency(code: nation ?? code).map { Unit(hint: .currency($0), end: word.end) }
      }
      if ["kronor", "kroner", "krona", "krone"].contains(word.text), let nation {
        return Currency(code: nation).map { Unit(hint: .currency($0), end: word.end) }
      }
      if let code = ScannerWords.currencyNations[word.text] {
        nation = code
      } else if !["hong", "new", "south"].contains(word.text) {
        return nil
      }
      word = text.word(at: text.skippingSpace(word.end))
    }
    return nil
  }

  // MARK: Before the number

  /// The sign or code of a currency that ends before an index.
  func currency(before index: Int, floor: Int) -> (currency: Currency, start: Int)? {
    let gap = text.isSpace(index - 1) ? 1 : 0
    if let sign = ScannerWords.currencySigns.match(text, before: index - gap),
      index - gap - sign.count >= floor
    {
      return Currency(code: sign.meaning).map { ($0, index - gap - sign.count) }
    }
    // A code, such as `CHF 1.5 billion` or `USD100`.
    let start = index - gap - 3
    guard start >= floor, !text.isLetter(start - 1) else { return nil }
    let code = String(String.UnicodeScalarView(text.scalars[start..<start + 3]))
    guard !ScannerWords.notCodes.contains(code) else { return nil }
    return Currency(code: code == "RMB" ? "CNY" : code).map { ($0, start) }
  }

  /// Where a minus sign, or a word for one, begins before an index; nil where there is none.
  func sign(before index: Int, floor: Int) -> Int? {
    if let word = ScannerWords.negatives.match(text, before: index), index - word.count >= floor {
      let start = index - word.count
      let before = text[start - 1]
      // 肩负3项 bears a task, and `minus` is a word of its own.
      if text[start] == "负" { return before.map(ScannerWords.notNegative.contains) == true ? nil : start }
      return before.map(ScannerText.isLetter) == true ? nil : start
    }
    guard index - 1 >= floor, let sign = text[index - 1] else { return nil }
    let before = text[index - 2]
    switch sign {
    case "\u{2212}":
      return before.map(ScannerText.isDigit) == true ? nil : index - 1
    case "-", "－", "﹣":
      guard let before else { return index - 1 }
      if ScannerText.isSpace(before) || ScannerWords.beforeSign.contains(before) { return index - 1 }
      // 增长-3.5% has a sign; 2019年-2021年 has a joint.
      guard before.properties.isIdeographic, let further = text[index - 3] else {
        return before.properties.isIdeographic ? index - 1 : nil
      }
      let isCounted = ScannerText.isDigit(further) || ChineseNumeral.isNumeral(further)
      return isCounted || ChineseNumeral.isNumeral(before) ? nil : index - 1
    case "–":
      guard let before else { return index - 1 }
      return ScannerText.isSpace(before) || before == "(" || before == "（" ? index - 1 : nil
    default: return nil
    }
  }

  /// Whether the words before an index, or after another, say that something fell by what stands between.
  func isFall(before start: Int, after end: Int) -> Bool {
    var index = text.skippingSpace(before: start)
    while let adverb = ScannerWords.fallAdverbs.match(text, before: index) {
      index -= adverb.count
    }
    if ScannerWords.falls.has(text, before: text.skippingSpace(before: index)) { return true }
    index = start
    for _ in 0..<4 {
      let word = text.word(before: index)
      if ScannerWords.englishFalls.contains(word) { return true }
      guard ScannerWords.englishFallAdverbs.contains(word) else { break }
      index = text.skippingSpace(before: index) - word.unicodeScalars.count
    }
    let after = text.skippingSpace(end)
    if text.has("的", at: after), ["降幅", "跌幅", "减幅", "下降"].contains(where: { text.has($0, at: after + 1) }) {
      return true
    }
    return ["decline", "fall", "drop", "decrease", "cut", "reduction", "contraction", "loss"]
      .contains(text.word(at: after).text)
  }
}
