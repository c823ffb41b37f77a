import Addresses
public import Diagnostics
import Evidence
import PlainText
import YAML

extension People {
  /// Reads `people.yaml`: a list of records under `people:`, each with a name in every language of the site.
  ///
  /// A record with an error is left out and does not hide the others.
  public static func read(_ file: SourceFile, languages: [String]) -> Diagnosed<People> {
    var reader = PeopleReader(languages: languages)
    reader.read(file)
    return Diagnosed(
      People(reader.people, declared: reader.isComplete ? reader.ids : nil), reader.diagnostics)
  }
}

/// Reads the records of a file, one after the other.
private struct PeopleReader {
  let languages: [String]
  var people: [Person] = []
  var ids: Set<String> = []
  var isComplete = true
  var diagnostics: [Diagnostic] = []

  private static let root = "people"

  init(languages: [String]) {
    self.languages = languages
  }

  mutating func read(_ file: SourceFile) {
    let yaml = YAMLValue.read(file)
    diagnostics = yaml.diagnostics
    guard let root = yaml.value, !yaml.diagnostics.hasErrors else {
      isComplete = false
      return
    }
    guard let entries = root.map, let list = entries.first(where: { $0.key == Self.root })?.value else {
      return fail("the file has no list 'people'", at: root.map?.isEmpty == true ? file.whole : root.place)
    }
    for entry in entries where entry.key != Self.root {
      diagnostics.append(
        .warning("unknown-field", "no key '\(entry.key)' beside the list 'people'", at: entry.keyPlace))
    }
    if list.isNull { return }
    guard let records = list.list else { return fail("'people' is not a list", at: list.place) }
    for record in records {
      guard let fields = record.map else {
        fail("a person is a list of fields with their values", at: record.place)
        continue
      }
      read(fields, at: record.place)
    }
  }

  private mutating func fail(_ message: Message, at place: SourcePlace) {
    isComplete = false
    diagnostics.append(
      .error("invalid-people", message, help: "write 'people:' and below it each as '- id: …'", at: place))
  }

  private mutating func read(_ fields: [YAMLValue.Entry], at place: SourcePlace) {
    var record = PersonReader(languages: languages)
    for field in fields { record.read(field) }
    let person = record.person(at: place)
    if let id = record.id {
      if !ids.insert(id.text).inserted {
        record.diagnostics.append(
          .error("duplicate-id", "a person '\(id.text)' stands above already", at: id.place))
      }
    } else {
      isComplete = false
    }
    if let person, !record.diagnostics.hasErrors { people.append(person) }
    diagnostics += record.diagnostics
  }
}

/// Reads one record and collects what is wrong with it.
private struct PersonReader {
  let languages: [String]
  var diagnostics: [Diagnostic] = []
  private(set) var id: (text: String, place: SourcePlace)?

  private var names: [String: PersonName] = [:]
  private var roles: [String: String] = [:]
  /// The languages whose name is there and wrong, which has been reported.
  private var faulty: Set<String> = []
  private var hasID = false
  private var orcid: ORCID?
  private var link: String?
  private var email: String?

  init(languages: [String]) {
    self.languages = languages
  }

  /// The fields that a record may have.
  private var known: [String] {
    ["id"] + languages.flatMap { ["name_\($0)", "role_\($0)"] } + ["orcid", "link", "email"]
  }

  mutating func read(_ entry: YAMLValue.Entry) {
    let (key, value) = (entry.key, entry.value)
    guard known.contains(key) else {
      let language = ["name_", "role_"].first(where: key.hasPrefix).map { key.dropFirst($0.count) }
      diagnostics.append(
        .warning(
          "unknown-field", "no field '\(key)'" + Suggestion.clause(for: key, in: known),
          help: language.map { "the site has no language '\(String($0))'" }
            ?? "known are \(known.joined(separator: ", "))", at: entry.keyPlace))
      return
    }
    if value.isNull {
      diagnostics.append(
        .warning(
          "empty-field", "'\(key)' is left empty", help: "write its value, or take the line out",
          at: entry.keyPlace))
      return
    }
    if key.hasPrefix("name_") {
      let language = String(key.dropFirst("name_".count))
      let name = PersonNameReader.read(value, of: key)
      diagnostics += name.diagnostics
      names[language] = name.value
      if name.value == nil { faulty.insert(language) }
      return
    }
    guard let text = text(value, of: key) else { return }
    switch key {
    case "id": readID(text, value)
    case "orcid": readORCID(text, value)
    case "link": readLink(text, value)
    case "email": readEmail(text, value)
    default: roles[String(key.dropFirst("role_".count))] = text
    }
  }

  /// The person, once all fields are read; nil without what every person has.
  mutating func person(at place: SourcePlace) -> Person? {
    guard let id else {
      if !hasID { diagnostics.append(.error("missing-value", "a person has no id", at: place)) }
      return nil
    }
    for language in languages where names[language] == nil && !faulty.contains(language) {
      diagnostics.append(
        .error(
          "missing-value", "the person '\(id.text)' has no name in '\(language)'",
          help: "write 'name_\(language):', as readers of that language know the person", at: id.place))
    }
    return Person(
      id: id.text, names: names, roles: roles, orcid: orcid, link: link, email: email, place: id.place)
  }

  private mutating func text(_ value: YAMLValue, of field: String) -> String? {
    if field == "id" { hasID = true }
    guard let text = value.line, !text.isEmpty else {
      diagnostics.append(.error("invalid-field", "'\(field)' is not a text", at: value.place))
      return nil
    }
    return text
  }

  private mutating func readID(_ text: String, _ value: YAMLValue) {
    if EvidenceID.isValid(text) {
      id = (text, value.place)
    } else {
      diagnostics.append(
        .error("invalid-id", EvidenceID.message(for: text), help: EvidenceID.help, at: value.place))
    }
  }

  private mutating func readORCID(_ text: String, _ value: YAMLValue) {
    do throws(ORCID.Fault) {
      orcid = try ORCID(text)
    } catch {
      let message: Message =
        switch error {
        case .form: "'\(text)' is not an ORCID"
        case .checksum: "'\(text)' is nobody's ORCID: its last sign does not follow from the others"
        }
      diagnostics.append(
        .error(
          "invalid-orcid", message,
          help: "copy it from the person's page at orcid.org, such as 0000-0002-1825-0097",
          at: value.place))
    }
  }

  /// It becomes a link on pages, so that only addresses of the web are let through.
  private mutating func readLink(_ text: String, _ value: YAMLValue) {
    let isWeb = ["https://", "http://"].contains { text.lowercased().hasPrefix($0) && text.count > $0.count }
    if isWeb, !text.contains(where: \.isWhitespace) {
      link = text
      if let warning = Diagnostic.userInAddress(Address.host(behindUserIn: text), at: value.place) {
        diagnostics.append(warning)
      }
    } else {
      diagnostics.append(
        .error(
          "invalid-field", "'\(text)' is not an address of the web", help: "begin it with https://",
          at: value.place))
    }
  }

  private mutating func readEmail(_ text: String, _ value: YAMLValue) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let host = parts.last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    let isSound =
      parts.count == 2 && !parts[0].isEmpty && host.count > 1 && host.allSatisfy { !$0.isEmpty }
      && !text.contains { $0.isWhitespace || ",;:<>()[]\"\\?&#".contains($0) }
    if isSound {
      email = text
    } else {
      diagnostics.append(
        .error(
          "invalid-field", "'\(text)' is not an address for e-mail", help: "write it as name@example.org",
          at: value.place))
    }
  }
}
