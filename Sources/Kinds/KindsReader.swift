public import Diagnostics
import YAML

extension Kinds {
  /// Names that the site has given to something else, each with what that is.
  public struct TakenNames: Sendable {
    /// Folders of pages.
    public var folders: [String: Message] = [:]
    /// Kinds.
    public var kinds: [String: Message] = [:]
    /// Keys.
    public var keys: [String: Message] = [:]

    /// Nothing is taken.
    public init() {}
  }

  /// Reads what a workspace declares; `file` is its `Content/kinds.yaml`.
  ///
  /// What has an error is left out, so that the rest can be judged.
  public static func read(_ file: SourceFile, taken: TakenNames = TakenNames()) -> Diagnosed<Kinds> {
    let yaml = YAMLValue.read(file)
    guard let root = yaml.value else { return Diagnosed(.builtIn, yaml.diagnostics) }
    guard let entries = root.map else {
      return Diagnosed(
        .builtIn,
        yaml.diagnostics + [
          .error(
            "kinds-type", "kinds.yaml must name kinds, each with its keys below it",
            help: "as in 'case: { folder: cases }'", at: root.place)
        ])
    }
    var reader = KindsReader(taken: taken, names: Set(entries.map(\.key)))
    reader.diagnostics = yaml.diagnostics
    return reader.read(entries)
  }
}

/// Reads the kinds of a file, one after the other.
struct KindsReader {
  let taken: Kinds.TakenNames
  /// Every name that the file declares.
  let names: Set<String>
  var diagnostics: [Diagnostic] = []

  private var folders: [String: String] = [Kinds.briefingFolder: Kinds.briefingName]

  static let properties = ["folder", "label", "keys", "subject", "topic", "dated", "per_page"]

  init(taken: Kinds.TakenNames, names: Set<String>) {
    self.taken = taken
    self.names = names
  }

  mutating func read(_ entries: [YAMLValue.Entry]) -> Diagnosed<Kinds> {
    var declared: [Kind] = []
    var extra: [String: [KindKey]] = [:]
    for entry in entries {
      if [Kinds.pageName, Kinds.briefingName].contains(entry.key) {
        extra[entry.key] = builtIn(entry)
      } else if let kind = kind(entry) {
        declared.append(kind)
      }
    }
    let kinds = Kinds(
      declared, pageKeys: extra[Kinds.pageName] ?? [], briefingKeys: extra[Kinds.briefingName] ?? [])
    checkSubjects(kinds)
    return Diagnosed(kinds, diagnostics)
  }

  /// Facts can only be held against pages that facts are about.
  private mutating func checkSubjects(_ kinds: Kinds) {
    for kind in kinds.all {
      for key in kind.ownKeys {
        guard let within = key.within.flatMap({ kind.key($0) }),
          let target = within.target.flatMap(kinds.kind(named:)), !target.isSubject,
          let place = key.withinPlace
        else { continue }
        fail(
          "kinds-type", "no facts are about pages of the kind '\(target.name)', which '\(within.name)' names",
          help: "write 'subject: true' under '\(target.name)', or take 'within' away", at: place)
      }
    }
  }

  /// The keys that a workspace adds to a kind which is built in.
  private mutating func builtIn(_ entry: YAMLValue.Entry) -> [KindKey] {
    guard let properties = map(entry) else { return [] }
    var keys: [KindKey] = []
    for property in properties {
      if property.key == "keys" {
        let own = entry.key == Kinds.briefingName ? Kinds.briefingKeys.map(\.name) : []
        keys = self.keys(property.value, beside: own)
      } else {
        fail(
          "reserved-name", "the kind '\(entry.key)' is built in and takes no '\(property.key)'",
          help: "it takes 'keys' alone; a kind of your own has another name", at: property.keyPlace)
      }
    }
    return keys
  }

