/// The pages and files of the website.
struct Website {
  let catalogue: Catalogue
  let assets: AssetCatalogue

  /// One page ready to be rendered.
  struct ComposedPage: Sendable {
    let route: Route
    let template: String
    let language: String
    let model: PageModel
  }

  /// Composes every page, in parallel.
  func compose(jobs: Int) async -> [ComposedPage] {
    let composer = PageComposer(catalogue: catalogue, assets: assets)
    return await catalogue.pages.concurrentMap(jobs: jobs) { page in
      ComposedPage(
        route: page.entry.route, template: PageComposer.template(of: page.entry),
        language: page.entry.language, model: composer.compose(page))
    }
  }

  /// Renders composed pages, in parallel.
  static func render(_ pages: [ComposedPage], with templates: TemplateLibrary, jobs: Int) async
    -> [SiteTree.File]
  {
    await pages.concurrentMap(jobs: jobs) { page in
      let html = templates.render(page.template, page.model, language: page.language)
      return SiteTree.File(path: page.route.file, bytes: Array(html.utf8))
    }
  }

  /// The files that pages carry along.
  func files() -> [SiteTree.File] {
    var used: Set<String> = []
    for page in catalogue.pages {
      for case .asset(let path) in page.targets.values { used.insert(path) }
      for case let figure as FigureDirective in page.directives.values { used.insert(figure.asset) }
    }
    return assets.files(used: used)
  }
}
