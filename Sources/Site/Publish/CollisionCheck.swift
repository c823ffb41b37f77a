import Diagnostics
import Publishing

/// Files of a site that no disk holds beside each other: one within another, as `/feed.xml/` is beside `feed.xml`, or two of
/// one name.
struct CollisionCheck {
  let owners: FileOwners
  let aliases: [Alias]

  /// - Parameter paths: Those of all files, in order.
  func check(_ paths: [String]) -> [Diagnostic] {
    let former = Dictionary(aliases.map { ($0.route.file, $0) }, uniquingKeysWith: { first, _ in first })
    // The manifest comes into the folder when all else is there.
    var counts = [ManifestFile.name: 1]
    for path in paths { counts[path, default: 0] += 1 }
    var seen: Set<String> = []
    return paths.compactMap { path in
      let other =
        SiteTree.folders(above: path).first { counts[$0] != nil }
        ?? (counts[path, default: 0] > 1 ? path : nil)
      guard let other, seen.insert(path).inserted else { return nil }
      if let alias = former[path] {
        return .error(
          "duplicate-alias",
          "the former address \(alias.route.path) is already that of a file of the site",
          help: "an address leads to one page; choose another", at: alias.place)
      }
      return .error(
        "duplicate-url", "the address of this page is already that of the file '\(other)' of the site",
        help: "rename the page", at: owners.place(path))
    }
  }
}
