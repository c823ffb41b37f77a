import Addresses
import Diagnostics
import Jobs

/// The pages of a language and the files beside them, by what a link that leads nowhere may have meant; gathered when the
/// first such link asks.
final class FileNames: Sendable {
  private struct Gathered: Sendable {
    /// The places in the order of all files, the pages first, by what names that are one have in common.
    var places: [String: Int] = [:]
    var all: [String] = []
    var pages = Names()
    var assets = Names()
  }

  /// Files of one sort.
  private struct Names: Sendable {
    /// The first file by what the last parts of the paths have in common.
    var byName: [String: String] = [:]
    var known = KnownNames([String]())
  }

  private let pages: [String]
  private let assets: @Sendable () -> [String]
  private let gathered = Lazy<Gathered>()

  init(pages: [String], assets: @escaping @Sendable () -> [String]) {
    self.pages = pages
    self.assets = assets
  }

  /// A page that a name without its ending means, or else a page or file of the same name but for the case of its
  /// letters, of nearly the same path, or of the same name elsewhere.
  func nearest(to file: String) -> String? {
    let gathered = self.gathered.value(gather)
    var stem = file
    while stem.hasSuffix("/") { stem.removeLast() }
    for ending in [".html", ".htm"] where stem.lowercased().hasSuffix(ending) {
      stem.removeLast(ending.count)
    }
    let keys = [stem + ".md", stem + "/index.md", file].map(NameKind.file.key)
    if let place = keys.compactMap({ gathered.places[$0] }).min() { return gathered.all[place] }
    let isPage =
      file.hasSuffix(".md") || stem != file || !(file.split(separator: "/").last ?? "").contains(".")
    let wanted = isPage && !file.hasSuffix(".md") ? stem + ".md" : file
    let names = isPage ? gathered.pages : gathered.assets
    let name = Self.name(wanted)
    return names.byName[NameKind.file.key(name)]
      ?? names.known.nearest(to: wanted) { Suggestion.nearest(to: name, in: [Self.name($0)]) != nil }
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private func gather() -> Gathered {
    var new = Gathered()
    let (pages, assets) = (pages.sorted(), assets().sorted())
    new.all = pages + assets
    new.places = Dictionary(
      new.all.enumerated().map { (NameKind.file.key($1), $0) }, uniquingKeysWith: { first, _ in first })
    new.pages = Self.names(pages)
    new.assets = Self.names(assets)
    return new
  }

  private static func names(_ paths: [String]) -> Names {
    Names(
      byName: Dictionary(
        paths.map { (NameKind.file.key(name($0)), $0) }, uniquingKeysWith: { first, _ in first }),
      known: KnownNames(paths))
  }
}
