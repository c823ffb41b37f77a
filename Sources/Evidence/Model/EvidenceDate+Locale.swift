import Foundation

extension EvidenceDate {
  /// The date as a locale writes it, as far as it is known.
  func localized(_ language: FigureLanguage) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let components = DateComponents(year: year, month: month ?? 1, day: day ?? 1, hour: 12)
    guard let date = calendar.date(from: components) else { return iso }
    var style = Date.FormatStyle(locale: language.locale, calendar: calendar, timeZone: .gmt).year()
    if month != nil { style = style.month(.wide) }
    if day != nil { style = style.day() }
    return date.formatted(style)
  }
}
