import Foundation

/// Number and unit of a figure, put together in the order of a language.
struct FigureBody {
  typealias Part = FormattedFigure.Part

  private(set) var parts: [Part] = []
  private(set) var number = ""
  private(set) var unit = ""

  init() {}

  // MARK: Chinese

  /// Number before unit; a Han unit follows at once, a Latin one after a no-break space (GB/T 3101—1993).
  init(chinese figure: Figure) {
    if figure.unit.measure == .calendarYear, figure.ends.contains(where: \.isBeforeOurEra) {
      appendChineseEra(figure)
      return
    }
    let ends = figure.ends.map {
      ScaledNumber($0, unit: figure.unit, decimals: figure.decimals, language: .zh)
    }
    // A dash beside a minus sign is hard to read.
    let connector = ends.contains(where: \.isNegative) ? "至" : "—"
    number = ends.map(\.text).joined(separator: connector)
    switch figure.unit.measure {
    case .percent: unit = "%"
    case .calendarYear: unit = figure.unit.chinese.isEmpty ? "年" : figure.unit.chinese
    case .money: unit = figure.unit.currency.map { $0.chineseName ?? $0.code } ?? ""
    case .quantity, .statement: unit = figure.unit.chinese
    case .rank: unit = figure.unit.chinese.isEmpty ? "位" : figure.unit.chinese
    }
    if figure.unit.measure == .rank {
      number = "第" + number
      append(.number, number)
      appendUnit(tightBeforeHan: true)
      return
    }
    for (index, end) in ends.enumerated() {
      if index > 0 { append(.connector, connector) }
      append(.number, end.text)
      // Hundredths and thousandths carry their sign at both ends.
      let isRatio = figure.unit.measure == .percent || unit == "‰"
      if isRatio || index == ends.count - 1 { appendUnit(tightBeforeHan: true) }
    }
  }

  // MARK: English

  /// A currency before the number, any other unit after a no-break space.
  init(english figure: Figure) {
    if figure.unit.measure == .calendarYear, figure.ends.contains(where: \.isBeforeOurEra) {
      appendEnglishEra(figure)
      return
    }
    let ends = figure.ends.map {
      ScaledNumber($0, unit: figure.unit, decimals: figure.decimals, language: .en)
    }
    let isSpelledOut = ends.contains(where: \.isNegative)
    let connector = isSpelledOut ? "\u{A0}to\u{A0}" : "–"
    // `€2–5 million`, yet `€500,000–€5 million`: a magnitude is shared or each end is complete.
    let sharesScale = !isSpelledOut && Set(ends.map(\.scale)).count == 1
    if sharesScale, let last = ends.last {
      number = ends.dropLast().map { $0.digits + connector }.joined() + last.magnitude
    } else {
      number = ends.map(\.text).joined(separator: connector)
    }
    switch figure.unit.measure {
    case .money:
      appendMoney(ends, figure.unit.currency, connector: connector, sharesScale: sharesScale)
      return
    case .percent: unit = "%"
    case .calendarYear: unit = ""
    case .rank:
      number = ends.map { $0.text + Self.ordinal($0.text) }.joined(separator: connector)
      unit = figure.unit.singular
    case .quantity, .statement: unit = Self.isOne(figure) ? figure.unit.singular : figure.unit.plural
    }
    if figure.unit.measure == .percent, isSpelledOut {
      for (index, end) in ends.enumerated() {
        if index > 0 { append(.connector, connector) }
        append(.number, end.text)
        appendUnit(tightBeforeHan: false)
      }
    } else {
      append(.number, number)
      appendUnit(tightBeforeHan: false)
    }
  }

  private mutating func appendMoney(
    _ ends: [ScaledNumber], _ currency: Currency?, connector: String, sharesScale: Bool
  ) {
    unit = currency.map { $0.englishSymbol ?? $0.code } ?? ""
    if sharesScale {
      appendCurrency(currency)
      append(.number, number)
      return
    }
    for (index, end) in ends.enumerated() {
      if index > 0 { append(.connector, connector) }
      if end.isNegative { append(.number, end.sign) }
      appendCurrency(currency)
      append(.number, end.magnitude)
    }
  }

  private mutating func appendCurrency(_ currency: Currency?) {
    append(.currency, unit)
    if let currency, currency.englishSymbol == nil { append(.space, "\u{A0}") }
  }

