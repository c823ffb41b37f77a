import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

/// A page whose text was saved is shown before the whole is read again, and as the whole would have it.
struct LiveSiteTests {
  private static let page = "/cases/boston/"
  private static let file = "Content/zh/cases/boston.md"

  private static func live(_ workspace: TemporaryFolder) async -> LiveSite {
    let site = LiveSite(Pipeline.Options(root: workspace.url)) { _ in .english }
    await site.refresh()
    return site
  }

  private static func bytes(_ site: LiveSite, _ path: String = page) async -> String? {
    await site.file(at: path).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(arguments: [
    "\n又一句，见[慕尼黑](munich.md)。\n", "\n## 新的一节\n\n文字。[^a]\n\n[^a]: 注。\n", "\n:fact[no-such-fact]\n",
    "\n::cases{\n", "\n｛全角｝ ：fact[x]\n",
  ])
  func `text that is taken up by itself reads as the whole would have it`(_ added: String) async throws {
    let workspace = try Workspaces.base()
    let site = await Self.live(workspace)
    let before = await Self.bytes(site)
    try workspace.write(try #require(workspace.read(Self.file)) + added, to: Self.file)
    #expect(await site.hasten([Self.page, "/", "/no-such-page/"]))
    let shown = await Self.bytes(site)
    #expect(shown != before)
    let fresh = await Self.live(workspace)
    // What only the whole can say, such as what a translation lacks, comes with it.
    await site.refresh()
    #expect(await Self.bytes(site) == Self.bytes(fresh))
    #expect(await site.edition?.diagnostics == fresh.edition?.diagnostics)
    if added.contains("慕尼黑") { #expect(shown == (await Self.bytes(fresh))) }
    #expect(await !site.hasten([Self.page]), "there is nothing new")
  }

  @Test func `what changes more than a page's text waits for the whole`() async throws {
    let workspace = try Workspaces.base()
    let site = await Self.live(workspace)
    let text = try #require(workspace.read(Self.file))
    try workspace.write(text.replacing("---\n", with: "---\norder: 7\n", maxReplacements: 1), to: Self.file)
    #expect(await !site.hasten([Self.page]))
    // A page that has become a link to what is outside is not read.
    try workspace.write("---\ntitle: 外\n---\n\n秘密\n", to: "outside.md")
    let url = workspace.url.appendingPathComponent(Self.file)
    try FileManager.default.removeItem(at: url)
    try FileManager.default.createSymbolicLink(
      at: url, withDestinationURL: workspace.url.appendingPathComponent("outside.md"))
    #expect(await !site.hasten([Self.page]))
    try FileManager.default.removeItem(at: url)
    #expect(await !site.hasten([Self.page]))
  }

  /// The row is told at its own place; what names it must not vanish from the page without a word.
  @Test func `a fact whose row cannot be read is marked where it would stand`() async throws {
    let workspace = try Workspaces.base()
    let facts = try #require(workspace.read("Content/data/facts.csv"))
    try workspace.write(facts.replacing("up-to,50", with: "up-to,fifty"), to: "Content/data/facts.csv")
    let site = await Self.live(workspace)
    let page = try #require(await Self.bytes(site, "/cases/munich/"))
    #expect(page.contains(":fact[munich-share]</mark>"))
    #expect(page.components(separatedBy: "what this names could not be read").count == 3)
    #expect(
      await site.edition?.diagnostics.contains { $0.place?.file.path == "Content/data/facts.csv" } == true)
    try workspace.write(facts, to: "Content/data/facts.csv")
    await site.refresh()
    #expect(await Self.bytes(site, "/cases/munich/")?.contains("could not be read") == false)
  }

  /// A page that is read again says what it said.
  @Test func `texts that were forgotten are read again`() async throws {
    let workspace = try Workspaces.base()
    let site = await Self.live(workspace)
    let before = await Self.bytes(site)
    for page in try #require(await site.edition).input.catalogue.pages { page.entry.parsed.forgetText() }
    await site.forget()
    #expect(await Self.bytes(site) == before)
  }

  @Test func `pages are shown before all of them are linked, and then as a build has them`() async throws {
    let workspace = try Workspaces.base()
    let site = LiveSite(Pipeline.Options(root: workspace.url)) { _ in .english }
    let early = Early()
    await site.refresh { await early.keep(Self.bytes(site)) }
    #expect(await early.page?.contains("<h1>") == true)
    #expect(await Self.bytes(site) == Self.bytes(await Self.live(workspace)))
  }

  private actor Early {
    private(set) var page: String?

    func keep(_ page: String?) { self.page = page }
  }
}
