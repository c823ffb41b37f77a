import Foundation

extension FigureBody {
  /// Number and unit in the order and with the signs of a locale.
  init(_ figure: Figure, in language: FigureLanguage) {
    self.init()
    let form = LocaleNumbers(language: language, decimals: figure.decimals, measure: figure.unit.measure)
    let ends = figure.ends
    if figure.unit.measure == .calendarYear, let year = ends.first, year.decimal < 0, ends.count == 1 {
      setNumber(language.phrase("figureBeforeEra", form.text(year, magnitude: true)))
      return
    }
    let isSigned = ends.contains { $0.decimal < 0 }
    let connector = isSigned ? "\u{A0}–\u{A0}" : "–"
    var texts = ends.map { form.text($0) }
    if figure.unit.measure == .rank { texts = texts.map { language.phrase("figureRank", $0) } }
    let number = texts.joined(separator: connector)
    switch figure.unit.measure {
    case .percent: setNumber(number, around: form.percentSigns)
    case .money:
      let signs = figure.unit.currency.map { form.currencySigns($0.code) } ?? ("", "")
      setNumber(number, around: signs, isMoney: true)
    case .calendarYear, .statement: setNumber(number)
    case .rank, .quantity:
      let forms = figure.unit.forms[language.tag] ?? []
      let counted = figure.high ?? figure.value
      let unit = PluralRule.form(forms, for: abs(counted.decimal), in: language)
      setNumber(number, around: ("", unit.isEmpty ? "" : "\u{A0}" + unit))
    }
  }
}

/// Numbers as a locale writes them, with every digit of the fact.
struct LocaleNumbers {
  let language: FigureLanguage
  let decimals: Int?
  let measure: Indicator.Measure

  func text(_ value: FigureValue, magnitude: Bool = false) -> String {
    let digits = max(value.fractionDigits, decimals ?? 0)
    let grouping: NumberFormatStyleConfiguration.Grouping = measure == .calendarYear ? .never : .automatic
    return (magnitude ? abs(value.decimal) : value.decimal).formatted(
      Decimal.FormatStyle(locale: language.locale).grouping(grouping).precision(.fractionLength(digits)))
  }

  /// What stands before and after a number of hundredths.
  var percentSigns: (before: String, after: String) {
    signs(
      Decimal(7).formatted(
        Decimal.FormatStyle.Percent(locale: language.locale).scale(1).precision(.fractionLength(0))))
  }

  /// What stands before and after an amount.
  func currencySigns(_ code: String) -> (before: String, after: String) {
    signs(
      Decimal(7).formatted(
        Decimal.FormatStyle.Currency(code: code, locale: language.locale).precision(.fractionLength(0))))
  }

  /// What stands around the digit of a sample.
  private func signs(_ sample: String) -> (before: String, after: String) {
    let seven = Decimal(7).formatted(Decimal.FormatStyle(locale: language.locale))
    guard let range = sample.range(of: seven) else { return ("", "") }
    return (String(sample[..<range.lowerBound]), String(sample[range.upperBound...]))
  }
}
