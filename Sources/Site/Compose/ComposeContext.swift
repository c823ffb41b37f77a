import Evidence

/// What composing one page may look at, and what it gathers on the way: citations, doubts, notes.
struct ComposeContext {
  let catalogue: Catalogue
  let assets: AssetCatalogue
  private(set) var page: LinkedPage
  private(set) var placement: Placement

  private(set) var citations: CitationRegister
  /// Whether a table is being written, whose cells have no room for notes.
  var isInTable = false
  /// The disputed facts that the page uses, in the order of first use.
  private(set) var doubts: [Fact] = []
  /// The notes of figures that are to stand beside the paragraph in the making.
  private var pendingNotes = Fragments()
  /// The facts that the text has used, and those whose note stands beside it.
  private var used: Set<String> = []
  private var noted: Set<String> = []
  /// How many notes the text has.
  var noteCount = 0

  init(catalogue: Catalogue, page: LinkedPage, assets: AssetCatalogue, placement: Placement = .page) {
    self.catalogue = catalogue
    self.page = page
    self.assets = assets
    self.placement = placement
    citations = CitationRegister(language: FigureLanguage(tag: page.entry.language))
  }

  /// Goes on to the next part of a briefing; sources, doubts and notes run on.
  mutating func turn(to page: LinkedPage, _ placement: Placement) {
    self.page = page
    self.placement = placement
  }

  var index: PageIndex { catalogue.index }
  var entry: PageEntry { page.entry }
  var figureLanguage: FigureLanguage { FigureLanguage(tag: entry.language) }

  // MARK: Addresses

  /// An id that an editor or a directive gives, as it stands in the file.
  func id(_ id: String) -> String { placement.id(id) }

  /// A route as a link from this page.
  func url(_ route: Route) -> String { placement.url(route, from: entry.route) }

  /// The address of a file of `Content/assets`, which linking has found to exist; on paper, the file itself.
  func assetURL(_ path: String) -> String {
    placement.isPrint ? assets.dataURL(path) ?? "" : assets.route(path).map(url) ?? ""
  }

  /// A picture's size in pixels.
  func imageSize(_ path: String) -> ImageSize? { assets.size(path) }

  /// Where a resolved link leads, seen from this page.
  func url(_ target: LinkTarget) -> String {
    switch target {
    case .external(let url): return url
    case .fragment(let id): return "#" + Route.encode(self.id(id))
    case .asset(let path): return assets.route(path).map(url) ?? ""
    case .page(let key, let fragment):
      return index.entry(key.id, key.language)
        .map { placement.url($0.route, fragment: fragment, from: entry.route) } ?? ""
    }
  }

  /// The language of a link's page, where it is not that of this page.
  func foreignLanguage(_ target: LinkTarget) -> String? {
    guard case .page(let key, _) = target, key.language != entry.language else { return nil }
    return key.language
  }

  /// Links to the pages of a kind that data names.
  func links(_ names: [String], to kind: PageKind) -> [LinkModel] {
    names.compactMap { name in
      index.page(kind, named: name, preferring: entry.language).map {
        LinkModel(title: $0.shortTitle, url: url($0.route))
      }
    }
  }

  // MARK: Evidence

  /// The number of a figure or table of this page.
  func number(of id: String) -> LinkedPage.Number? { page.numbers[id].map(placement.number) }

  /// What an indicator is counted on, in the page's words.
  func basis(of indicator: Indicator?) -> String? { indicator?.basis(in: figureLanguage) }

  /// A figure as a reader sees it, with its source marks and its standing.
  mutating func fact(
    _ fact: Fact, mode: FigureFormatter.Mode = .full, conversion: ConvertedFigure? = nil, isCited: Bool,
    inTable: Bool = false
  ) -> Fragments {
    guard let indicator = index.evidence.indicator(of: fact) else { return Fragments() }
    let figure = FigureFormatter(language: figureLanguage).format(fact, of: indicator, mode: mode)
    if used.insert(fact.id).inserted, fact.standing == .disputed { doubts.append(fact) }
    // The note of a statement is the statement itself.
    if !inTable, !isInTable, figure.hasFigure, let note = fact.note(in: figureLanguage),
      noted.insert(fact.id).inserted
    {
      pendingNotes.append(
        template: "directives/sidenote",
        SideNoteModel(figure: figure.core, isDisputed: fact.standing == .disputed, note: note))
    }
    var sources = fact.references.map { (source: $0.source, locator: $0.locator) }
    sources += (conversion?.sources ?? []).map { (source: $0, locator: nil) }
    let model = FactModel(
      id: fact.id, isStatement: fact.qualifier == .statement, qualifier: figure.qualifier,
      figure: figure.core, conversion: conversion?.note,
      isDisputed: fact.standing == .disputed, isCorrected: fact.standing == .corrected,
      isCorroborated: fact.standing == .corroborated,
      url: ledgerURL(of: fact),
      doubtURL: fact.standing == .disputed ? "#" + Self.doubtAnchor(fact) : nil,
      citation: isCited ? citations.cite(sources) : nil)
    return Fragments(template: "directives/fact", model)
  }

  /// The notes that have gathered since the last call; they stand at the end of the paragraph they belong to, so that
  /// on a narrow screen they do not cut a sentence in two.
  mutating func takeNotes() -> Fragments {
    defer { pendingNotes = Fragments() }
    return pendingNotes
  }

  /// A fact's line in the ledger, if the site has one.
  func ledgerURL(of fact: Fact) -> String? {
    Ledger.route(index, entry.language).map { placement.url($0, fragment: fact.id, from: entry.route) }
  }

  /// Marks for sources, for a template that sets them itself.
  mutating func citation(_ sources: [(source: String, locator: String?)]) -> CitationModel {
    citations.cite(sources)
  }

  /// Marks for sources cited by name.
  mutating func cite(_ sources: [(source: String, locator: String?)]) -> Fragments {
    Fragments(template: "directives/citation", citations.cite(sources))
  }

  /// The id of the page's entry on a disputed fact.
  static func doubtAnchor(_ fact: Fact) -> String { "doubt-\(fact.id)" }
}
