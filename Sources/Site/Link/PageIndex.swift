import Diagnostics
import Evidence
import Jobs
import Kinds
import Markdown
import Templates

/// A page's id and language: what names one page.
struct PageKey: Sendable, Hashable {
  let id: String
  let language: String
}

/// What leads to a page: a key of a kind, for readers of a language.
private struct Relation: Sendable, Hashable {
  let target: PageName
  let kind: Kind
  let key: String
  let language: String
}

private struct KindInLanguage: Sendable, Hashable {
  let kind: Kind
  let language: String
}

/// A page with its address and what other pages may point at.
struct PageEntry: Sendable {
  let source: PageSource
  let route: Route
  /// The page's headings in order.
  let headings: [Heading]
  /// Every id on the page that a link may name after `#`.
  let anchors: Set<String>
  /// The template that the page is rendered with: the one it names, its kind's, or that of plain pages.
  let template: String

  struct Heading: Sendable {
    /// The heading's index among the document's nodes.
    let node: Int
    let level: Int
    let id: String
    let text: String
  }

  /// Ids that templates give to parts of a page.
  private static let reservedIDs = [
    "main", "page-corrections", "page-doubts", "page-notes", "page-parts", "page-related", "page-sources",
    "page-used-by",
  ]

  /// Reads the headings; figures in them stand as the evidence has them.
  ///
  /// - Parameter templates: The names of the templates that there are for pages.
  init(source: PageSource, route: Route, evidence: EvidenceBase, templates: Set<String> = []) {
    self.source = source
    self.route = route
    let own = templates.contains(source.kind.name) ? source.kind.name : Kinds.pageName
    template = source.frontMatter.text("template") ?? own
    order = source.frontMatter.integer("order") ?? Int.max
    let document = source.document
    let language = FigureLanguage(tag: source.language)
    func text(_ heading: Int) -> String { PageText.line(in: heading, of: document, evidence, language) }
    let ids = HeadingID.all(in: document, reserved: Self.reservedIDs, text: text)
    var headings: [Heading] = []
    var anchors: Set<String> = []
    for (number, node) in document.nodes.enumerated() {
      switch node.kind {
      case .heading(let level, _):
        guard let id = ids[number] else { continue }
        headings.append(Heading(node: number, level: level, id: id, text: text(number)))
        anchors.insert(id)
      case .directive(let directive):
        anchors.formUnion(Directives.ids(of: directive))
      default: continue
      }
    }
    self.headings = headings
    self.anchors = anchors
  }

  var key: PageKey { PageKey(id: source.id, language: source.language) }
  var id: String { source.id }
  var language: String { source.language }
  var kind: Kind { source.kind }
  var title: String { source.frontMatter.text("title") ?? source.id }
  var summary: String? { source.frontMatter.text("summary") }
  /// The editor's place in the order of pages of a folder; pages without one come last, by id.
  let order: Int
  /// The title where there is little room.
  var shortTitle: String { source.frontMatter.text("short_title") ?? title }
  /// The names that a key of the front matter lists.
  func names(_ key: String) -> [String] { source.frontMatter.words(key).map(\.value) }
  /// The name by which data and keys speak of it.
  var pageName: PageName { PageName(kind: kind.name, name: name) }
  /// The last part of the id, by which pages of a kind are named in data.
  var name: String { id.split(separator: "/").last.map(String.init) ?? id }
}

/// Every page by its name, with the evidence: what directives, links and citations are resolved against.
struct PageIndex: Sendable {
  let settings: SiteSettings
  let kinds: Kinds
  let evidence: EvidenceBase
  let workspace: Workspace
  /// The interface's words by language.
  let words: [String: [String: String]]
  let entries: [PageEntry]
  /// The languages in which something has a date, and which so have a feed.
  let datedLanguages: Set<String>
  /// The pages that are left out; their facts are left out of the evidence too.
  let drafts: Drafts
  /// The former addresses of pages.
  private(set) var aliases: [Alias] = []
  /// The names of the templates.
  let templateNames: Set<String>
  private let byKey: [PageKey: Int]
  /// The pages of a kind in their order, for readers of a language.
  private var sequences: [KindInLanguage: [Int]] = [:]
  /// The pages that lead to another, in their order.
  private var relations: [Relation: [Int]] = [:]
  /// The place of each page in the sequence of its kind and language.
  private var positions: [PageKey: Int] = [:]
  /// The names of the pages of each kind, in whatever language they are.
  private let names: [Kind: Set<String>]

