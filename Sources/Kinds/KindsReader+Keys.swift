import Diagnostics
import YAML

extension KindsReader {
  /// The words that say what a key takes; of each key one.
  static let types = [
    "text", "words", "date", "number", "flag", "choice", "country", "coordinates", "to", "facts", "sources",
    "people",
  ]
  static let keyProperties = ["required", "many", "label", "index", "within", "covers"]

  /// Reads the keys of a kind.
  mutating func keys(_ value: YAMLValue, beside own: [String]) -> [KindKey] {
    if value.isNull { return [] }
    guard let entries = value.map else {
      fail(
        "kinds-type", "'keys' takes names of keys, each with what it takes, not \(value.description)",
        help: "as in 'place: text' or 'cases: { to: case, many: true }'", at: value.place)
      return []
    }
    let common = Set(KindKey.common.map(\.name) + [KindKey.formats] + own)
    let keys = entries.compactMap { entry -> KindKey? in
      if !Self.isName(entry.key) {
        fail(
          "invalid-id", "'\(entry.key)' is no name of a key",
          help: "a name has lower-case letters a to z, digits, '-' and '_', and begins with a letter",
          at: entry.keyPlace)
        return nil
      }
      if common.contains(entry.key) {
        fail(
          "reserved-name", "the key '\(entry.key)' is built in", help: "every page may have it already",
          at: entry.keyPlace)
        return nil
      }
      if let owner = taken.keys[entry.key] {
        fail(
          "reserved-name", "'\(entry.key)' is the name of \(owner)", help: "give the key another name",
          at: entry.keyPlace)
        return nil
      }
      return key(entry)
    }
    // What a key is to be held against may stand below it.
    let broken = Set(entries.map(\.key)).subtracting(keys.map(\.name))
    for entry in entries { check(entry, among: keys, broken) }
    return keys
  }

  private mutating func key(_ entry: YAMLValue.Entry) -> KindKey? {
    if let word = entry.value.string {
      guard let type = type(word, entry.value) else { return nil }
      return KindKey(entry.key, type, place: entry.keyPlace)
    }
    guard let properties = entry.value.map else {
      wrong(entry, "a type, such as 'text' or { to: case, many: true }")
      return nil
    }
    var types: [KindKey.ValueType] = []
    var flags: [String: Bool] = [:]
    var labels: [String: String] = [:]
    var index: String?
    var indexLabels: [String: String] = [:]
    var within: YAMLValue?
    var covers: Diagnostic.Severity?
    for property in properties {
      switch property.key {
      case "to": if let kind = target(property) { types.append(.page(of: kind)) }
      case "choice": if let choices = choices(property) { types.append(.choice(choices)) }
      case let word where Self.types.contains(word):
        if flag(property), let type = type(word, property.value) { types.append(type) }
      case "required", "many": flags[property.key] = flag(property)
      case "label": labels = self.labels(property)
      case "index":
        (index, indexLabels) = self.index(property)
      case "within":
        within = property.value
        if within?.string == nil { wrong(property, "the name of another key") }
      case "covers":
        covers = ["warn": .warning, "error": .error][property.value.string ?? ""]
        if covers == nil { wrong(property, "warn or error") }
      default:
        let owner: Message = "on a key"
        unknown(property, owner, Self.types + Self.keyProperties)
      }
    }
    // A type that is there and wrong, or mistyped, has been reported.
    let isNamed = properties.contains {
      Self.types.contains($0.key) || !Self.keyProperties.contains($0.key)
    }
    guard let type = types.first, types.count == 1 else {
      if types.count > 1 || !isNamed {
        fail(
          "kinds-type",
          types.isEmpty
            ? "'\(entry.key)' does not say what it takes" : "'\(entry.key)' takes one thing, not several",
          help: "one of \(Self.types.joined(separator: ", ")), as in { text: true } or { to: case }",
          at: entry.keyPlace)
      }
      return nil
    }
    return KindKey(
      entry.key, type, isMany: flags["many"] ?? false, isRequired: flags["required"] ?? false,
      labels: labels, index: index, indexLabels: indexLabels, within: within?.string,
      withinPlace: within?.place,
      covers: covers, place: entry.keyPlace)
  }

  /// `tags`, or `{ name: tags, label: { zh: 标签, en: Tags } }` with what readers call it.
  private mutating func index(_ property: YAMLValue.Entry) -> (String?, [String: String]) {
    let parts = property.value.map ?? []
    let name = property.value.string ?? parts.first { $0.key == "name" }?.value.string
    guard let name, Self.isName(name), parts.allSatisfy({ ["name", "label"].contains($0.key) }) else {
      wrong(property, "the name of an index, such as tags, or { name: tags, label: { zh: 标签, en: Tags } }")
      return (nil, [:])
    }
    if let owner = names.contains(name) ? nil : taken.folders[name] {
      fail(
        "reserved-name", "'\(name)' is the name of \(owner)", help: "give the index another name",
        at: property.value.place)
      return (nil, [:])
    }
    return (name, parts.first { $0.key == "label" }.map { labels($0) } ?? [:])
  }