  /// The letters behind a number that make it a place in an order: 1st, 2nd, 3rd, 11th.
  private static func ordinal(_ number: String) -> String {
    let digits = number.filter(\.isNumber)
    if ["11", "12", "13"].contains(String(digits.suffix(2))) { return "th" }
    switch digits.last {
    case "1": return "st"
    case "2": return "nd"
    case "3": return "rd"
    default: return "th"
    }
  }

  /// Whether English puts the unit in the singular: the value is 1 or −1, written without decimals.
  private static func isOne(_ figure: Figure) -> Bool {
    guard figure.high == nil, figure.value.fractionDigits == 0, (figure.decimals ?? 0) == 0 else {
      return false
    }
    return figure.value.digits.integer == "1"
  }

  // MARK: Years before our era

  /// 公元前221年, 公元前221—前206年, 公元前27年至公元14年.
  private mutating func appendChineseEra(_ figure: Figure) {
    let years = figure.ends.map { (text: $0.yearOfEra, isBefore: $0.isBeforeOurEra) }
    unit = figure.unit.chinese.isEmpty ? "年" : figure.unit.chinese
    guard let first = years.first, let last = years.last, years.count > 1 else {
      number = "公元前" + (years.first?.text ?? "")
      append(.number, number)
      appendUnit(tightBeforeHan: true)
      return
    }
    if first.isBefore == last.isBefore {
      number = "公元前\(first.text)—前\(last.text)"
      append(.number, number)
    } else {
      number = "公元前\(first.text)\(unit)至公元\(last.text)"
      append(.number, number)
    }
    appendUnit(tightBeforeHan: true)
  }

  /// `221 BC`, `221–206 BC`, `27 BC – AD 14`.
  private mutating func appendEnglishEra(_ figure: Figure) {
    let years = figure.ends.map { (text: $0.yearOfEra, isBefore: $0.isBeforeOurEra) }
    if let first = years.first, let last = years.last, years.count > 1 {
      number =
        first.isBefore == last.isBefore
        ? "\(first.text)–\(last.text)\u{A0}BC" : "\(first.text)\u{A0}BC\u{A0}–\u{A0}AD\u{A0}\(last.text)"
    } else {
      number = (years.first?.text ?? "") + "\u{A0}BC"
    }
    append(.number, number)
  }

  // MARK: Parts

  private mutating func appendUnit(tightBeforeHan: Bool) {
    guard let first = unit.unicodeScalars.first else { return }
    let isSign = ["%", "‰", "°", "′", "″"].contains(first) && !unit.hasPrefix("°C") && !unit.hasPrefix("°F")
    if !isSign, !(tightBeforeHan && first.properties.isIdeographic) { append(.space, "\u{A0}") }
    append(.unit, Self.tied(unit))
  }

  /// A unit of one word or two stays whole; a longer one, too wide for a narrow screen, may break between words, but not
  /// within a number.
  private static func tied(_ unit: String) -> String {
    let words = unit.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 2 else { return words.joined(separator: "\u{A0}") }
    return words.dropFirst().reduce(into: String(words[0])) { text, word in
      let isNumber = text.last?.isNumber == true && word.first?.isNumber == true
      text += (isNumber ? "\u{A0}" : " ") + word
    }
  }

  /// A number with what a locale puts before and after it.
  mutating func setNumber(
    _ text: String, around signs: (before: String, after: String) = ("", ""), isMoney: Bool = false
  ) {
    number = text
    let (before, after) = (signs.before.trimmingSpace, signs.after.trimmingSpace)
    unit = before.isEmpty ? after : before
    append(isMoney ? .currency : .unit, before)
    if signs.before != before { append(.space, "\u{A0}") }
    append(.number, text)
    if signs.after != after { append(.space, "\u{A0}") }
    append(.unit, Self.tied(after))
  }

  private mutating func append(_ kind: Part.Kind, _ text: String) {
    if !text.isEmpty { parts.append(Part(kind: kind, text: text)) }
  }
}

extension String {
  /// The text without white space at its ends, no-break spaces among it.
  fileprivate var trimmingSpace: String { trimmingCharacters(in: .whitespaces) }
}

extension FigureValue {
  /// Whether it is a year before our era, which a table writes with a minus sign.
  fileprivate var isBeforeOurEra: Bool { decimal < 0 }

  /// The year counted from the era's beginning, without a sign.
  fileprivate var yearOfEra: String {
    var digits = DecimalDigits(decimal)
    digits.isNegative = false
    return digits.text(grouped: false, minimumFraction: fractionDigits)
  }
}
