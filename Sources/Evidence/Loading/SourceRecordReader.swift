import Addresses
import Diagnostics
import YAML
import PlainText

/// Reads one record of `sources.yaml` and collects what is wrong with it.
struct SourceRecordReader {
  var diagnostics: [Diagnostic] = []
  private(set) var id: String?
  private(set) var idPlace: SourcePlace?

  private var type: SourceType?
  private var hasType = false
  private var fields: [Source.Field: String] = [:]
  private var names: [String: [PersonName]] = [:]
  private var dates: [String: SourceDate] = [:]
  private var fieldPlaces: [String: SourcePlace] = [:]

  mutating func read(_ entry: YAMLValue.Entry) {
    let (name, value) = (entry.key, entry.value)
    fieldPlaces[name] = entry.keyPlace
    if value.isNull || value.list?.isEmpty == true || value.string?.trimmed.isEmpty == true {
      diagnostics.append(
        .warning(
          "empty-field", "'\(name)' is left empty", help: "write its value, or take the line out",
          at: entry.keyPlace))
      return
    }
    if name == "event", fields[.eventTitle] == nil {
      // What CSL called the title of an event before its version 1.0.2.
      fields[.eventTitle] = text(value, of: name)
    } else if name == "id" {
      readID(value)
    } else if name == "type" {
      readType(value)
    } else if CSLVariables.names.contains(name) {
      names[name] = personNames(value, of: name)
    } else if CSLVariables.dates.contains(name) {
      dates[name] = date(value)
    } else if let field = Source.Field(rawValue: name) {
      fields[field] = text(value, of: name)
      checkAddress(field, value)
    } else if !CSLVariables.others.contains(name) {
      let known = Source.Field.allCases.map(\.rawValue) + CSLVariables.names + CSLVariables.dates
      diagnostics.append(
        .warning(
          "unknown-field", "no field '\(name)'" + Suggestion.clause(for: name, in: known),
          help: "the fields are the variables of CSL 1.0.2", at: entry.keyPlace))
    }
  }

  /// The source, once all fields are read; nil when it lacks what every source has.
  mutating func source(at place: SourcePlace) -> Source? {
    let name = id.map { "the source '\($0)'" } ?? "the source"
    if idPlace == nil { diagnostics.append(.error("missing-value", "a source has no id", at: place)) }
    if !hasType {
      diagnostics.append(
        .error("missing-value", "\(name) has no type", help: "such as type: webpage", at: idPlace ?? place))
    }
    if fields[.title] == nil {
      diagnostics.append(
        .error(
          "missing-value", "\(name) has no title",
          help: "give a supplied title in quotes and square brackets where it has none of its own",
          at: idPlace ?? place))
    }
    guard let id, let type, fields[.title] != nil else { return nil }
    let isEvent = type == .paperConference && fields[.eventTitle] != nil
    for field in Self.expected[type] ?? []
    where fields[field] == nil && !(isEvent && field == .containerTitle) {
      diagnostics.append(
        .warning(
          "incomplete-source", "\(name), of the type \(type.rawValue), has no \(field.rawValue)",
          help: "its entry in the bibliography will lack it", at: idPlace ?? place))
    }
    // Whoever made the work stands for its author, and whoever answers for the whole for its editor.
    let author = Self.authorRoles.first { names[$0] != nil }
    let editor = Self.editorRoles.first { names[$0] != nil }
    let shown = Set([author, editor, "translator"].compactMap { $0 })
    return Source(
      id: id, type: type, fields: fields, authors: author.flatMap { names[$0] } ?? [],
      editors: editor.flatMap { names[$0] } ?? [], translators: names["translator"] ?? [],
      issued: dates["issued"], accessed: dates["accessed"], available: dates["available-date"],
      otherRoles: names.keys.filter { !shown.contains($0) }.sorted(), fieldPlaces: fieldPlaces,
      place: idPlace ?? place)
  }

  private static let authorRoles = [
    "author", "composer", "illustrator", "director", "host", "performer", "interviewer", "organizer", "chair",
  ]

  private static let editorRoles = [
    "container-author", "editor", "editorial-director", "editor-translator", "compiler", "collection-editor",
  ]

