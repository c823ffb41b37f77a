/// The time for which an exchange rate holds: the average of a year or a month, or the rate of a day.
public enum RatePeriod: Sendable, Hashable {
  /// The average over a year or a month, written `2023 average` or `2023-06 average`.
  case average(EvidenceDate)
  /// The rate of a day, written `2023-12-31`.
  case day(EvidenceDate)

  /// Reads a period as `rates.csv` writes it; nil for anything else.
  public init?(_ text: String) {
    let suffix = " average"
    if text.hasSuffix(suffix), let date = EvidenceDate(String(text.dropLast(suffix.count))), date.day == nil {
      self = .average(date)
    } else if let date = EvidenceDate(text), date.day != nil {
      self = .day(date)
    } else {
      return nil
    }
  }

  /// The date, known to the year, the month or the day.
  public var date: EvidenceDate {
    switch self {
    case .average(let date), .day(let date): date
    }
  }

  /// How a conversion names the rate, `按2023年平均汇率` or `at 2023 average rates`.
  public func text(in language: FigureLanguage) -> String {
    let date = date.text(in: language)
    switch (self, language.hand) {
    case (.average, .chinese): return language.characters("按\(date)平均汇率")
    case (.day, .chinese): return language.characters("按\(date)汇率")
    case (.average, .english): return "at \(date) average rates"
    case (.day, .english): return "at the rates of \(date)"
    case (.average, .locale): return language.phrase("rateAverage", date)
    case (.day, .locale): return language.phrase("rateDay", date)
    }
  }
}
