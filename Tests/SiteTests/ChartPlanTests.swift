import Charts
import Diagnostics
import Evidence
import Foundation
import Templates
import TestSupport
import Testing

@testable import Site

@Suite struct ChartPlanTests {
  /// The linked page `index` of the workspace of the charts' fixture, its text replaced.
  private func page(_ body: String) async throws -> LinkedPage {
    let workspace = try Workspaces.base()
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/charts"))
    try workspace.write("---\ntitle: 图\n---\n\n\(body)\n", to: "Content/zh/index.md")
    let loaded = WorkspaceLoader(root: workspace.url).load().value
    let parsed = await SiteParser(kinds: KindsFile.read(loaded).value, jobs: 1, baseURL: nil)
      .parse(loaded).value
    let linked = await Linker(jobs: 1, drafts: false, directives: .all(parsed.kinds)).link(parsed)
    try #require(!linked.diagnostics.hasErrors, "\(DiagnosticPrinter(.text).print(linked.diagnostics))")
    return try #require(linked.value.pages.first { $0.entry.key == PageKey(id: "index", language: "zh") })
  }

  private func plan(_ body: String) async throws -> ChartPlan? {
    try await page(body).directives.values.lazy.compactMap(\.plan).first
  }

  @Test func aComparisonHasTwoNumbersAndTheChartItsTitle() async throws {
    let page = try await page(
      "::compare{indicator=budget id=table-a title=\"发现\" caption=\"表题\"}\n\n::chart{indicator=term}")
    #expect(page.numbers["fig-a"] == LinkedPage.Number(series: .figure, value: 1, title: "发现"))
    #expect(page.numbers["table-a"] == LinkedPage.Number(series: .table, value: 1, title: "表题"))
    #expect(page.numbers["fig-term"] == LinkedPage.Number(series: .figure, value: 2, title: "期限"))
  }

  @Test(arguments: [
    ("::compare{indicator=budget}", "range"), ("::compare{indicator=\"team firm\"}", "bar"),
    ("::compare{indicator=\"team firm\" chart=dot}", "dot"), ("::compare{indicator=budget chart=no}", nil),
    ("::compare{indicator=licences}", nil), ("::compare{indicator=\"share term staff\"}", nil),
    ("::compare{indicator=\"team staff\"}", "bar"), ("::compare{basis=duration}", "range"),
    ("::chart{indicator=licences}", "bar"), ("::chart{type=matrix basis=\"share of income\"}", "matrix"),
  ])
  func aComparisonHasAChartWhereItsFiguresCanBeCompared(_ body: String, _ kind: String?) async throws {
    #expect(try await plan(body)?.chart.content.name == kind)
  }

  @Test func theValueDrawnIsTheOneThatIsWritten() async throws {
    let plan = try #require(try await plan("::chart{type=bar indicator=budget as=CHF}"))
    for item in plan.chart.content.items where item.isConverted {
      #expect(item.note?.isEmpty == false, "the original stands beside it")
    }
    #expect(plan.chart.content.items.map(\.valueText) == ["约1.94亿瑞士法郎", "9000万—1.35亿瑞士法郎"])
    #expect(plan.chart.content.items.map(\.value) == [194_000_000, 90_000_000])
    #expect(plan.chart.subtitle.contains("按2023年平均汇率折算"))
    #expect(plan.rateSources == ["office"])
  }

  @Test func whatIsLeftOffIsNamedWithItsReason() async throws {
    let plan = try #require(try await plan("::chart{indicator=\"licences term\"}"))
    let reasons = Dictionary(
      plan.leftOff.map { ($0.fact.id, $0.reason.code) }, uniquingKeysWith: { first, _ in first })
    #expect(
      reasons == [
        "munich-licences-1990": "year", "munich-licences": "no-data", "boston-term": "unit",
        "munich-term": "unit",
      ])
    #expect(plan.chart.notes.count == 5, "each of them, and which figures have no year")
  }

  @Test(arguments: [
    ("order", ["boston-budget", "munich-budget"]), ("value", ["munich-budget", "boston-budget"]),
    ("name", ["boston-budget", "munich-budget"]),
  ])
  func figuresAreSorted(_ order: String, _ facts: [String]) async throws {
    let plan = try #require(try await plan("::chart{type=bar indicator=budget sort=\(order)}"))
    #expect(plan.facts.map(\.id) == facts)
  }

  @Test func chineseNamesAreSortedBySound() {
    let names = ["慕尼黑", "阿姆斯特丹", "首尔", "波士顿"]
    #expect(names.sorted { Comparison.isOrdered($0, $1, "zh") } == ["阿姆斯特丹", "波士顿", "慕尼黑", "首尔"])
    #expect(["Zurich", "Ärhus", "Boston"].sorted { Comparison.isOrdered($0, $1, "en") }.first == "Ärhus")
  }

  @Test func paperHasOnePictureWithItsColoursInIt() async throws {
    let plan = try #require(try await plan("::chart{type=bar indicator=budget}"))
    func text(isPrint: Bool) -> String {
      ChartComposer(plan: plan).pictures("part.fig", isPrint: isPrint).pieces.map { piece in
        if case .html(let html) = piece { html } else { "" }
      }.joined()
    }
    let (paper, screen) = (text(isPrint: true), text(isPrint: false))
    #expect(paper.contains("chart-wide") && !paper.contains("chart-narrow") && !paper.contains("var("))
    #expect(screen.contains("chart-wide") && screen.contains("chart-narrow"))
    #expect(paper.contains("id=\"part-fig-wide-print-title\""))
  }
}
