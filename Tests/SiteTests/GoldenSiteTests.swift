import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Each folder of `Fixtures/` but `base` holds files laid over the base workspace, and the pages they
/// become, named in `pages.txt`, below `expected/`.
@Suite struct GoldenSiteTests {
  private static let folder = "Tests/SiteTests/Fixtures"

  @Test(arguments: Folders.cases(folder).filter { $0 != "base" })
  func pagesAreAsRecorded(_ name: String) async throws {
    let source = Folders.package.appendingPathComponent("\(Self.folder)/\(name)")
    let workspace = try Workspaces.base()
    try workspace.overlay(source)
    let report = try await Workspaces.build(workspace)
    #expect(DiagnosticPrinter(.text).print(report.diagnostics.filter { $0.severity == .error }) == "")

    let pages = try #require(workspace.read("pages.txt"), "pages.txt names the pages to compare")
    for page in pages.split(separator: "\n").map(String.init) {
      let html = try #require(workspace.read("Output/site/\(page)"), "\(page) was published")
      let golden = source.appendingPathComponent("expected/\(page)")
      let mismatch = Golden.mismatch(html, golden)
      #expect(mismatch == nil, "\(page): \(mismatch ?? "")")
    }
  }
}
