import Addresses
import Evidence
import Foundation
import JSON
import Kinds
import People

/// What a page is, for machines: schema.org's words as JSON-LD, which is data and no script.
struct StructuredData {
  /// The page that searches, if the site has one.
  private static let searchPages = ["search", "search/index"]

  private let page: LinkedPage
  private let index: PageIndex
  /// The picture that stands for the page.
  private let picture: Address?

  /// Describes a page of the site.
  init(_ page: LinkedPage, _ index: PageIndex, picture: Address?) {
    self.page = page
    self.index = index
    self.picture = picture
  }

  /// The description as text that may stand in a `script` element.
  var json: String {
    let graph = page.entry.id == "index" ? [site] : [article, breadcrumbs].compactMap(\.self)
    let value = JSONValue.object(["@context": .string("https://schema.org"), "@graph": .array(graph)])
    return Self.inScript(value.text())
  }

  /// A value as JSON that may stand in a `script` element.
  static func text(of value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return nil }
    return inScript(String(decoding: data, as: UTF8.self))
  }

  /// A script element ends at `</`, whatever the text around it.
  private static func inScript(_ json: String) -> String {
    json.utf8.contains(UInt8(ascii: "<")) ? json.replacing("<", with: "\\u003c") : json
  }

  private var entry: PageEntry { page.entry }
  private var settings: SiteSettings { index.settings }
  private var url: JSONValue { .string(entry.route.absolute(on: settings.url).text) }

  private var publisher: JSONValue {
    .object([
      "@type": .string("Organization"),
      "name": .string(settings.text(settings.publisher, in: entry.language)),
    ])
  }

  /// Those who wrote the page; the publisher where nobody is named.
  private var authors: JSONValue { people(KindKey.authors) ?? publisher }

  /// The people whom a key of the page names; one of them stands alone.
  private func people(_ key: String) -> JSONValue? {
    let people = entry.names(key).compactMap(index.people.person).map(person)
    return people.count > 1 ? .array(people) : people.first
  }

  private func person(_ person: Person) -> JSONValue {
    let name = person.name(in: entry.language, else: settings.defaultLanguage)
    return .object([
      "@type": .string("Person"), "name": .string(name.natural),
      "familyName": name.family.map { .string($0) },
      "givenName": name.given.map { .string($0) },
      "jobTitle": person.role(in: entry.language).map { .string($0) },
      "url": person.link.map { .string(Address(written: $0).text) },
      "sameAs": person.orcid.map { .string($0.address.text) },
    ])
  }

  /// The site as a whole, and how to search it.
  private var site: JSONValue {
    let search = Self.searchPages.lazy.compactMap { index.entry($0, entry.language) }.first
    let action = search.map { page in
      JSONValue.object([
        "@type": .string("SearchAction"), "query-input": .string("required name=q"),
        "target": .object([
          "@type": .string("EntryPoint"),
          "urlTemplate": .string(page.route.absolute(on: settings.url).appending(template: "q").text),
        ]),
      ])
    }
    return .object([
      "@type": .string("WebSite"), "name": .string(settings.title(in: entry.language)),
      "description": .string(settings.text(settings.description, in: entry.language)), "url": url,
      "inLanguage": .string(entry.language), "publisher": publisher, "potentialAction": action,
    ])
  }

  /// A text: an article, or a briefing as a scholarly one; nil for a page without a date.
  private var article: JSONValue? {
    guard let day = entry.day else { return nil }
    return .object([
      "@type": .string(entry.kind == index.kinds.briefing ? "ScholarlyArticle" : "Article"),
      "headline": .string(entry.title),
      "description": Excerpt.of(page, index).map { .string($0) }, "url": url,
      "inLanguage": .string(entry.language),
      "datePublished": entry.firstDay.map { .string($0) }, "dateModified": .string(day),
      "image": picture.map { .string($0.text) }, "license": settings.licence.map { .string($0.url.text) },
      "author": authors, "editor": people(KindKey.editors), "publisher": publisher,
    ])
  }

  /// The way from the front page to a page.
  private var breadcrumbs: JSONValue {
    var trail = [entry]
    while let parent = trail.last.flatMap(index.parent) { trail.append(parent) }
    let items = trail.reversed().enumerated().map { number, page in
      JSONValue.object([
        "@type": .string("ListItem"), "position": .number(number + 1),
        "name": .string(page.id == "index" ? settings.title(in: entry.language) : page.shortTitle),
        "item": .string(page.route.absolute(on: settings.url).text),
      ])
    }
    return .object(["@type": .string("BreadcrumbList"), "itemListElement": .array(items)])
  }
}
