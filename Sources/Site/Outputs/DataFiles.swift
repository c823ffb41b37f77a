import Diagnostics
import Evidence
import Foundation

/// The evidence as open data: the tables as the editors wrote them, the same as JSON, and a description of both.
struct DataFiles: Output {
  static let name = "data"

  /// A file of facts that the ledger offers.
  static let facts: [(name: String, route: Route)] = [
    ("CSV", Route("/data/facts.csv")), ("JSON", Route("/data/facts.json")),
    ("datapackage.json", Route("/data/datapackage.json")),
  ]

  let input: OutputInput

  private var index: PageIndex { input.catalogue.index }

  /// Every file of `data/`.
  func files() throws -> [SiteTree.File] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    func json(_ name: String, _ value: some Encodable) throws -> SiteTree.File {
      SiteTree.File(path: "data/\(name)", bytes: try [UInt8](encoder.encode(value)) + [0x0A])
    }
    let evidence = index.evidence
    let tables = [
      DataTable.facts(evidence), .indicators(evidence), .sources(evidence, index.settings.citationStyle),
      .rates(evidence),
    ].filter { !$0.rows.isEmpty }
    // A site without data has no data files.
    guard !tables.isEmpty else { return [] }
    let csv = tables.map { SiteTree.File(path: "data/\($0.name).csv", bytes: $0.csv) }
    let others = try tables.filter { $0.name != "facts" }.map { table in
      try json(
        "\(table.name).json",
        table.rows.map { row in
          Dictionary(zip(table.columns.map(\.name), row).filter { !$0.1.isEmpty }, uniquingKeysWith: { $1 })
        })
    }
    return csv + others + [
      try json("facts.json", evidence.facts.map { FactRecord($0, index) }),
      try json("datapackage.json", DataPackage(tables, csv, index.settings)),
    ]
  }

  /// A fact with its indicator, its sources and the pages that use it.
  private struct FactRecord: Encodable {
    let id: String
    let `case`: String?
    let indicator: String
    let unit: String?
    let basis: String?
    let qualifier: String
    let value: Decimal?
    let high: Decimal?
    let currency: String?
    let period: String?
    let asOf: String?
    let sources: [Source]
    let status: String
    let text: [String: String]
    let note: [String: String]

    struct Source: Encodable {
      let id: String
      let locator: String?
    }

    enum CodingKeys: String, CodingKey {
      case id, `case`, indicator, unit, basis, qualifier, value, high, currency, period
      case asOf = "as_of"
      case sources, status, text, note
    }

    init(_ fact: Fact, _ index: PageIndex) {
      let measured = index.evidence.indicator(of: fact)
      id = fact.id
      `case` = fact.caseID
      indicator = fact.indicator
      unit = measured?.unit
      basis = measured?.basis
      qualifier = fact.qualifier.rawValue
      value = fact.value?.decimal
      high = fact.high?.decimal
      currency = fact.currency?.code
      period = fact.period
      asOf = fact.asOf?.iso
      sources = fact.references.map { Source(id: $0.source, locator: $0.locator) }
      status = fact.standing.rawValue
      var texts: [String: String] = [:]
      var notes: [String: String] = [:]
      for language in index.settings.languages {
        let words = FigureLanguage(tag: language)
        if let measured { texts[language] = FigureFormatter(language: words).format(fact, of: measured).text }
        notes[language] = fact.note(in: words)
      }
      text = texts
      note = notes
    }
  }
}
