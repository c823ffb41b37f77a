import Addresses
import Digest
import Publishing
import Evidence

/// The description of the open data: a Frictionless Data Package, version 2.
struct DataPackage: Encodable {
  struct Licence: Encodable {
    let name: String
    let path: String
    let title: String
  }

  /// Where the data comes from.
  struct Origin: Encodable {
    let title: String
    let path: String?
  }

  struct Contributor: Encodable {
    let title: String
    let roles: [String]
  }

  struct Schema: Encodable {
    let fields: [DataTable.Column]
    let primaryKey: [String]?
    let foreignKeys: [DataTable.ForeignKey]?
  }

  struct Resource: Encodable {
    let name: String
    let title: String
    let type = "table"
    let path: String
    let format = "csv"
    let mediatype = "text/csv"
    let encoding = "utf-8"
    let bytes: Int
    let hash: String
    let schema: Schema
  }

  let profile: String
  let name = "casebook-data"
  let title: String
  let description: String
  let homepage: String
  let licenses: [Licence]?
  let contributors: [Contributor]
  let sources: [Origin]
  let resources: [Resource]

  enum CodingKeys: String, CodingKey {
    case profile = "$schema"
    case name, title, description, homepage, licenses, contributors, sources, resources
  }

  /// Describes tables, each with the file that it was written to.
  init(_ tables: [DataTable], _ files: [SiteTree.File], _ index: PageIndex) {
    let settings = index.settings
    // English first: the description is for readers of data everywhere.
    let language = settings.languages.contains("en") ? "en" : settings.defaultLanguage
    profile = "https://datapackage.org/profiles/2.0/datapackage.json"
    title = settings.text(settings.title, in: language)
    description = settings.text(settings.description, in: language)
    homepage = settings.url.text
    licenses = settings.licence.map {
      [Licence(name: $0.name.replacing(" ", with: "-"), path: $0.url.text, title: $0.name)]
    }
    contributors = [
      Contributor(title: settings.text(settings.publisher, in: language), roles: ["publisher"])
    ]
    let formatter = ReferenceFormatter(style: settings.citationStyle)
    sources = index.evidence.sources.map {
      Origin(title: formatter.entry(for: $0).text, path: $0[.url].map { Address(written: $0).text })
    }
    resources = zip(tables, files).map { table, file in
      Resource(
        name: table.name, title: table.title, path: "\(table.name).csv", bytes: file.bytes.count,
        hash: "sha256:" + SHA256.hex(file.bytes),
        schema: Schema(
          fields: table.columns, primaryKey: table.primaryKey.isEmpty ? nil : table.primaryKey,
          foreignKeys: table.foreignKeys.isEmpty ? nil : table.foreignKeys))
    }
  }
}