  /// Gives every page its address.
  ///
  /// Two pages with one address are an error; drafts are left out unless wanted, with the facts about them.
  static func build(_ site: ParsedSite, drafts: Bool, jobs: Int) async -> Diagnosed<PageIndex> {
    var diagnostics: [Diagnostic] = []
    var entries: [PageEntry] = []
    var leftOut: [PageEntry] = []
    var taken: [Route: SourceFile] = [:]
    let language = site.settings.defaultLanguage
    let all = await site.pages.concurrentMap(jobs: jobs) { page in
      PageEntry(
        source: page, route: Route(page: page.id, language: page.language, defaultLanguage: language),
        evidence: site.evidence, templates: site.templates.names)
    }
    for entry in all {
      let (page, route) = (entry.source, entry.route)
      guard drafts || !page.frontMatter.flag("draft") else {
        leftOut.append(entry)
        continue
      }
      if let other = taken[route] {
        diagnostics.append(
          .error(
            "duplicate-url", "the address \(route.path) is already that of \(other.path)",
            help: "rename one of the two files", at: page.file.whole))
        continue
      }
      taken[route] = page.file
      entries.append(entry)
    }
    entries.sort { ($0.language, $0.order, $0.id) < ($1.language, $1.order, $1.id) }
    var index = PageIndex(site, entries: entries, drafts: Drafts(leftOut, beside: entries))
    let aliases = Alias.read(entries)
    index.aliases = aliases.value
    return Diagnosed(index, diagnostics + index.checkNames() + aliases.diagnostics)
  }

