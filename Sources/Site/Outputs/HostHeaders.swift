import Addresses
import Publishing

/// `_headers`: what hosts that read such a file send with each answer, the same as `docs/hosting/casebook.conf` says.
struct HostHeaders: Output {
  static let name = "headers"

  /// What a page may load and do: files of its own site, and no script or style in its own text.
  ///
  /// A briefing's HTML, which must stand alone, carries its style, pictures and fonts as addresses that hold them.
  static let contentSecurityPolicy = [
    "default-src 'none'", "style-src 'self' data:", "img-src 'self' data:", "font-src 'self' data:",
    "script-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'",
  ].joined(separator: "; ")

  /// What is sent with everything.
  static let everywhere: [(name: String, value: String)] = [
    ("Content-Security-Policy", contentSecurityPolicy), ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
  ]

  /// What is sent with files whose names change with their bytes.
  static let forEver = ("Cache-Control", "public, max-age=31536000, immutable")

  let input: OutputInput

  func files() -> [SiteTree.File] {
    let settings = input.catalogue.index.settings
    let path = settings.path.text
    let defaultLanguage = settings.defaultLanguage
    let rules: [(String, [(name: String, value: String)])] =
      [
        ("*", Self.everywhere), ("assets/*", [Self.forEver]), ("share/*", [Self.forEver]),
        ("data/*", [("Access-Control-Allow-Origin", "*")]),
      ]
      // The search index is in a folder whose name changes with what is in it.
      + settings.languages.map {
        (
          String(Route(page: "search", language: $0, defaultLanguage: defaultLanguage).path.dropFirst())
            + ":digest/*", [Self.forEver]
        )
      }
    let text = rules.map { pattern, headers in
      "\(path)\(pattern)\n" + headers.map { "  \($0.name): \($0.value)\n" }.joined()
    }.joined(separator: "\n")
    return [SiteTree.File(path: "_headers", bytes: Array(text.utf8))]
  }
}
