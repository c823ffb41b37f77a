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
struct SearchFiles: StreamedOutput {
  static let name = "search"

  let input: OutputInput

  private var index: PageIndex { input.catalogue.index }

  private var entries: SearchEntries {
    SearchEntries(catalogue: input.catalogue, assets: input.assets, words: input.templates.words)
  }

  func make(into sink: any FileSink) async {
    if let remaking = input.remaking, await remake(remaking, into: sink) { return }
    let pages = index.settings.languages.compactMap(index.searchPage)
    let work = pages.indices.flatMap { number in entries.segments(for: pages[number]).map { (number, $0) } }
    let lines = await work.concurrentMap(jobs: input.jobs) {
      [entries, catalogue = input.catalogue] number, segment in
      let page = pages[number]
      // There are as many segments as keep all cores busy.
      let groups = await entries.groups(segment, for: page, jobs: 1) { catalogue.page($0.id, $0.language) }
      let part = Part(SearchIndex(groups), page)
      for file in part.files { sink.put(file) }
      return (number, part.manifest)
    }
    for (number, page) in pages.enumerated() {
      sink.put(Self.manifest(lines.filter { $0.0 == number }.map(\.1), page))
    }
  }

  /// Makes the segments anew that may read otherwise, and takes the others over.
  ///
  /// - Returns: Whether it could be done so; if not, nothing has been.
  private func remake(_ remaking: Remaking, into sink: any FileSink) async -> Bool {
    // Nothing can be wrong with it.
    guard let former = remaking.former else { return input.isCheck }
    let catalogue = input.catalogue
    guard
      let renewal = await renewed(
        remaking.texts, facts: remaking.facts, linked: { catalogue.page($0.id, $0.language) },
        former: former.bytes)
    else { return false }
    let new = Set(renewal.files.map(\.path))
    let manifests = Set(
      index.settings.languages.compactMap(index.searchPage).map { Self.manifestRoute($0).file })
    let kept = former.paths.filter { path in
      (path.hasPrefix("assets/search/") || manifests.contains(path)) && Compressor.textPath(of: path) == path
        && !new.contains(path) && !renewal.gone.contains { $0.holds(path) }
    }
    for path in kept { _ = sink.keep(path) }
    for file in renewal.files { sink.put(file) }
    return true
  }

  /// What changes in the search of a language with the texts of some of its pages.
  struct Renewal: Sendable {
    var files: [SiteTree.File] = []
    /// The segments that are no longer there.
    var gone: [Gone] = []
  }

  /// The files of a segment, by what their paths have in common.
  struct Gone: Sendable {
    let folder: String
    let ending: String

    /// Whether a path is that of one of them.
    func holds(_ path: String) -> Bool { path.hasPrefix(folder) && path.hasSuffix(ending) }
  }

  /// Makes the segments anew that hold some pages or facts; all others are as they were.
  ///
  /// - Parameters:
  ///   - changed: The pages.
  ///   - facts: The facts.
  ///   - linked: Links a page.
  ///   - former: The files of the site as it stands.
  /// - Returns: Nil if the site's search is not what it would be.
  func renewed(
    _ changed: Set<PageKey>, facts: Set<String> = [],
    linked: @escaping @Sendable (PageEntry) -> LinkedPage?, former: (_ path: String) -> [UInt8]?
  ) async -> Renewal? {
    let pages = index.settings.languages.compactMap(index.searchPage)
    var manifests: [[String]] = []
    var touched: [(page: Int, number: Int, segment: SearchSegment)] = []
    for (place, page) in pages.enumerated() {
      let segments = entries.segments(for: page)
      let numbers = segments.indices.filter { segments[$0].holds(changed, facts) }
      manifests.append([])
      guard !numbers.isEmpty else { continue }
      guard let old = former(Self.manifestRoute(page).file),
        let lines = Self.manifests(String(decoding: old, as: UTF8.self)), lines.count == segments.count
      else { return nil }
      manifests[place] = lines
      touched += numbers.map { (place, $0, segments[$0]) }
    }
    let parts = await touched.concurrentMap(jobs: input.jobs) {
      [entries, catalogue = input.catalogue, jobs = input.jobs] place, _, segment in
      // Facts and sources name the pages that use them, for which all pages are looked at.
      let groups = await entries.groups(segment, for: pages[place], jobs: jobs) { entry in
        segment.isOfPages ? linked(entry) : catalogue.page(entry.id, entry.language)
      }
      return Part(SearchIndex(groups), pages[place])
    }
    var renewal = Renewal()
    for ((place, number, _), part) in zip(touched, parts) {
      guard let ending = Self.ending(manifests[place][number]) else { return nil }
      renewal.gone.append(Gone(folder: "assets/search/\(pages[place].language)/", ending: ending))
      manifests[place][number] = part.manifest
      renewal.files += part.files
    }
    for (page, lines) in zip(pages, manifests) where !lines.isEmpty {
      renewal.files.append(Self.manifest(lines, page))
    }
    return renewal
  }

