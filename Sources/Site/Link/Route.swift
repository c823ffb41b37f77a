/// The address of a page or file within the site, from its root: `/cases/boston/` or `/assets/site.1a2b3c.css`.
public struct Route: Sendable, Hashable, Comparable {
  /// The path, beginning with `/`; a page's ends in `/` too.
  public let path: String

  /// Creates a route from a path that begins with `/`.
  public init(_ path: String) {
    self.path = path
  }

  /// A page's route: the default language lives at the root, the others below their code.
  init(page id: String, language: String, defaultLanguage: String) {
    var parts = id.split(separator: "/").map(String.init)
    if parts.last == "index" { parts.removeLast() }
    if language != defaultLanguage { parts.insert(language, at: 0) }
    path = parts.isEmpty ? "/" : "/" + parts.joined(separator: "/") + "/"
  }

  /// The file below `Output/site` that answers at this address.
  var file: String {
    let relative = String(path.dropFirst())
    return path.hasSuffix("/") ? relative + "index.html" : relative
  }

  /// The address as a link from another page: relative, so that a site works below any path and from a folder.
  func relative(to page: Route) -> String {
    let from = page.path.split(separator: "/", omittingEmptySubsequences: false).dropLast().dropFirst()
    let target = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let common = zip(from, target.dropLast()).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: from.count - common)
    let down = target.dropFirst(common).map(String.init)
    let relative = (up + down).joined(separator: "/")
    return relative.isEmpty ? "./" : Self.encode(relative)
  }

  /// The whole address on a site.
  func absolute(on url: String) -> String { url + Self.encode(String(path.dropFirst())) }

  /// Orders by path.
  public static func < (lhs: Route, rhs: Route) -> Bool { lhs.path < rhs.path }

  /// Percent-encodes what may not stand in a URL's path.
  static func encode(_ path: String) -> String {
    path.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "#"):
        result.unicodeScalars.append(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
  }
}
