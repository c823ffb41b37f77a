import Addresses
import Publishing

/// The ledger's description for search engines: a `Dataset` of schema.org as JSON-LD.
struct DatasetMetadata: Encodable {
  struct Publisher: Encodable {
    let type = "Organization"
    let name: String

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name
    }
  }

  struct Download: Encodable {
    let type = "DataDownload"
    let encodingFormat: String
    let contentUrl: Address

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case encodingFormat, contentUrl
    }
  }

  let context = "https://schema.org"
  let type = "Dataset"
  let name: String
  let description: String
  let url: Address
  let inLanguage: String
  let license: Address?
  let isAccessibleForFree = true
  let creator: Publisher
  let distribution: [Download]

  enum CodingKeys: String, CodingKey {
    case context = "@context"
    case type = "@type"
    case name, description, url, inLanguage, license, isAccessibleForFree, creator, distribution
  }

  /// Describes the ledger on a page.
  init(_ page: PageEntry, _ settings: SiteSettings) {
    name = "\(settings.title(in: page.language)): \(page.shortTitle)"
    description = page.summary ?? settings.text(settings.description, in: page.language)
    url = page.route.absolute(on: settings.url)
    inLanguage = page.language
    license = settings.licence?.url
    creator = Publisher(name: settings.text(settings.publisher, in: page.language))
    distribution = [("text/csv", "facts.csv"), ("application/json", "facts.json")].map {
      Download(encodingFormat: $0, contentUrl: Route("/data/\($1)").absolute(on: settings.url))
    }
  }

  /// The description as text that may stand in a `script` element.
  var json: String? { StructuredData.text(of: self) }
}