  /// A segment of a language's index as files, with its line of the manifest.
  private struct Part: Sendable {
    let files: [SiteTree.File]
    let manifest: String

    init(_ search: SearchIndex, _ page: PageEntry) {
      let digest = SHA256.hex(Array(search.files.map(\.bytes).joined(separator: [0x0A]))).prefix(10)
      func route(_ name: String) -> Route { Route("/assets/search/\(page.language)/\(name).\(digest).json") }
      files = search.files.map { SiteTree.File(path: route($0.name).file, bytes: $0.bytes) }
      // A star as it stands: an address would have it encoded.
      let pattern = Route("/").relative(to: page.route).text + route("*").path.dropFirst()
      manifest = search.manifest(files: pattern).text
    }
  }

  private static func manifestRoute(_ page: PageEntry) -> Route { Route(page.route.path + "manifest.json") }

  private static func manifest(_ parts: [String], _ page: PageEntry) -> SiteTree.File {
    let text = "{\"segments\":[\n" + parts.joined(separator: ",\n") + "\n]}\n"
    return SiteTree.File(path: manifestRoute(page).file, bytes: Array(text.utf8))
  }

  /// The segments' lines of a manifest; nil if it is none of these.
  private static func manifests(_ text: String) -> [String]? {
    let lines = text.split(separator: "\n")
    guard lines.count > 2, lines.first == "{\"segments\":[", lines.last == "]}" else { return nil }
    return lines.dropFirst().dropLast().map { String($0.hasSuffix(",") ? $0.dropLast() : $0) }
  }

  /// What stands behind the star in the addresses of a segment's files.
  private static func ending(_ manifest: String) -> String? {
    guard let star = manifest.firstIndex(of: "*"),
      let end = manifest[star...].firstIndex(of: "\"")
    else { return nil }
    return String(manifest[manifest.index(after: star)..<end])
  }
}

/// What can be found in one language.
struct SearchEntries: Sendable {
  let catalogue: Catalogue
  let assets: AssetCatalogue
  let words: [String: [String: String]]

  private var index: PageIndex { catalogue.index }

  /// What can be found in the language of a search page, in segments.
  func segments(for page: PageEntry) -> [SearchSegment] {
    let sources = Set(index.evidence.sources.map { SourcePages.page(of: $0.id) })
    // A list that goes on says nothing that its pages do not.
    let pages = index.entries.filter {
      $0.language == page.language && $0.id != page.id && !sources.contains($0.id)
        && $0.parsed.continues == nil
    }
    return SearchSegment.all([
      ("pages", pages.map { .page($0) }), ("facts", index.evidence.facts.map { .fact($0) }),
      ("sources", index.evidence.sources.map { .source($0) }),
    ])
  }

  /// The entries of a segment; addresses are as seen from the search page.
  func groups(
    _ segment: SearchSegment, for page: PageEntry, jobs: Int,
    _ linked: @escaping @Sendable (PageEntry) -> LinkedPage?
  ) async -> [SearchGroup] {
    let context = ComposeContext(catalogue: catalogue, page: LinkedPage(entry: page), assets: assets)
    var groups: [SearchGroup] = []
    for group in segment.groups {
      let found = await group.items.concurrentMap(jobs: jobs) { item -> SearchEntry? in
        switch item {
        case .page(let own): linked(own).map { entry($0, context) }
        case .fact(let fact): entry(fact, context)
        case .source(let source):
          entry(source, index.entry(SourcePages.page(of: source.id), page.language).flatMap(linked), context)
        }
      }
      groups.append(SearchGroup(group.name, found.compactMap(\.self)))
    }
    return groups
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
