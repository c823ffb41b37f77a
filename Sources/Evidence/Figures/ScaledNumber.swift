/// The digits of a number, and the word of the magnitude they are scaled by.
struct ScaledNumber: Hashable {
  /// Digits, grouped where they are many; the sign is kept apart, since English puts it before a currency.
  let digits: String
  /// 万, 亿, 万亿, million, billion or trillion; empty for a number in full.
  let scale: String
  let isNegative: Bool

  init(_ value: FigureValue, unit: FigureUnit, decimals: Int?, language: FigureLanguage) {
    var number = value.digits
    isNegative = number.isNegative
    number.isNegative = false
    // Digits after the point, even zeros, are a claim that scaling would hide in one language and not in the other.
    let claimed = max(value.fractionDigits, decimals ?? 0)
    if unit.measure == .calendarYear {
      digits = number.text(grouped: false, minimumFraction: value.fractionDigits)
      scale = ""
      return
    }
    if claimed == 0,
      let step = Self.steps(in: language).first(where: { number.integer.count > $0.places })
    {
      let scaled = number.shifted(right: step.places)
      if scaled.fraction.count <= 2 {
        digits = scaled.text(grouped: scaled.integer.count >= Self.groupedFrom(language))
        scale = step.word
        return
      }
    }
    digits = number.text(
      grouped: number.integer.count >= Self.groupedFrom(language),
      minimumFraction: claimed)
    scale = ""
  }

  private static func steps(in language: FigureLanguage) -> [(places: Int, word: String)] {
    switch language.hand {
    case .chinese: [(12, "万亿"), (8, "亿"), (4, "万")]
    case .english, .locale: [(12, "trillion"), (9, "billion"), (6, "million")]
    }
  }

  /// From how many digits on thousands are set apart: 1200 in Chinese, 1,200 in English.
  private static func groupedFrom(_ language: FigureLanguage) -> Int { language.isChinese ? 5 : 4 }

  /// The number without its sign.
  var magnitude: String { scale.isEmpty ? digits : digits + scaleSpace + scale }

  /// The number with its sign.
  var text: String { sign + magnitude }

  /// A minus sign (U+2212) or nothing.
  var sign: String { isNegative ? "\u{2212}" : "" }

  private var scaleSpace: String { scale.utf8.first.map { $0 < 0x80 } == true ? "\u{A0}" : "" }
}
