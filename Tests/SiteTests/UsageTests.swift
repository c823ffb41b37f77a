import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@testable import CasebookCommands

@Suite struct UsageTests {
  private func lines(_ id: String) async throws -> [String] {
    let workspace = try Workspaces.base()
    let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: id).usages
    return usages.flatMap { usage in
      [usage.kind.name]
        + usage.lines.map { line in
          let start = LineTable(line.place.file.text).position(of: line.place.range?.lowerBound ?? 0)
          return "\(line.place.file.path):\(start.line) \(line.by)"
        }
    }
  }

  @Test func everyUseOfAFactIsNamedInEveryLanguage() async throws {
    #expect(
      try await lines("boston-licences") == [
        "fact", "Content/en/cases/boston.md:6 :fact", "Content/en/cases/boston.md:8 ::facts",
        "Content/zh/cases/boston.md:13 :fact", "Content/zh/cases/boston.md:17 ::facts",
        "Content/zh/cases/munich.md:19 ::compare",
      ])
  }

  @Test func sourcesIndicatorsAndCasesAreKnownToo() async throws {
    #expect(try await lines("office").contains("Content/zh/cases/boston.md:21 [@]"))
    #expect(try await lines("share").first == "indicator")
    #expect(try await lines("munich").contains("Content/zh/index.md:8 ::cases"))
  }

  @Test func chartsAreNamedTooWithTheFactsTheyLeaveOff() async throws {
    let workspace = try Workspaces.base()
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/charts"))
    let pipeline = Pipeline(Pipeline.Options(root: workspace.url))
    func uses(_ id: String) async -> [String] {
      await pipeline.usage(of: id).usages.flatMap(\.lines).filter {
        $0.place.file.path.hasSuffix("/index.md")
      }
      .map(\.by)
    }
    #expect(await uses("munich-term") == ["::chart", "::compare"])
    #expect(await uses("munich-staff") == ["::chart", "::compare"])
    #expect(await uses("munich-share") == ["::chart", "::compare", ":::chart", ":fact"])
    #expect(await uses("office").contains(":::chart"))
  }

  @Test func anUnknownIDIsAnsweredWithTheNearest() async throws {
    let workspace = try Workspaces.base()
    let answer = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: "boston-licence")
    #expect(answer.usages.isEmpty)
    #expect(answer.suggestion == "; did you mean 'boston-licences'?")
  }

  @Test func whatListsAFactIsNamedWithWhatUsesIt() async throws {
    let workspace = try Workspaces.base()
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/corrections"))
    let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: "boston-licences-2002")
      .usages
    let usage = try #require(usages.first)
    #expect(Set(usage.lines.map(\.by)) == [":fact", "::facts", "::compare", "::ledger", "::corrections"])
    #expect(usage.records.map(\.by) == ["correction", "correction"])
    #expect(
      usage.files == [
        "cases/boston/index.html", "cases/munich/index.html", "en/cases/boston/index.html",
        "en/evidence/corrections/index.html", "en/evidence/index.html", "en/evidence/office/index.html",
        "evidence/corrections/index.html", "evidence/index.html", "evidence/office/index.html",
        "data/corrections.csv", "data/corrections.json", "data/datapackage.json", "data/facts.csv",
        "data/facts.json", "data/facts/boston-licences-2002.json",
      ])
  }

  @Test func recommendationsNameWhatTheirEvidenceRestsOn() async throws {
    let workspace = try Workspaces.base()
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Planted"))
    func users(_ id: String) async -> Set<String> {
      let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: id).usages
      return Set(usages.flatMap(\.lines).filter { $0.by == "evidence" }.map(\.place.file.path))
    }
    let folder = "Content/zh/recommendations/"
    #expect(await users("munich-share") == [folder + "half-cost.md", folder + "wait.md"])
    #expect(await users("essay") == [folder + "count-less.md", folder + "half-cost.md", folder + "wait.md"])
    #expect(await users("licences") == [folder + "count-less.md"])
    #expect(await users("boston") == [folder + "count-less.md"])
  }

  @Test func aCaseIsUsedByWhatLinksToItAndByItsRecords() async throws {
    let workspace = try Workspaces.base()
    let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: "cases/munich").usages
    let usage = try #require(usages.first)
    let links = usage.lines.filter { $0.by == "link" }.map(\.place.file.path)
    #expect(links == ["Content/en/index.md", "Content/zh/index.md"])
    #expect(usage.records.map(\.by) == ["fact munich-budget", "fact munich-share"])
  }

  @Test func aBriefingIsNamedForWhatItsPartsUse() async throws {
    let workspace = try Workspaces.base()
    try workspace.write(
      "---\ntitle: 简报\nparts: [cases/munich]\n---\n\n一段话。\n", to: "Content/zh/briefings/short.md")
    for (id, isNamed) in [("munich-budget", true), ("munich", true), ("essay", true), ("boston", true)] {
      let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: id).usages
      #expect(usages.flatMap(\.briefings).contains("Content/zh/briefings/short.md") == isNamed, "\(id)")
    }
  }

  @Test func theAnswerIsPrintedForPeopleAndForPrograms() async throws {
    let workspace = try Workspaces.base()
    let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: "munich-share").usages
    var text = UsagePrinter(.text)
    #expect(
      text.print(usages, of: "munich-share") == """
        fact munich-share, defined in Content/data/facts.csv:5:1
          Content/zh/cases/munich.md:9:40: :fact
          Content/zh/cases/munich.md:15:8: :fact
          Content/zh/cases/munich.md:19:1: ::compare
        published in
          cases/munich/index.html
          data/datapackage.json
          data/facts.csv
          data/facts.json
          data/facts/munich-share.json

        """)
    var chinese = UsagePrinter(.text, in: .chinese)
    #expect(
      chinese.print(usages, of: "munich-share").hasPrefix(
        "事实munich-share，写在Content/data/facts.csv:5:1\n  Content/zh/cases/munich.md:9:40: :fact\n"))
    #expect(chinese.print(usages, of: "munich-share").contains("\n发布在\n"))
    struct Report: Decodable {
      struct Entry: Decodable {
        struct Place: Decodable {
          let file: String
          let line: Int?
          let by: String?
        }
        let kind: String
        let definition: Place?
        let uses: [Place]
        let published: [String]
      }
      let id: String
      let usages: [Entry]
    }
    var json = UsagePrinter(.json)
    let printed = json.print(usages, of: "munich-share")
    let report = try JSONDecoder().decode(Report.self, from: Data(printed.utf8))
    let entry = try #require(report.usages.first)
    #expect(report.id == "munich-share")
    #expect(entry.kind == "fact")
    #expect(entry.definition?.line == 5)
    #expect(entry.uses.map(\.by) == [":fact", ":fact", "::compare"])
    #expect(entry.published.contains("data/facts/munich-share.json"))
  }
}
