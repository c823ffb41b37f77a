import Diagnostics
import Evidence
import Foundation
import Site
import TestSupport
import Testing

/// The workspace in `Planted/` holds a fault of every kind that touches the evidence; `faults.csv` beside it says where.
@Suite struct PlantedFaultTests {
  /// A fault as the table plants it and as the report finds it.
  private struct Fault: Hashable, Comparable, CustomStringConvertible {
    let file: String
    let line: Int?
    let id: String

    var description: String { "\(file):\(line.map(String.init) ?? "") \(id)" }

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.file, lhs.line ?? 0, lhs.id) < (rhs.file, rhs.line ?? 0, rhs.id)
    }
  }

  private struct Report: Decodable {
    struct Entry: Decodable {
      let file: String
      let line: Int?
      let id: String
    }
    let diagnostics: [Entry]
  }

  private let source = Folders.package.appendingPathComponent("Tests/SiteTests/Planted")

  private func planted() throws -> (faults: [Fault], kinds: Set<String>) {
    let text = try String(contentsOf: source.appendingPathComponent("faults.csv"), encoding: .utf8)
    let rows = CSVReader.read(SourceFile(path: "faults.csv", text: text)).value.records
    let faults = rows.map { row in
      Fault(file: row.fields[1].text, line: Int(row.fields[2].text), id: row.fields[3].text)
    }
    return (faults.sorted(), Set(rows.map { $0.fields[0].text }))
  }

  @Test func everyPlantedFaultIsReportedAtItsLineAndNothingElse() async throws {
    let workspace = try Workspaces.base()
    try FileManager.default.removeItem(at: workspace.url.appendingPathComponent("Content"))
    try workspace.overlay(source)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    let json = DiagnosticPrinter(.json).print(report.diagnostics)
    let entries = try JSONDecoder().decode(Report.self, from: Data(json.utf8)).diagnostics
    let found = entries.map { Fault(file: $0.file, line: $0.line, id: $0.id) }.sorted()
    let (faults, kinds) = try planted()
    #expect(faults.count >= 40)
    #expect(kinds.count >= 20)
    #expect(found == faults)
    #expect(report.diagnostics.withoutChinese == [])
  }

  @Test func aNumberThatEqualsOrContradictsAFactNamesIt() async throws {
    let workspace = try Workspaces.base()
    try FileManager.default.removeItem(at: workspace.url.appendingPathComponent("Content"))
    try workspace.overlay(source)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    let messages = report.diagnostics.filter { $0.id == "unbound-number" }.map(\.message.description)
    #expect(messages.contains("the number '112' is not bound to a fact; it equals 'boston-licences-2002'"))
    #expect(
      messages.contains(
        "the number '60%' is not bound to a fact; it differs from 'munich-share', which says 至多50%"))
    #expect(
      messages.contains(
        "the number '70%' is not bound to a fact; it differs from 'munich-share', which says up to 50%"))
  }
}