  private mutating func kind(_ entry: YAMLValue.Entry) -> Kind? {
    let before = diagnostics.count
    if !Self.isName(entry.key) {
      fail(
        "invalid-id", "'\(entry.key)' is no name of a kind",
        help: "a name has lower-case letters a to z, digits, '-' and '_', and begins with a letter",
        at: entry.keyPlace)
    } else if let owner = taken.kinds[entry.key] {
      fail(
        "reserved-name", "'\(entry.key)' is the name of \(owner)", help: "give the kind another name",
        at: entry.keyPlace)
    }
    guard let properties = map(entry) else { return nil }
    var folder: String?
    var labels: [String: String] = [:]
    var keys: [KindKey] = []
    var flags: [String: Bool] = [:]
    var perPage: Int?
    for property in properties {
      switch property.key {
      case "per_page":
        perPage = property.value.string.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        if perPage == nil { wrong(property, "a number of pages from 1 on") }
      case "folder": folder = self.folder(property, of: entry.key)
      case "label": labels = self.labels(property)
      case "keys": keys = self.keys(property.value, beside: [])
      case "subject", "topic", "dated": flags[property.key] = flag(property)
      default:
        let owner: Message = "on a kind"
        unknown(property, owner, Self.properties)
      }
    }
    if !properties.contains(where: { $0.key == "folder" }) {
      fail(
        "missing-key", "the kind '\(entry.key)' needs the key 'folder'",
        help: "it names the folder that its pages are in, such as 'folder: \(entry.key)s'",
        at: entry.keyPlace)
    }
    if let property = properties.first(where: { $0.key == "per_page" }), flags["dated"] != true {
      fail(
        "kinds-type", "'per_page' goes with 'dated: true'",
        help: "a list that is not in the order of time stands on one page", at: property.keyPlace)
    }
    guard let folder, diagnostics[before...].allSatisfy({ $0.severity != .error }) else { return nil }
    return Kind(
      name: entry.key, folder: folder, labels: labels, keys: keys, isSubject: flags["subject"] ?? false,
      isTopic: flags["topic"] ?? false, isDated: flags["dated"] ?? false, perPage: perPage,
      place: entry.keyPlace)
  }

  private mutating func folder(_ property: YAMLValue.Entry, of kind: String) -> String? {
    guard let folder = property.value.string, Self.isName(folder) else {
      wrong(property, "the name of one folder, such as '\(kind)s'")
      return nil
    }
    if let owner = taken.folders[folder] {
      fail(
        "reserved-name", "'\(folder)' is the name of \(owner)",
        help: "put the pages of the kind '\(kind)' into another folder", at: property.value.place)
      return nil
    }
    if let owner = folders[folder] {
      fail(
        "duplicate-folder", "the folder '\(folder)' is that of the kind '\(owner)'",
        help: "each kind has a folder of its own", at: property.value.place)
      return nil
    }
    folders[folder] = kind
    return folder
  }

  // MARK: What several properties are

  mutating func fail(_ id: String, _ message: Message, help: Message? = nil, at place: SourcePlace) {
    diagnostics.append(.error(id, message, help: help, at: place))
  }

  mutating func wrong(_ property: YAMLValue.Entry, _ expected: Message) {
    fail(
      "kinds-type", "'\(property.key)' takes \(expected), not \(property.value.description)",
      at: property.value.place)
  }

  mutating func unknown(_ property: YAMLValue.Entry, _ owner: Message, _ known: [String]) {
    fail(
      "unknown-key", "no key '\(property.key)' \(owner)\(Suggestion.clause(for: property.key, in: known))",
      help: "known are \(known.joined(separator: ", "))", at: property.keyPlace)
  }

  /// The pairs below a name; nothing there is no pair.
  private mutating func map(_ entry: YAMLValue.Entry) -> [YAMLValue.Entry]? {
    if entry.value.isNull { return [] }
    guard let entries = entry.value.map else {
      wrong(entry, "keys below it, such as { folder: \(entry.key)s }")
      return nil
    }
    return entries
  }

  /// A text for each language, or one for all.
  mutating func labels(_ property: YAMLValue.Entry) -> [String: String] {
    let pairs = (property.value.map ?? []).compactMap { entry in
      entry.value.string.map { (entry.key, $0) }
    }
    guard let map = property.value.map, !map.isEmpty, pairs.count == map.count else {
      wrong(property, "a text for each language, such as { zh: 案例, en: Case }")
      return [:]
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  mutating func flag(_ property: YAMLValue.Entry) -> Bool {
    guard let text = property.value.string, ["true", "false"].contains(text) else {
      wrong(property, "true or false")
      return false
    }
    return text == "true"
  }

  /// A name that can stand in a path, in an attribute and in a template.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
  }
}
