/// A value or a range with all that decides how it is written, without the fact it came from.
struct Figure {
  var value: FigureValue
  var high: FigureValue?
  var qualifier: Qualifier
  var unit: FigureUnit
  var decimals: Int?

  /// The value, and the high value of a range.
  var ends: [FigureValue] { [value] + (high.map { [$0] } ?? []) }
}

/// The unit of a figure.
struct FigureUnit {
  var measure: Indicator.Measure
  var currency: Currency?
  var chinese = ""
  var singular = ""
  var plural = ""
  /// The forms in languages that are not written by hand, by their tags.
  var forms: [String: [String]] = [:]

  init(_ indicator: Indicator, _ currency: Currency?) {
    measure = indicator.measure
    chinese = indicator.unitZh
    singular = indicator.unitEnSingular
    plural = indicator.unitEnPlural
    forms = indicator.otherTexts.mapValues(\.unit)
    self.currency = currency
  }

  init(money currency: Currency) {
    measure = .money
    self.currency = currency
  }

  /// Nouns of time, money, length, weight and the like, of which there is less and not fewer.
  private static let measuring: Set<String> = [
    "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "time",
    "point",
    "dollar", "euro", "pound", "yuan", "franc", "rupee", "percent", "degree", "metre", "meter", "kilometre",
    "kilometer",
    "mile", "foot", "inch", "centimetre", "millimetre", "nanometre", "hectare", "acre", "litre", "gram",
    "kilogram",
    "ton", "tonne", "watt", "kilowatt", "megawatt", "gigawatt", "hour", "byte", "megabyte", "gigabyte",
    "terabyte",
    "hertz", "volt", "joule", "calorie", "unit", "fold", "mu",
  ]

  /// Whether English counts the unit one by one: it has a plural of its own and does not measure time.
  var isCountedSingly: Bool {
    guard measure == .quantity, singular != plural else { return false }
    let noun = singular.split(separator: " ").last.map { $0.lowercased() } ?? ""
    return !Self.measuring.contains(noun)
  }
}
