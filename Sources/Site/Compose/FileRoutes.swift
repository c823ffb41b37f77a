import Kinds

/// Where files stand that are made beside pages: pages lead to them, and outputs put them there.
enum FileRoutes {
  /// The mark, as the templates hold it.
  static let icon = "Templates/assets/icon.svg"
  /// The picture for the home screen of a telephone.
  static let touchIcon = Route("/apple-touch-icon.png")

  /// The files of facts that the ledger offers.
  static let facts: [(name: String, route: Route)] = [
    ("CSV", Route("/data/facts.csv")), ("JSON", Route("/data/facts.json")),
    ("datapackage.json", Route("/data/datapackage.json")),
  ]

  /// A language's web manifest.
  static func manifest(_ settings: SiteSettings, _ language: String) -> Route {
    Route(home(settings, language).path + "site.webmanifest")
  }

  /// A language's feed; nil if nothing in it has a date.
  static func feed(_ index: PageIndex, _ language: String) -> Route? {
    guard index.datedLanguages.contains(language) else { return nil }
    return Route(home(index.settings, language).path + "feed.xml")
  }

  /// The feed of a kind whose pages follow one another in time; nil where its folder has no page of its own or nothing in
  /// it has a date.
  static func feed(of kind: Kind, _ index: PageIndex, _ language: String) -> Route? {
    guard kind.isDated, let folder = kind.folder, let top = index.entry("\(folder)/index", language),
      index.entries.contains(where: { $0.kind == kind && $0.language == language && $0.day != nil })
    else { return nil }
    return Route(top.route.path + "feed.xml")
  }

  /// A briefing's file: `/briefings/short/short.zh.html`.
  static func briefing(_ entry: PageEntry) -> Route {
    Route("\(entry.route.path)\(entry.name).\(entry.language).html")
  }

  /// A file of a chart: `/charts/compare/capital/fig-horizon.zh.csv`.
  static func chart(_ plan: ChartPlan, of entry: PageEntry, _ type: String) -> Route {
    Route("/charts/\(entry.id)/\(plan.id).\(entry.language).\(type)")
  }

  private static func home(_ settings: SiteSettings, _ language: String) -> Route {
    Route(page: "index", language: language, defaultLanguage: settings.defaultLanguage)
  }
}
