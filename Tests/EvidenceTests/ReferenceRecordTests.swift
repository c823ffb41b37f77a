import Diagnostics
import Evidence
import Foundation
import Testing

/// Records with their entries in `References/`.
@Suite struct ReferenceRecordTests {
  private static func lines(_ name: String) throws -> [String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "References")
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init).filter { !$0.hasPrefix("#") }
  }

  private func entry(_ record: String, _ style: CitationStyle) throws -> String {
    let text = "references:\n- " + record.replacing("{type:", with: "{id: x, type:", maxReplacements: 1)
    let base = EvidenceLoader.load(EvidenceFiles(sources: SourceFile(path: "s.yaml", text: text)))
    try #require(!base.diagnostics.hasErrors, "\(record): \(base.diagnostics.map(\.message.description))")
    let source = try #require(base.value.source("x"))
    return ReferenceFormatter(style: style).entry(for: source).text
  }

  @Test func `a hundred and fifty records have the form of the standard`() throws {
    var counts: [(kind: String, right: Int, all: Int)] = []
    for line in try Self.lines("gb7714-2025.txt") where !line.isEmpty {
      let fields = line.components(separatedBy: " | ")
      let found = try entry(fields[1], .gb7714Edition2025)
      #expect(found == fields[2])
      let index = counts.firstIndex { $0.kind == fields[0] } ?? counts.count
      if index == counts.count { counts.append((fields[0], 0, 0)) }
      counts[index].all += 1
      if found == fields[2] { counts[index].right += 1 }
    }
    for count in counts { print("citations  \(count.kind): \(count.right) of \(count.all) records") }
    let all = counts.reduce(0) { $0 + $1.all }
    print("citations  all: \(counts.reduce(0) { $0 + $1.right }) of \(all) records after gb7714-2025")
    #expect(all >= 150)
  }

  @Test func `records have the forms of ISO 690 and the APA`() throws {
    var block: [String] = []
    var count = 0
    for line in try Self.lines("english.txt") + [""] {
      guard line.isEmpty else {
        block.append(line)
        continue
      }
      defer { block = [] }
      guard block.count == 3 else { continue }
      count += 1
      #expect(try entry(block[0], .iso690Numeric) == block[1])
      #expect(try entry(block[0], .apaEdition7) == block[2])
    }
    print("citations  \(count) records after iso690-numeric and apa-7")
    #expect(count >= 15)
  }

  @Test(arguments: CitationStyle.allCases)
  func `what an entry does not show is told`(style: CitationStyle) throws {
    func unprinted(_ fields: String, type: String = "book") -> (lost: [String], leftOut: [String]) {
      let text = "references:\n- {id: x, type: \(type), title: T, \(fields)}\n"
      let base = EvidenceLoader.load(EvidenceFiles(sources: SourceFile(path: "s.yaml", text: text)))
      return base.value.source("x").map(ReferenceFormatter(style: style).unprinted) ?? (["no source"], [])
    }
    #expect(unprinted("publisher: P, issued: 2020").lost == [])
    #expect(unprinted("accessed: 2020-01-01").lost == ["accessed"])
    #expect(unprinted("recipient: {family: A}", type: "interview").lost == ["recipient"])
    #expect(unprinted("number: 12, issued: 2020", type: "legislation").lost == [])
    #expect(unprinted("URL: 'https://a.b/10.1/x', DOI: 10.1/X, accessed: 2020-01-01").lost == [])
    #expect(unprinted("ISBN: 1").leftOut == [])
  }
}
