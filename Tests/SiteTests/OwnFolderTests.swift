import Diagnostics
import FileSystem
import Foundation
@testable import Site
import TestSupport
import Testing

/// What commands write into a workspace, and what builds take from its cache, is the workspace's own: a link that came with it
/// leads nowhere.
@Suite struct OwnFolderTests {
  /// A workspace with a link to a folder of somebody's.
  private struct Trap {
    let workspace: TemporaryFolder
    let other: TemporaryFolder

    init(_ path: String) throws {
      workspace = try Workspaces.base()
      other = try TemporaryFolder()
      let link = workspace.url.appendingPathComponent(path)
      try? FileManager.default.removeItem(at: link)
      try FileManager.default.createDirectory(
        at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: other.url)
    }

    var pipeline: Pipeline { Pipeline(Pipeline.Options(root: workspace.url)) }
    var isEmpty: Bool { other.files(below: "").isEmpty }
  }

  @Test func aNewPageIsNotWrittenThroughALink() async throws {
    let trap = try Trap("Content/zh/notes")
    await #expect(throws: (any Error).self) {
      _ = try await trap.pipeline.newPage("page", named: "notes/first", today: "2026-02-03") { _ in .english }
    }
    #expect(trap.isEmpty)
  }

  @Test func aTemplateIsNotBroughtOutThroughALink() throws {
    let trap = try Trap("Templates/partials")
    #expect(throws: (any Error).self) { _ = try trap.pipeline.copyTemplates(["partials/footer"]) }
    #expect(trap.isEmpty)
  }

  @Test func aTableIsNotImportedThroughALink() async throws {
    let trap = try Trap("Content/data")
    try trap.workspace.write("id,zh,en,zh_avoid,en_avoid,varies,note\na,b,c,,,,\n", to: "terms.csv")
    let request = Pipeline.Import(trap.workspace.url.appendingPathComponent("terms.csv"))
    await #expect(throws: (any Error).self) { _ = try await trap.pipeline.importTable(request) }
    #expect(trap.isEmpty)
  }

  @Test func schemasAreNotWrittenThroughALink() throws {
    let trap = try Trap(".vscode")
    #expect(throws: (any Error).self) { _ = try trap.pipeline.writeSchemas(to: nil) }
    #expect(trap.isEmpty)
    // Whoever names the folder may name a link.
    #expect(
      try !trap.pipeline.writeSchemas(to: trap.workspace.url.appendingPathComponent(".vscode")).isEmpty)
    #expect(!trap.isEmpty)
  }

  @Test func linksWithinTheWorkspaceAreFollowed() async throws {
    let workspace = try Workspaces.base()
    try FileManager.default.createSymbolicLink(
      at: workspace.url.appendingPathComponent("Content/zh/places"),
      withDestinationURL: workspace.url.appendingPathComponent("Content/zh/cases"))
    try OwnFolder(workspace.url.path).write(Array("x".utf8), to: "Content/zh/places/new.md")
    #expect(workspace.read("Content/zh/cases/new.md") == "x")
  }

  @Test func nothingIsWrittenOverAndNoFileIsTakenForAFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "a/b")
    let own = OwnFolder(folder.url.path)
    #expect(throws: OwnFolder.Problem.self) { try own.write([], to: "a/b") }
    #expect(throws: OwnFolder.Problem.self) { try own.write([], to: "a/b/c") }
    #expect(folder.read("a/b") == "mine")
  }

  /// A name in the cache is the digest of what a file was made of, which everyone can compute.
  @Test func aPDFThatIsALinkIsNotPublished() async throws {
    let workspace = try Workspaces.base()
    let cache = PDFCache(root: workspace.url)
    let key = String(repeating: "a", count: 64)
    try await cache.add(Array("%PDF-1.7".utf8), key: key, engine: "weasyprint")
    #expect(cache.load()[key]?["weasyprint"] != nil)
    let secret = try TemporaryFolder()
    try secret.write("secret", to: "x")
    let file = URL(fileURLWithPath: cache.folder.path(of: "\(key).weasyprint.pdf"))
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createSymbolicLink(
      at: file, withDestinationURL: secret.url.appendingPathComponent("x"))
    #expect(cache.load().isEmpty)
    // A pipe is not waited for.
    try FileManager.default.removeItem(at: file)
    #expect(mkfifo(file.path, 0o600) == 0)
    #expect(cache.load().isEmpty)
  }

  /// A folder of the cache that came with somebody's branch may lead anywhere.
  @Test func aFolderOfTheCacheThatIsALinkIsNotFollowed() async throws {
    let trap = try Trap("Output/cache/pdf")
    try trap.other.write("theirs", to: "a.txt")
    let folder = CacheFolder(trap.workspace.url.appendingPathComponent("Output/cache/pdf").path)
    #expect(throws: CacheFolder.Problem.self) { try folder.make() }
    #expect(throws: CacheFolder.Problem.self) { try folder.write([1], as: "b") }
    folder.remove("a.txt")
    #expect(folder.names.isEmpty)
    #expect(folder.read("a.txt") == nil)
    let cache = PDFCache(root: trap.workspace.url)
    let key = String(repeating: "a", count: 64)
    await #expect(throws: (any Error).self) { try await cache.add([1], key: key, engine: "weasyprint") }
    try trap.other.write("%PDF-1.7", to: "\(key).weasyprint.pdf")
    #expect(cache.load().isEmpty)
    cache.keep { _, _ in false }
    #expect(trap.other.files(below: "") == ["a.txt", "\(key).weasyprint.pdf"])
  }

  @Test func theCacheAsAWholeMayBeALink() throws {
    let trap = try Trap("Output/cache")
    let folder = CacheFolder(trap.workspace.url.appendingPathComponent("Output/cache/pictures").path)
    try folder.write([1, 2], as: "a")
    try folder.write([3], as: "a")
    #expect(folder.read("a") == [3])
    #expect(folder.names == ["a"])
    folder.remove("a")
    #expect(folder.names.isEmpty)
  }
}
