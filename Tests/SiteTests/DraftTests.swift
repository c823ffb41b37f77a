import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// What is left out because its front matter says `draft: true`, and what stands in its place.
@Suite struct DraftTests {
  private static let facts = "Content/data/facts.csv"

  /// The base workspace with a case that nothing published names, and which has a fact and a source of its own.
  private func withDraftCase() throws -> TemporaryFolder {
    let workspace = try Workspaces.base()
    try workspace.write(
      (workspace.read(Self.facts) ?? "") + "oslo-licences,oslo,licences,exactly,7,,,,,ministry,,reported,,\n",
      to: Self.facts)
    let sources = "Content/data/sources.yaml"
    try workspace.write(
      (workspace.read(sources) ?? "")
        + "  - id: ministry\n    type: webpage\n    title: Ministry\n"
        + "  - id: oslo\n    type: webpage\n    title: Oslo\n", to: sources)
    try workspace.write(
      "---\ntitle: 奥斯陆\npillars: [integration]\ndraft: true\n---\n\n见[@oslo]，:fact[oslo-licences]。\n",
      to: "Content/zh/cases/oslo.md")
    return workspace
  }

  @Test func aDraftCaseTakesItsFactsWithItWithoutAComplaint() async throws {
    let workspace = try withDraftCase()
    let report = try await Workspaces.build(workspace)
    #expect(DiagnosticPrinter(.text).print(report.diagnostics) == "")
    #expect(report.isPublished)
    let files = workspace.files(below: "Output/site")
    #expect(files.contains("data/facts.csv") && !files.contains { $0.contains("oslo") })
    for file in files where file.hasSuffix(".html") || file.hasPrefix("data/facts") {
      #expect(workspace.read("Output/site/\(file)")?.contains("oslo-licences") != true, "\(file)")
    }
  }

  @Test func aDraftCaseIsPublishedWithItsFactsWhereDraftsAreWanted() async throws {
    let workspace = try withDraftCase()
    let report = try await Workspaces.build(workspace) { $0.drafts = true }
    #expect(report.diagnostics.isEmpty)
    #expect(workspace.files(below: "Output/site").contains("cases/oslo/index.html"))
    #expect(workspace.read("Output/site/data/facts.csv")?.contains("oslo-licences") == true)
  }

  @Test func whatIsWrongWithADraftIsSaidWhereDraftsAreWanted() async throws {
    let workspace = try withDraftCase()
    try workspace.write(
      "---\ntitle: 奥斯陆\npillars: [integration]\ndraft: true\n---\n\n:fact[osl-licences]，[@oslo]。\n",
      to: "Content/zh/cases/oslo.md")
    var options = Pipeline.Options(root: workspace.url)
    #expect(try await Pipeline(options).check().diagnostics.map(\.id) == [])
    options.drafts = true
    #expect(try await Pipeline(options).check().diagnostics.map(\.id).contains("unknown-fact"))
  }

  @Test func aDraftTranslationCountsAsNotTranslated() async throws {
    let workspace = try Workspaces.base()
    let path = "Content/en/cases/boston.md"
    let text = try #require(workspace.read(path))
    try workspace.write(text.replacing("title: Boston", with: "title: Boston\ndraft: true"), to: path)
    let index = "Content/en/index.md"
    let front = try #require(workspace.read(index))
    try workspace.write(front.replacing("boston.md)", with: "boston.md#机制)"), to: index)
    let report = try await Workspaces.build(workspace)
    #expect(DiagnosticPrinter(.text).print(report.diagnostics) == "")
    let page = try #require(workspace.read("Output/site/en/index.html"))
    #expect(
      page.contains("href=\"../cases/boston/\""), "the page in the other language is linked, from its top")
    #expect(!workspace.files(below: "Output/site").contains("en/cases/boston/index.html"))
  }
}
