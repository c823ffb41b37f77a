import Addresses
import Publishing
import Evidence
import Foundation
import Kinds
import Markdown
import Templates

/// Makes a linked page's model: everything its template can name.
struct PageComposer {
  let catalogue: Catalogue
  let assets: AssetCatalogue
  /// The pictures that stand for pages where they are passed on.
  var pictures: [PageKey: SharePicture] = [:]
  /// Whether the icons were drawn, beside the one that the templates hold.
  var hasDrawnIcons = false
  /// Where the page is read.
  var placement = Placement.page
  /// The briefings in print.
  var printables: [Printable] = []
  /// The evidence as a digest, if it has been made already.
  var digest: EvidenceDigest?
  /// Where is noted how long directives take.
  var times: PageTimes?

  private var index: PageIndex { catalogue.index }

  func compose(_ page: LinkedPage) -> PageModel {
    var context = ComposeContext(catalogue: catalogue, page: page, assets: assets, placement: placement)
    context.times = times
    let text = BodyComposer(page: page).compose(&context)
    let entry = page.entry
    let site = siteModel(entry)
    let neighbours = neighbours(of: entry)
    let searchPage = index.searchPage(entry.language)
    return PageModel(
      site: site, language: entry.language, kind: entry.kind.name, isHome: entry.id == "index",
      title: entry.title, headTitle: entry.id == "index" ? site.title : "\(entry.title) · \(site.title)",
      summary: entry.summary, excerpt: Excerpt.of(page, index),
      readingMinutes: TextStatistics(entry.parsed.document).minutes,
      canonicalURL: entry.route.absolute(on: index.settings.url), head: head(page),
      stylesheet: stylesheet(of: page).map { context.url(Route("/" + $0.path)) },
      alternates: alternates(of: entry),
      navigation: navigation(entry), breadcrumbs: breadcrumbs(entry),
      contents: contents(of: page, context),
      previous: neighbours.previous.map { link($0, from: entry) },
      next: neighbours.next.map { link($0, from: entry) },
      date: date("date", entry), updated: date("updated", entry),
      byline: Byline(entry, context),
      original: index.original(ofStale: entry).map { alternate($0, from: entry) },
      declared: DeclaredModel(entry: entry, context: context),
      usedBy: listsUsers(page) ? [] : UsedByModel.all(of: entry, context),
      related: related(to: entry, context),
      briefing: briefingModel(entry, context), body: text.body, notes: text.notes,
      doubts: doubts(context), corrections: corrections(context), sources: sources(context),
      citeThis: citeThis(entry, site), searchURL: searchPage.map { context.url($0.route) },
      search: searchPage?.key == entry.key ? SearchPage(context: context).model() : nil)
  }

  /// Whether a page's own text lists what leads to it.
  private func listsUsers(_ page: LinkedPage) -> Bool {
    page.entry.parsed.document.nodes.contains { node in
      if case .directive(let directive) = node.kind { directive.name == "used-by" } else { false }
    }
  }

  /// The style sheet that a page asks for.
  func stylesheet(of page: LinkedPage) -> SiteTree.File? {
    assets.styles.file(page.stylesheets)
  }

  // MARK: Around the text

  /// The headings of the text and of what directives put there, in their order.
  private func contents(of page: LinkedPage, _ context: ComposeContext) -> [ContentsModel] {
    let written = page.entry.headings.map {
      (
        node: $0.node,
        heading: ContentsModel(
          id: $0.id, title: PageText(page: page, index: index).line(in: $0.node), level: $0.level)
      )
    }
    let made = page.directives.keys.flatMap { node in
      (page.composed(node)?.headings(context) ?? []).map { (node: node, heading: $0) }
    }
    return (written + made).enumerated().sorted {
      ($0.element.node, $0.offset) < ($1.element.node, $1.offset)
    }
    .map(\.element.heading).filter { (2...3).contains($0.level) }
  }

  private func siteModel(_ entry: PageEntry) -> SiteModel {
    let settings = index.settings
    func text(_ texts: SiteSettings.Localized) -> String { settings.text(texts, in: entry.language) }
    let home = Route(page: "index", language: entry.language, defaultLanguage: settings.defaultLanguage)
    return SiteModel(
      title: text(settings.title), description: text(settings.description),
      homeURL: url(home, from: entry), publisher: text(settings.publisher),
      licence: settings.licence.map { LinkModel(title: $0.name, url: $0.url) },
      footer: links(settings.footer, from: entry))
  }

