import Addresses

/// An entry after the Publication Manual of the APA, 7th edition.
///
/// Names come first with initials, then the date in brackets; an entry ends with its address, without a full stop.
struct APALayout: ReferenceStyle {
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
    if let doi = parts.doi ?? source[.doi].map(ReferenceParts.bareDOI) {
      entry.append("", link: "https://doi.org/" + doi, to: Address(doi: doi))
    } else if let url = parts.url {
      // What may change wants the day; what has a date of its own does not.
      let seen = source.issued == nil ? source.accessed?.start : nil
      entry.append(
        seen.map { "Retrieved \(Self.american($0)), from " } ?? "", link: url, to: Address(written: url))
    }
    if let cstr = parts.cstr {
      entry.append("", link: "https://cstr.cn/" + cstr, to: parts.cstrAddress(cstr))
    }
    return entry.open
  }

  var body: String {
    let authors = names(parts.responsible) ?? (parts.isPart ? nil : editorsFirst)
    let date = "(\(dateWords))"
    if source.type == .legislation || source.type == .regulation || source.type == .bill
      || source.type == .treaty
    {
      return law
    }
    if source.type == .legalCase { return court }
    // Without an author the title takes the first place, before the date.
    let head = authors.map { [$0, date, titled] } ?? [titled, date]
    return join(head + rest)
  }

  // MARK: Title

  /// The title with what is in brackets after it: `(2nd ed., Vol. 3)`, `[Data set]`.
  private var titled: String {
    var text = source[.title] ?? ""
    if !parts.isPart || isOnSite { if let details = details(withPages: false) { text += " (\(details))" } }
    if let form { text += " [\(form)]" }
    return text
  }

  /// What kind of work it is, where a reader could not tell.
  private var form: String? {
    switch source.type {
    case .dataset: "Data set"
    case .software: "Computer software"
    case .thesis:
      [source[.genre] ?? "Doctoral dissertation", source[.publisher]].compactMap { $0 }.joined(
        separator: ", ")
    case .map: "Map"
    case .motionPicture: "Film"
    case .broadcast: "Broadcast"
    case .interview: "Interview"
    case .speech: source[.genre] ?? "Speech"
    case .paperConference where !parts.isPart: source[.genre] ?? "Paper presentation"
    case .graphic, .figure: "Image"
    case .post: source[.genre] ?? "Post"
    case .reviewBook, .review: "Review"
    default: source[.genre] ?? source[.medium]
    }
  }

  /// `2nd ed., Vol. 3, pp. 1–9`.
  private func details(withPages: Bool) -> String? {
    let isSerial = [.articleJournal, .articleMagazine, .articleNewspaper, .review, .reviewBook].contains(
      source.type)
    guard !isSerial else { return nil }
    let number: String? =
      switch source.type {
      case .patent: source[.number].map { "Patent No. " + $0 }
      case .report: source[.number].map { $0.first?.isNumber == true ? "Report No. " + $0 : $0 }
      default: source[.number] ?? source[.archiveLocation]
      }
    let items: [String?] = [
      number, source[.section].map { "Section " + $0 }, edition,
      source[.version].map { $0.first?.isNumber == true ? "Version " + $0 : $0 }, volume,
      source[.scale].flatMap { source.type == .map ? $0 : nil },
      !parts.isPart || isOnSite ? helpers : nil, withPages || !parts.isPart ? pages : nil,
    ]
    let known = items.compactMap { $0 }
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }

  private var edition: String? {
    switch parts.edition {
    case .number(let number): number < 1000 ? "\(ReferenceParts.ordinal(number)) ed." : "\(number) ed."
    case .words(let words): words
    case nil: nil
    }
  }

  private var volume: String? {
    let number = (source[.volume] ?? source[.partNumber]).map {
      $0.first?.isNumber == true ? "Vol. " + $0 : $0
    }
    let text = [number, source[.volumeTitle] ?? source[.partTitle]].compactMap { $0 }.joined(separator: ": ")
    return text.isEmpty ? nil : text
  }

  /// `J. Smith, Trans.`: those who answer for the work beside its authors.
  private var helpers: String? {
    var items: [String] = []
    if !parts.responsible.isEmpty, !source.editors.isEmpty {
      items.append(
        Self.row(source.editors.map(Self.straight)) + (source.editors.count > 1 ? ", Eds." : ", Ed."))
    }
    if !source.translators.isEmpty {
      items.append(Self.row(source.translators.map(Self.straight)) + ", Trans.")
    }
    return items.isEmpty ? nil : items.joined(separator: "; ")
  }

  // MARK: What stands after the title

  private var isOnSite: Bool {
    [.webpage, .post, .postWeblog, .dataset, .software, .article].contains(source.type)
  }

  private var rest: [String?] {
    switch source.type {
    case .articleJournal, .articleMagazine, .articleNewspaper, .review, .reviewBook:
      return [translatorNote, journal]
    case .thesis:
      return [source[.archive]]
    case .paperConference where !parts.isPart:
      return [
        [source[.eventTitle], source[.eventPlace]].compactMap { $0 }.joined(separator: ", "), parts.issuer,
      ]
    default:
      if parts.isPart, !isOnSite { return [hostWork, parts.issuer] }
      let site = isOnSite ? source[.containerTitle] : nil
      // An author who publishes the work is not named again.
      let isOwn = parts.responsible.count == 1 && parts.responsible[0].literal == parts.issuer
      return [site, isOwn ? nil : parts.issuer, archive, source.type == .map ? source[.dimensions] : nil]
    }
  }

  private var translatorNote: String? {
    source.translators.isEmpty ? nil : "(" + Self.row(source.translators.map(Self.straight)) + ", Trans.)"
  }

  /// `In E. Novak & P. Lind (Eds.), Handbook (2nd ed., pp. 3–9)`.
  private var hostWork: String {
    var text = "In "
    if !source.editors.isEmpty {
      text +=
        Self.row(source.editors.map(Self.straight)) + (source.editors.count > 1 ? " (Eds.), " : " (Ed.), ")
    }
    text += source[.containerTitle] ?? ""
    if let details = details(withPages: true) { text += " (\(details))" }
    return text
  }

  /// `Journal, 12(3), 45–67`.
  private var journal: String? {
    var items = [source[.containerTitle]]
    switch (source[.volume], source[.issue]) {
    case (let volume?, let issue?): items.append("\(volume)(\(issue))")
    case (let volume?, nil): items.append(volume)
    case (nil, let issue?): items.append("(\(issue))")
    case (nil, nil): break
    }
    let plain = parts.pages(dash: "–")
    items.append(source.type == .articleNewspaper ? pages : plain ?? source[.number].map { "Article " + $0 })
    let known = items.compactMap { $0 }
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }

  private var pages: String? {
    parts.pages(dash: "–").map { page in
      page.first?.isNumber == true ? (page.contains("–") || page.contains(",") ? "pp. " : "p. ") + page : page
    }
  }

  private var archive: String? {
    let text = [source[.archive], source[.archivePlace]].compactMap { $0 }.joined(separator: ", ")
    return text.isEmpty ? nil : text
  }

  // MARK: Law

  /// `Title, number, § section (2016)`.
  private var law: String {
    let items = [
      source[.title], source[.number],
      source[.volume].map { [$0, source[.containerTitle]].compactMap { $0 }.joined(separator: " ") }
        ?? source[.containerTitle],
      source[.section].map { "§ " + $0 } ?? pages,
    ].compactMap { $0 }
    let authority = parts.responsible.first.map(Self.straight)
    let date = [authority, dateWords].compactMap { $0 }.joined(separator: " ")
    return items.joined(separator: ", ") + " (\(date))"
  }

  /// `Title, 410 Reports 113 (court 1973)`.
  private var court: String {
    let reporter = [source[.volume], source[.containerTitle], source[.page]].compactMap { $0 }.joined(
      separator: " ")
    let items = [source[.title], source[.number], reporter.isEmpty ? nil : reporter].compactMap { $0 }
    let court = [source[.authority], source[.jurisdiction], year].compactMap { $0 }.joined(separator: " ")
    return items.joined(separator: ", ") + (court.isEmpty ? "" : " (\(court))")
  }

  // MARK: Dates

  private var year: String? { source.issued?.start.map { "\($0.year)" } }

  private var dateWords: String {
    let isDaily = [
      .webpage, .post, .postWeblog, .articleNewspaper, .articleMagazine, .interview, .speech, .broadcast,
      .paperConference, .personalCommunication, .bill, .legislation, .regulation,
    ].contains(source.type)
    func words(_ date: EvidenceDate) -> String {
      guard isDaily, date.month != nil else { return "\(date.year)" }
      return "\(date.year), " + Self.monthAndDay(date)
    }
    switch source.issued {
    case .date(let date): return words(date)
    case .estimated(let date): return "ca. \(date.year)"
    case .open(let date): return "\(date.year)–present"
    case .span(let start, let end):
      return start.year == end.year ? "\(start.year)" : "\(start.year)–\(end.year)"
    case .literal(let text): return text
    case nil: return "n.d."
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static func monthAndDay(_ date: EvidenceDate) -> String {
    let month = date.month.map { months[$0 - 1] } ?? ""
    return date.day.map { "\(month) \($0)" } ?? month
  }

  private static func american(_ date: EvidenceDate) -> String {
    date.month == nil ? "\(date.year)" : monthAndDay(date) + ", \(date.year)"
  }

  // MARK: Names

  private var editorsFirst: String? {
    names(source.editors).map { $0 + (source.editors.count > 1 ? " (Eds.)" : " (Ed.)") }
  }

  /// `Senor, D., & Singer, S.`: up to twenty names, else the first nineteen and the last.
  private func names(_ names: [PersonName]) -> String? {
    var known = names.filter { !$0.standsForOthers }.map(Self.turned)
    guard !known.isEmpty else { return nil }
    if known.count < names.count { return known.joined(separator: ", ") + ", et al." }
    if known.count > 20 {
      return known.prefix(19).joined(separator: ", ") + ", . . . " + (known.last ?? "")
    }
    guard known.count > 1 else { return known[0] }
    let last = known.removeLast()
    return known.joined(separator: ", ") + ", & " + last
  }

  private static func turned(_ name: PersonName) -> String {
    guard let family = name.family else { return name.literal ?? "" }
    guard let given = name.given else { return family }
    if PersonName.isEastAsian(given) { return family + given }
    let suffix = name.suffix.map { ", " + $0 } ?? ""
    return family + ", " + initials(given) + (name.droppingParticle.map { " " + $0 } ?? "") + suffix
  }

  private static func straight(_ name: PersonName) -> String {
    guard let family = name.family else { return name.literal ?? "" }
    guard let given = name.given else { return family }
    if PersonName.isEastAsian(given) { return family + given }
    return [initials(given), name.droppingParticle, family, name.suffix].compactMap { $0 }.joined(
      separator: " ")
  }

  private static func initials(_ given: String) -> String {
    PersonName.initials(given).map { group in group.map { $0 + "." }.joined(separator: "-") }.joined(
      separator: " ")
  }

  private static func row(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + (names.count > 2 ? ", & " : " & ") + last
  }

  private func join(_ items: [String?]) -> String { ReferenceRuns.joined(items) }
}
