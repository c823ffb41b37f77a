import Addresses
import Evidence
import Kinds
import Markdown
import Templates

/// Makes a briefing's model: one text out of its pages, with figures, notes and sources numbered through the whole.
struct BriefingComposer {
  let catalogue: Catalogue
  let assets: AssetCatalogue
  private let digest: EvidenceDigest

  init(catalogue: Catalogue, assets: AssetCatalogue) {
    self.catalogue = catalogue
    self.assets = assets
    digest = EvidenceDigest(catalogue.index)
  }

  private var index: PageIndex { catalogue.index }

  /// The briefings that can be printed: those with parts.
  var briefings: [LinkedPage] {
    catalogue.pages.filter(\.entry.isPrintable)
  }

  /// The template that a briefing is rendered with.
  static func template(of briefing: PageEntry) -> String {
    "briefing/" + BriefingProfile(briefing).rawValue
  }

  /// Composes a briefing; its style is added by whoever knows the style sheets.
  ///
  /// `body` sets a page's text: as HTML, or in another way with the same context.
  func compose(
    _ briefing: LinkedPage, stylesheet: String,
    body set: (LinkedPage, inout ComposeContext) -> Fragments = { BodyComposer(page: $0).compose(&$1).body }
  ) -> BriefingModel {
    let entry = briefing.entry
    let outline = BriefingOutline(briefing, catalogue)
    var context = ComposeContext(
      catalogue: catalogue, page: briefing, assets: assets, placement: .part(outline.own))
    let text = set(briefing, &context)
    let composer = PageComposer(catalogue: catalogue, assets: assets)
    let parts = outline.parts.map { part in
      context.turn(to: part.page, .part(part.placement))
      let body = set(part.page, &context)
      return model(part, body, context)
    }
    let sources = composer.sources(context).map { source in
      var source = source.withWesternMarks
      // The source's own page is of the website.
      source.pageURL = nil
      return source
    }
    let doubts = composer.doubts(context)
    let openDoubts = Set(
      context.doubts.filter { context.openDoubts.contains($0.id) }.map(ComposeContext.doubtAnchor))
    let listed = listed(outline)
    return BriefingModel(
      site: site(entry), language: entry.language, title: entry.title, heading: heading(entry.title, entry),
      subtitle: word("subtitle", entry),
      summary: entry.summary, keywords: keywords(outline), edition: word("edition", entry),
      audience: word("audience", entry),
      date: composer.date("updated", entry) ?? composer.date("date", entry),
      official: OfficialModel(entry), isLarge: outline.own.book.isLarge,
      titleLines: HeadlineSetter(entry.title, size: 10).lines(limit: 175, most: 4) ?? [entry.title],
      byline: Byline(entry, context), stylesheet: stylesheet,
      url: entry.route.absolute(on: index.settings.url), text: text, contents: contents(outline),
      figures: listed.filter { $0.series == .figure }.map(\.model),
      tables: listed.filter { $0.series == .table }.map(\.model), parts: parts,
      doubts: doubts, openDoubts: doubts.filter { openDoubts.contains($0.id) },
      corrections: composer.corrections(context), sources: sources,
      evidence: digest.text(of: catalogue.pages(of: entry)),
      citeThis: composer.citeThis(entry, site(entry)))
  }

  private func keywords(_ outline: BriefingOutline) -> String? {
    func topics(_ pages: [PageEntry]) -> [String] {
      pages.filter { index.kinds.classes.contains($0.kind) }.map(\.shortTitle)
    }
    let own = topics(outline.parts.map(\.page.entry))
    let language = outline.briefing.entry.language
    let words =
      own.isEmpty
      ? topics(index.kinds.classes.flatMap { index.pages(of: $0, preferring: language) }) : own
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private func word(_ key: String, _ entry: PageEntry) -> String? { entry.parsed.frontMatter.text(key) }

  private func site(_ entry: PageEntry) -> SiteModel {
    let settings = index.settings
    let home = Route(page: "index", language: entry.language, defaultLanguage: settings.defaultLanguage)
    return SiteModel(
      title: settings.title(in: entry.language),
      description: settings.text(settings.description, in: entry.language),
      homeURL: home.absolute(on: settings.url),
      publisher: settings.text(settings.publisher, in: entry.language),
      licence: settings.licence.map { LinkModel(title: $0.name, url: $0.url) }, footer: [])
  }

  private func model(
    _ part: BriefingOutline.Part, _ body: Fragments, _ context: ComposeContext
  ) -> BriefingPartModel {
    let entry = part.page.entry
    let declared = DeclaredModel(entry: entry, context: context)
    let about = BriefingPartModel.about(entry.kind)
    return BriefingPartModel(
      id: part.placement.id, kind: entry.kind.name, title: entry.title,
      shortTitle: entry.shortTitle == entry.title ? nil : entry.shortTitle,
      heading: heading(entry.title, entry),
      number: part.number,
      level: min(6, part.depth + 2), isTop: part.depth == 0,
      summary: entry.summary, declared: declared,
      about: index.templateNames.contains(about) ? Fragments(template: about, declared) : Fragments(),
      body: body)
  }

  // MARK: Lists

  /// The parts, and before them the chapters of the briefing's own text where they are numbered with them.
  private func contents(_ outline: BriefingOutline) -> [BriefingContentsModel] {
    let own = outline.briefing.entry.headings.filter { $0.level == 2 }.compactMap { heading in
      outline.own.headingNumbers[heading.id].map { number in
        line(
          "\(outline.own.id).\(heading.id)", number,
          PageText(page: outline.briefing, index: index).line(in: heading.node), outline)
      }
    }
    return own
      + outline.parts.map {
        line($0.placement.id, $0.number, $0.page.entry.title, outline, rank: $0.depth + 1)
      }
  }

  private func line(
    _ id: String, _ number: SectionNumber?, _ title: String, _ outline: BriefingOutline, rank: Int = 1
  ) -> BriefingContentsModel {
    BriefingContentsModel(
      id: id, url: Address(fragment: id), number: number, title: title,
      heading: heading(title, outline.briefing.entry), rank: rank)
  }

  private func heading(_ title: String, _ entry: PageEntry) -> Fragments {
    HeadingClauses.html(title, isChinese: FigureLanguage(tag: entry.language).isChinese)
  }

  private struct Listed {
    let series: Anchor.Series
    let model: BriefingContentsModel
  }

  /// Every figure and table in the order of the text.
  private func listed(_ outline: BriefingOutline) -> [Listed] {
    let pages = [(outline.briefing, outline.own)] + outline.parts.map { ($0.page, $0.placement) }
    return pages.flatMap { page, part in
      let placement = Placement.part(part)
      let anchors = page.directives.sorted { $0.key < $1.key }
        .flatMap { node, meaning in meaning.anchors.map { (node: node, anchor: $0) } }
      return anchors.compactMap { node, anchor in
        page.numbers[anchor.id].map { number in
          Listed(
            series: anchor.series,
            model: line(
              placement.id(anchor.id),
              SectionNumber(text: "\(placement.number(number).value)", isSpaced: true),
              anchor.title ?? Excerpt.label(of: node, page, index), outline))
        }
      }
    }
  }
}

extension PageEntry {
  /// Whether the page is a briefing that has something to print.
  var isPrintable: Bool { kind.name == Kinds.briefingName && !names("parts").isEmpty }
}
