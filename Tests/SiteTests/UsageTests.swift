import Diagnostics
import Site
import TestSupport
import Testing

@Suite struct UsageTests {
  private func lines(_ id: String) async throws -> [String] {
    let workspace = try Workspaces.base()
    let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: id).usages
    return usages.flatMap { usage in
      [usage.kind]
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

  @Test func anUnknownIDIsAnsweredWithTheNearest() async throws {
    let workspace = try Workspaces.base()
    let answer = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: "boston-licence")
    #expect(answer.usages.isEmpty)
    #expect(answer.suggestion == "; did you mean 'boston-licences'?")
  }

  @Test func whatWhereNamesIsWhatAChangeOfTheFactChanges() async throws {
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    let files = workspace.files(below: "Output/site").filter { $0.hasSuffix(".html") }
    let before = files.map { workspace.read("Output/site/\($0)") }
    let facts = try #require(workspace.read("Content/data/facts.csv"))
    try workspace.write(
      facts.replacing("more-than,500,", with: "more-than,600,"), to: "Content/data/facts.csv")
    _ = try await Workspaces.build(workspace)
    let after = files.map { workspace.read("Output/site/\($0)") }
    let changed = zip(files, zip(before, after)).filter { $0.1.0 != $0.1.1 }.map(\.0)
    let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: "boston-licences").usages
    let named = Set(usages.flatMap(\.lines).map(\.place.file.path))
    #expect(changed == ["cases/boston/index.html", "cases/munich/index.html", "en/cases/boston/index.html"])
    #expect(
      named == [
        "Content/zh/cases/boston.md", "Content/zh/cases/munich.md", "Content/en/cases/boston.md",
      ])
  }
}
