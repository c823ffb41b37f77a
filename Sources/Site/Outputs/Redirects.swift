import Addresses
import Publishing
import Templates

/// Former addresses of pages: a page at each that leads on, and the same as lists for hosts that redirect by themselves.
struct Redirects: Output {
  static let name = "redirects"
  static let template = "redirect"

  let input: OutputInput

  private var index: PageIndex { input.catalogue.index }
  /// The path of the site's address.
  private var path: Address { index.settings.path }

  func files() -> [SiteTree.File] {
    let aliases = index.aliases.compactMap { alias in
      index.entry(alias.page.id, alias.page.language).map { (from: alias.route, to: $0) }
    }.sorted { $0.from < $1.from }
    let pages = aliases.map { from, target in
      let model = RedirectModel(
        language: target.language, title: target.title, site: index.settings.title(in: target.language),
        url: target.route.relative(to: from), canonicalURL: target.route.absolute(on: index.settings.url))
      let html = input.templates.render(
        Self.template, model, language: target.language, asset: input.assets.addresses(from: from))
      return SiteTree.File(path: from.file, bytes: html)
    }
    // The lists are there even when they are empty: a server's configuration names one of them.
    let hosts = aliases.map { "\($0.absolute(on: path).text) \($1.route.absolute(on: path).text) 301\n" }
      .joined()
    let nginx = aliases.flatMap { from, target in
      Self.spellings(from).map {
        // nginx looks up what it has decoded.
        "\"\($0.absolute(on: path).decodedPath)\" \"\(target.route.absolute(on: path).text)\";\n"
      }
    }.joined()
    return pages + [
      SiteTree.File(path: "_redirects", bytes: Array(hosts.utf8)),
      SiteTree.File(path: "_redirects.nginx", bytes: Array(nginx.utf8)),
    ]
  }

  /// An address and, of a folder, the one without the stroke at its end, from which a server would lead on twice.
  private static func spellings(_ route: Route) -> [Route] {
    let isFolder = route.path.hasSuffix("/") && route.path != "/"
    return isFolder ? [route, Route(String(route.path.dropLast()))] : [route]
  }
}

/// A page at a former address: template `redirect`.
struct RedirectModel: TemplateModel {
  let language: String
  let title: String
  let site: String
  /// Where the page is now, seen from its former address.
  let url: Address
  let canonicalURL: Address

  static let fields: TemplateFields<Self> = [
    .init("language") { $0.language }, .init("title") { $0.title }, .init("site") { $0.site },
    .init("url") { $0.url }, .init("canonicalURL") { $0.canonicalURL },
  ]
}
