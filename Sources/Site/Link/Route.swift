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
    let slash = UInt8(ascii: "/")
    // Both are in the composed form, so that the same text is the same bytes.
    var common = 0
    for (place, (left, right)) in zip(page.path.utf8, path.utf8).enumerated() {
      if left != right { break }
      if left == slash { common = place + 1 }
    }
    let up = page.path.utf8.dropFirst(common).count { $0 == slash }
    let down = Substring(path.utf8.dropFirst(common)).split(separator: "/", omittingEmptySubsequences: false)
    return Address(relative: Array(repeating: "..", count: up) + down.map(String.init))
  }

  /// The whole address on a site, or below the site's path.
  func absolute(on site: Address) -> Address { site.appending(path: String(path.dropFirst())) }

  /// Orders by path.
  public static func < (lhs: Route, rhs: Route) -> Bool { lhs.path < rhs.path }
}
