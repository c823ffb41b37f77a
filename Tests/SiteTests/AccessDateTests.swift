import Diagnostics
import Site
import TestSupport
import Testing

/// The day on which a source was seen online, which each edition of GB/T 7714 gives for kinds of its own.
@Suite struct AccessDateTests {
  private func findings(_ style: String, _ more: String = "") async throws -> [String] {
    let workspace = try Workspaces.base()
    let settings = "Content/site.yaml"
    try workspace.write(
      try #require(workspace.read(settings)) + "citation_style: \(style)\n", to: settings)
    let sources = "Content/data/sources.yaml"
    let essay = "  - id: essay\n    type: webpage\n"
    let text = try #require(workspace.read(sources))
    try workspace.write(
      text.replacing(essay, with: essay + "    URL: https://example.org/essay\n" + more), to: sources)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    #expect(!report.diagnostics.hasErrors)
    return report.diagnostics.filter { $0.id == "incomplete-source" }.map(\.message.description)
  }

  @Test func theEditionOf2025WantsItOfAWebPageAndNotOfAReport() async throws {
    #expect(
      try await findings("gb7714-2025") == [
        "the source 'essay', of the type webpage, has a URL and no 'accessed'"
      ])
    #expect(try await findings("gb7714-2025", "    accessed: 2026-11-23\n") == [])
  }

  @Test func theEditionOf2015WantsItOfAllThatIsOnline() async throws {
    #expect(
      try await findings("gb7714-2015", "    accessed: 2026-11-23\n") == [
        "the source 'office', of the type report, has a URL and no 'accessed'"
      ])
  }
}
