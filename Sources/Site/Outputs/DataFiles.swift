import Jobs
import Publishing
import Diagnostics
import Evidence
import Foundation

/// The evidence as open data: the tables as the editors wrote them, the same as JSON, and a description of both.
struct DataFiles: Output {
  static let name = "data"

  let input: OutputInput

  private var index: PageIndex { input.catalogue.index }

  /// Every file of `data/`: the tables as CSV and JSON, a document for each fact, and the description of the package.
  func files() async throws -> [SiteTree.File] {
    guard input.publishesData else { return [] }
    let evidence = index.evidence
    let all =
      [
        DataTable.facts(evidence, index.kinds), .factSources(evidence), .indicators(evidence, index.kinds),
        .sources(evidence, index.settings.citationStyle), .rates(evidence), .corrections(evidence),
        .series(evidence),
      ] + evidence.tables.map { DataTable.own($0, index) }
    let tables = all.filter { !$0.rows.isEmpty }
    // A site without data has no data files.
    guard !tables.isEmpty else { return [] }
    let csv = tables.map { SiteTree.File(path: "data/\($0.name).csv", bytes: $0.csv) }
    let others = try tables.filter { $0.name != "facts" }.map { table in
      try Self.json(
        "data/\(table.name).json",
        table.rows.map { row in
          Dictionary(zip(table.columns.map(\.name), row).filter { !$0.1.isEmpty }, uniquingKeysWith: { $1 })
        })
    }
    let documents = await evidence.facts.concurrentMap(jobs: input.jobs) {
      [catalogue = input.catalogue] fact in
      Result { try Self.json(FactDocument.route(fact).file, FactDocument(fact, catalogue)) }
    }
    return csv + others + (try documents.map { try $0.get() }) + [
      try Self.json("data/facts.json", evidence.facts.map { FactRecord($0, index) }),
      try Self.json("data/datapackage.json", DataPackage(tables, csv, index)),
    ]
  }

  private static func json(_ path: String, _ value: some Encodable) throws -> SiteTree.File {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return SiteTree.File(path: path, bytes: try [UInt8](encoder.encode(value)) + [0x0A])
  }
}
