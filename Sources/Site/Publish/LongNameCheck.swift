import Diagnostics
import Publishing

/// Addresses that no disk can hold: a part of more than 255 bytes, or a whole of more than systems take.
struct LongNameCheck {
  /// What file systems take, less the endings of compressed forms.
  static let longestPart = 255 - 3
  /// What Linux takes for a whole path, less room for the folder that the site is in.
  static let longestPath = 3000

  let catalogue: Catalogue
  let assets: AssetCatalogue

  func check(_ tree: SiteTree) -> [Diagnostic] {
    let long = tree.files.map(\.path).filter { path in
      path.utf8.count > Self.longestPart
        && (path.utf8.count > Self.longestPath
          || path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.count > Self.longestPart })
    }
    guard !long.isEmpty else { return [] }
    let places = self.places
    return long.map { path in
      let longest = path.utf8.split(separator: UInt8(ascii: "/")).map(\.count).max() ?? 0
      return .error(
        "long-name",
        longest > Self.longestPart
          ? "a part of the address has \(longest) bytes, and no disk takes more than \(Self.longestPart)"
          : "the address has \(path.utf8.count) bytes, and no system takes more than \(Self.longestPath)",
        help: "choose a shorter name; a Chinese character has three bytes",
        at: places[path] ?? SourceFile(path: path, text: "").whole)
    }
  }

  /// Who has made the files of a site.
  private var places: [String: SourcePlace] {
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