  private mutating func type(_ word: String, _ value: YAMLValue) -> KindKey.ValueType? {
    switch word {
    case "text": return .text
    case "words": return .words
    case "date": return .date
    case "number": return .number
    case "flag": return .flag
    case "country": return .country
    case "coordinates": return .coordinates
    case "facts": return .facts
    case "sources": return .sources
    case "people": return .people
    default:
      let help: Message =
        switch word {
        case "to": "say to which kind: { to: case }"
        case "choice": "say which words: { choice: [a, b] }"
        default: "one of \(Self.types.joined(separator: ", ")), as in { text: true } or { to: case }"
        }
      fail(
        "kinds-type",
        "no type '\(word)'\(Self.types.contains(word) ? .empty : Suggestion.clause(for: word, in: Self.types))",
        help: help,
        at: value.place)
      return nil
    }
  }

  private mutating func target(_ property: YAMLValue.Entry) -> String? {
    guard let kind = property.value.string else {
      wrong(property, "the name of a kind")
      return nil
    }
    let known = names.union([Kinds.briefingName]).subtracting([Kinds.pageName])
    guard known.contains(kind) else {
      fail(
        "unknown-kind", "no kind '\(kind)'\(Suggestion.clause(for: kind, in: known))",
        help: kind == Kinds.pageName
          ? "plain pages have no folder of their own to be named in; declare a kind"
          : "known are \(known.sorted().joined(separator: ", "))", at: property.value.place)
      return nil
    }
    return kind
  }

  /// `[source, editors]`, or `{ source: { en: … }, editors: { en: … } }` with what readers see.
  private mutating func choices(_ property: YAMLValue.Entry) -> [KindKey.Choice]? {
    var choices: [KindKey.Choice] = []
    if let entries = property.value.map {
      for entry in entries {
        choices.append(KindKey.Choice(word: entry.key, labels: entry.value.isNull ? [:] : labels(entry)))
      }
    } else {
      choices = (property.value.list ?? []).compactMap { $0.string.map { .init(word: $0, labels: [:]) } }
    }
    let names = choices.map(\.word)
    guard !choices.isEmpty, Set(names).count == names.count, names.allSatisfy(Self.isName),
      Set(names).isDisjoint(with: ["word", "label"]),
      property.value.list.map({ $0.count == choices.count }) ?? true
    else {
      guard let list = property.value.list else {
        wrong(property, "a list of words, each once, such as [open, closed]")
        return nil
      }
      let words = list.map { $0.string ?? "…" }.joined(separator: ", ")
      fail(
        "kinds-type",
        "'choice' takes a list of words, each once, such as [open, closed], not [\(words)]",
        help: "a word has lower-case letters a to z, digits, '-' and '_'; 'word' and 'label' are taken",
        at: property.value.place)
      return nil
    }
    return choices
  }

  /// What a key asks of itself and of others must fit what it takes.
  private mutating func check(_ entry: YAMLValue.Entry, among keys: [KindKey], _ broken: Set<String>) {
    guard let key = keys.first(where: { $0.name == entry.key }) else { return }
    for property in entry.value.map ?? [] {
      func misfit(_ need: Message) {
        fail(
          "kinds-type", "'\(property.key)' does not fit the key '\(key.name)'", help: need,
          at: property.keyPlace)
      }
      switch property.key {
      case "many" where key.isMany && !key.type.isReference && key.type != .words:
        misfit("a list is 'words', or names of pages, facts, sources or people")
      case "index" where !key.type.isIndexable:
        misfit("an index is made of 'text', 'words', 'choice', 'country' or 'people'")
      case "covers" where key.target == nil:
        misfit("'covers' goes with 'to': it asks that every page of that kind is named")
      case "within":
        guard key.type == .facts else {
          misfit("'within' goes with 'facts': it names the key whose pages the facts must be about")
          continue
        }
        // A key that could not be read has been reported.
        guard let name = key.within, !broken.contains(name) else { continue }
        let pages = keys.filter { $0.target != nil }.map(\.name)
        if !pages.contains(name) {
          fail(
            "unknown-key", "'\(name)' is no key that names pages\(Suggestion.clause(for: name, in: pages))",
            help: "'within' names a key of the same kind that has 'to'", at: property.value.place)
        }
      default: break
      }
    }
  }
}
