public import Diagnostics

/// A source in the bibliography, with the fields of the Citation Style Language.
public struct Source: Sendable, Hashable {
  /// The variables of CSL that hold text and that citations use.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case authority
    case callNumber = "call-number"
    case chapterNumber = "chapter-number"
    case collectionNumber = "collection-number"
    case collectionTitle = "collection-title"
    case containerTitle = "container-title"
    case doi = "DOI"
    case edition
    case eventPlace = "event-place"
    case eventTitle = "event-title"
    case genre
    case isbn = "ISBN"
    case issn = "ISSN"
    case issue, jurisdiction, language, medium, note, number
    case numberOfVolumes = "number-of-volumes"
    case page, publisher
    case publisherPlace = "publisher-place"
    case title
    case titleShort = "title-short"
    case url = "URL"
    case version, volume
  }

  /// The stable identifier.
  public let id: String
  /// What kind of source it is.
  public let type: SourceType
  /// The text of its fields.
  public let fields: [Field: String]
  /// Its authors.
  public let authors: [PersonName]
  /// Its editors; those of the container for a part of a larger work.
  public let editors: [PersonName]
  /// Its translators.
  public let translators: [PersonName]
  /// When it was published.
  public let issued: SourceDate?
  /// When it was last seen online.
  public let accessed: SourceDate?
  /// Where its id stands; nil for a source that was not read from a file.
  public let place: SourcePlace?

  /// The text of a field, where it has one.
  public subscript(_ field: Field) -> String? { fields[field] }

  /// Creates a source, as tests and generated entries need it; sources are otherwise read from
  /// `sources.yaml`.
  public init(
    id: String, type: SourceType, fields: [Field: String], authors: [PersonName] = [],
    editors: [PersonName] = [], translators: [PersonName] = [], issued: SourceDate? = nil,
    accessed: SourceDate? = nil, place: SourcePlace? = nil
  ) {
    self.id = id
    self.type = type
    self.fields = fields
    self.authors = authors
    self.editors = editors
    self.translators = translators
    self.issued = issued
    self.accessed = accessed
    self.place = place
  }
}
