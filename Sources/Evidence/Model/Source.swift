public import Diagnostics

/// A source in the bibliography, with the fields of the Citation Style Language.
public struct Source: Sendable, Hashable {
  /// The variables of CSL that hold text and that citations use.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case archive
    case archivePlace = "archive-place"
    case archiveLocation = "archive_location"
    case authority
    case callNumber = "call-number"
    case chapterNumber = "chapter-number"
    case collectionNumber = "collection-number"
    case collectionTitle = "collection-title"
    case containerTitle = "container-title"
    case cstr = "CSTR"
    case dimensions
    case doi = "DOI"
    case edition
    case eventPlace = "event-place"
    case eventTitle = "event-title"
    case genre
    case isbn = "ISBN"
    case issn = "ISSN"
    case issue, jurisdiction, language, medium, note, number
    case numberOfVolumes = "number-of-volumes"
    case page
    case partNumber = "part-number"
    case partTitle = "part-title"
    case publisher
    case publisherPlace = "publisher-place"
    case scale, section, status, title
    case titleShort = "title-short"
    case url = "URL"
    case version, volume
    case volumeTitle = "volume-title"
  }

  /// The stable identifier.
  public let id: String
  /// What kind of source it is.
  public let type: SourceType
  /// The text of its fields.
  public internal(set) var fields: [Field: String]
  /// Its authors.
  public internal(set) var authors: [PersonName]
  /// Its editors; those of the container for a part of a larger work.
  public internal(set) var editors: [PersonName]
  /// Its translators.
  public internal(set) var translators: [PersonName]
  /// When it was published.
  public let issued: SourceDate?
  /// When it was last seen online.
  public internal(set) var accessed: SourceDate?
  /// When it could be read before it was published in print.
  public let available: SourceDate?
  /// The names of roles that the record has and no entry shows, such as `recipient`.
  public let otherRoles: [String]
  /// Where its fields stand, by their names.
  public let fieldPlaces: [String: SourcePlace]
  /// Where its id stands; nil for a source that was not read from a file.
  public let place: SourcePlace?

  /// The text of a field, where it has one.
  public subscript(_ field: Field) -> String? { fields[field] }

  /// Creates a source, as tests and generated entries need it; sources are otherwise read from
  /// `sources.yaml`.
  public init(
    id: String, type: SourceType, fields: [Field: String], authors: [PersonName] = [],
    editors: [PersonName] = [], translators: [PersonName] = [], issued: SourceDate? = nil,
    accessed: SourceDate? = nil, available: SourceDate? = nil, otherRoles: [String] = [],
    fieldPlaces: [String: SourcePlace] = [:], place: SourcePlace? = nil
  ) {
    self.id = id
    self.type = type
    self.fields = fields
    self.authors = authors
    self.editors = editors
    self.translators = translators
    self.issued = issued
    self.accessed = accessed
    self.available = available
    self.otherRoles = otherRoles
    self.fieldPlaces = fieldPlaces
    self.place = place
  }
}
