import Diagnostics

/// Checks that addresses differ in more than the case of letters.
///
/// macOS and Windows keep `Boston` and `boston` in one file, so one page would take the place of the other.
struct AddressCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    let pages = index.entries.map {
      (route: $0.route, owner: $0.source.file.path, place: $0.source.file.whole)
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
        let first = taken[part.lowercased()] ?? (part, owner)
        taken[part.lowercased()] = first
        if first.spelling != part { clash = clash ?? first }
      }
      guard let clash else { continue }
      diagnostics.append(
        .error(
          "letter-case",
          "the address \(path) differs from \(clash.spelling), of \(clash.owner), in the case of letters alone",
          help: "change one of the two; macOS and Windows take them for one", at: place))
    }
    return diagnostics
  }

  private func isSmall(_ route: Route) -> Bool { route.path.lowercased() == route.path }
}
