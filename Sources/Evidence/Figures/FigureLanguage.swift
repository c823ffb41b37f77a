public import Foundation

/// A language in which figures, dates and citations are written.
///
/// Chinese and English are written by hand; any other language by what CLDR knows of it, which Foundation carries, and in
/// the words that a report brings in `Templates/strings/`.
public struct FigureLanguage: Sendable {
  /// How figures are written in a language.
  public enum Hand: Sendable {
    /// As Chinese standards want them, in simplified or traditional characters.
    case chinese
    /// As English style books want them.
    case english
    /// After the locale.
    case locale
  }

  /// The BCP 47 tag: `zh` and `en` for all that are written as they are, `zh-Hant`, or the tag as it was given.
  public let tag: String

  /// The words of a report's interface in the language, by their keys.
  public let words: [String: String]

  /// Chinese in simplified characters.
  public static let zh = FigureLanguage(tag: "zh")
  /// English.
  public static let en = FigureLanguage(tag: "en")
  /// The languages that are written by hand, whose columns the tables have of their own.
  public static let handwritten: [FigureLanguage] = [.zh, .en]

  /// The language of a BCP 47 tag such as `zh-Hans`.
  public init(tag: String, words: [String: String] = [:]) {
    let parts = tag.lowercased().split { $0 == "-" || $0 == "_" }
    switch parts.first {
    case "zh":
      let isTraditional =
        parts.contains("hant")
        || !parts.contains("hans") && parts.contains { ["tw", "hk", "mo"].contains($0) }
      self.tag = isTraditional ? "zh-Hant" : "zh"
    case "en": self.tag = "en"
    default: self.tag = tag.replacing("_", with: "-")
    }
    self.words = words
  }

  /// How figures are written in it.
  public var hand: Hand { isChinese ? .chinese : tag == "en" ? .english : .locale }

  /// Whether it is Chinese, in whichever characters.
  public var isChinese: Bool { tag.hasPrefix("zh") }

  /// Whether it is written from right to left.
  public var isRightToLeft: Bool { locale.language.characterDirection == .rightToLeft }

  /// The column of a table that has a kind of texts in the language, such as `note_fr`.
  public func column(_ text: String) -> String { "\(text)_\(tag)" }

  /// The column with the names of indicators: `zh`, `en`, `name_fr`.
  public var nameColumn: String { Self.handwritten.contains(self) ? tag : column("name") }

  /// Words that are kept in simplified characters, in those of the language.
  func characters(_ simplified: String) -> String {
    guard tag == "zh-Hant" else { return simplified }
    return simplified.applyingTransform(StringTransform("Hans-Hant"), reverse: false) ?? simplified
  }

  /// One of the report's words, with its parts put in for `%1`, `%2` …; the key itself where there is none.
  public func phrase(_ key: String, _ parts: String...) -> String {
    guard let format = words[key] else { return key }
    var result = ""
    var rest = format[...]
    while let sign = rest.firstIndex(of: "%") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      if let number = rest.first?.wholeNumberValue, parts.indices.contains(number - 1) {
        result += parts[number - 1]
        rest.removeFirst()
      } else {
        result += "%"
      }
    }
    return result + rest
  }

  /// The locale that CLDR describes.
  public var locale: Locale {
    switch self {
    case .zh: Locale(identifier: "zh_Hans_CN")
    case .en: Locale(identifier: "en_GB")
    default: Locale(identifier: tag.replacing("-", with: "_"))
    }
  }
}

extension FigureLanguage: Hashable {
  /// Two are the same language, whatever words a report has for it.
  public static func == (lhs: FigureLanguage, rhs: FigureLanguage) -> Bool { lhs.tag == rhs.tag }

  /// Hashes the tag.
  public func hash(into hasher: inout Hasher) { hasher.combine(tag) }
}

extension FigureLanguage {
  /// The keys of the words that figures need in a language which is not written by hand.
  public static let wordKeys = [
    "figureAbout", "figureMoreThan", "figureAtLeast", "figureUpTo", "figureLessThan",
    "figureRank", "figureBeforeEra", "periodSince", "periodUntil", "financialYear", "rateAverage", "rateDay",
    "converted",
  ]
}

extension FigureLanguage {
  /// What a country is called, by its two letters after ISO 3166-1; nil where nothing is known of it.
  public func country(_ code: String) -> String? {
    // Foundation's own names tell the mainland from the country; here the country is meant.
    let china = ["zh": "中国", "zh-Hant": "中國", "en": "China", "fr": "Chine", "de": "China", "ar": "الصين"]
    if code == "CN", let name = china[tag] { return name }
    return locale.localizedString(forRegionCode: code)
  }

  /// A plain number with the language's decimal sign; years are numbers too, so that thousands stay together.
  public func decimal(_ number: String) -> String {
    hand == .locale ? number.replacing(".", with: locale.decimalSeparator ?? ".") : number
  }
}
