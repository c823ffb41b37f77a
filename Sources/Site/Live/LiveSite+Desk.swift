import Diagnostics
import Evidence
import Kinds
import Markdown

/// The editor's desk: everything on the site that waits for somebody.
public struct LiveDesk: Sendable, Encodable {
  /// The findings of a file.
  struct Page: Sendable, Encodable {
    let file: String
    let title: String?
    let url: String?
    let errors: Int
    let findings: [LiveFinding]
  }

  /// One thing in a list, and where it stands.
  struct Item: Sendable, Encodable {
    var title: String?
    var url: String?
    var place: String?
    var link: String?
    var text: String?
  }

  /// A list of things of one kind.
  struct Group: Sendable, Encodable {
    let id: String
    let title: String
    let items: [Item]
  }

  /// How long a page is and on what it rests.
  struct Count: Sendable, Encodable {
    let title: String
    let url: String
    let place: String
    let link: String
    let words: Int
    let facts: Int
    let sources: Int
  }

  let language: String
  let summary: String
  /// How many findings there are.
  let count: Int
  let pages: [Page]
  let groups: [Group]
  let counts: [Count]
  let countsHead: [String]
  let words: [String: String]
}

extension LiveSite {
  /// The desk as things stand.
  public func desk() -> LiveDesk? {
    guard let edition else { return nil }
    let catalogue = messages
    func words(_ message: Message) -> String { message.text(in: catalogue) }
    // Pages that nobody has written have no file to be opened.
    let texts = edition.index.workspace.texts
    let written = edition.input.catalogue.pages.filter { texts[$0.entry.parsed.file.path] != nil }
    let byFile = Dictionary(
      written.map { ($0.entry.parsed.file.path, $0.entry) }, uniquingKeysWith: { first, _ in first })
    let pages = edition.byFile.map { file, diagnostics in
      LiveDesk.Page(
        file: file, title: byFile[file]?.title, url: byFile[file]?.route.path,
        errors: diagnostics.count { $0.severity == .error }, findings: findings(diagnostics.inReadingOrder()))
    }.sorted { ($1.errors > 0 ? 1 : 0, $0.file) < ($0.errors > 0 ? 1 : 0, $1.file) }
    return LiveDesk(
      language: catalogue.language,
      summary: words("\(written.count) pages; to be mended: \(Self.count(edition.diagnostics))"),
      count: edition.diagnostics.count, pages: pages, groups: groups(edition, written),
      counts: written.map { page in
        let entry = page.entry
        return LiveDesk.Count(
          title: entry.title, url: entry.route.path, place: entry.parsed.file.path,
          link: editorLink(entry.parsed.file.whole), words: TextStatistics(entry.parsed.document).length,
          facts: page.dependencies.count { if case .fact = $0 { true } else { false } },
          sources: page.dependencies.count { if case .source = $0 { true } else { false } })
      },
      countsHead: [words("page"), words("characters or words"), words("facts"), words("sources")],
      words: [
        "title": words("The desk"), "site": words("To the site"), "findings": words("Findings"),
        "counts": words("Lengths"), "none": words("Nothing"), "open": words("open"),
        "everywhere": words("The whole site"),
      ])
  }

  private func groups(_ edition: Edition, _ written: [LinkedPage]) -> [LiveDesk.Group] {
    let catalogue = messages
    func group(_ id: String, _ title: Message, _ items: [LiveDesk.Item]) -> LiveDesk.Group {
      LiveDesk.Group(id: id, title: title.text(in: catalogue), items: items)
    }
    let index = edition.index
    let touched = edition.touched.map { touched -> LiveDesk.Item in
      let entry = touched.page.flatMap { index.entry($0.id, $0.language) }
      let record = touched.fact.flatMap { index.evidence.fact($0)?.places.record }
      // A file that is no more cannot be opened.
      var item =
        (record ?? index.workspace.texts[touched.file]?.whole).map(place)
        ?? LiveDesk.Item(place: touched.file)
      (item.title, item.url) = (entry?.title, entry?.route.path)
      return item
    }
    let stale = reported(["stale-translation"], edition, written)
    let missing = written.filter { $0.entry.language == index.settings.defaultLanguage }.flatMap { page in
      index.settings.languages.dropFirst().filter { index.entry(page.entry.id, $0) == nil }.map { language in
        item(page.entry, text: "Content/\(language)/\(page.entry.id).md")
      }
    }
    let disputed = index.evidence.facts.filter { $0.standing == .disputed }.compactMap {
      fact -> LiveDesk.Item? in
      guard let users = edition.input.catalogue.uses[.fact(fact.id)], !users.isEmpty else { return nil }
      var item = place(fact.places.record)
      item.title = fact.id
      let titles = users.compactMap { index.entry($0.id, $0.language)?.title }
      item.text = Message.list(titles.map { Message(verbatim: $0) }).text(in: messages)
      return item
    }
    return [
      group("touched", "What the last change touched", touched),
      group("stale", "Translations that have fallen behind", stale),
      group("missing", "Pages without a translation", missing),
      group("numbers", "Numbers without a fact", reported(["unbound-number"], edition, written)),
      group(
        "unused", "Facts and sources that nothing uses",
        reported(["unused-fact", "unused-source"], edition, written)),
      group("disputed", "Disputed facts in use", disputed),
      group("orphans", "Pages that nothing leads to", reported(["orphan-page"], edition, written)),
    ]
  }

  private func reported(_ ids: Set<String>, _ edition: Edition, _ written: [LinkedPage]) -> [LiveDesk.Item] {
    edition.diagnostics.filter { ids.contains($0.id) }.map { diagnostic in
      var item = diagnostic.place.map(place) ?? LiveDesk.Item()
      item.text = diagnostic.message.text(in: messages)
      let entry = written.first { $0.entry.parsed.file.path == diagnostic.place?.file.path }?.entry
      item.title = entry?.title
      item.url = entry?.route.path
      return item
    }
  }

  private func item(_ entry: PageEntry, text: String? = nil) -> LiveDesk.Item {
    LiveDesk.Item(
      title: entry.title, url: entry.route.path, place: entry.parsed.file.path,
      link: editorLink(entry.parsed.file.whole), text: text)
  }

  private func place(_ place: SourcePlace) -> LiveDesk.Item {
    let line = place.range.map { LineTable(place.file.text).position(of: $0.lowerBound).line }
    return LiveDesk.Item(place: place.file.path + (line.map { ":\($0)" } ?? ""), link: editorLink(place))
  }
}
