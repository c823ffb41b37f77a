import Addresses
import Publishing

/// What search engines ask for first: every page with its translations, and where that list is.
struct Sitemap: Output {
  static let name = "sitemap"

  private static let schema = "http://www.sitemaps.org/schemas/sitemap/0.9"
  private static let list = Route("/sitemap.xml")

  let input: OutputInput
  /// How many addresses one list may hold, after sitemaps.org.
  var limit = 50_000

  private var index: PageIndex { input.catalogue.index }

  func files() -> [SiteTree.File] {
    let url = index.settings.url
    let pages = index.entries
    let parts = stride(from: 0, to: pages.count, by: limit).map {
      Array(pages[$0..<min($0 + limit, pages.count)])
    }
    let robots = "User-agent: *\nAllow: /\n\nSitemap: \(Self.list.absolute(on: url).text)\n"
    var files = [SiteTree.File(path: "robots.txt", bytes: Array(robots.utf8))]
    if parts.count == 1 {
      files.append(SiteTree.File(path: Self.list.file, bytes: Array(urls(of: parts[0]).utf8)))
      return files
    }
    var xml = XMLText()
    xml.element("sitemapindex", ["xmlns": Self.schema]) { xml in
      for (number, part) in parts.enumerated() {
        let route = Route("/sitemap-\(number + 1).xml")
        files.append(SiteTree.File(path: route.file, bytes: Array(urls(of: part).utf8)))
        xml.element("sitemap") { $0.element("loc", [:], route.absolute(on: url).text) }
      }
    }
    files.append(SiteTree.File(path: Self.list.file, bytes: Array(xml.text.utf8)))
    return files
  }

  private func urls(of pages: [PageEntry]) -> String {
    let settings = index.settings
    var xml = XMLText()
    xml.element("urlset", ["xmlns": Self.schema, "xmlns:xhtml": "http://www.w3.org/1999/xhtml"]) { xml in
      for page in pages {
        let translations = settings.languages.compactMap { index.entry(page.id, $0) }
        xml.element("url") { xml in
          xml.element("loc", [:], page.route.absolute(on: settings.url).text)
          if let day = page.day { xml.element("lastmod", [:], day) }
          guard translations.count > 1 else { return }
          func alternate(_ language: String, _ translation: PageEntry) {
            xml.element(
              "xhtml:link",
              [
                "rel": "alternate", "hreflang": language,
                "href": translation.route.absolute(on: settings.url).text,
              ])
          }
          for translation in translations { alternate(translation.language, translation) }
          if let original = index.entry(page.id, settings.defaultLanguage) {
            alternate("x-default", original)
          }
        }
      }
    }
    return xml.text
  }
}
