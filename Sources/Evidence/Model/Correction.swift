/// A correction of a fact that was published: what stood there, what has stood there since, and why.
public struct Correction: Sendable, Hashable {
  /// The columns of `corrections.csv`.
  public enum Column: String, TableColumn {
    case fact, date
    case oldQualifier = "old_qualifier"
    case old
    case oldHigh = "old_high"
    case oldCurrency = "old_currency"
    case new
    case oldZh = "old_zh"
    case oldEn = "old_en"
    case reasonZh = "reason_zh"
    case reasonEn = "reason_en"

    /// The columns that the table may not leave out.
    public static var required: Set<Column> { [.fact, .date, .old, .new] }
  }

  /// The fact's id.
  public let fact: String
  /// The day of the correction.
  public let date: EvidenceDate
  /// The fact as it was printed before.
  public let old: Fact
  /// The fact as it has been printed since; nil where it was withdrawn.
  public let new: Fact?
  /// Why, in Chinese.
  public let reasonZh: String
  /// Why, in English.
  public let reasonEn: String
  /// Why, in other languages by their tags.
  public var otherReasons: [String: String] = [:]
  /// Where the record and its fields stand.
  public let places: RecordPlaces<Column>

  /// Why, in a language.
  public func reason(in language: FigureLanguage) -> String {
    switch language {
    case .zh: reasonZh
    case .en: reasonEn
    default: otherReasons[language.tag] ?? reasonEn
    }
  }
}
