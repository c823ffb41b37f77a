import Addresses
import Digest
import Jobs
import Publishing
import Evidence
import Kinds
import Search
import Templates

/// The search index: for each language its pages, its facts as the ledger shows them, and its sources.
///
/// Beside the search page stands `manifest.json`. All other files are assets, whose names change with what is in them, so
/// that they can be kept for ever.
struct SearchFiles: Output {
  static let name = "search"

  let input: OutputInput

  func files() async -> [SiteTree.File] {
    let index = input.catalogue.index
    let pages = index.settings.languages.compactMap(index.searchPage)
    return await pages.concurrentMap(jobs: input.jobs) { [input] page in
      let entries = SearchEntries(
        catalogue: input.catalogue, assets: input.assets, words: input.templates.words)
      return Self.files(of: SearchIndex(entries.groups(for: page)), beside: page)
    }.flatMap(\.self)
  }

  private static func files(of search: SearchIndex, beside page: PageEntry) -> [SiteTree.File] {
    let digest = SHA256.hex(search.files.map(\.text).joined(separator: "\n")).prefix(10)
    func route(_ name: String) -> Route { Route("/assets/search/\(page.language)/\(name).\(digest).json") }
    func file(_ route: Route, _ file: SearchIndex.File) -> SiteTree.File {
      SiteTree.File(path: route.file, bytes: Array(file.text.utf8))
    }
    // A star as it stands: an address would have it encoded.
    let pattern = Route("/").relative(to: page.route).text + route("*").path.dropFirst()
    return search.files.map { file(route($0.name), $0) } + [
      file(Route(page.route.path + "manifest.json"), search.manifest(files: pattern))
    ]
  }
}

/// What can be found in one language.
struct SearchEntries {
  let catalogue: Catalogue
  let assets: AssetCatalogue
  let words: [String: [String: String]]

  private var index: PageIndex { catalogue.index }

  /// The entries, in the groups that the search page shows; addresses are as seen from it.
  func groups(for page: PageEntry) -> [SearchGroup] {
    let own = catalogue.pages.filter { $0.entry.language == page.language && $0.entry.id != page.id }
    let sources = Set(index.evidence.sources.map { SourcePages.page(of: $0.id) })
    let context = ComposeContext(catalogue: catalogue, page: LinkedPage(entry: page), assets: assets)
    // A list that goes on says nothing that its pages do not.
    let pages = own.filter { !sources.contains($0.entry.id) && $0.entry.parsed.continues == nil }
    let sourcePages = Dictionary(
      own.filter { sources.contains($0.entry.id) }.map { ($0.entry.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return [
      SearchGroup("pages", pages.map { entry($0, context) }),
      SearchGroup("facts", index.evidence.facts.compactMap { entry($0, context) }),
      SearchGroup(
        "sources",
        index.evidence.sources.compactMap { entry($0, sourcePages[SourcePages.page(of: $0.id)], context) }),
    ]
  }

  /// A page: title, summary, place or subtitle, then its text.
  private func entry(_ page: LinkedPage, _ search: ComposeContext) -> SearchEntry {
    let entry = page.entry
    let frontMatter = entry.parsed.frontMatter
    let details =
      entry.kind.ownKeys.filter { $0.index != nil }.flatMap { entry.texts($0) }
      + [frontMatter.text("subtitle")].compactMap(\.self)
      + Byline(entry, search).all.map(\.name)
    let title = entry.id == "index" ? index.settings.title(in: entry.language) : entry.title
    let first = entry.id == "index" ? [entry.title, entry.summary] : [entry.summary]
    return SearchEntry(
      attributes: [.init("url", search.url(entry.route).text), .init("kind", entry.kind.name)],
      fields: [
        SearchField(title, .title),
        SearchField(first.compactMap(\.self).joined(separator: "\n"), .summary),
        SearchField(details.joined(separator: "\n"), .summary),
      ] + fields(of: page))
  }

  private func fields(of page: LinkedPage) -> [SearchField] {
    ReadingText(page, index).sections.flatMap { section in
      [
        SearchField(section.heading, .heading, anchor: section.anchor),
        SearchField(section.text, .body, anchor: section.anchor),
      ].filter { !$0.text.isEmpty }
    }
  }

  /// A fact as its line of the ledger has it: indicator, subject, figure, standing, then what is said of it.
  ///
  /// Without a ledger it leads to the first page that uses it; a fact that no page uses is not to be found.
  private func entry(_ fact: Fact, _ search: ComposeContext) -> SearchEntry? {
    let line = Ledger(context: search).entry(fact)
    guard let url = search.ledgerURL(of: fact) ?? line.uses.first?.url else { return nil }
    let place = fact.subject.flatMap { index.page($0, preferring: search.entry.language)?.shortTitle }
    let words = words[search.entry.language] ?? [:]
    let gap = line.qualifier.isEmpty ? "" : words["gap"] ?? ""
    func word(_ key: String) -> String { words[key] ?? "" }
    let formula = line.formula.map { word("computed") + word("colon") + $0 + word("stop") }
    let changes = line.changes.map { change in
      change.date.text + word("colon") + word("was") + word("gap") + change.old
        + (change.isWithdrawal ? word("nowWithdrawn") : word("isNow") + word("gap") + change.new)
        + word("stop")
        + word("gap") + change.reason
    }
    let more =
      [line.note, line.isStatement ? nil : line.definition, formula] + changes + line.sources.map(\.title)
    return SearchEntry(
      attributes: [
        .init("url", url.text), .init("standing", fact.standing.rawValue), .init("period", line.period ?? ""),
        .init("form", line.isStatement ? "statement" : "figure"),
      ],
      fields: [
        SearchField(line.indicator, .title), SearchField(place ?? "", .heading),
        SearchField(line.qualifier + gap + line.figure, .summary),
        SearchField(words[fact.standing.rawValue] ?? "", .body),
        SearchField(more.compactMap(\.self).joined(separator: "\n"), .body),
      ])
  }

  /// A source: its short title, its entry of the bibliography, then what an editor has written on it.
  private func entry(_ source: Source, _ page: LinkedPage?, _ search: ComposeContext) -> SearchEntry? {
    let uses = catalogue.uses[.source(source.id)] ?? []
    let route =
      page?.entry.route
      ?? uses.first { $0.language == search.entry.language }.flatMap {
        index.entry($0.id, $0.language)?.route
      }
    guard let route else { return nil }
    let reference = ReferenceFormatter(style: index.settings.citationStyle).entry(for: source)
    let isForeign = FigureLanguage(tag: reference.language) != search.figureLanguage
    return SearchEntry(
      attributes: [.init("url", search.url(route).text)]
        + (isForeign ? [.init("language", reference.language)] : []),
      fields: [
        SearchField(source.shortTitle, .title),
        SearchField(reference.text, .summary),
      ]
        + (page.map(fields) ?? []))
  }
}
