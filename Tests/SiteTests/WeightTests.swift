import Compression
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

@Suite struct WeightTests {
  private static let page = "Content/zh/cases/boston.md"

  /// A workspace whose pages ask for a style sheet, with a budget.
  private func workspace(budget: String) throws -> TemporaryFolder {
    let workspace = try Workspaces.base()
    let settings = try #require(workspace.read("Content/site.yaml"))
    try workspace.write(settings + "\nbudget: \(budget)\n", to: "Content/site.yaml")
    let template = try #require(workspace.read("Templates/case.mustache"))
    let head = "{{#stylesheet}}<link rel=\"stylesheet\" href=\"{{stylesheet}}\">{{/stylesheet}}\n"
    try workspace.write(head + template, to: "Templates/case.mustache")
    for name in ["chart", "print"] { try workspace.write("", to: "Templates/assets/\(name).css") }
    return workspace
  }

  @Test func aPageWeighsItsHTMLAndItsStyleSheetsAsTransferred() async throws {
    let workspace = try workspace(budget: "{ requests: 3 }")
    let report = try await Workspaces.build(workspace)
    let weight = try #require(report.weights.first { $0.path == "/cases/boston/" })
    func size(_ path: String) throws -> Int {
      let text = try #require(workspace.read("Output/site/\(path)"))
      return try #require(Compression.gzip.compress(Array(text.utf8))).count
    }
    let sheet = try #require(workspace.files(below: "Output/site/assets").first { $0.hasSuffix(".css") })
    #expect(weight.html == (try size("cases/boston/index.html")))
    #expect(weight.styles == (try size("assets/\(sheet)")))
    #expect(weight.requests == 2)
    #expect(report.diagnostics.filter { $0.id == "over-budget" }.isEmpty)
  }

  @Test func aPageThatIsOverItsBudgetIsReportedWithItsLargestParts() async throws {
    let workspace = try workspace(budget: "{ page: 1 MB, case: 400 }")
    let report = try await Workspaces.build(workspace)
    #expect(report.isPublished)
    let over = report.diagnostics.filter { $0.id == "over-budget" }
    #expect(over.allSatisfy { $0.severity == .warning })
    let own = try #require(over.first { $0.place?.file.path == Self.page })
    let weight = try #require(report.weights.first { $0.path == "/cases/boston/" })
    #expect(own.message.description.hasPrefix("/cases/boston/ weighs \(Scales.text(weight.total))"))
    #expect(own.message.description.hasSuffix("over its budget of 400 B"))
    let help = try #require(own.help?.description)
    #expect(help.contains("<section>") && help.contains("text") && help.contains(".css"), "\(help)")
    #expect(report.weights.first { $0.path == "/" }?.limit == 1_000_000)
  }

  @Test(arguments: [
    ("{ page: 1 MB, cases: 2 MB, case: 3 MB, cases/boston: 4 MB }", 4_000_000),
    ("{ page: 1 MB, cases: 2 MB, case: 3 MB }", 2_000_000), ("{ page: 1 MB, case: 3 MB }", 3_000_000),
    ("{ page: 1.5 MB }", 1_500_000), ("{ page: 2 KiB }", 2048), ("{ page: 99999 }", 99_999),
  ]) func theNearestLimitCounts(_ budget: String, _ limit: Int) async throws {
    let report = try await Workspaces.build(try workspace(budget: budget))
    #expect(report.weights.first { $0.path == "/cases/boston/" }?.limit == limit)
  }

  @Test func tooManyFilesAreReportedByName() async throws {
    let workspace = try workspace(budget: "{ requests: 2 }")
    let template = try #require(workspace.read("Templates/case.mustache"))
    let more = """
      <script src="a.js" defer></script><script type="application/ld+json">{"a": "<img src=x.png>"}</script>
      <img src="b.png" loading="lazy"><img src="c.png"><img src="c.png"><!-- <img src="d.png"> -->
      """
    try workspace.write(more + template, to: "Templates/case.mustache")
    let report = try await Workspaces.build(workspace)
    let own = try #require(
      report.diagnostics.first { $0.id == "over-budget" && $0.place?.file.path == Self.page })
    #expect(own.message == "/cases/boston/ asks for 4 files, 2 over its budget of 2")
    #expect(own.help?.description.hasSuffix(".css, a.js, c.png") == true)
  }

  @Test func withoutABudgetNothingIsWeighedUnlessWanted() async throws {
    let workspace = try Workspaces.base()
    #expect(try await Workspaces.build(workspace).weights.isEmpty)
    let report = try await Workspaces.build(workspace) { $0.weighs = true }
    #expect(report.weights.count == report.pages)
    #expect(report.weights.allSatisfy { $0.limit == nil && $0.isWithin })
  }

  @Test func compressedFormsStandBesideTextsAndInTheManifest() async throws {
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    let plain = workspace.files(below: "Output/site")
    #expect(plain.allSatisfy { !$0.hasSuffix(".gz") && !$0.hasSuffix(".br") })
    _ = try await Workspaces.build(workspace) { $0.compress = true }
    let all = workspace.files(below: "Output/site")
    #expect(all.contains("cases/boston/index.html.gz") && all.contains("cases/boston/index.html.br"))
    #expect(all.filter { !$0.hasSuffix(".gz") && !$0.hasSuffix(".br") } == plain)
    let manifest = try #require(workspace.read("Output/manifest.json"))
    #expect(manifest.contains("\"cases/boston/index.html.br\""))
  }
}
