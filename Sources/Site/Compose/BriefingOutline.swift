import Evidence

/// What a briefing is made of: its own text and its parts, each with its place, its number and what stands before it.
struct BriefingOutline {
  /// A page as a part.
  struct Part {
    let page: LinkedPage
    /// How many parts it stands below: a page whose parent's page is a part too goes one deeper.
    let depth: Int
    let number: SectionNumber?
    let placement: Placement.Part
  }

  let briefing: LinkedPage
  /// Where the briefing's own text stands.
  let own: Placement.Part
  let parts: [Part]

  /// Ids that templates give to parts of the file.
  private static let reservedIDs: Set<String> = [
    "cover", "text", "contents", "figures", "tables", "doubts", "corrections", "sources", "colophon",
  ]
  private static let reservedPrefixes = [
    "note-", "noteref-", "cite-", "source-", "doubt-", "correction-",
  ]

  /// Lays out a briefing.
  init(_ briefing: LinkedPage, _ catalogue: Catalogue) {
    self.briefing = briefing
    let index = catalogue.index
    let pages = Array(catalogue.pages(of: briefing.entry).dropFirst())
    let depths = Self.depths(pages.map(\.entry), index)
    let ids = Self.ids(pages.map(\.entry))
    let isOfficial = BriefingProfile(briefing.entry) == .official
    var counter = SectionNumber.Counter(
      style: BriefingProfile(briefing.entry).numbers(briefing.entry.language))
    // A report's own text is a foreword; an official briefing's is where the argument begins.
    let ownNumbers = isOfficial ? Self.headingNumbers(briefing.entry, depth: -1, &counter) : [:]
    var numbers: [SectionNumber?] = []
    var headings: [[String: SectionNumber]] = []
    for (place, page) in pages.enumerated() {
      numbers.append(counter.next(depths[place] + 1))
      // Headings of a part that has parts itself would compete with theirs for one sequence of numbers.
      let hasParts = place + 1 < pages.count && depths[place + 1] > depths[place]
      headings.append(hasParts ? [:] : Self.headingNumbers(page.entry, depth: depths[place], &counter))
    }
    let entries = zip(pages, zip(ids, numbers)).map {
      ($0.entry.route, Placement.Book.Entry(id: $1.0, number: $1.1))
    }
    let book = Placement.Book(
      parts: Dictionary(
        entries + [(briefing.entry.route, .init(id: "text", number: nil))],
        uniquingKeysWith: { first, _ in first }),
      siteURL: index.settings.url,
      hidesMarks: BriefingProfile(briefing.entry) == .official
        && !briefing.entry.names("show").contains("marks"),
      isLarge: briefing.entry.parsed.frontMatter.text("setting") == "large")
    own = Placement.Part(id: "text", headingShift: 0, headingNumbers: ownNumbers, book: book)
    var before = Self.counts(briefing)
    var parts: [Part] = []
    for (place, page) in pages.enumerated() {
      parts.append(
        Part(
          page: page, depth: depths[place], number: numbers[place],
          placement: Placement.Part(
            id: ids[place], headingShift: depths[place] + 1, headingNumbers: headings[place],
            numbersBefore: before, book: book)))
      before.merge(Self.counts(page), uniquingKeysWith: +)
    }
    self.parts = parts
  }

  private static func headingNumbers(
    _ entry: PageEntry, depth: Int, _ counter: inout SectionNumber.Counter
  ) -> [String: SectionNumber] {
    var numbers: [String: SectionNumber] = [:]
    for heading in entry.headings where heading.level > 1 {
      numbers[heading.id] = counter.next(depth + heading.level)
    }
    return numbers
  }

  private static func counts(_ page: LinkedPage) -> [Anchor.Series: Int] {
    page.numbers.values.reduce(into: [:]) { $0[$1.series, default: 0] += 1 }
  }

  /// How many of the parts before it each stands below.
  static func depths(_ pages: [PageEntry], _ index: PageIndex) -> [Int] {
    var open: [PageKey] = []
    return pages.map { page in
      var above: Set<PageKey> = []
      var current = page
      // The front page is above all others, but a chapter of its own.
      while let parent = index.parent(of: current), parent.id != "index" {
        above.insert(parent.key)
        current = parent
      }
      while let last = open.last, !above.contains(last) { open.removeLast() }
      defer { open.append(page.key) }
      return open.count
    }
  }

  /// Ids without a dot, which stands between a part's id and an id in it.
  private static func ids(_ pages: [PageEntry]) -> [String] {
    var taken = reservedIDs
    return pages.map { page in
      var name = page.id.hasSuffix("/index") ? String(page.id.dropLast("/index".count)) : page.id
      name = String(name.map { "/. ".contains($0) ? "-" : $0 })
      if reservedPrefixes.contains(where: name.hasPrefix) { name = "part-" + name }
      var id = name
      var count = 1
      while !taken.insert(id).inserted {
        count += 1
        id = "\(name)-\(count)"
      }
      return id
    }
  }
}

/// How a briefing looks and counts.
enum BriefingProfile: String, CaseIterable {
  /// A designed report.
  case report
  /// After GB/T 9704—2012, the format of official documents.
  case official

  init(_ briefing: PageEntry) {
    self = briefing.parsed.frontMatter.text("profile").flatMap(Self.init) ?? .report
  }

  /// How headings are numbered in a language.
  func numbers(_ language: String) -> SectionNumber.Style {
    switch (self, FigureLanguage(tag: language).isChinese) {
    case (.report, _): .decimal
    case (.official, true): .official
    case (.official, false): .decimalPoint
    }
  }
}
