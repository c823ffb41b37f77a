import Publishing
import Diagnostics
import Templates

/// `404.html`, which hosts show for any address that there is nothing at: its links work from everywhere.
struct NotFound: Output {
  static let name = "404"
  /// The page around what is said.
  static let template = "404"
  /// What is said in one language.
  static let part = "partials/not-found"
  private static let route = Route("/404.html")

  let input: OutputInput

  private var index: PageIndex { input.catalogue.index }

  func files() -> [SiteTree.File] {
    guard input.templates.names.contains(Self.template) else { return [] }
    let settings = index.settings
    let language = settings.defaultLanguage
    let assets = input.assets.addresses(on: settings.path)
    var body = Fragments()
    for other in settings.languages where index.entries.contains(where: { $0.language == other }) {
      body.append(
        html: input.templates.text(Self.part, notFound(other), language: other, asset: assets))
    }
    // A page like any other but for its place; nobody wrote it, so its title is the interface's.
    let title = input.templates.words[language]?["notFound"] ?? "404"
    let file = SourceFile(
      path: "Content/\(language)/404.md",
      text: "---\ntitle: \"\(title.replacing("\"", with: "\\\""))\"\n---\n")
    let parsed = ParsedPage.parse(file, language: language, kinds: index.kinds).value
    let page = LinkedPage(
      entry: PageEntry(
        parsed: parsed, route: Self.route, evidence: index.evidence, directives: index.directives))
    let composer = PageComposer(
      catalogue: input.catalogue, assets: input.assets, hasDrawnIcons: input.drawer != nil,
      placement: .anywhere(sitePath: settings.path))
    var model = composer.compose(page)
    model.body = body
    let html = input.templates.render(Self.template, model, language: language, asset: assets)
    return [SiteTree.File(path: Self.route.file, bytes: html)]
  }

  private func notFound(_ language: String) -> NotFoundModel {
    let settings = index.settings
    func link(_ page: PageEntry, _ title: String) -> LinkModel {
      LinkModel(title: title, url: page.route.absolute(on: settings.path))
    }
    let home = index.entry("index", language).map { link($0, settings.title(in: language)) }
    let parts = settings.navigation.compactMap { id in
      (index.entry(id + "/index", language) ?? index.entry(id, language)).map { link($0, $0.shortTitle) }
    }
    return NotFoundModel(
      language: language, isFirst: language == settings.defaultLanguage,
      links: [home].compactMap { $0 } + parts)
  }
}

/// What is said in one language where there is nothing: template `partials/not-found`.
struct NotFoundModel: TemplateModel {
  let language: String
  /// Whether the page's title has said it in this language.
  let isFirst: Bool
  /// The front page and the parts of the site.
  let links: [LinkModel]

  static let fields: TemplateFields<Self> = [
    .init("language") { $0.language }, .init("isFirst") { $0.isFirst }, .init("links") { $0.links },
  ]
}
