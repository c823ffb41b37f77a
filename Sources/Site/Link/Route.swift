import Addresses

/// The place of a page or file within the site, from its root: `/cases/boston/` or `/assets/site.1a2b3c.css`.
///
/// It is text in Unicode's composed form, not encoded; ``relative(to:)`` and ``absolute(on:)`` make addresses of it.
public struct Route: Sendable, Hashable, Comparable {
  /// The path, beginning with `/`; a page's ends in `/` too.
  public let path: String

  /// Creates a route from a path that begins with `/`.
  public init(_ path: String) {
    self.path = NormalForm.composed(path)
  }

  /// A page's route: the default language lives at the root, the others below their code.
  init(page id: String, language: String, defaultLanguage: String) {
    var parts = id.split(separator: "/").map(String.init)
    if parts.last == "index" { parts.removeLast() }
    if language != defaultLanguage { parts.insert(language, at: 0) }
    path = NormalForm.composed(parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/")
  }

  /// The file below `Output/site` that answers at this address.
  var file: String {
    let relative = String(path.dropFirst())
    return path.hasSuffix("/") ? relative + "index.html" : relative
  }

  /// The address as a link from another page: relative, so that a site works below any path and from a folder.
  func relative(to page: Route) -> Address {
    let from = page.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().dropFirst()
    let target = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let common = zip(from, target.dropLast()).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: from.count - common)
    let down = target.dropFirst(common).map(String.init)
    return Address(relative: up + down)
  }

  /// The whole address on a site, or below the site's path.
  func absolute(on site: Address) -> Address { site.appending(path: String(path.dropFirst())) }

  /// Orders by path.
  public static func < (lhs: Route, rhs: Route) -> Bool { lhs.path < rhs.path }
}
