public import Diagnostics

/// What is measured: its names, its unit, and the basis on which it is counted.
public struct Indicator: Sendable, Hashable {
  /// The columns of `indicators.csv`.
  public enum Column: String, TableColumn {
    case id, zh, en, unit
    case unitZh = "unit_zh"
    case unitEn = "unit_en"
    case basis
    case basisZh = "basis_zh"
    case basisEn = "basis_en"
    case decimals, better
    case definitionZh = "definition_zh"
    case definitionEn = "definition_en"

    /// The columns that the table may not leave out.
    public static var required: Set<Column> { [.id, .unit] }
  }

  /// What readers of a language that is not written by hand see.
  public struct Texts: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The unit's forms, in the order of the language's plural categories.
    public let unit: [String]
    /// The basis.
    public let basis: String?
    /// What exactly is counted.
    public let definition: String?
  }

  /// Which direction is the better one.
  public enum Better: String, Sendable, Hashable, CaseIterable {
    /// More is better.
    case higher
    /// Less is better.
    case lower
  }

  /// What the numbers of an indicator are.
  public enum Measure: Sendable, Hashable {
    /// Amounts of a currency, which each fact names; the unit `money`.
    case money
    /// Shares in hundredths; the unit `percent`.
    case percent
    /// Years of the calendar, which are neither grouped nor scaled; the unit `calendar-year`.
    case calendarYear
    /// Claims without a figure; the unit `statement`.
    case statement
    /// Places in an order, of which 1 is the best; the unit `rank`.
    case rank
    /// Counts or quantities of any other unit.
    case quantity
  }

  /// The stable identifier.
  public let id: String
  /// The Chinese name.
  public let zh: String
  /// The English name.
  public let en: String
  /// The page of its topic, where it has one; the pages say which there are.
  public let topic: PageName?
  /// The unit's identifier: `money`, `percent`, `calendar-year`, `statement`, `rank`, or any other word.
  public let unit: String
  /// The unit as it stands after a number in Chinese, such as 项; empty for a bare number.
  public let unitZh: String
  /// The English unit of one.
  public let unitEnSingular: String
  /// The English unit of many, the same where it does not change.
  public let unitEnPlural: String
  /// What the number is counted on, such as `per year` or `stock`.
  ///
  /// The word decides what may be compared; readers see `basisZh` and `basisEn`, or this word where those are
  /// empty.
  public let basis: String?
  /// The basis in the words of a Chinese reader.
  public let basisZh: String?
  /// The basis in the words of an English reader.
  public let basisEn: String?
  /// The fewest digits after the point to show, where that is stated.
  public let decimals: Int?
  /// Which direction is better, where that is meant.
  public let better: Better?
  /// What exactly is counted, in Chinese.
  public let definitionZh: String?
  /// What exactly is counted, in English.
  public let definitionEn: String?
  /// The texts in languages other than Chinese and English, by their tags.
  public var otherTexts: [String: Texts] = [:]
  /// Where the record and its fields stand.
  public let places: RecordPlaces<Column>

  /// Where the table names the topic; the record where it names none.
  public var topicPlace: SourcePlace { topic.map { places[declared: $0.kind] } ?? places.record }

  /// What its numbers are, by its unit.
  public var measure: Measure { Self.measure(of: unit) }

  /// The name in a language.
  public func name(in language: FigureLanguage) -> String {
    switch language {
    case .zh: zh
    case .en: en
    default: otherTexts[language.tag]?.name ?? (language.isChinese ? zh : en)
    }
  }

  /// The basis in a language's words; the word itself where that language has none.
  public func basis(in language: FigureLanguage) -> String? {
    let own =
      switch language {
      case .zh: basisZh
      case .en: basisEn
      default: otherTexts[language.tag]?.basis
      }
    return own ?? basis
  }

  /// The definition in a language, where there is one.
  public func definition(in language: FigureLanguage) -> String? {
    switch language {
    case .zh: definitionZh
    case .en: definitionEn
    default: otherTexts[language.tag]?.definition
    }
  }

  static func measure(of unit: String) -> Measure {
    switch unit {
    case "money": .money
    case "percent": .percent
    case "calendar-year": .calendarYear
    case "statement": .statement
    case "rank": .rank
    default: .quantity
    }
  }
}
