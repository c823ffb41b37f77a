import Jobs
import Publishing
import Diagnostics
import Evidence
import Foundation
import JSON

/// The evidence as open data: the tables as the editors wrote them, the same as JSON, and a description of both.
struct DataFiles: StreamedOutput {
  static let name = "data"

  let input: OutputInput

  private var index: PageIndex { input.catalogue.index }

  /// Makes every file of `data/`: the tables as CSV and JSON, a document for each fact, and the description of the package.
  func make(into sink: any FileSink) async throws {
    guard input.publishesData else { return }
    let evidence = index.evidence
    let all =
      [
        DataTable.facts(evidence, index.kinds), .factSources(evidence), .indicators(evidence, index.kinds),
        .sources(evidence, index.settings.citationStyle), .rates(evidence), .corrections(evidence),
        .series(evidence),
      ] + evidence.tables.map { DataTable.own($0, index) }
    let tables = all.filter { !$0.rows.isEmpty }
    // A site without data has no data files.
    guard !tables.isEmpty else { return }
    let csv = tables.map { SiteTree.File(path: "data/\($0.name).csv", bytes: $0.csv) }
    for table in tables where table.name != "facts" {
      let rows = table.rows.map { row in
        JSONValue.texts(
          Dictionary(zip(table.columns.map(\.name), row).filter { !$0.1.isEmpty }, uniquingKeysWith: { $1 }))
      }
      sink.put(Self.json("data/\(table.name).json", .array(rows)))
    }
    await evidence.facts.concurrentForEach(jobs: input.jobs) { [catalogue = input.catalogue] fact in
      sink.put(Self.json(FactDocument.route(fact).file, FactDocument(fact, catalogue).json))
    }
    for file in csv { sink.put(file) }
    let records = await evidence.facts.concurrentMap(jobs: input.jobs) { [index] fact in
      JSONValue.object(FactRecord(fact, index).fields)
    }
    sink.put(Self.json("data/facts.json", .array(records)))
    sink.put(try Self.json("data/datapackage.json", DataPackage(tables, csv, index)))
  }

  private static func json(_ path: String, _ value: JSONValue) -> SiteTree.File {
    SiteTree.File(path: path, bytes: value.utf8(isPretty: true) + [0x0A])
  }

  private static func json(_ path: String, _ value: some Encodable) throws -> SiteTree.File {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return SiteTree.File(path: path, bytes: try [UInt8](encoder.encode(value)) + [0x0A])
  }
}
