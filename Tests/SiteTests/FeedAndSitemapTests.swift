import Publishing
import Diagnostics
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif
import TestSupport
import Testing

@testable import Site

@Suite struct FeedAndSitemapTests {
  /// What outputs are made of, for a workspace.
  private func input(_ workspace: TemporaryFolder) async -> OutputInput {
    let loaded = WorkspaceLoader(root: workspace.url).load().value
    let parsed = await SiteParser(kinds: KindsFile.read(loaded).value, jobs: 1, baseURL: nil)
      .parse(loaded).value
    let catalogue = await Linker(jobs: 1, drafts: false, directives: .all(parsed.kinds)).link(parsed).value
    return OutputInput(
      catalogue: catalogue, templates: parsed.templates, assets: AssetCatalogue(catalogue), jobs: 1)
  }

  private func text(_ files: [SiteTree.File], _ path: String) throws -> String {
    String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
  }

  @Test func aLongSitemapIsSeveralWithAListOfThem() async throws {
    let input = await input(try Workspaces.base())
    let whole = try text(Sitemap(input: input).files(), "sitemap.xml")
    let pages = whole.matches(of: /<loc>(.*)<\/loc>/).map { String($0.1) }
    #expect(pages.count == input.catalogue.pages.count)

    let files = Sitemap(input: input, limit: 3).files()
    let list = try text(files, "sitemap.xml")
    let parts = list.matches(of: /<loc>https:\/\/example\.org\/report\/(.*)<\/loc>/).map { String($0.1) }
    #expect(parts.count == (pages.count + 2) / 3)
    let split = try parts.flatMap { try text(files, $0).matches(of: /<loc>(.*)<\/loc>/).map { String($0.1) } }
    #expect(split == pages)
  }

  @Test func aFeedHoldsWhatChangedLastAndNoMoreThanItsLimit() async throws {
    let workspace = try Workspaces.base()
    for (day, name) in [("2026-01-02", "a"), ("2026-03-01", "b"), ("2026-02-01", "c")] {
      try workspace.write("---\ntitle: \(name)\ndate: \(day)\n---\n\n\u{7}文\n", to: "Content/zh/\(name).md")
    }
    let input = await input(workspace)
    let feed = try text(Feeds(input: input, limit: 3).files(), "feed.xml")
    #expect(
      feed.matches(of: /<entry>\s*<id>https:\/\/example\.org\/report\/(.*)\/<\/id>/).map { String($0.1) } == [
        "cases/boston", "b", "c",
      ])
    #expect(feed.contains("<updated>2026-11-23T00:00:00Z</updated>"))
    // What XML has no place for is left out.
    #expect(XMLParser(data: Data(feed.utf8)).parse())
  }

  @Test func aLanguageWithoutADateHasNoFeed() async throws {
    let workspace = try Workspaces.base()
    let page = try #require(workspace.read("Content/zh/cases/boston.md"))
    try workspace.write(page.replacing("date: 2026-11-23\n", with: ""), to: "Content/zh/cases/boston.md")
    let input = await input(workspace)
    #expect(Feeds(input: input).files().isEmpty)
  }
}
