import Diagnostics
import Jobs

/// What the files of a site were made of: pages, former addresses, and files that pages carry along.
struct FileOwners {
  private let catalogue: Catalogue
  private let assets: AssetCatalogue
  private let places = Lazy<[String: SourcePlace]>()

  init(_ catalogue: Catalogue, _ assets: AssetCatalogue) {
    self.catalogue = catalogue
    self.assets = assets
  }

  /// Where a file comes from; the file itself where only the program knows.
  func place(_ path: String) -> SourcePlace {
    // Of nearly all sites nobody asks.
    places.value(gather)[path] ?? SourceFile(path: path, text: "").whole
  }

  private func gather() -> [String: SourcePlace] {
    var places: [String: SourcePlace] = [:]
    for entry in catalogue.index.entries { places[entry.route.file] = entry.parsed.file.whole }
    for alias in catalogue.index.aliases { places[alias.route.file] = alias.place }
    let workspace = catalogue.index.workspace
    for path in Array(workspace.assets.keys) + workspace.texts.keys {
      guard let route = assets.route(path) else { continue }
      places[route.file] = (workspace.texts[path] ?? SourceFile(path: path, text: "")).whole
    }
    return places
  }
}
