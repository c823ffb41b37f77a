import Addresses
import Evidence
import Kinds
import Pictures
import Templates

/// What composing one page may look at, and what it gathers on the way: citations, doubts, notes.
struct ComposeContext {
  let catalogue: Catalogue
  let assets: AssetCatalogue
  private(set) var page: LinkedPage
  private(set) var placement: Placement

  private(set) var citations: CitationRegister
  /// Where is noted how long directives take; nil unless somebody asks.
  var times: PageTimes?
  /// Whether a table is being written, whose cells have no room for notes.
  var isInTable = false
  /// Whether a link is being written, in which no other can stand.
  var isInLink = false
  /// The disputed facts that the page uses, in the order of first use.
  private(set) var doubts: [Fact] = []
  /// Those of them, by id, that some place explains by the list of doubts alone.
  private(set) var openDoubts: Set<String> = []
  /// The page's notes.
  var notes = NoteNumbers()
  /// The facts that the page uses and that were once given otherwise.
  private(set) var corrected: [Fact] = []
  /// The notes of figures that are to stand beside the paragraph in the making.
  private var pendingNotes = Fragments()
  /// The facts that the text has used, and those whose note stands beside it.
  private var used: Set<String> = []
  /// The facts in doubt or corrected that a briefing's text has had a place for.
  private var placed: Set<String> = []
  private var noted: Set<String> = []
  /// The addresses of notes on figures, by the facts' ids.
  private var noteURLs: [String: Address] = [:]
  /// What the sentence in the making has cited, on paper, where one mark at its end names it all.
  private var cited: [(source: String, locator: String?)] = []
  /// The stop of a sentence that a citation follows, kept back so that its mark stands before it.
  private var heldStop: String?
  /// The sign that follows what is being written, where it is known.
  var nextSign: Character?
  /// Whether a sentence has ended within a link, in which no mark can stand.
  private var isMarkDue = false

  init(catalogue: Catalogue, page: LinkedPage, assets: AssetCatalogue, placement: Placement = .page) {
    self.catalogue = catalogue
    self.page = page
    self.assets = assets
    self.placement = placement
    citations = CitationRegister(
      language: catalogue.index.figureLanguage(page.entry.language), gathersLocators: placement.isPrint)
  }

  /// Goes on to the next part of a briefing, where sources, doubts and the numbers of notes run on.
  ///
  /// What is to be known about a figure is said again, as a part is read on its own.
  mutating func turn(to page: LinkedPage, _ placement: Placement) {
    self.page = page
    self.placement = placement
    notes = NoteNumbers(before: notes.count)
    noted = []
    noteURLs = [:]
  }

  var index: PageIndex { catalogue.index }
  var entry: PageEntry { page.entry }
  var figureLanguage: FigureLanguage { index.figureLanguage(entry.language) }

  // MARK: Addresses

  /// An id that an editor or a directive gives, as it stands in the file.
  func id(_ id: String) -> String { placement.id(id) }

  /// A route as a link from this page.
  func url(_ route: Route) -> Address { placement.url(route, from: entry.route) }

  /// The address of a file of `Content/assets`, which linking has found to exist; on paper, the file itself.
  func assetURL(_ path: String) -> Address? {
    placement.isPrint ? assets.dataURL(path) : assets.route(path).map(url)
  }

  /// A picture's size in pixels.
  func imageSize(_ path: String) -> PictureSize? { assets.size(path) }

  /// Where a resolved link leads, seen from this page.
  func url(_ target: LinkTarget) -> Address? {
    switch target {
    case .external(let url): return Address(written: url)
    case .fragment(let id): return Address(fragment: self.id(id))
    case .asset(let path, let end): return assets.route(path).map { url($0).appending(written: end) }
    case .page(let key, let fragment):
      return index.entry(key.id, key.language)
        .map { placement.url($0.route, fragment: fragment, from: entry.route) }
    }
  }

  /// The language of a link's page, where it is not that of this page.
  func foreignLanguage(_ target: LinkTarget) -> String? {
    guard case .page(let key, _) = target, key.language != entry.language else { return nil }
    return key.language
  }

  /// Links to the pages of a kind that data names.
  func links(_ names: [String], to kind: Kind) -> [LinkModel] {
    names.compactMap { name in
      index.page(kind, named: name, preferring: entry.language).map {
        LinkModel(title: $0.shortTitle, url: url($0.route))
      }
    }
  }

  /// A page as a part of the briefing that is being made, for the number of its heading and of its page; nil elsewhere.
  func part(_ page: PageEntry) -> PartReferenceModel? {
    placement.part?.book.parts[page.route].map {
      PartReferenceModel(id: $0.id, number: $0.number, title: page.title, url: url(page.route))
    }
  }

