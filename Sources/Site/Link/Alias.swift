import Addresses
import Diagnostics

/// A former address of a page, from the key `aliases`, which leads to where the page is now.
struct Alias: Sendable {
  let route: Route
  let page: PageKey
  let place: SourcePlace

  /// Reads the former addresses of pages, and reports those that cannot be one or are taken.
  static func read(_ entries: [PageEntry]) -> Diagnosed<[Alias]> {
    var diagnostics: [Diagnostic] = []
    var aliases: [Alias] = []
    let routes = Dictionary(entries.map { ($0.route.file, $0) }, uniquingKeysWith: { $1 })
    var taken: [String: PageEntry] = [:]
    for entry in entries {
      for word in entry.parsed.frontMatter.words("aliases") {
        guard let route = route(word.value) else {
          diagnostics.append(
            .error(
              "bad-alias", "'\(word.value)' is no address of this site",
              help: "write the path from the site's root, such as /old/boston/ or /old/boston.html",
              at: word.place))
          continue
        }
        let former = taken[route.file].map { "a former address of \($0.parsed.file.path)" as Message }
        let own = routes[route.file].map { "the address of \($0.parsed.file.path)" as Message }
        if let owner = former ?? own {
          diagnostics.append(
            .error(
              "duplicate-alias", "the former address \(route.path) is already \(owner)",
              help: "an address leads to one page; take it away from the other", at: word.place))
          continue
        }
        taken[route.file] = entry
        aliases.append(Alias(route: route, page: entry.key, place: word.place))
      }
    }
    return Diagnosed(aliases, diagnostics)
  }

  /// The address that an editor writes; one without an ending is a folder.
  private static func route(_ text: String) -> Route? {
    let path = Address.decode(text)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard path.hasPrefix("/"), !path.unicodeScalars.contains(where: isForbidden),
      parts.dropLast().allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }),
      let last = parts.last, last != ".", last != ".."
    else { return nil }
    let isFile = last.isEmpty || last.hasSuffix(".html") || last.hasSuffix(".htm")
    return Route(isFile ? path : path + "/")
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F
      || ["?", "#", "\\", "\"", "$", "*", ":"].contains(scalar)
  }
}
