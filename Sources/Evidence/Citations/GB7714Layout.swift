import Addresses

/// The parts of an entry in the order that GB/T 7714 gives them for the source's type.
struct GB7714Layout: ReferenceStyle {
  let source: Source
  let style: CitationStyle
  let language: EntryLanguage
  private let parts: ReferenceParts
  private let marks: ReferencePunctuation
  private let names: ReferenceNames

  init(_ source: Source, style: CitationStyle) {
    self.source = source
    self.style = style
    language = EntryLanguage(source)
    parts = ReferenceParts(source: source)
    marks = ReferencePunctuation(style)
    names = ReferenceNames(style: style, language: language)
  }

  private var is2025: Bool { style == .gb7714Edition2025 }
  private var isOnline: Bool { parts.isOnline }

  var runs: [ReferenceEntry.Run] {
    var entry = ReferenceRuns(body)
    if let url = parts.url { entry.append("", link: url, to: Address(written: url)) }
    if let cstr = parts.cstr { entry.append("CSTR:", link: cstr, to: parts.cstrAddress(cstr)) }
    if let doi = parts.doi { entry.append("DOI:", link: doi, to: Address(doi: doi)) }
    return entry.closed
  }

  /// The entry up to the address, without the full stop after it.
  var body: String {
    let authors = names.list(parts.responsible) ?? hostlessEditors
    switch source.type {
    case .periodical:
      return join([authors, title(), numbering, dated(imprint(.year, hasPages: false))])
    case .articleJournal, .articleMagazine, .review, .reviewBook:
      return join([authors, title(), translators, dated(journal)])
    case .articleNewspaper:
      return join([authors, title(with: [source[.number]]), translators, dated(newspaper)])
    case .webpage, .post, .postWeblog:
      return join([
        authors, title(with: [source[.number], source[.section]]), version,
        onlineDates ?? dated(imprint(.year)),
      ])
    case .chapter, .entryDictionary, .entryEncyclopedia, .paperConference:
      return join([authors, partOfWhole, edition, dated(wholeImprint)])
    case .standard:
      return standard(authors)
    case .dataset, .article, .software:
      return join([authors, title(), version, deposit])
    case .patent:
      return join([authors, title(with: [patentNumber]), dated(imprint(.day))])
    case .collection, .manuscript, .personalCommunication:
      return archived(authors)
    case .report:
      return parts.isPart
        ? join([authors, partOfWhole, edition, dated(imprint(.year))])
        : join([authors, title(with: [volume, source[.number]]), others, edition, reportImprint])
    default:
      return other(authors)
    }
  }

  /// What has no form of its own: a part of a work, what is in an archive, a page online, a law, or a book.
  private func other(_ authors: String?) -> String {
    if source[.archive] != nil { return archived(authors) }
    let numbered = title(with: [volume, source[.number], source[.section]])
    if parts.isLegal, parts.isPart {
      return join([authors, numbered, dated(journal), isOnline ? nil : imprint(.none)])
    }
    // What has no type of its own and is online is a web page since 2025.
    if typeCode == "EB" { return join([authors, numbered, version, onlineDates ?? dated(imprint(.day))]) }
    if parts.isPart { return join([authors, partOfWhole, edition, dated(imprint(.year))]) }
    let precision: Precision = parts.isLegal ? .day : .year
    return join([authors, numbered, others, edition, dated(imprint(precision)), dimensions])
  }

  // MARK: Title

  /// The title with what qualifies it, and the marks of type and carrier: `[M/OL]`.
  private func title(with additions: [String?] = []) -> String {
    let text = ([source[.title]] + additions).compactMap { $0 }.joined(separator: marks.colon)
    let scale = source.type == .map ? source[.scale].map { ". " + $0 } ?? "" : ""
    return text + scale + typeMark
  }

  private var typeMark: String {
    let carrier = source[.medium] ?? (isOnline ? "OL" : nil)
    return "[" + [typeCode, carrier].compactMap { $0 }.joined(separator: "/") + "]"
  }

  /// The code of the type, after annex A of the standard; `PP` for preprints came with the edition of 2025.
  private var typeCode: String {
    switch source.type {
    case .article: is2025 ? "PP" : "EB"
    case .articleJournal, .articleMagazine, .periodical, .review, .reviewBook: "J"
    case .articleNewspaper: "N"
    case .book, .chapter, .classic, .entryDictionary, .entryEncyclopedia, .pamphlet: "M"
    case .collection, .manuscript, .personalCommunication: "A"
    case .dataset: "DS"
    case .map: "CM"
    case .paperConference: "C"
    case .patent: "P"
    case .post, .postWeblog, .webpage: "EB"
    case .report: "R"
    case .software: "CP"
    case .standard: "S"
    case .thesis: "D"
    default: source[.archive] != nil ? "A" : isOnline && is2025 ? "EB" : "Z"
    }
  }