  /// What an entry of a type cannot well do without, after the items that GB/T 7714 calls essential.
  private static let expected: [SourceType: [Source.Field]] = [
    .articleJournal: [.containerTitle], .articleMagazine: [.containerTitle],
    .articleNewspaper: [.containerTitle], .chapter: [.containerTitle], .paperConference: [.containerTitle],
    .patent: [.number], .standard: [.number], .thesis: [.publisher],
  ]

  private mutating func error(
    _ id: String, _ message: Message, help: Message? = nil, at value: YAMLValue, meant: String? = nil
  ) {
    diagnostics.append(
      .error(id, message, help: help, at: value.place, mend: meant.map { Mend(value.place, $0) }))
  }

  private mutating func text(_ value: YAMLValue, of field: String) -> String? {
    let text = Self.text(value, of: field)
    diagnostics += text.diagnostics
    return text.value
  }

  /// The text of a field; nil where nothing stands there, or after an error.
  static func text(_ value: YAMLValue, of field: String) -> Diagnosed<String?> {
    if value.isNull { return Diagnosed(nil) }
    if let string = value.string {
      let text = withoutMarkup(TextLines.oneLine(string))
      return Diagnosed(text.isEmpty ? nil : text)
    }
    return Diagnosed(nil, [.error("invalid-field", "'\(field)' is not a text", at: value.place)])
  }

  /// The text without the marks that reference managers put into titles; entries here are set in one face.
  private static func withoutMarkup(_ text: String) -> String {
    guard text.contains("</") else { return text }
    return text.replacing(/<\/?(?:i|b|sc|sub|sup|span)(?: [a-z-]+="[^"<>]*")*>/, with: "")
  }

  /// An address becomes a link on every page, so that only those of the web are let through.
  private mutating func checkAddress(_ field: Source.Field, _ value: YAMLValue) {
    guard let text = fields[field] else { return }
    if field == .url {
      let address = text.lowercased()
      let isWeb = ["https://", "http://", "ftp://"].contains { address.hasPrefix($0) && address != $0 }
      if !isWeb || text.contains(where: \.isWhitespace) {
        error(
          "invalid-field", "'\(text)' is not an address of the web", help: "begin it with https://", at: value
        )
      } else if let warning = Diagnostic.userInAddress(Address.host(behindUserIn: text), at: value.place) {
        diagnostics.append(warning)
      }
    } else if field == .doi, !text.contains("10.") || text.contains(where: \.isWhitespace) {
      error("invalid-field", "'\(text)' is not a DOI", help: "a DOI begins with 10.", at: value)
    }
  }

  private mutating func readID(_ value: YAMLValue) {
    idPlace = value.place
    guard let text = text(value, of: "id") else { return }
    if EvidenceID.isValid(text) {
      id = text
    } else {
      error("invalid-id", EvidenceID.message(for: text), help: EvidenceID.help, at: value)
    }
  }

  private mutating func readType(_ value: YAMLValue) {
    hasType = true
    guard let text = text(value, of: "type") else { return }
    type = SourceType(rawValue: text)
    if type == nil {
      error(
        "unknown-value", "no type of source '\(text)'" + SourceType.suggestion(for: text),
        help: "the types are those of CSL 1.0.2, such as book, article-journal, webpage and report",
        at: value, meant: SourceType.meant(by: text)?.rawValue)
    }
  }

  // MARK: Names

  private mutating func personNames(_ value: YAMLValue, of role: String) -> [PersonName] {
    if let list = value.list { return list.compactMap { personName($0, of: role) } }
    return personName(value, of: role).map { [$0] } ?? []
  }

  private mutating func personName(_ value: YAMLValue, of role: String) -> PersonName? {
    let name = PersonNameReader.read(value, of: role)
    diagnostics += name.diagnostics
    return name.value
  }

  // MARK: Dates

  private mutating func date(_ value: YAMLValue) -> SourceDate? {
    if let result = SourceDateReader.date(value) { return result }
    error(
      "invalid-date", "the date cannot be read, or there is no such day",
      help: "write 2024, 2024-02, 2024-02-01, or date-parts: [[2024, 2, 1]]", at: value,
      meant: value.string.flatMap { EvidenceDate(written: $0.trimmed) }?.iso)
    return nil
  }
}
