/// An amount of money beside its equivalent in another currency.
public struct ConvertedFigure: Sendable, Hashable {
  /// The amount as the fact states it.
  public let original: FormattedFigure
  /// The equivalent without a word for 'about', which `note` says.
  public let converted: FormattedFigure
  /// The equivalent with the qualifier of the original, or a word for 'about' where that is exact: `超过32亿美元`,
  /// `about US$1.67 billion`.
  public let qualified: FormattedFigure
  /// The equivalent, rounded; the lower end of a range.
  public let value: FigureValue
  /// The higher end of a range.
  public let high: FigureValue?
  /// The currency of the equivalent.
  public let currency: Currency
  /// The period of the rates.
  public let period: RatePeriod
  /// The ids of the sources of the rates.
  public let sources: [String]
  /// The language of the words.
  public let language: FigureLanguage

  /// What is said of the conversion: `按2023年平均汇率约合2.2亿美元`, `about US$220 million at 2023 average rates`.
  public var note: String { noteParts.before + converted.text + noteParts.after }

  /// The note's words before and after the equivalent, which is not to be broken over two lines.
  public var noteParts: (before: String, after: String) {
    switch language.hand {
    case .chinese: return (period.text(in: language) + language.characters("约合"), "")
    case .english: return ("about ", " \(period.text(in: language))")
    case .locale:
      let parts = language.phrase("converted", "\u{0}", period.text(in: language)).split(
        separator: "\u{0}", omittingEmptySubsequences: false)
      return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// The original with the note in brackets after it.
  public var text: String {
    language.isChinese ? "\(original.text)（\(note)）" : "\(original.text) (\(note))"
  }
}