  /// Since 2025 a patent goes by its application, which CSL keeps as the call number, where the record has it.
  private var patentNumber: String? {
    (is2025 ? source[.callNumber] : nil) ?? source[.number]
  }

  /// The volume with its own title: 第1卷 西周.
  private var volume: String? {
    let title = source[.volumeTitle] ?? source[.partTitle]
    guard let volume = source[.volume] ?? source[.partNumber] else { return title }
    let number =
      if source[.volume] != nil && !parts.isVolumeNumber {
        volume
      } else if language.isHan {
        "第\(volume)卷"
      } else {
        is2025 ? "v.\(volume)" : "Vol. \(volume)"
      }
    return [number, title].compactMap { $0 }.joined(separator: language.isHan ? "\u{2003}" : " ")
  }

  private var translators: String? {
    names.list(source.translators, role: language.isHan ? "译" : "trans")
  }

  /// Those who answer for the work beside its authors.
  private var others: String? {
    let hasAuthors = !parts.responsible.isEmpty
    let editors = hasAuthors ? names.list(source.editors, role: language.isHan ? "编" : "ed") : nil
    let both = [editors, translators].compactMap { $0 }
    return both.isEmpty ? nil : both.joined(separator: is2025 ? "；" : "; ")
  }

  /// The first edition is not recorded.
  private var edition: String? {
    switch parts.edition {
    case .number(let number):
      language.isHan
        ? "\(number)版" : number < 1000 ? "\(ReferenceParts.ordinal(number)) ed." : "\(number) ed."
    case .words(let words): words
    case nil: nil
    }
  }

  private var version: String? {
    source[.version].map { $0.first?.isNumber == true ? "V" + $0 : $0 }
  }

  private var dimensions: String? { source.type == .map ? source[.dimensions] : nil }

  // MARK: A part of a larger work

  /// The editors stand for the authors of a work that has none and that is no part of another.
  private var hostlessEditors: String? {
    source[.containerTitle] == nil ? names.list(source.editors) : nil
  }

  private var partOfWhole: String {
    let part = join([title(with: [source[.number]]), translators])
    if let container = source[.containerTitle] {
      let whole = [container, volume].compactMap { $0 }.joined(separator: marks.colon)
      return part + "//" + join([names.list(source.editors), whole])
    }
    guard let event = source[.eventTitle] else { return part }
    // A conference without printed proceedings has its year after the name in 2025, after a full stop in
    // 2015.
    return part + "//" + event
      + (is2025 ? pages(after: [year].reduce("") { $0 + ($1.map { marks.comma + $0 } ?? "") }) : "")
  }

  private var wholeImprint: String? {
    if source[.containerTitle] == nil, source[.eventTitle] != nil {
      return is2025 ? nil : year.map { pages(after: $0) }
    }
    return imprint(.year)
  }

  // MARK: Periodicals

  private var journal: String? {
    var items = [source[.containerTitle]]
    if source[.volume] == nil, source[.issue] == nil {
      items.append(is2025 ? written(source.available ?? source.issued, \.iso) : year)
    } else {
      items += [year, source[.volume]]
    }
    let place = items.compactMap { $0 }.joined(separator: marks.comma)
    let numbered = place + (source[.issue].map(marks.brackets) ?? "")
    guard !numbered.isEmpty else { return nil }
    // An article number stands where an article without pages would have them.
    let number = parts.isLegal ? nil : source[.number]
    return [numbered, parts.pages(dash: "-") ?? number].compactMap { $0 }.joined(separator: marks.colon)
  }

  private var newspaper: String? {
    let place = [source[.containerTitle], date].compactMap { $0 }.joined(separator: marks.comma)
    return place.isEmpty ? nil : place + (parts.pages(dash: "-").map(marks.brackets) ?? "")
  }

  /// From which year, volume and issue on a serial runs: `1984，1（1）—`; a record may write all of it as its volume.
  private var numbering: String? {
    guard source[.volume] != nil || source[.issue] != nil else { return nil }
    if let volume = source[.volume], !parts.isVolumeNumber {
      return volume + (source[.issue].map(marks.brackets) ?? "")
    }
    let start = source.issued?.start.map { "\($0.year)" }
    let run = [start, source[.volume]].compactMap { $0 }.joined(separator: marks.comma)
    return run + (source[.issue].map(marks.brackets) ?? "") + marks.span
  }