  private func link(_ target: PageEntry, from entry: PageEntry) -> LinkModel {
    let folder = target.id.hasSuffix("/index") ? String(target.id.dropLast("index".count)) : nil
    return LinkModel(
      title: target.id == "index" ? index.settings.title(in: entry.language) : target.shortTitle,
      url: url(target.route, from: entry), isCurrent: target.key == entry.key,
      isAncestor: target.key != entry.key && folder.map { entry.id.hasPrefix($0) } ?? false)
  }

  private func url(_ route: Route, from entry: PageEntry) -> Address {
    placement.url(route, from: entry.route)
  }

  private func navigation(_ entry: PageEntry) -> [LinkModel] {
    links(index.settings.navigation, from: entry)
  }

  /// Links to the pages or folders that settings name, as far as the page's language has them.
  private func links(_ ids: [String], from entry: PageEntry) -> [LinkModel] {
    ids.compactMap { id in
      (index.entry(id + "/index", entry.language) ?? index.entry(id, entry.language)).map {
        link($0, from: entry)
      }
    }
  }

  private func breadcrumbs(_ entry: PageEntry) -> [LinkModel] {
    var trail: [LinkModel] = []
    var current = entry
    while let parent = index.parent(of: current) {
      trail.append(link(parent, from: entry))
      current = parent
    }
    return trail.reversed()
  }

  private func alternates(of entry: PageEntry) -> [AlternateModel] {
    let settings = index.settings
    // What is no page of the site's, such as the one for a wrong address, has no other languages.
    guard index.entry(entry.id, entry.language) != nil else { return [] }
    // A language without a page at all is not offered.
    return settings.languages.compactMap { language in
      let shown =
        index.entry(entry.id, language) ?? above(entry, language) ?? index.entry("index", language)
      return shown.map { alternate($0, from: entry) }
    }
  }

  /// Of a word that another language has in its own way, the page of the whole index.
  private func above(_ entry: PageEntry, _ language: String) -> PageEntry? {
    guard entry.parsed.isGenerated else { return nil }
    return index.parent(of: entry).flatMap { index.entry($0.id, language) }
  }

  private func alternate(_ shown: PageEntry, from entry: PageEntry) -> AlternateModel {
    AlternateModel(
      language: shown.language, url: url(shown.route, from: entry),
      absoluteURL: shown.route.absolute(on: index.settings.url), isCurrent: shown.language == entry.language,
      isTranslated: shown.id == entry.id, name: LanguageName.native(shown.language))
  }

  /// The pages before and after in the same folder, where they are meant to be read in an order.
  private func neighbours(of entry: PageEntry) -> (previous: PageEntry?, next: PageEntry?) {
    entry.kind == index.kinds.page || entry.kind == index.kinds.briefing
      ? (nil, nil) : index.neighbours(of: entry)
  }

  /// The next subjects of the page's kind, from its own place round to it again, that share a topic with it.
  private func related(to entry: PageEntry, _ context: ComposeContext) -> [RelatedModel] {
    let topics = entry.kind.ownKeys.filter {
      $0.target.flatMap(index.kinds.kind(named:))?.isTopic ?? false
    }
    guard entry.kind.isSubject, !topics.isEmpty else { return [] }
    let own = topics.map { (key: $0.name, names: Set(entry.names($0.name))) }
    return index.others(after: entry).lazy
      .filter { other in own.contains { !$0.names.isDisjoint(with: other.names($0.key)) } }
      .prefix(Self.mostRelated)
      .map { RelatedModel(title: $0.shortTitle, url: context.url($0.route), summary: $0.summary) }
  }

  private static let mostRelated = 4

  /// How to cite a page that has a date; an undated one is navigation rather than a text.
  func citeThis(_ entry: PageEntry, _ site: SiteModel) -> CiteThisModel? {
    let frontMatter = entry.parsed.frontMatter
    guard entry.id != "index", let date = (frontMatter.text("updated") ?? frontMatter.text("date"))
    else { return nil }
    let cite = CiteThis(
      key: entry.id.replacing("/", with: "-"), title: entry.title, authors: index.authorNames(of: entry),
      publisher: site.publisher,
      date: EvidenceDate(date), url: entry.route.absolute(on: index.settings.url).text,
      language: entry.language)
    return CiteThisModel(
      gb7714: cite.gb7714(index.settings.citationStyle).text, bibTeX: cite.bibTeX, cslJSON: cite.cslJSON)
  }

