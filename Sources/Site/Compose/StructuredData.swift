import Addresses
import Foundation
import Kinds

/// What a page is, for machines: schema.org's words as JSON-LD, which is data and no script.
struct StructuredData: Encodable {
  private struct Organization: Encodable {
    let type = "Organization"
    let name: String

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name
    }
  }

  /// A text: an article, or a briefing as a scholarly one.
  private struct Article: Encodable {
    let type: String
    let headline: String
    let description: String?
    let url: Address
    let inLanguage: String
    let datePublished: String?
    let dateModified: String?
    let image: Address?
    let license: Address?
    let author: Organization
    let publisher: Organization

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case headline, description, url, inLanguage, datePublished, dateModified, image, license, author
      case publisher
    }
  }

  /// The way from the front page to a page.
  private struct BreadcrumbList: Encodable {
    struct Item: Encodable {
      let type = "ListItem"
      let position: Int
      let name: String
      let item: Address

      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case position, name, item
      }
    }

    let type = "BreadcrumbList"
    let itemListElement: [Item]

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case itemListElement
    }
  }

  /// The site as a whole, and how to search it.
  private struct WebSite: Encodable {
    struct Action: Encodable {
      struct Target: Encodable {
        let type = "EntryPoint"
        let urlTemplate: Address

        enum CodingKeys: String, CodingKey {
          case type = "@type"
          case urlTemplate
        }
      }

      let type = "SearchAction"
      let target: Target
      let input = "required name=q"

      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case target
        case input = "query-input"
      }
    }

    let type = "WebSite"
    let name: String
    let description: String
    let url: Address
    let inLanguage: String
    let publisher: Organization
    let potentialAction: Action?

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name, description, url, inLanguage, publisher, potentialAction
    }
  }

  /// The page that searches, if the site has one.
  private static let searchPages = ["search", "search/index"]

  private var article: Article?
  private var breadcrumbs: BreadcrumbList?
  private var site: WebSite?

  private enum CodingKeys: String, CodingKey {
    case context = "@context"
    case graph = "@graph"
  }

  /// Describes a page of the site.
  init(_ page: LinkedPage, _ index: PageIndex, picture: Address?) {
    let entry = page.entry
    let settings = index.settings
    let publisher = Organization(name: settings.text(settings.publisher, in: entry.language))
    let url = entry.route.absolute(on: settings.url)
    if entry.id == "index" {
      let search = Self.searchPages.lazy.compactMap { index.entry($0, entry.language) }.first
      site = WebSite(
        name: settings.title(in: entry.language),
        description: settings.text(settings.description, in: entry.language), url: url,
        inLanguage: entry.language, publisher: publisher,
        potentialAction: search.map {
          WebSite.Action(
            target: .init(urlTemplate: $0.route.absolute(on: settings.url).appending(template: "q")))
        })
      return
    }
    if entry.day != nil {
      article = Article(
        type: entry.kind == index.kinds.briefing ? "ScholarlyArticle" : "Article", headline: entry.title,
        description: Excerpt.of(page, index), url: url, inLanguage: entry.language,
        datePublished: entry.firstDay, dateModified: entry.day, image: picture,
        license: settings.licence?.url, author: publisher, publisher: publisher)
    }
    var trail = [entry]
    while let parent = trail.last.flatMap(index.parent) { trail.append(parent) }
    breadcrumbs = BreadcrumbList(
      itemListElement: trail.reversed().enumerated().map { number, page in
        BreadcrumbList.Item(
          position: number + 1,
          name: page.id == "index" ? settings.title(in: entry.language) : page.shortTitle,
          item: page.route.absolute(on: settings.url))
      })
  }

  /// Writes what there is as one graph.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("https://schema.org", forKey: .context)
    var graph = container.nestedUnkeyedContainer(forKey: .graph)
    if let article { try graph.encode(article) }
    if let breadcrumbs { try graph.encode(breadcrumbs) }
    if let site { try graph.encode(site) }
  }

  /// The description as text that may stand in a `script` element.
  var json: String? { Self.text(of: self) }

  /// A value as JSON that may stand in a `script` element.
  static func text(of value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return nil }
    // A script element ends at `</`, whatever the text around it.
    return String(decoding: data, as: UTF8.self).replacing("<", with: "\\u003c")
  }
}
