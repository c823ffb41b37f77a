import Addresses
import Diagnostics

/// Checks that addresses and files differ in more than the case of letters.
///
/// macOS and Windows keep `Boston` and `boston` in one file, so one page would take the place of the other.
struct AddressCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    let pages = index.entries.map {
      (route: $0.route, owner: $0.parsed.file.path, place: $0.parsed.file.whole)
    }
    let aliases = index.aliases.map { (route: $0.route, owner: $0.place.file.path, place: $0.place) }
    // Small letters are the rule, so what has capitals is what should change.
    let all = pages.filter { isSmall($0.route) } + pages.filter { !isSmall($0.route) } + aliases
    var taken: [String: (spelling: String, owner: String)] = [:]
    var diagnostics: [Diagnostic] = []
    for (route, owner, place) in all {
      let path = route.path
      let ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
      var clash: (spelling: String, owner: String)?
      for part in ends.map({ String(path[..<$0]) }) {
        let key = NameKind.file.key(part)
        let first = taken[key] ?? (part, owner)
        taken[key] = first
        if first.spelling != part { clash = clash ?? first }
      }
      guard let clash else { continue }
      diagnostics.append(
        .error(
          "letter-case",
          "the address \(path) differs from \(clash.spelling), of \(clash.owner), in the case of letters alone",
          help: "change one of the two; macOS and Windows take them for one", at: place))
    }
    return diagnostics + files()
  }

  /// Files of `Content/assets` that such a system takes for one, so that a copy of the workspace holds only one of them.
  private func files() -> [Diagnostic] {
    let names = (Array(index.workspace.assets.keys) + Array(index.workspace.texts.keys))
      .filter { $0.hasPrefix("Content/assets/") }
    return Dictionary(grouping: names, by: NameKind.file.key).values.filter { $0.count > 1 }
      .map { $0.sorted { $1 < $0 } }.sorted { $0[0] < $1[0] }
      .map { twins in
        .error(
          "letter-case", "the name \(twins[1]) differs from \(twins[0]) in the case of letters alone",
          help: "change one of the two; macOS and Windows take them for one",
          at: SourceFile(path: twins[1], text: "").whole)
      }
  }

  private func isSmall(_ route: Route) -> Bool { route.path.lowercased() == route.path }
}