  // MARK: Imprint

  private enum Precision { case none, year, day }

  /// Place, publisher, date and pages.
  private func imprint(_ precision: Precision, hasPages: Bool = true) -> String? {
    let issuer = [parts.place, publisher].compactMap { $0 }.joined(separator: marks.colon)
    let date =
      switch precision {
      case .none: String?.none
      case .year: year
      case .day: date
      }
    let text = [issuer.isEmpty ? nil : issuer, date].compactMap { $0 }.joined(separator: marks.comma)
    return text.isEmpty ? nil : hasPages && precision != .none ? pages(after: text) : text
  }

  /// The publisher; for a web page without an address the site that it stands on.
  private var publisher: String? {
    if source.type == .patent { return nil }
    if let publisher = parts.issuer { return publisher }
    return [.webpage, .post, .postWeblog].contains(source.type) ? source[.containerTitle] : nil
  }

  private func pages(after text: String) -> String {
    text + (parts.pages(dash: "-").map { marks.colon + $0 } ?? "")
  }

  /// A report of a publisher is described as a book; any other by its date.
  private var reportImprint: String? {
    if publisher != nil { return dated(imprint(.year)) }
    if !is2025, isOnline, source[.page] == nil, source.issued?.start?.day != nil { return onlineDates }
    return dated(imprint(.day))
  }

  /// What lies in an archive: its number there, the archive's place and name, and the day.
  private func archived(_ authors: String?) -> String {
    let number = source[.number] ?? source[.archiveLocation] ?? source[.callNumber]
    let place = source[.archivePlace] ?? source[.publisherPlace]
    let keeper = [place, source[.archive] ?? source[.publisher]].compactMap { $0 }.joined(
      separator: marks.colon)
    let imprint = [keeper.isEmpty ? nil : keeper, date].compactMap { $0 }.joined(separator: marks.comma)
    return join([authors, title(with: [number]), dated(imprint.isEmpty ? nil : pages(after: imprint))])
  }

  /// In 2025 a standard is its number and name; in 2015 it is described as a work of its issuer.
  private func standard(_ authors: String?) -> String {
    guard is2025 else {
      let imprint =
        source[.publisher] == nil && isOnline && source.issued?.start?.day != nil
        ? onlineDates : dated(imprint(.year))
      return join([authors, title(with: [source[.number]]), imprint])
    }
    return [source[.number], title()].compactMap { $0 }.joined(separator: "\u{2003}")
  }

  /// Where a data set, a preprint or a program is kept, and its dates.
  private var deposit: String? {
    let keeper = source[.publisher] ?? source[.containerTitle]
    if is2025 {
      let text = (keeper ?? "") + (onlineDates ?? "")
      return text.isEmpty ? nil : text
    }
    return dated([keeper, year].compactMap { $0 }.joined(separator: marks.comma))
  }

  // MARK: Dates

  private var year: String? { written(source.issued) { "\($0.year)" } }

  private var date: String? { written(source.issued, \.iso) }

  private func written(_ date: SourceDate?, _ form: (EvidenceDate) -> String) -> String? {
    switch date {
    case .date(let date): form(date)
    // A year that was found out stands in brackets.
    case .estimated(let date): "[" + form(date) + "]"
    case .open(let date): form(date) + marks.span
    case .span(let start, let end):
      form(start) == form(end) ? form(start) : form(start) + marks.span + form(end)
    case .literal(let text): text
    case nil: nil
    }
  }

  /// `（2024-02-01）[2026-11-23]`: when it was published or changed, and when it was seen.
  private var onlineDates: String? {
    guard isOnline else { return nil }
    let text = (date.map(marks.brackets) ?? "") + (accessed ?? "")
    return text.isEmpty ? nil : text
  }

  private var accessed: String? { source.accessed?.start.map { "[\($0.iso)]" } }

  /// An imprint with the date of access after it, which the edition of 2015 asks for all that is online; the
  /// one of 2025 asks for it of web pages, data sets and preprints alone.
  private func dated(_ imprint: String?) -> String? {
    let text = (imprint ?? "") + (!is2025 && isOnline ? accessed ?? "" : "")
    return text.isEmpty ? nil : text
  }

  // MARK: Words

  private func join(_ items: [String?]) -> String { ReferenceRuns.joined(items) }
}