  func date(_ key: String, _ entry: PageEntry) -> DateModel? {
    entry.parsed.frontMatter.text(key).flatMap { EvidenceDate($0) }.map {
      DateModel(text: $0.text(in: index.figureLanguage(entry.language)), iso: $0.iso)
    }
  }

  /// What a briefing's page says of the printable text; nil for other pages and for a briefing without parts.
  private func briefingModel(_ entry: PageEntry, _ context: ComposeContext) -> BriefingPageModel? {
    let parts = entry.names("parts").compactMap { index.entry($0, entry.language) }
    guard entry.kind == index.kinds.briefing, !parts.isEmpty else { return nil }
    let frontMatter = entry.parsed.frontMatter
    let files = printables.first { $0.page == entry.id && $0.language == entry.language }
    return BriefingPageModel(
      subtitle: frontMatter.text("subtitle"), edition: frontMatter.text("edition"),
      audience: frontMatter.text("audience"),
      evidence: (digest ?? EvidenceDigest(index)).text(of: catalogue.pages(of: entry)),
      parts: zip(parts, BriefingOutline.depths(parts, index)).map { part, depth in
        BriefingPageModel.Part(title: part.title, url: context.url(part.route), isNested: depth > 0)
      },
      htmlURL: context.url(FileRoutes.briefing(entry)),
      pdfURL: files.flatMap { file in file.pdf.map { _ in context.url(Route("/\(file.pdfPath)")) } },
      pdfSize: files?.pdf?.size,
      docxURL: files.flatMap { file in file.docx.map { _ in context.url(Route("/\(file.docxPath)")) } },
      docxSize: files?.docx.map(Printable.size), declared: DeclaredModel(entry: entry, context: context))
  }

  // MARK: After the text

  func doubts(_ context: ComposeContext) -> [DoubtModel] {
    let language = context.figureLanguage
    return context.doubts.map { fact in
      let indicator = index.evidence.indicator(of: fact)
      let figure = indicator.map { FigureFormatter(language: language).format(fact, of: $0).text }
      return DoubtModel(
        id: ComposeContext.doubtAnchor(fact), figure: fact.qualifier == .statement ? "" : figure ?? "",
        subject: indicator?.name(in: language) ?? fact.indicator,
        note: FormulaText(index: index, tag: context.entry.language).note(of: fact),
        url: context.ledgerURL(of: fact), use: context.use(of: fact))
    }
  }

  func corrections(_ context: ComposeContext) -> [CorrectedModel] {
    context.corrected.map { fact in
      let subject = index.evidence.indicator(of: fact)?.name(in: context.figureLanguage)
      return CorrectedModel(
        id: ComposeContext.correctionAnchor(fact), subject: subject ?? fact.indicator,
        changes: ChangeModel.all(of: fact, index.evidence, context.figureLanguage),
        url: context.ledgerURL(of: fact), use: context.use(of: fact))
    }
  }

  func sources(_ context: ComposeContext) -> [SourceModel] {
    let formatter = ReferenceFormatter(style: index.settings.citationStyle)
    return context.citations.sources.enumerated().compactMap { place, id in
      guard let source = index.evidence.source(id) else { return nil }
      var model = SourceModel(
        formatter.entry(for: source), number: place + 1, language: context.figureLanguage,
        references: context.citations.marks(of: id).enumerated().map { BacklinkModel(id: $1, number: $0 + 1) }
      )
      model.locators = context.citations.locators(of: id)
      model.pageURL = index.page(ofSource: id, context.entry.language).map { context.url($0) }
      return model
    }
  }
}

/// The names of languages in themselves, for the switch between them.
enum LanguageName {
  static func native(_ code: String) -> String {
    switch code {
    case "zh", "zh-Hans": "中文"
    case "zh-Hant": "繁體中文"
    case "en": "English"
    default:
      Locale(identifier: code).localizedString(forIdentifier: code).map {
        $0.prefix(1).uppercased() + $0.dropFirst()
      } ?? code
    }
  }
}
