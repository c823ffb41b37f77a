import Diagnostics

/// The time that a figure covers, as the column `period` of `facts.csv` says it.
public struct EvidencePeriod: Sendable, Hashable {
  private enum Form: Hashable {
    case date(EvidenceDate)
    case span(EvidenceDate, EvidenceDate)
    case since(EvidenceDate)
    case until(EvidenceDate)
    case financialYear(Int)
  }

  /// The period as the editor writes it.
  public let written: String

  private let form: Form

  /// What an editor may write.
  static let help: Message = """
    write a year (2002), a span (2001-2002 or 2001/2002), a month (2002-06), a span of months (2001-07/2002-06), \
    'since 1999', 'until 2002', a financial year (FY2002) or a year before our era (-221, -221/-206)
    """

  /// Reads a period; nil for what cannot be told or runs backwards.
  public init?(_ text: String) {
    written = text
    if text.hasPrefix("since "), let date = EvidenceDate.historical(String(text.dropFirst("since ".count))) {
      form = .since(date)
    } else if text.hasPrefix("until "),
      let date = EvidenceDate.historical(String(text.dropFirst("until ".count)))
    {
      form = .until(date)
    } else if text.hasPrefix("FY"), let date = EvidenceDate(String(text.dropFirst("FY".count))),
      date.month == nil
    {
      form = .financialYear(date.year)
    } else if let date = EvidenceDate.historical(text) {
      form = .date(date)
    } else if let span = Self.span(text) {
      form = span
    } else {
      return nil
    }
  }

  /// Reads a period in another form that can mean only one: `2024年`, `2024年6月`, `2023—2024`, `2023~2024年`, `2024.6`.
  public init?(written text: String) {
    if let date = EvidenceDate(written: text) {
      self.init(date.iso)
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { "—–－~～至/-".contains($0) }.filter {
      !$0.isEmpty
    }
    guard parts.count == 2 else { return nil }
    let years = parts.map { $0.hasSuffix("年") ? $0.dropLast() : $0 }
    guard years.allSatisfy({ $0.utf8.count == 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    self.init(years.joined(separator: "-"))
  }

  private static func span(_ text: String) -> Form? {
    let isOfYears = text.utf8.count == 9 && !text.contains("/") && !text.hasPrefix("-")
    let parts = text.split(separator: isOfYears ? "-" : "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = EvidenceDate.historical(String(parts[0])),
      let end = EvidenceDate.historical(String(parts[1])), start < end,
      (start.month == nil) == (end.month == nil), (start.day == nil) == (end.day == nil)
    else { return nil }
    return .span(start, end)
  }

  /// The last year that it covers; nil where it is open.
  public var lastYear: Int? {
    switch form {
    case .date(let date), .span(_, let date), .until(let date): date.year
    case .financialYear(let year): year
    case .since: nil
    }
  }

  /// The last date that it covers, as far as it is known; nil where it is open.
  public var lastDate: EvidenceDate? {
    switch form {
    case .date(let date), .span(_, let date), .until(let date): date
    case .financialYear(let year): EvidenceDate(year: year)
    case .since: nil
    }
  }

  /// Whether two periods are the same time, however they are written.
  public func covers(sameAs other: EvidencePeriod) -> Bool { form == other.form }

  /// The period in words of a language: `2001—2002年` or `2001–2002`.
  public func text(in language: FigureLanguage) -> String {
    if language.hand == .locale { return localized(language) }
    let isChinese = language.isChinese
    switch form {
    case .date(let date): return date.text(in: language)
    case .span(let start, let end):
      if start.year < 0 { return Self.ancient(start, end, in: language) }
      if start.month == nil { return isChinese ? "\(start.year)—\(end.year)年" : "\(start.year)–\(end.year)" }
      let mark = isChinese ? "—" : " – "
      return start.text(in: language) + mark + end.text(in: language)
    case .since(let date):
      return isChinese
        ? date.text(in: language) + language.characters("以来") : "since \(date.text(in: language))"
    case .until(let date):
      return isChinese ? "截至\(date.text(in: language))" : "until \(date.text(in: language))"
    case .financialYear(let year):
      return isChinese ? language.characters("\(year)财年") : "financial year \(year)"
    }
  }

  private func localized(_ language: FigureLanguage) -> String {
    switch form {
    case .date(let date): date.text(in: language)
    case .span(let start, let end):
      start.text(in: language) + (start.month == nil ? "–" : " – ") + end.text(in: language)
    case .since(let date): language.phrase("periodSince", date.text(in: language))
    case .until(let date): language.phrase("periodUntil", date.text(in: language))
    case .financialYear(let year):
      language.phrase(
        "financialYear", EvidenceDate(year: year)?.text(in: language) ?? String(year))
    }
  }
  /// A span that begins before our era: `公元前221—前206年`, `27 BC – AD 14`.
  private static func ancient(_ start: EvidenceDate, _ end: EvidenceDate, in language: FigureLanguage)
    -> String
  {
    let (first, last) = (-start.year, abs(end.year))
    switch (language.isChinese, end.year < 0) {
    case (true, true): return "公元前\(first)—前\(last)年"
    case (true, false): return "公元前\(first)年至公元\(last)年"
    case (false, true): return "\(first)–\(last)\u{A0}BC"
    case (false, false): return "\(first)\u{A0}BC – AD\u{A0}\(last)"
    }
  }
}
