/// The parts of an entry in the order that GB/T 7714 gives them for the source's type.
struct ReferenceLayout {
  let source: Source
  let style: CitationStyle
  let language: EntryLanguage
  private let marks: ReferencePunctuation
  private let names: ReferenceNames

  init(_ source: Source, style: CitationStyle) {
    self.source = source
    self.style = style
    language = EntryLanguage(source)
    marks = ReferencePunctuation(style)
    names = ReferenceNames(style: style, language: language)
  }

  private var is2025: Bool { style == .gb7714Edition2025 }
  private var isOnline: Bool { source[.url] != nil || source[.doi] != nil }

  /// The entry up to the address, without the full stop after it.
  var body: String {
    let authors = names.list(source.authors) ?? hostlessEditors
    switch source.type {
    case .articleJournal, .articleMagazine, .review, .reviewBook, .periodical:
      return join([authors, title(), translators, dated(journal)])
    case .articleNewspaper:
      return join([authors, title(), translators, dated(newspaper)])
    case .webpage, .post, .postWeblog:
      return join([authors, title(), onlineDates ?? dated(imprint(.year))])
    case .chapter, .entryDictionary, .entryEncyclopedia, .paperConference:
      return join([authors, partOfWhole, edition, dated(wholeImprint)])
    case .standard:
      return standard(authors)
    case .dataset, .article, .software:
      return join([authors, title(), version, deposit])
    case .patent:
      return join([authors, title(with: patentNumber), dated(imprint(.day))])
    case .collection, .manuscript, .personalCommunication:
      return join([authors, title(with: source[.callNumber] ?? source[.number]), dated(imprint(.day))])
    case .report:
      return join([authors, title(with: source[.number]), translators, edition, reportImprint])
    default:
      // What has no type of its own and is online is a web page since 2025.
      if typeCode == "EB" { return join([authors, title(), onlineDates ?? dated(imprint(.year))]) }
      return join([authors, title(with: volume), translators, edition, dated(imprint(.year))])
    }
  }

  // MARK: Title

  /// The title with what qualifies it, and the marks of type and carrier: `[M/OL]`.
  private func title(with addition: String? = nil) -> String {
    let text = [source[.title], addition].compactMap { $0 }.joined(separator: marks.colon)
    return text + typeMark
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
    default: isOnline && is2025 ? "EB" : "Z"
    }
  }

  /// Since 2025 a patent goes by its application, which CSL keeps as the call number, where the record has it.
  private var patentNumber: String? {
    (is2025 ? source[.callNumber] : nil) ?? source[.number]
  }

  private var volume: String? {
    guard let volume = source[.volume] else { return nil }
    guard volume.allSatisfy(\.isNumber) else { return volume }
    if language.isHan { return "第\(volume)卷" }
    return is2025 ? "v.\(volume)" : "Vol. \(volume)"
  }

  private var translators: String? {
    names.list(source.translators, role: language.isHan ? "译" : "trans")
  }

  /// The first edition is not recorded.
  private var edition: String? {
    guard let edition = source[.edition], edition != "1" else { return nil }
    guard let number = Int(edition) else { return edition }
    return language.isHan ? "\(number)版" : "\(Self.ordinal(number)) ed."
  }

  private var version: String? {
    source[.version].map { $0.first?.isNumber == true ? "V" + $0 : $0 }
  }

  // MARK: A part of a larger work

  /// The editors stand for the authors of a work that has none and that is no part of another.
  private var hostlessEditors: String? {
    source[.containerTitle] == nil ? names.list(source.editors) : nil
  }

  private var partOfWhole: String {
    let part = join([title(), translators])
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
    var parts = [source[.containerTitle]]
    if source[.volume] == nil, source[.issue] == nil {
      parts.append(is2025 ? date : year)
    } else {
      parts += [year, source[.volume]]
    }
    let place = parts.compactMap { $0 }.joined(separator: marks.comma)
    let numbered = place + (source[.issue].map(marks.brackets) ?? "")
    guard !numbered.isEmpty else { return nil }
    // An article number stands where an article without pages would have them.
    return [numbered, source[.page].map(Self.range) ?? source[.number]].compactMap { $0 }
      .joined(separator: marks.colon)
  }

  private var newspaper: String? {
    let place = [source[.containerTitle], date].compactMap { $0 }.joined(separator: marks.comma)
    return place.isEmpty ? nil : place + (source[.page].map { marks.brackets(Self.range($0)) } ?? "")
  }

  // MARK: Imprint

  private enum Precision { case year, day }

  /// Place, publisher, date and pages.
  private func imprint(_ precision: Precision) -> String? {
    let issuer = [source[.publisherPlace], publisher].compactMap { $0 }.joined(separator: marks.colon)
    let date = precision == .year ? year : date
    let text = [issuer.isEmpty ? nil : issuer, date].compactMap { $0 }.joined(separator: marks.comma)
    return text.isEmpty ? nil : pages(after: text)
  }

  /// The publisher; for a web page without an address the site that it stands on.
  private var publisher: String? {
    if source.type == .patent { return nil }
    if let publisher = source[.publisher] { return publisher }
    return [.webpage, .post, .postWeblog].contains(source.type) ? source[.containerTitle] : nil
  }

  private func pages(after text: String) -> String {
    text + (source[.page].map { marks.colon + Self.range($0) } ?? "")
  }

  /// A report of a publisher is described as a book; any other by its date.
  private var reportImprint: String? {
    if source[.publisher] != nil { return dated(imprint(.year)) }
    if !is2025, isOnline, source[.page] == nil, source.issued?.start?.day != nil { return onlineDates }
    return dated(imprint(.day))
  }

  /// In 2025 a standard is its number and name; in 2015 it is described as a work of its issuer.
  private func standard(_ authors: String?) -> String {
    guard is2025 else {
      let imprint =
        source[.publisher] == nil && isOnline && source.issued?.start?.day != nil
        ? onlineDates : dated(imprint(.year))
      return join([authors, title(with: source[.number]), imprint])
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

  private var year: String? { written { "\($0.year)" } }

  private var date: String? { written(\.iso) }

  private func written(_ form: (EvidenceDate) -> String) -> String? {
    switch source.issued {
    case .date(let date): form(date)
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

  /// Joins parts with a full stop and a space, not doubling a full stop that is there.
  private func join(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }
      .reduce("") { $0.isEmpty ? $1 : $0 + ($0.hasSuffix(".") ? " " : ". ") + $1 }
  }

  /// Pages with a hyphen between the first and the last, however the record writes it.
  private static func range(_ pages: String) -> String {
    pages.replacing("--", with: "-").replacing("–", with: "-").replacing("—", with: "-")
  }

  private static func ordinal(_ number: Int) -> String {
    switch (number % 100, number % 10) {
    case (11...13, _): "\(number)th"
    case (_, 1): "\(number)st"
    case (_, 2): "\(number)nd"
    case (_, 3): "\(number)rd"
    default: "\(number)th"
    }
  }
}
