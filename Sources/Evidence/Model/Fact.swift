public import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One figure of the report: what it measures, its value, where it comes from, and how well it stands.
public struct Fact: Sendable, Hashable {
  /// The columns of `facts.csv`.
  public enum Column: String, TableColumn {
    case id, indicator, qualifier, value, high, currency, period
    case asOf = "as_of"
    case sources, locator, status, computed
    case noteZh = "note_zh"
    case noteEn = "note_en"

    /// The columns that the table may not leave out.
    public static var required: Set<Column> {
      [.id, .indicator, .qualifier, .value, .sources, .status]
    }
  }

  /// A source of a fact and the place in it.
  public struct Citation: Sendable, Hashable {
    /// The source's id.
    public let source: String
    /// The place in the source, such as a page or a paragraph, where it is stated.
    public let locator: String?
    /// Where the id stands in the table.
    public let place: SourcePlace
  }

  /// The stable identifier.
  public let id: String
  /// The page that it is about, where it is about one; the pages say which there are.
  public let subject: PageName?
  /// The id of what it measures.
  public let indicator: String
  /// How the value is meant.
  public let qualifier: Qualifier
  /// The value, the lower one of a range; nil for `no-data`, `not-applicable` and `statement`.
  public let value: FigureValue?
  /// The higher value of a range.
  public let high: FigureValue?
  /// The currency of an amount of money.
  public let currency: Currency?
  /// The time that the figure covers, where the source states it.
  public let period: EvidencePeriod?
  /// The date for which the figure holds, where the source states it.
  public let asOf: EvidenceDate?
  /// Its sources: first the one that states the value, then those that agree or disagree.
  public let citations: [Citation]
  /// How well it stands.
  public let standing: Standing
  /// A note in Chinese; the claim itself where the qualifier is `statement`.
  public let noteZh: String?
  /// A note in English; the claim itself where the qualifier is `statement`.
  public let noteEn: String?
  /// The notes in languages other than these, by their tags; the claims themselves where it is a statement.
  public var otherNotes: [String: String] = [:]
  /// Where the record and its fields stand.
  public let places: RecordPlaces<Column>
  /// Where its value comes from, if that is worked out from other facts.
  public var computation: Computation?
  /// The cells of the columns that the workspace adds, in their order.
  public var extra: [TableCell] = []

  /// The same fact as it was printed at another time; a statement's words are its notes.
  func stating(
    _ qualifier: Qualifier, _ value: FigureValue?, high: FigureValue?, currency: Currency?, noteZh: String?,
    noteEn: String?, otherNotes: [String: String] = [:]
  ) -> Fact {
    Fact(
      id: id, subject: subject, indicator: indicator, qualifier: qualifier, value: value, high: high,
      currency: currency, period: period, asOf: asOf, citations: citations, standing: standing,
      noteZh: noteZh, noteEn: noteEn, otherNotes: otherNotes, places: places, extra: extra)
  }

  /// Whether two records of a fact print the same.
  func printsLike(_ other: Fact) -> Bool {
    let isStatement = qualifier == .statement
    return qualifier == other.qualifier && value == other.value && high == other.high
      && currency == other.currency
      && (!isStatement
        || (noteZh == other.noteZh && noteEn == other.noteEn && otherNotes == other.otherNotes))
  }

  /// Where the table names the subject; the record where it names none.
  public var subjectPlace: SourcePlace { subject.map { places[declared: $0.kind] } ?? places.record }

  /// The year that the figure holds for, the last one of its period or else that of its date.
  public var year: Int? { period?.lastYear ?? asOf?.year }

  /// The date at which the figure stands in a series: the end of its period or else its date; nil where it has none.
  public var position: EvidenceDate? { period == nil ? asOf : period?.lastDate }

  /// The value before any rounding; the lower end of a range.
  var exactValue: Decimal? { computation?.value?.decimal ?? value?.decimal }

  /// The upper end of a range before any rounding.
  var exactHigh: Decimal? { high == nil ? nil : computation?.high?.decimal ?? high?.decimal }

  /// The time in words of a language, `2005—2008年` or `2023`: the period, or else the date; nil where neither is stated.
  public func time(in language: FigureLanguage) -> String? {
    period?.text(in: language) ?? asOf?.text(in: language)
  }

  /// The note in a language, where there is one.
  public func note(in language: FigureLanguage) -> String? {
    switch language {
    case .zh: noteZh
    case .en: noteEn
    default: otherNotes[language.tag]
    }
  }
}

extension Fact {
  /// The ids of its sources, that which states the value first.
  public var sourceIDs: [String] { citations.map(\.source) }

  /// The same as a cell of a table holds them.
  public var sourceCell: String { sourceIDs.joined(separator: ";") }
}
