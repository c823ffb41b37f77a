import Addresses

/// An entry after ISO 690:2021, numeric, with the words of English.
///
/// The date comes last before pages and identifiers; what is online is said to be so after its title, and the day on which
/// it was seen stands after its address.
struct ISO690Layout: ReferenceStyle {
  let source: Source
  let language: EntryLanguage
  private let parts: ReferenceParts

  init(_ source: Source) {
    self.source = source
    language = EntryLanguage(source)
    parts = ReferenceParts(source: source)
  }

  var runs: [ReferenceEntry.Run] {
    var entry = ReferenceRuns(body)
    if let cstr = parts.cstr { entry.append("CSTR ", link: cstr, to: parts.cstrAddress(cstr)) }
    if let doi = parts.doi { entry.append("DOI ", link: doi, to: Address(doi: doi)) }
    if let url = parts.url { entry.append("Available from: ", link: url, to: Address(written: url)) }
    if parts.isOnline, let seen = source.accessed?.start { entry.append(" [viewed \(seen.iso)]") }
    return entry.closed
  }

  var body: String {
    let authors = names(parts.responsible) ?? (parts.isPart ? nil : editorsFirst)
    switch source.type {
    case .articleJournal, .articleMagazine, .articleNewspaper, .review, .reviewBook:
      return join([authors, title(isMarked: false), others, serial])
    case .chapter, .entryDictionary, .entryEncyclopedia:
      return host(authors)
    case .paperConference:
      if parts.isPart { return host(authors) }
      return join([authors, title(), event, publication, pages])
    case .periodical:
      return join([authors, title(), numbering, publication, identifierNumbers])
    case .standard:
      return join([
        names(parts.responsible), [source[.number], title()].compactMap { $0 }.joined(separator: ". "),
        publication,
      ])
    default:
      if parts.isLegal { return legal(authors) }
      if parts.isPart, ![.webpage, .post, .postWeblog, .dataset, .software, .article].contains(source.type) {
        return host(authors)
      }
      return join([
        authors, title(), others, edition, version, volume, numberWords,
        source[.section].map { "Section " + $0 }, scale, publication, series, pages,
        extent,
        archive, identifierNumbers,
      ])
    }
  }

  // MARK: Titles

  private func title(isMarked: Bool = true) -> String {
    var text = source[.title] ?? ""
    if let genre, source.type == .thesis { text += " [\(genre)]" }
    if isMarked, parts.isOnline {
      text += " [online]"
    } else if let medium = source[.medium], isMarked {
      text += " [\(medium)]"
    }
    return text
  }

  private var genre: String? { source[.genre] }

  private func host(_ authors: String?) -> String {
    var container = source[.containerTitle] ?? ""
    if parts.isOnline { container += " [online]" }
    let editors = names(source.editors).map { $0 + (source.editors.count > 1 ? " (eds.)" : " (ed.)") }
    let whole = join([editors, container, edition, volume, publication, pages, series, identifierNumbers])
    return join([authors, title(isMarked: false), translators, numberWords, "In: " + whole])
  }

  private func legal(_ authors: String?) -> String {
    let reporter = parts.isPart ? serial : nil
    return join([
      authors, title(), source[.number], source[.section].map { "Section " + $0 }, reporter,
      parts.isPart ? nil : publication, parts.isPart ? nil : pages,
    ])
  }

  private var event: String? {
    source[.eventTitle].map { [$0, source[.eventPlace]].compactMap { $0 }.joined(separator: ", ") }.map {
      "In: " + $0
    }
  }

  private var edition: String? {
    switch parts.edition {
    case .number(let number): number < 1000 ? "\(ReferenceParts.ordinal(number)) ed." : "\(number) ed."
    case .words(let words): words
    case nil: nil
    }
  }

  private var version: String? {
    source[.version].map { $0.first?.isNumber == true ? "Version " + $0 : $0 }
  }

  private var volume: String? {
    let number = (source[.volume] ?? source[.partNumber]).map {
      $0.first?.isNumber == true ? "Vol. " + $0 : $0
    }
    let text = [number, source[.volumeTitle] ?? source[.partTitle]].compactMap { $0 }.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }

  private var numberWords: String? {
    if source.type == .patent {
      return source[.number].map { "Patent " + $0 } ?? source[.callNumber]
    }
    return source[.number].map { number in
      source.type == .report && number.first?.isNumber == true ? "Report " + number : number
    }
  }

  private var scale: String? {
    guard source.type == .map else { return nil }
    let text = [source[.scale], source[.dimensions]].compactMap { $0 }.joined(separator: "; ")
    return text.isEmpty ? nil : text
  }

  private var extent: String? { source[.numberOfVolumes].map { "\($0) vols." } }

