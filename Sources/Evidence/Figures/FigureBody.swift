/// Number and unit of a figure, put together in the order of a language.
struct FigureBody {
  typealias Part = FormattedFigure.Part

  private(set) var parts: [Part] = []
  private(set) var number = ""
  private(set) var unit = ""

  // MARK: Chinese

  /// Number before unit; a Han unit follows at once, a Latin one after a no-break space (GB/T 3101—1993).
  init(chinese figure: Figure) {
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
    }
    for (index, end) in ends.enumerated() {
      if index > 0 { append(.connector, connector) }
      append(.number, end.text)
      if figure.unit.measure == .percent || index == ends.count - 1 { appendUnit(tightBeforeHan: true) }
    }
  }

  // MARK: English

  /// A currency before the number, any other unit after a no-break space.
  init(english figure: Figure) {
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

  /// Whether English puts the unit in the singular: the value is 1 or −1, written without decimals.
  private static func isOne(_ figure: Figure) -> Bool {
    guard figure.high == nil, figure.value.fractionDigits == 0, (figure.decimals ?? 0) == 0 else {
      return false
    }
    return DecimalDigits(figure.value.decimal).integer == "1"
  }

  // MARK: Parts

  private mutating func appendUnit(tightBeforeHan: Bool) {
    guard let first = unit.unicodeScalars.first else { return }
    let isSign = ["%", "‰", "°", "′", "″"].contains(first) && !unit.hasPrefix("°C") && !unit.hasPrefix("°F")
    if !isSign, !(tightBeforeHan && first.properties.isIdeographic) { append(.space, "\u{A0}") }
    append(.unit, unit.replacing(" ", with: "\u{A0}"))
  }

  private mutating func append(_ kind: Part.Kind, _ text: String) {
    if !text.isEmpty { parts.append(Part(kind: kind, text: text)) }
  }
}
