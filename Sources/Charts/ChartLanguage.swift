import Foundation

/// A language in which a chart writes its tick labels and its description.
///
/// Numbers and months are those of the locale; Chinese and English are written by hand. What a kind of chart is called is
/// the report's to say; Chinese and English have words of their own beneath.
public struct ChartLanguage: Sendable {
  /// The tag for `xml:lang`.
  public let tag: String
  private let words: [String: String]

  /// Chinese, in simplified characters.
  public static let zh = ChartLanguage(tag: "zh")
  /// English.
  public static let en = ChartLanguage(tag: "en")
  /// The languages that are written by hand.
  public static let handwritten: [ChartLanguage] = [.zh, .en]

  /// The language of a BCP 47 tag such as `zh-Hans`, with a report's words in it.
  public init(tag: String, words: [String: String] = [:]) {
    self.tag = ["zh": "zh-Hans", "en-GB": "en", "en-US": "en"][tag] ?? tag
    self.words = words
  }

  var isChinese: Bool { tag.hasPrefix("zh") }
  private var isEnglish: Bool { tag == "en" || tag.hasPrefix("en-") }
  private var locale: Locale { Locale(identifier: tag.replacing("-", with: "_")) }

  /// Whether it runs from right to left, which turns the ends of an SVG's texts.
  var isRightToLeft: Bool {
    !isChinese && !isEnglish && locale.language.characterDirection == .rightToLeft
  }

  /// A text whose own order runs as the language does, in a picture whose places run from left to right.
  func ordered(_ text: String) -> String { isRightToLeft ? "\u{2067}\(text)\u{2069}" : text }

  /// What stands between the items of a list in a sentence.
  var clause: String { words["clause"] ?? (isChinese ? "，" : ", ") }

  /// What stands between the parts of a sentence.
  var semicolon: String { words["chartSemicolon"] ?? (isChinese ? "；" : "; ") }

  func bracketed(_ texts: [String]) -> String {
    guard !texts.isEmpty else { return "" }
    let text = texts.joined(separator: semicolon)
    return isChinese ? "（\(text)）" : " (\(text))"
  }

  /// A year on an axis; one before our era with a word for it.
  func year(_ year: Int) -> String {
    guard year < 0 else { return String(year) }
    return isChinese ? "前\(-year)" : "\(-year) BC"
  }

  func pair(_ name: String, _ value: String) -> String {
    name + (words["colon"] ?? (isChinese ? "：" : ": ")) + value
  }

  func sentence(_ parts: [String]) -> String {
    parts.joined(separator: semicolon) + (words["stop"] ?? (isChinese ? "。" : "."))
  }

  func arrow(_ from: String, _ to: String) -> String {
    if let words = words["chartArrow"] {
      return words.replacing("%1", with: from).replacing("%2", with: to)
    }
    return isChinese ? "从\(from)到\(to)" : "\(from) to \(to)"
  }

  /// What a kind of chart is called in its description.
  func name(of content: Chart.Content) -> String {
    let (key, chinese, english) =
      switch content {
      case .bars: ("chartBars", "横条图", "Bar chart")
      case .dots: ("chartDots", "点图", "Dot plot")
      case .intervals: ("chartIntervals", "区间图", "Range plot")
      case .multiples: ("chartMultiples", "同一刻度的分组横条图", "Bar charts on one scale")
      case .shares: ("chartShares", "构成条", "Share bar")
      case .lines: ("chartLines", "折线图", "Line chart")
      case .slopes: ("chartSlopes", "坡度图", "Slope chart")
      case .scatter: ("chartScatter", "散点图", "Scatter plot")
      case .matrix: ("chartMatrix", "做法与案例的对照", "Practices by case")
      case .loop: ("chartLoop", "循环图", "Loop diagram")
      }
    return words[key] ?? (isChinese ? chinese : english)
  }

  /// A month of a year, as short as an axis needs it.
  func month(_ month: Int, of year: Int) -> String {
    if isChinese { return "\(year)年\(month)月" }
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    if isEnglish { return "\(names[(month - 1) % 12]) \(year)" }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    guard let date = calendar.date(from: DateComponents(year: year, month: month, day: 15)) else { return "" }
    return date.formatted(
      Date.FormatStyle(locale: locale, calendar: calendar, timeZone: .gmt).year().month(.abbreviated))
  }

  /// A number of a tick that is written in full.
  func grouped(_ number: String) -> String {
    if isChinese { return number }
    if isEnglish { return SVGNumber.grouped(number) }
    let places = number.split(separator: ".").dropFirst().first?.count ?? 0
    return Decimal(string: number)?.formatted(
      Decimal.FormatStyle(locale: locale).precision(.fractionLength(places))) ?? number
  }

  /// The words of magnitudes, the largest first; none where numbers are written in full.
  var magnitudes: [(size: Double, word: String)] {
    if tag == "zh-Hant" { return [(1e12, "萬億"), (1e8, "億"), (1e4, "萬")] }
    if isChinese { return [(1e12, "万亿"), (1e8, "亿"), (1e4, "万")] }
    if isEnglish { return [(1e12, "\u{A0}trillion"), (1e9, "\u{A0}billion"), (1e6, "\u{A0}million")] }
    return []
  }
}

extension ChartLanguage: Hashable {
  /// Two are the same language, whatever words a report has for it.
  public static func == (lhs: ChartLanguage, rhs: ChartLanguage) -> Bool { lhs.tag == rhs.tag }

  /// Hashes the tag.
  public func hash(into hasher: inout Hasher) { hasher.combine(tag) }
}
