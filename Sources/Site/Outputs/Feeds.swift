import Addresses
import Publishing
import Evidence
import Kinds
import People
import Templates

/// An Atom feed for each language: the pages that carry a date and the corrections of facts, what changed last first.
struct Feeds: Output {
  static let name = "feeds"

  /// One thing that is new.
  private struct Entry {
    let id: String
    let title: String
    let url: Address
    let published: String
    let updated: String
    let summary: String?
    /// Those who wrote it; where nobody is named the publisher stands for the whole feed.
    var authors: [Person] = []
  }

  let input: OutputInput
  /// How many entries a feed has at most.
  var limit = 50

  private var index: PageIndex { input.catalogue.index }

  func files() -> [SiteTree.File] {
    index.settings.languages.flatMap { language in
      [whole(language)].compactMap(\.self) + index.kinds.declared.compactMap { own($0, language) }
    }
  }

  /// What is new on the site.
  private func whole(_ language: String) -> SiteTree.File? {
    guard let route = FileRoutes.feed(index, language) else { return nil }
    let home = Route(page: "index", language: language, defaultLanguage: index.settings.defaultLanguage)
    let feed = Feed(
      language: language, route: route, home: home, title: index.settings.title(in: language),
      entries: pages(language) { _ in true } + corrections(language))
    return SiteTree.File(path: route.file, bytes: Array(text(feed).utf8))
  }

  /// What is new among the pages of a kind that follow one another in time.
  private func own(_ kind: Kind, _ language: String) -> SiteTree.File? {
    guard let route = FileRoutes.feed(of: kind, index, language),
      let top = index.entry("\(kind.folder ?? "")/index", language)
    else { return nil }
    let feed = Feed(
      language: language, route: route, home: top.route,
      title: "\(index.settings.title(in: language)) · \(top.shortTitle)",
      entries: pages(language) { $0.kind == kind })
    return SiteTree.File(path: route.file, bytes: Array(text(feed).utf8))
  }

  /// A feed before it is written.
  private struct Feed {
    let language: String
    let route: Route
    /// The page that it tells of.
    let home: Route
    let title: String
    let entries: [Entry]
  }

  private func text(_ feed: Feed) -> String {
    let settings = index.settings
    let (language, home) = (feed.language, feed.home)
    let all = feed.entries.sorted { ($1.updated, $0.id) < ($0.updated, $1.id) }
    var xml = XMLText()
    xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language]) { xml in
      xml.element("id", [:], home.absolute(on: settings.url).text)
      xml.element("title", [:], feed.title)
      xml.element("subtitle", [:], settings.text(settings.description, in: language))
      xml.element("updated", [:], Self.time(all.first?.updated ?? ""))
      xml.element("author") { $0.element("name", [:], settings.text(settings.publisher, in: language)) }
      if let licence = settings.licence { xml.element("rights", [:], "\(licence.name) \(licence.url.text)") }
      xml.element(
        "link",
        ["rel": "self", "type": "application/atom+xml", "href": feed.route.absolute(on: settings.url).text])
      xml.element(
        "link",
        [
          "rel": "alternate", "type": "text/html", "hreflang": language,
          "href": home.absolute(on: settings.url).text,
        ])
      for entry in all.prefix(limit) {
        xml.element("entry") { xml in
          xml.element("id", [:], entry.id)
          xml.element("title", [:], entry.title)
          xml.element("link", ["rel": "alternate", "type": "text/html", "href": entry.url.text])
          xml.element("published", [:], Self.time(entry.published))
          xml.element("updated", [:], Self.time(entry.updated))
          for author in entry.authors { write(author, language, &xml) }
          if let summary = entry.summary { xml.element("summary", [:], summary) }
        }
      }
    }
    return xml.text
  }

  private func pages(_ language: String, _ isWanted: (PageEntry) -> Bool) -> [Entry] {
    input.catalogue.pages.compactMap { page in
      let entry = page.entry
      guard entry.language == language, entry.isNews, isWanted(entry), let day = entry.day else { return nil }
      let url = entry.route.absolute(on: index.settings.url)
      return Entry(
        id: url.text, title: entry.title, url: url, published: entry.firstDay ?? day, updated: day,
        summary: Excerpt.of(page, index), authors: index.authors(of: entry))
    }
  }

  /// Somebody's name, and where the person is found: by the identifier, which stays, or else by the page that is named.
  private func write(_ person: Person, _ language: String, _ xml: inout XMLText) {
    let name = person.name(in: language, else: index.settings.defaultLanguage)
    let address = person.orcid?.address ?? person.link.map { Address(written: $0) }
    xml.element("author") { xml in
      xml.element("name", [:], name.natural)
      if let address { xml.element("uri", [:], address.text) }
    }
  }

  /// A correction leads to the fact's line in the ledger, or else to the first page that uses it.
  private func corrections(_ language: String) -> [Entry] {
    let evidence = index.evidence
    let words = input.templates.words[language] ?? [:]
    func word(_ key: String) -> String { words[key] ?? "" }
    let figureLanguage = index.figureLanguage(language)
    return evidence.corrections.compactMap { correction in
      let fact = correction.old
      let place = fact.subject.flatMap { index.page($0, preferring: language)?.shortTitle }
      let subject = evidence.indicator(of: fact)?.name(in: figureLanguage) ?? fact.indicator
      let ledger = index.ledger(language)
      let use = (input.catalogue.uses[.fact(fact.id)] ?? []).first { $0.language == language }
      guard let page = ledger ?? use.flatMap({ index.entry($0.id, language)?.route }) else { return nil }
      let address = page.absolute(on: index.settings.url)
      let change = ChangeModel(correction, evidence.indicator(of: fact), figureLanguage)
      let now = change.isWithdrawal ? word("nowWithdrawn") : word("isNow") + word("gap") + change.new
      let day = correction.date.iso
      return Entry(
        id: address.appending(fragment: "\(fact.id)-\(day)").text,
        title: word("corrections") + word("colon")
          + [place, subject].compactMap { $0 }.joined(separator: word("comma")),
        url: ledger == nil ? address : address.appending(fragment: fact.id), published: day, updated: day,
        summary: subject + word("colon") + word("was") + word("gap") + change.old + now + word("stop")
          + word("gap") + change.reason)
    }
  }

  /// A day as the time that Atom asks for.
  private static func time(_ day: String) -> String { day + "T00:00:00Z" }
}
