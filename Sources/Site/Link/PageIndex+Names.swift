import Diagnostics
import Evidence
import Jobs
import Kinds
import People

/// Names in front matter, data and settings that are no page's.
extension PageIndex {
  /// Reports names in front matter, data and settings that are no page's.
  func checkNames() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for entry in entries {
      for key in entry.kind.keys where key.type.isReference { diagnostics += unknown(key, on: entry) }
      guard entry.kind == kinds.briefing else { continue }
      for word in entry.parsed.frontMatter.words("parts")
      where self.entry(word.value, entry.language) == nil && !isUnreadable(word.value) {
        diagnostics.append(unknownPart(word, entry))
      }
    }
    for fact in evidence.facts {
      if let subject = fact.subject { diagnostics += unknown(subject, at: fact.subjectPlace) }
    }
    for indicator in evidence.indicators {
      // Data may wait for a draft.
      if let topic = indicator.topic, !isDraft(topic) {
        diagnostics += unknown(topic, at: indicator.topicPlace)
      }
    }
    for table in evidence.tables { diagnostics += unknownPages(in: table) }
    for (word, place) in settings.placesOfPages
    where entry(word, settings.defaultLanguage) == nil
      && entry(word + "/index", settings.defaultLanguage) == nil
      && !isUnreadable(word) && !isUnreadable(word + "/index")
    {
      let isDraft = drafts.ids.contains(word) || drafts.ids.contains(word + "/index")
      diagnostics.append(
        isDraft
          ? Drafts.named("the page '\(word)'", at: place) : unknownPage(word, orFolder: true, at: place))
    }
    return diagnostics + settings.budget.checkNames((entries + drafts.pages).map(\.id), kinds)
  }

  private func unknownPage(_ id: String, orFolder: Bool = false, at place: SourcePlace) -> Diagnostic {
    // The first page of a folder goes by the folder's name too.
    let folders = entries.map(\.id).filter { $0.hasSuffix("/index") }.map { String($0.dropLast(6)) }
    let known = orFolder ? KnownNames(Set(entries.map(\.id) + folders)) : pageNames
    let suggestion = Suggestion.clause(for: id, in: known)
    return .error("unknown-page", "no page '\(id)'\(suggestion)", at: place)
  }

  /// A part that is there in another language only needs another remedy than a mistyped one.
  private func unknownPart(_ word: Located<String>, _ briefing: PageEntry) -> Diagnostic {
    if drafts.ids.contains(word.value) { return Drafts.named("the page '\(word.value)'", at: word.place) }
    if let draft = drafts.entry(word.value, briefing.language) {
      return Drafts.named(
        "\(draft.parsed.file.path), a part of \(briefing.parsed.file.path),", at: word.place)
    }
    guard let other = settings.languages.first(where: { entry(word.value, $0) != nil }) else {
      return unknownPage(word.value, at: word.place)
    }
    return .error(
      "unknown-page",
      "the part '\(word.value)' of \(briefing.parsed.file.path) has no page in '\(briefing.language)'",
      help: "translate Content/\(other)/\(word.value).md, or give the briefing 'parts' of its own",
      at: word.place)
  }

  /// What is wrong with an id that should be a fact's; nil for one whose own row has been reported.
  func unknownFact(_ id: String, at place: SourcePlace) -> Diagnostic? {
    if let subject = evidence.subjectLeftOut(with: id) {
      return Drafts.used(fact: id, of: subject, at: place)
    }
    guard evidence.isUnknownFact(id) else { return nil }
    let suggestion = Suggestion.clause(for: id, in: evidence.factNames)
    return .error("unknown-fact", "no fact '\(id)'\(suggestion)", at: place)
  }

  /// What is wrong with the names that a key holds.
  private func unknown(_ key: KindKey, on entry: PageEntry) -> [Diagnostic] {
    entry.parsed.frontMatter.words(key.name).flatMap { word -> [Diagnostic] in
      switch key.type {
      case .page(let name): return unknown(PageName(kind: name, name: word.value), at: word.place)
      case .facts:
        if let problem = unknownFact(word.value, at: word.place) { return [problem] }
        guard evidence.fact(word.value)?.standing == .withdrawn else { return [] }
        return [
          .error(
            "withdrawn-fact", "the fact '\(word.value)' has been withdrawn",
            help: "name another in '\(key.name)', or take it out", at: word.place)
        ]
      case .sources:
        guard evidence.isUnknownSource(word.value) else { return [] }
        let suggestion = Suggestion.clause(for: word.value, in: evidence.sourceNames)
        return [.error("unknown-source", "no source '\(word.value)'\(suggestion)", at: word.place)]
      case .people: return unknownPerson(word.value, at: word.place).map { [$0] } ?? []
      default: return []
      }
    }
  }

  /// The cells of a table that should name pages and name none.
  private func unknownPages(in table: OwnTable) -> [Diagnostic] {
    table.schema.foreignKeys.flatMap { key -> [Diagnostic] in
      guard let kind = kinds.kind(inFolder: key.resource), let column = table.column(key.field) else {
        return []
      }
      return table.rows.flatMap { row in
        // Data may wait for a draft.
        row[column].value == nil || drafts.names(of: kind).contains(row[column].plain)
          ? [] : unknown(row[column].plain, kind, at: row[column].place)
      }
    }
  }

  /// What is wrong with an id that should be a person's; nil for one whose own record has been reported.
  func unknownPerson(_ id: String, at place: SourcePlace) -> Diagnostic? {
    guard people.isUnknown(id) else { return nil }
    let suggestion = Suggestion.clause(for: id, in: people.all.map(\.id))
    return .error(
      "unknown-person", "no person '\(id)'\(suggestion)",
      help: "people stand in \(People.path), each with an id", at: place)
  }

  /// Whether a name in data is that of a draft.
  private func isDraft(_ name: PageName) -> Bool {
    kinds.kind(named: name.kind).map { drafts.names(of: $0).contains(name.name) } ?? false
  }

  /// What is wrong with a name that should be that of a page of a kind.
  func unknown(_ name: PageName, at place: SourcePlace) -> [Diagnostic] {
    kinds.kind(named: name.kind).map { unknown(name.name, $0, at: place) } ?? []
  }

  /// What is wrong with a name that should be that of a page of a kind.
  func unknown(_ name: String, _ kind: Kind, at place: SourcePlace) -> [Diagnostic] {
    guard !names(of: kind).contains(name), !isUnreadable("\(kind.folder ?? "")/\(name)") else { return [] }
    if drafts.names(of: kind).contains(name) {
      return [Drafts.named("the \(kind.name) '\(name)'", at: place)]
    }
    let meant = meant(by: name, kind) ?? knownNames(of: kind).nearest(to: name)
    let suggestion = Suggestion.clause(meant)
    let named = kinds.all.first { $0.folder != nil && names(of: $0).contains(name) }
    if suggestion.isEmpty, let other = named {
      return [
        .error(
          "wrong-kind",
          "'\(name)' is a \(other.description), and here stands the name of a \(kind.description)",
          help: namesHelp(for: name, kind), at: place)
      ]
    }
    return [
      .error(
        "unknown-page", "no \(kind.name) '\(name)'\(suggestion)",
        help: meant == nil ? namesHelp(for: name, kind) : nil, at: place)
    ]
  }

  /// The name of a page that is written by its title or its file.
  private func meant(by text: String, _ kind: Kind) -> String? {
    var name = text[...]
    if name.hasSuffix(".md") { name = name.dropLast(3) }
    if let folder = kind.folder, name.hasPrefix(folder + "/") { name = name.dropFirst(folder.count + 1) }
    if names(of: kind).contains(String(name)) { return String(name) }
    let titles = namesOfTitles.value {
      entries.reduce(into: [:]) { $0[$1.kind, default: [:]][$1.title] = $1.name }
    }
    return titles[kind]?[text]
  }

  /// The names that there are, for one that is not among them and near to none; nil for many.
  func namesHelp(for name: String, _ kind: Kind) -> Message? {
    let names = names(of: kind)
    guard (1...20).contains(names.count), knownNames(of: kind).nearest(to: name) == nil else { return nil }
    return "known are \(names.sorted().joined(separator: ", "))"
  }
}
