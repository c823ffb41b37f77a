import Diagnostics
import Evidence
import Jobs
import Kinds
import Markdown
import People
import Templates

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

/// Every page by its name, with the evidence: what directives, links and citations are resolved against.
///
/// Whatever works on a page holds it, and so it is one for all rather than copied part by part.
final class PageIndex: Sendable {
  let settings: SiteSettings
  let kinds: Kinds
  let directives: Directives
  let evidence: EvidenceBase
  let people: People
  /// Which pages name whom.
  let works: PersonWorks
  /// What pages carry in keys that make an index.
  let indexes: PageIndexes
  let workspace: Workspace
  /// The interface's words by language.
  let words: [String: [String: String]]
  private let figureLanguages: [String: FigureLanguage]
  let entries: [PageEntry]
  /// The languages in which something has a date, and which so have a feed.
  let datedLanguages: Set<String>
  /// The pages that are left out; their facts are left out of the evidence too.
  let drafts: Drafts
  /// The former addresses of pages.
  let aliases: [Alias]
  /// The names of the templates.
  let templateNames: Set<String>
  private let byKey: [PageKey: Int]
  /// The pages of a kind in their order, for readers of a language.
  private let sequences: [KindInLanguage: [Int]]
  /// The pages that lead to another, in their order.
  private let relations: [Relation: [Int]]
  /// The place of each page in the sequence of its kind and language.
  private let positions: [PageKey: Int]
  /// The names of the pages of each kind, in whatever language they are.
  private let names: [Kind: Set<String>]
  private let knownNames: [Kind: KnownNames]
  /// The names of the pages of each kind by their titles, for data that names a page by its title.
  let namesOfTitles = Lazy<[Kind: [String: String]]>()
  /// The ids of all pages, for mistyped ones.
  let pageNames: KnownNames
  /// What links that lead nowhere may have meant, by the language of the page that they stand on.
  private let fileNames: [String: FileNames]