  /// How a generated list of pages is set here: in full, unless the page above them is another part of the briefing,
  /// where the reader finds the full one.
  func listing(of pages: [PageEntry]) -> (isIndex: Bool, above: PartReferenceModel?) {
    guard let above = pages.first.flatMap(index.parent), above.key != entry.key, let part = part(above) else {
      return (true, nil)
    }
    return (false, part)
  }

  // MARK: Evidence

  /// The number of a figure or table of this page.
  func number(of id: String) -> LinkedPage.Number? { page.numbers[id].map(placement.number) }

  /// What is printed before a heading of this page.
  func number(ofHeading id: String) -> SectionNumber? { placement.part?.headingNumbers[id] }

  /// What an indicator is counted on, in the page's words.
  func basis(of indicator: Indicator?) -> String? { indicator?.basis(in: figureLanguage) }

  /// A figure as a reader sees it, with its source marks and its standing.
  mutating func fact(
    _ fact: Fact, mode: FigureFormatter.Mode = .full, conversion: ConvertedFigure? = nil, isCited: Bool,
    inTable: Bool = false, isShown: Bool = true
  ) -> Fragments {
    guard let indicator = index.evidence.indicator(of: fact) else { return Fragments() }
    let figure = FigureFormatter(language: figureLanguage).format(fact, of: indicator, mode: mode)
    let isCorrected = !index.evidence.corrections(of: fact.id).isEmpty
    if used.insert(fact.id).inserted {
      if fact.standing == .disputed { doubts.append(fact) }
      if isCorrected { corrected.append(fact) }
    }
    // The note of a statement is the statement itself.
    var mark: NoteReferenceModel?
    if !inTable, !isInTable, figure.hasFigure,
      let note = FormulaText(index: index, tag: entry.language).note(of: fact),
      noted.insert(fact.id).inserted
    {
      let model = SideNoteModel(
        figure: figure.core, isDisputed: fact.standing == .disputed, note: note)
      if placement.isPrint {
        mark = notes.refer(to: model)
        mark?.isHung = isHung(afterCiting: isCited)
        noteURLs[fact.id] = mark?.url
      } else {
        pendingNotes.append(template: "directives/sidenote", model)
      }
    }
    let isGathered = placement.isPrint && !inTable
    let mayPart = mayPart || placement.isPrint && inTable
    var sources = fact.citations.map { (source: $0.source, locator: $0.locator) }
    sources += (conversion?.sources ?? []).map { (source: $0, locator: nil) }
    if isCited, isGathered { cited += sources }
    var citation = isCited && !isGathered ? citations.cite(sources) : nil
    citation?.mayPart = mayPart
    let isListed = placement.isPrint && isShown && (fact.standing == .disputed || isCorrected)
    let isFirst = isListed && placed.insert(fact.id).inserted
    let model = FactModel(
      id: fact.id, place: isFirst ? Self.useAnchor(fact) : nil, isPrint: placement.isPrint,
      mayPart: mayPart, isStatement: fact.qualifier == .statement,
      qualifier: figure.qualifier,
      figure: figure.core, conversion: conversion.map(ConversionModel.init),
      isReported: fact.standing == .reported,
      isCorroborated: fact.standing == .corroborated, isDisputed: fact.standing == .disputed,
      url: isInLink ? nil : fact.standing == .disputed ? doubtURL(fact) : ledgerURL(of: fact),
      isCorrected: isCorrected,
      correctionURL: isInLink || !isCorrected ? nil : Address(fragment: Self.correctionAnchor(fact)),
      citation: hidesMarks ? nil : citation)
    var fragments = Fragments()
    if page.marks != nil { fragments.append(html: "<span data-fact=\"\(fact.id)\">") }
    fragments.append(template: "directives/fact", model)
    if page.marks != nil { fragments.append(html: "</span>") }
    if let mark { fragments.append(template: "directives/note-reference", mark) }
    return fragments
  }

  /// Where a reader finds what disputes a fact: the note of the same part, if there is one, else the list at the end.
  private mutating func doubtURL(_ fact: Fact) -> Address {
    if let url = noteURLs[fact.id] { return url }
    openDoubts.insert(fact.id)
    return Address(fragment: Self.doubtAnchor(fact))
  }

  /// The notes that have gathered since the last call; they stand at the end of the paragraph they belong to, so that
  /// on a narrow screen they do not cut a sentence in two.
  mutating func takeNotes() -> Fragments {
    defer { pendingNotes = Fragments() }
    return pendingNotes
  }

