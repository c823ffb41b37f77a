import Diagnostics
import Foundation
@testable import Site
import TestSupport
import Testing

/// Tables from a spreadsheet into the data of a workspace, and back.
@Suite struct ImportTests {
  private static let facts = "Content/data/facts.csv"

  private static func change(
    _ workspace: TemporaryFolder, _ bytes: Data, named name: String,
    _ ask: (inout Pipeline.Import) -> Void = { _ in }
  ) async throws -> Pipeline.Imported {
    try workspace.write(bytes, to: name)
    var request = Pipeline.Import(workspace.url.appendingPathComponent(name))
    ask(&request)
    return try await Pipeline(Pipeline.Options(root: workspace.url)).importTable(request)
  }

  @Test(arguments: ["facts", "indicators", "rates"]) func whatIsExportedComesBackUnchanged(
    _ name: String
  ) async throws {
    let workspace = try Workspaces.base()
    let path = "Content/data/\(name).csv"
    let before = workspace.read(path)
    let bytes = try Pipeline(Pipeline.Options(root: workspace.url)).exportTables([name]).value
    let result = try await Self.change(workspace, Data(try #require(bytes)), named: "\(name).xlsx")
    #expect(result.merge?.changes == [])
    #expect(workspace.read(path) == before)
  }

  @Test func rowsAreAddedChangedAndRemovedByTheirIDs() async throws {
    let workspace = try Workspaces.base()
    let old = try #require(workspace.read(Self.facts))
    let lines = old.split(separator: "\n").map(String.init)
    let new =
      [
        lines[0], lines[4], lines[1].replacing("500", with: "600"), lines[3],
        "new,munich,share,up-to,\"60\",,,,,office,,reported,,",
      ]
      .joined(separator: "\r\n")
    let result = try await Self.change(workspace, Data(new.utf8), named: "facts (1).csv")
    // Sorting in the spreadsheet changes nothing; what is new stands behind the row that it follows there.
    #expect(
      workspace.read(Self.facts)
        == [
          lines[0], lines[1].replacing("500", with: "600"), lines[3],
          "new,munich,share,up-to,60,,,,,office,,reported,,", lines[4], "",
        ]
        .joined(separator: "\n"))
    let changes = try #require(result.merge?.changes)
    #expect(changes.count == 3)
    #expect(
      changes.contains(
        .changed("boston-licences", [.init(column: "value", old: "500", new: "600")])))
    #expect(
      changes.contains { if case .removed("boston-licences-2002", _) = $0 { true } else { false } })
    #expect(changes.contains { if case .added("new", _) = $0 { true } else { false } })
  }

  @Test func aDryRunWritesNothing() async throws {
    let workspace = try Workspaces.base()
    let old = try #require(workspace.read(Self.facts))
    let result = try await Self.change(
      workspace, Data(old.replacing("112", with: "113").utf8), named: "facts.csv"
    ) {
      $0.writes = false
    }
    #expect(result.merge?.changes.count == 1)
    #expect(workspace.read(Self.facts) == old)
  }

  @Test func numbersThatAreEqualKeepTheirDigits() async throws {
    let workspace = try Workspaces.base()
    let old = try #require(workspace.read(Self.facts)).replacing(",112,", with: ",112.50,")
    try workspace.write(old, to: Self.facts)
    let saved = old.replacing(",112.50,", with: ",112.5,").replacing(
      ",200000000,", with: ",\"200,000,000\","
    )
    .replacing(",50,", with: ",50%,")
    let result = try await Self.change(workspace, Data(saved.utf8), named: "facts.csv")
    #expect(result.merge?.changes == [])
    #expect(workspace.read(Self.facts) == old)
  }

  @Test func theEncodingsOfExcelAreRead() async throws {
    let workspace = try Workspaces.base()
    let old = try #require(workspace.read(Self.facts))
    let new = old.replacing("公布的数字要小得多", with: "公布的数小得多")
    let encodings: [String.Encoding] = [.init(rawValue: 0x8000_0632), .utf16, .utf8]
    for encoding in encodings {
      try workspace.write(old, to: Self.facts)
      let result = try await Self.change(
        workspace, try #require(new.data(using: encoding)), named: "facts.csv")
      #expect(result.merge?.changes.count == 1)
      #expect(workspace.read(Self.facts) == new)
    }
    let separated =
      "sep=;\r\n"
      + "currency;units_per_usd;period;source\r\nUSD;1;2023 average;office\r\nEUR;0.9;2023 average;office\r\n"
    let rates = try await Self.change(workspace, Data(separated.utf8), named: "rates.csv")
    #expect(
      rates.merge?.changes == [
        .changed("EUR 2023 average", [.init(column: "units_per_usd", old: "0.92447", new: "0.9")])
      ])
  }

  @Test func mostRowsGoOnlyWhenThatIsSaid() async throws {
    let workspace = try Workspaces.base()
    let old = try #require(workspace.read(Self.facts))
    let few = Data(old.split(separator: "\n").prefix(2).joined(separator: "\n").utf8)
    let refused = try await Self.change(workspace, few, named: "facts.csv")
    #expect(refused.merge == nil)
    #expect(refused.diagnostics.map(\.id) == ["import-removes"])
    #expect(workspace.read(Self.facts) == old)
    let kept = try await Self.change(workspace, few, named: "facts.csv") { $0.keeps = true }
    #expect(kept.merge?.changes == [])
    let removed = try await Self.change(workspace, few, named: "facts.csv") { $0.removes = true }
    #expect(removed.merge?.changes.count == 3)
    #expect(workspace.read(Self.facts)?.split(separator: "\n").count == 2)
  }

  @Test func columnsThatAreNotKnownOrNotThereAreTold() async throws {
    let workspace = try Workspaces.base()
    let old = try #require(workspace.read(Self.facts))
    let result = try await Self.change(
      workspace,
      Data(
        "id,value,备注\nboston-licences,510,查过\nboston-licences-2002,112,\nmunich-budget,200000000,\nmunich-share,50,\n"
          .utf8),
      named: "facts.csv")
    #expect(
      result.merge?.changes == [
        .changed("boston-licences", [.init(column: "value", old: "500", new: "510")])
      ])
    #expect(workspace.read(Self.facts) == old.replacing(",500,", with: ",510,"))
    #expect(result.merge?.notes.count == 2)
    let typo = try await Self.change(
      workspace, Data("id,vaule\nboston-licences,510\n".utf8), named: "facts.csv")
    #expect(typo.diagnostics.first?.id == "import-columns")
  }

  @Test(arguments: [
    ("facts.csv", ""), ("facts.csv", "\u{0}\u{1}"), ("facts.csv", "甲,乙\n丙,丁\n"),
    ("facts.xlsx", "PK\u{3}\u{4}xx"),
    ("facts.csv", "id,value\n\"x,1\n"), ("facts.csv", "id,value\n,1\n"),
  ])
  func whatIsNoTableLeavesTheData(_ name: String, _ text: String) async throws {
    let workspace = try Workspaces.base()
    let old = workspace.read(Self.facts)
    let result = try await Self.change(workspace, Data(text.utf8), named: name)
    #expect(result.merge == nil)
    #expect(result.diagnostics.hasErrors)
    #expect(workspace.read(Self.facts) == old)
  }
}