  /// Gives every page its address.
  ///
  /// Two pages with one address are an error; drafts are left out unless wanted, with the facts about them.
  static func build(
    _ site: ParsedSite, _ directives: Directives, drafts: Bool, jobs: Int
  ) async -> Diagnosed<PageIndex> {
    var diagnostics: [Diagnostic] = []
    var entries: [PageEntry] = []
    var leftOut: [PageEntry] = []
    var taken: [Route: SourceFile] = [:]
    let language = site.settings.defaultLanguage
    let languages = InterfaceWords.languages(of: site.settings, site.templates.words)
    let all = await site.pages.concurrentMap(jobs: jobs) { page in
      PageEntry(
        parsed: page, route: Route(page: page.id, language: page.language, defaultLanguage: language),
        evidence: site.evidence, language: languages[page.language], directives: directives,
        templates: site.templates.names)
    }
    // The folder of a language belongs to its pages; one of the default language that leads there is in their way.
    for entry in all.filter({ $0.language != language }) + all.filter({ $0.language == language }) {
      let (page, route) = (entry.parsed, entry.route)
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
    let aliases = Alias.read(entries)
    let index = PageIndex(
      site, directives, entries: entries, aliases: aliases.value, drafts: Drafts(leftOut, beside: entries))
    return Diagnosed(index, diagnostics + index.checkNames() + aliases.diagnostics)
  }

  private init(
    _ site: ParsedSite, _ directives: Directives, entries: [PageEntry], aliases: [Alias], drafts: Drafts
  ) {
    let settings = site.settings
    let leftOut = site.kinds.subjects.flatMap { kind in
      drafts.names(of: kind).map { PageName(kind: kind.name, name: $0) }
    }
    let evidence = site.evidence.leavingOut(Set(leftOut))
    self.settings = settings
    kinds = site.kinds
    self.directives = directives
    templateNames = site.templates.names
    self.evidence = evidence
    people = site.people
    workspace = site.workspace
    words = site.templates.words
    figureLanguages = InterfaceWords.languages(of: settings, words)
    self.entries = entries
    self.aliases = aliases
    self.drafts = drafts
    let byKey = Dictionary(
      entries.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.byKey = byKey
    datedLanguages = Set(
      entries.filter { $0.isNews || ($0.id == SourcePages.ledger && !evidence.corrections.isEmpty) }.map(
        \.language))
    works = PersonWorks(entries, settings)
    indexes = PageIndexes(entries, site.kinds, settings, site.people)
    let names: [Kind: Set<String>] = entries.reduce(into: [:]) { $0[$1.kind, default: []].insert($1.name) }
    self.names = names
    knownNames = names.mapValues { KnownNames($0) }
    pageNames = KnownNames(Set(entries.map(\.id)))
    let files = Dictionary(grouping: entries, by: \.language).mapValues { $0.map(\.parsed.file.path) }
    fileNames = files.mapValues { pages in
      FileNames(pages: pages) { [workspace = site.workspace] in
        workspace.assets.keys.filter { $0.hasPrefix("Content/assets/") }
      }
    }
    // What every page asks for is put in order once.
    var sequences: [KindInLanguage: [Int]] = [:]
    var relations: [Relation: [Int]] = [:]
    var positions: [PageKey: Int] = [:]
    for language in settings.languages {
      for (kind, names) in names {
        let found = names.compactMap { name in
          kind.folder.flatMap { folder in
            byKey[PageKey(id: "\(folder)/\(name)", language: language)]
              ?? byKey[PageKey(id: "\(folder)/\(name)", language: settings.defaultLanguage)]
          }
        }
        // What follows one another in time is read in that order.
        let sequence = found.sorted { one, two in
          let (left, right) = (entries[one], entries[two])
          let (first, second) = kind.isDated ? (left.firstDay ?? "", right.firstDay ?? "") : ("", "")
          return (first, left.order, left.id) < (second, right.order, right.id)
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
    self.sequences = sequences
    self.relations = relations
    self.positions = positions
  }

  /// Another state of a page beside all the others as they were.
  private init(_ other: PageIndex, replacing position: Int, with entry: PageEntry) {
    var entries = other.entries
    entries[position] = entry
    var workspace = other.workspace
    workspace.texts[entry.parsed.file.path] = entry.parsed.file
    self.entries = entries
    self.workspace = workspace
    settings = other.settings
    kinds = other.kinds
    directives = other.directives
    evidence = other.evidence
    people = other.people
    works = other.works
    indexes = other.indexes
    words = other.words
    figureLanguages = other.figureLanguages
    datedLanguages = other.datedLanguages
    drafts = other.drafts
    aliases = other.aliases
    templateNames = other.templateNames
    byKey = other.byKey
    sequences = other.sequences
    relations = other.relations
    positions = other.positions
    names = other.names
    knownNames = other.knownNames
    pageNames = other.pageNames
    fileNames = other.fileNames
  }

  /// A language of the site, with the words that figures and charts have in it.
  func figureLanguage(_ tag: String) -> FigureLanguage { figureLanguages[tag] ?? FigureLanguage(tag: tag) }

  /// A page in a language.
  func entry(_ id: String, _ language: String) -> PageEntry? {
    byKey[PageKey(id: id, language: language)].map { entries[$0] }
  }

  /// The page of a file in a language's folder.
  func page(ofFile path: String, _ language: String) -> PageEntry? {
    let folder = "Content/\(language)/"
    guard path.hasPrefix(folder), path.hasSuffix(".md") else { return nil }
    return entry(String(path.dropFirst(folder.count).dropLast(".md".count)), language)
  }

  /// The same with another text in a page whose keys are as they were; nil if there is no such page.
  func replacing(_ entry: PageEntry) -> PageIndex? {
    byKey[entry.key].map { PageIndex(self, replacing: $0, with: entry) }
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

  /// The same, for mistyped ones.
  func knownNames(of kind: Kind) -> KnownNames { knownNames[kind] ?? KnownNames([String]()) }

  /// The page or file that a link which leads to no file was probably meant for.
  func nearestFile(to file: String, _ language: String) -> String? { fileNames[language]?.nearest(to: file) }

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
    return (0..<max(0, count)).lazy.map { [entries] in entries[sequence[(place + 1 + $0) % sequence.count]] }
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
}