  /// A fact's line in the ledger, if the site has one.
  func ledgerURL(of fact: Fact) -> Address? {
    ledgerURL(fragment: fact.id)
  }

  /// The address of a place in the ledger; nil in a language without one.
  func ledgerURL(fragment: String) -> Address? {
    index.ledger(entry.language).map { placement.url($0, fragment: fragment, from: entry.route) }
  }

  /// Marks for sources, for a template that sets them itself.
  mutating func citation(_ sources: [(source: String, locator: String?)]) -> CitationModel {
    citations.cite(sources)
  }

  /// Marks for sources cited by name; on paper they wait for the end of the sentence.
  mutating func cite(_ sources: [(source: String, locator: String?)]) -> Fragments {
    guard placement.isPrint else {
      return Fragments(template: "directives/citation", citations.cite(sources))
    }
    cited += sources
    guard let stop = heldStop else { return Fragments() }
    heldStop = nil
    var mark = self.mark()
    mark.isHung = stop.first.map(SentenceMarks.isHollow) ?? false
    return Fragments([.template("directives/citation", mark), .text(stop)])
  }

  // MARK: One mark a sentence

  /// Whether marks may stand on the line below: in the narrow columns of tables on paper.
  private var mayPart: Bool { placement.isPrint && isInTable }

  private var hidesMarks: Bool { placement.part?.book.hidesMarks == true }

  /// Whether a mark may hang over the sign that follows it: a comma, or a stop before which no source mark will stand.
  func isHung(afterCiting isCited: Bool = false) -> Bool {
    guard placement.isPrint, let nextSign, SentenceMarks.isHollow(nextSign) else { return false }
    return nextSign != "。" || cited.isEmpty && !isCited
  }

  /// A text as it is set: on paper, what its sentences cite is marked before the stop of each.
  ///
  /// - Parameter isBeforeCitation: Whether a citation follows, so that the mark of a sentence that ends here can wait for it.
  mutating func pieces(of text: String, isBeforeCitation: Bool) -> [SentenceMarks.Piece] {
    // A source mark stands at the word it follows, whether or not the editor left a space before `[@…]`.
    let text = isBeforeCitation && text.hasSuffix(" ") ? String(text.dropLast()) : text
    guard placement.isPrint, isBeforeCitation || !cited.isEmpty else { return [.text(text)] }
    var pieces: [SentenceMarks.Piece] = []
    var start = text.startIndex
    var from = start
    while let stop = SentenceMarks.firstStop(in: text, from: from) {
      from = stop.upperBound
      if isBeforeCitation, stop.upperBound == text.endIndex, !isInLink {
        pieces.append(.text(String(text[start..<stop.lowerBound])))
        heldStop = String(text[stop])
        return pieces
      }
      guard !cited.isEmpty else { continue }
      if isInLink {
        isMarkDue = true
        break
      }
      pieces.append(.text(String(text[start..<stop.lowerBound])))
      var mark = self.mark()
      mark.isHung = SentenceMarks.isHollow(text[stop.lowerBound])
      pieces.append(.mark(mark))
      start = stop.lowerBound
    }
    pieces.append(.text(String(text[start...])))
    return pieces
  }

  /// The mark of what has been cited since the last one, at the end of a paragraph, heading or cell.
  mutating func takeMark() -> Fragments {
    isMarkDue = false
    return cited.isEmpty ? Fragments() : Fragments(template: "directives/citation", mark())
  }

  /// The mark of a sentence that ended within the link that ends here.
  mutating func takeMarkAfterLink() -> Fragments { isMarkDue ? takeMark() : Fragments() }

  private mutating func mark() -> CitationModel {
    defer { cited = [] }
    var mark = citations.cite(cited)
    mark.mayPart = mayPart
    // An official document names its sources at its end alone, unless it asks for their marks.
    return hidesMarks ? CitationModel(marks: [], isPrint: true) : mark
  }

  /// The id of the first place of a fact in a briefing.
  static func useAnchor(_ fact: Fact) -> String { "use-\(fact.id)" }

  /// Where a briefing's text has a fact first.
  func use(of fact: Fact) -> PlaceInFile? {
    placed.contains(fact.id) ? PlaceInFile(id: Self.useAnchor(fact)) : nil
  }

  /// The id of the page's entry on a corrected fact.
  static func correctionAnchor(_ fact: Fact) -> String { "correction-\(fact.id)" }

  /// The id of the page's entry on a disputed fact.
  static func doubtAnchor(_ fact: Fact) -> String { "doubt-\(fact.id)" }
}