  private init(_ site: ParsedSite, entries: [PageEntry], drafts: Drafts) {
    let settings = site.settings
    let leftOut = site.kinds.subjects.flatMap { kind in
      drafts.names(of: kind).map { PageName(kind: kind.name, name: $0) }
    }
    let evidence = site.evidence.leavingOut(Set(leftOut))
    self.settings = settings
    kinds = site.kinds
    templateNames = site.templates.names
    self.evidence = evidence
    workspace = site.workspace
    words = site.templates.words
    self.entries = entries
    self.drafts = drafts
    byKey = Dictionary(
      entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    datedLanguages = Set(
      entries.filter { $0.isNews || ($0.id == Ledger.page && !evidence.corrections.isEmpty) }.map(\.language))
    names = entries.reduce(into: [:]) { $0[$1.kind, default: []].insert($1.name) }
    // What every page asks for is put in order once.
    for language in settings.languages {
      for (kind, names) in names {
        let found = names.compactMap { name in
          kind.folder.flatMap { folder in
            byKey[PageKey(id: "\(folder)/\(name)", language: language)]
              ?? byKey[PageKey(id: "\(folder)/\(name)", language: settings.defaultLanguage)]
          }
        }
        let sequence = found.sorted {
          (entries[$0].order, entries[$0].id) < (entries[$1].order, entries[$1].id)
        }
        sequences[KindInLanguage(kind: kind, language: language)] = sequence
        for key in kind.ownKeys {
          guard let target = key.target else { continue }
          for number in sequence {
            for name in entries[number].names(key.name) {
              let relation = Relation(
                target: PageName(kind: target, name: name), kind: kind, key: key.name, language: language)
              if relations[relation]?.last != number { relations[relation, default: []].append(number) }
            }
          }
        }
        for (place, number) in sequence.enumerated() where entries[number].language == language {
          positions[entries[number].key] = place
        }
      }
    }
  }

  /// A page in a language.
  func entry(_ id: String, _ language: String) -> PageEntry? {
    byKey[PageKey(id: id, language: language)].map { entries[$0] }
  }

  /// A page's place among the entries.
  func position(_ key: PageKey) -> Int? { byKey[key] }

  /// A page in a language or, where it is not translated, in the default language.
  func entry(_ id: String, preferring language: String) -> PageEntry? {
    entry(id, language) ?? entry(id, settings.defaultLanguage)
  }

  /// The page of a kind by the name that data uses.
  func page(_ kind: Kind, named name: String, preferring language: String) -> PageEntry? {
    kind.folder.flatMap { entry("\($0)/\(name)", preferring: language) }
  }

  /// The page that a name in data stands for.
  func page(_ name: PageName, preferring language: String) -> PageEntry? {
    kinds.kind(named: name.kind).flatMap { page($0, named: name.name, preferring: language) }
  }

  /// Whether a name in data is that of a page.
  func has(_ name: PageName) -> Bool {
    kinds.kind(named: name.kind).map { names(of: $0).contains(name.name) } ?? false
  }

  /// The pages that facts may be about, kind by kind in their order.
  func subjects(preferring language: String) -> [PageEntry] {
    kinds.subjects.flatMap { pages(of: $0, preferring: language) }
  }

  /// The names of all pages of a kind.
  func names(of kind: Kind) -> Set<String> { names[kind] ?? [] }

  /// The pages of a kind in their order, each in the given language or, untranslated, in the default one.
  func pages(of kind: Kind, preferring language: String) -> [PageEntry] {
    (sequences[KindInLanguage(kind: kind, language: language)] ?? []).map { entries[$0] }
  }

  /// The pages of a kind that lead to one by a key, in their order.
  func pages(leadingTo page: PageEntry, by key: KindKey, of kind: Kind, _ language: String) -> [PageEntry] {
    let relation = Relation(target: page.pageName, kind: kind, key: key.name, language: language)
    return (relations[relation] ?? []).map { entries[$0] }
  }

  /// The pages before and after one in the order of its kind.
  func neighbours(of entry: PageEntry) -> (previous: PageEntry?, next: PageEntry?) {
    guard let sequence = sequences[KindInLanguage(kind: entry.kind, language: entry.language)],
      let place = positions[entry.key]
    else { return (nil, nil) }
    return (
      place > 0 ? entries[sequence[place - 1]] : nil,
      place + 1 < sequence.count ? entries[sequence[place + 1]] : nil
    )
  }

  /// The other pages of one's kind, from the next in their order round to the one before.
  func others(after entry: PageEntry) -> LazyMapSequence<Range<Int>, PageEntry> {
    let sequence = sequences[KindInLanguage(kind: entry.kind, language: entry.language)] ?? []
    let place = positions[entry.key] ?? 0
    let count = positions[entry.key] == nil ? 0 : sequence.count - 1
    return (0..<max(0, count)).lazy.map { entries[sequence[(place + 1 + $0) % sequence.count]] }
  }

  /// The page above: the folder's index page, or its parent's, up to the front page.
  func parent(of entry: PageEntry) -> PageEntry? {
    var parts = entry.id.split(separator: "/").map(String.init)
    if parts.last == "index" { parts.removeLast() }
    while !parts.isEmpty {
      parts.removeLast()
      let own = self.entry(parts.joined(separator: "/"), entry.language)
      if let parent = own ?? self.entry((parts + ["index"]).joined(separator: "/"), entry.language) {
        return parent
      }
    }
    return nil
  }

  /// Whether a page's file is there in some language and could not be read, which has been reported.
  func isUnreadable(_ id: String) -> Bool {
    settings.languages.contains { workspace.unreadable.contains("Content/\($0)/\(id).md") }
  }

  /// The names of a kind's pages that are there in some language and could not be read.
  func unreadableNames(of kind: Kind) -> Set<String> {
    let folders = settings.languages.compactMap { language in
      kind.folder.map { "Content/\(language)/\($0)/" }
    }
    return Set(
      workspace.unreadable.compactMap { path in
        folders.first(where: path.hasPrefix).map { String(path.dropFirst($0.count).prefix { $0 != "." }) }
      })
  }

  // MARK: Names that front matter and data use

  /// Reports names in front matter, data and settings that are no page's.
  private func checkNames() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for entry in entries {
      for key in entry.kind.ownKeys where key.type.isReference { diagnostics += unknown(key, on: entry) }
      guard entry.kind == kinds.briefing else { continue }
      for word in entry.source.frontMatter.words("parts")
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
    for (word, place) in settings.placesOfPages
    where entry(word, settings.defaultLanguage) == nil
      && entry(word + "/index", settings.defaultLanguage) == nil
      && !isUnreadable(word) && !isUnreadable(word + "/index")
    {
      let isDraft = drafts.ids.contains(word) || drafts.ids.contains(word + "/index")
      diagnostics.append(
        isDraft ? Drafts.named("the page '\(word)'", at: place) : unknownPage(word, at: place))
    }
    return diagnostics + settings.budget.checkNames(entries + drafts.pages, kinds)
  }

  private func unknownPage(_ id: String, at place: SourcePlace) -> Diagnostic {
    .error(
      "unknown-page", "no page '\(id)'\(Suggestion.clause(for: id, in: Set(entries.map(\.id))))", at: place)
  }

  /// A part that is there in another language only needs another remedy than a mistyped one.
  private func unknownPart(_ word: Located<String>, _ briefing: PageEntry) -> Diagnostic {
    if drafts.ids.contains(word.value) { return Drafts.named("the page '\(word.value)'", at: word.place) }
    if let draft = drafts.entry(word.value, briefing.language) {
      return Drafts.named(
        "\(draft.source.file.path), a part of \(briefing.source.file.path),", at: word.place)
    }
    guard let other = settings.languages.first(where: { entry(word.value, $0) != nil }) else {
      return unknownPage(word.value, at: word.place)
    }
    return .error(
      "unknown-page",
      "the part '\(word.value)' of \(briefing.source.file.path) has no page in '\(briefing.language)'",
      help: "translate Content/\(other)/\(word.value).md, or give the briefing 'parts' of its own",
      at: word.place)
  }

  /// What is wrong with an id that should be a fact's; nil for one whose own row has been reported.
  func unknownFact(_ id: String, at place: SourcePlace) -> Diagnostic? {
    if let subject = evidence.subjectLeftOut(with: id) {
      return Drafts.used(fact: id, of: subject, at: place)
    }
    guard evidence.isUnknownFact(id) else { return nil }
    let suggestion = Suggestion.clause(for: id, in: evidence.facts.map(\.id))
    return .error("unknown-fact", "no fact '\(id)'\(suggestion)", at: place)
  }

  /// What is wrong with the names that a key holds.
  private func unknown(_ key: KindKey, on entry: PageEntry) -> [Diagnostic] {
    entry.source.frontMatter.words(key.name).flatMap { word -> [Diagnostic] in
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
        let suggestion = Suggestion.clause(for: word.value, in: evidence.sources.map(\.id))
        return [.error("unknown-source", "no source '\(word.value)'\(suggestion)", at: word.place)]
      default: return []
      }
    }
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
    let suggestion = Suggestion.clause(for: name, in: names(of: kind))
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
        "unknown-page", "no \(kind.name) '\(name)'\(suggestion)", help: namesHelp(for: name, kind), at: place)
    ]
  }

  /// The names that there are, for one that is not among them and near to none; nil for many.
  func namesHelp(for name: String, _ kind: Kind) -> Message? {
    let names = names(of: kind).sorted()
    guard Suggestion.nearest(to: name, in: names) == nil, (1...20).contains(names.count) else { return nil }
    return "known are \(names.joined(separator: ", "))"
  }
}