  private var series: String? {
    source[.collectionTitle].map {
      [$0, source[.collectionNumber]].compactMap { $0 }.joined(separator: ", ")
    }
  }

  private var archive: String? {
    let text = [source[.archive], source[.archivePlace], source[.archiveLocation] ?? archiveNumber].compactMap
    { $0 }
    .joined(separator: ", ")
    return text.isEmpty ? nil : "At: " + text
  }

  private var archiveNumber: String? { source.type == .patent ? nil : source[.callNumber] }

  private var identifierNumbers: String? {
    let items = [source[.isbn].map { "ISBN " + $0 }, source[.issn].map { "ISSN " + $0 }].compactMap { $0 }
    return items.isEmpty ? nil : items.joined(separator: ". ")
  }

  // MARK: Publication

  /// `Journal. 2020, vol. 7, no. 2, pp. 100–120`.
  private var serial: String? {
    guard var container = source[.containerTitle] else { return date.map { join([$0, pages]) } }
    if parts.isOnline { container += " [online]" }
    let isDaily = source.type == .articleNewspaper || source[.volume] == nil && source[.issue] == nil
    let items = [
      isDaily ? date : year, source[.volume].map { "vol. " + $0 }, source[.issue].map { "no. " + $0 },
      pages ?? source[.number].map { "art. " + $0 },
    ].compactMap { $0 }
    return join([container, items.isEmpty ? nil : items.joined(separator: ", "), identifierNumbers])
  }

  private var numbering: String? {
    let items = [source[.volume].map { "vol. " + $0 }, source[.issue].map { "no. " + $0 }].compactMap { $0 }
    return items.isEmpty ? nil : items.joined(separator: ", ") + "–"
  }

  /// `Place: Publisher, date`.
  private var publication: String? {
    let container =
      [.webpage, .post, .postWeblog, .dataset, .software, .article].contains(source.type)
      ? source[.containerTitle] : nil
    let issuer = [parts.place, parts.issuer ?? container].compactMap { $0 }.joined(separator: ": ")
    let text = [issuer.isEmpty ? nil : issuer, date].compactMap { $0 }.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }

  private var pages: String? {
    parts.pages(dash: "–").map { page in
      guard page.first?.isNumber == true else { return page }
      return (page.contains("–") || page.contains(",") ? "pp. " : "p. ") + page
    }
  }

  private var year: String? { written { "\($0.year)" } }
  private var date: String? { written { $0.text(in: .en) } }

  private func written(_ form: (EvidenceDate) -> String) -> String? {
    switch source.issued {
    case .date(let date): form(date)
    case .estimated(let date): "[ca. " + form(date) + "]"
    case .open(let date): form(date) + "–"
    case .span(let start, let end): form(start) + "–" + form(end)
    case .literal(let text): text
    case nil: nil
    }
  }

  // MARK: Names

  private var editorsFirst: String? {
    names(source.editors).map { $0 + (source.editors.count > 1 ? " (eds.)" : " (ed.)") }
  }

  private var translators: String? {
    source.translators.isEmpty ? nil : "Translated by " + Self.row(source.translators.map(\.natural))
  }

  private var others: String? {
    let editors =
      parts.responsible.isEmpty || source.editors.isEmpty || parts.isPart
      ? nil : "Edited by " + Self.row(source.editors.map(\.natural))
    let both = [editors, translators].compactMap { $0 }
    return both.isEmpty ? nil : both.joined(separator: ". ")
  }

  /// `SENOR, Dan and Saul SINGER`: the first name turned round; of more than three the first alone.
  private func names(_ names: [PersonName]) -> String? {
    let known = names.filter { !$0.standsForOthers }
    guard let first = known.first else { return nil }
    if known.count > 3 || known.count < names.count { return Self.turned(first) + " et al." }
    return Self.row([Self.turned(first)] + known.dropFirst().map(Self.straight))
  }

  private static func turned(_ name: PersonName) -> String {
    guard let family = name.family else { return name.literal ?? "" }
    guard let given = name.given else { return family.uppercased() }
    if PersonName.isEastAsian(given) { return family + given }
    return [family.uppercased() + ", " + given, name.droppingParticle, name.suffix].compactMap { $0 }
      .joined(separator: " ")
  }

  private static func straight(_ name: PersonName) -> String {
    guard let family = name.family, let given = name.given, !PersonName.isEastAsian(given) else {
      return name.natural
    }
    return [given, name.droppingParticle, family.uppercased(), name.suffix].compactMap { $0 }.joined(
      separator: " ")
  }

  private static func row(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private func join(_ items: [String?]) -> String { ReferenceRuns.joined(items) }
}
