import Digest
import Publishing
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@Suite struct PublishingTests {
  @Test func filesThatNoLongerBelongAreGoneAfterTheSwap() async throws {
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    #expect(workspace.read("Output/site/cases/munich/index.html") != nil)
    try FileManager.default.removeItem(at: workspace.url.appendingPathComponent("Content/zh/cases/munich.md"))
    for path in ["Content/zh/index.md", "Content/en/index.md"] {
      let text = try #require(workspace.read(path))
      try workspace.write(text.replacing("cases/munich.md", with: "cases/boston.md"), to: path)
    }
    let facts = try #require(workspace.read("Content/data/facts.csv"))
    let kept = facts.split(separator: "\n").filter { !$0.hasPrefix("munich") }.joined(separator: "\n")
    try workspace.write(kept + "\n", to: "Content/data/facts.csv")

    let report = try await Workspaces.build(workspace)
    #expect(report.diagnostics.filter { $0.severity == .error }.isEmpty)
    #expect(workspace.read("Output/site/cases/munich/index.html") == nil)
    #expect(workspace.read("Output/site/cases/boston/index.html") != nil)
  }

  @Test func nothingIsLeftBesideTheSiteAndItsManifest() async throws {
    let workspace = try Workspaces.base()
    // What a killed build left behind: its process is gone.
    try workspace.write("half", to: "Output/.site-staging-999999999/index.html")
    _ = try await Workspaces.build(workspace)
    _ = try await Workspaces.build(workspace)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: workspace.url.appendingPathComponent("Output").path)
    #expect(Set(names) == ["site", "manifest.json", "cache"])
  }

  @Test func theManifestListsEveryFileWithItsSizeAndDigest() async throws {
    struct Manifest: Decodable {
      struct Entry: Decodable {
        let path: String
        let bytes: Int
        let sha256: String
      }
      let files: [Entry]
    }
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    let json = try #require(workspace.read("Output/manifest.json"))
    let manifest = try JSONDecoder().decode(Manifest.self, from: Data(json.utf8))
    #expect(
      (manifest.files.map(\.path) + [".manifest.json"]).sorted() == workspace.files(below: "Output/site"))
    #expect(workspace.read("Output/site/.manifest.json") == json)
    for entry in manifest.files {
      let data = try Data(contentsOf: workspace.url.appendingPathComponent("Output/site/\(entry.path)"))
      #expect(data.count == entry.bytes)
      #expect(SHA256.hex([UInt8](data)) == entry.sha256)
    }
  }

  @Test func twoBuildsOfTheSameWorkspaceAreTheSameToTheByte() async throws {
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    let first = workspace.read("Output/manifest.json")
    _ = try await Workspaces.build(workspace) { $0.jobs = 1 }
    #expect(workspace.read("Output/manifest.json") == first)
  }

  @Test func aSiteThatCannotBeWrittenIsAFaultAndKeepsTheOldOne() async throws {
    let workspace = try Workspaces.base()
    try workspace.write("a file where the folder should be", to: "Blocked")
    await #expect(throws: PublishingFailure.self) {
      _ = try await Workspaces.build(workspace) {
        $0.output = workspace.url.appendingPathComponent("Blocked/site")
      }
    }
    #expect(workspace.read("Blocked") == "a file where the folder should be")
  }

  @Test func whatIsCompressedAlreadyIsTakenFromTheSiteBefore() async throws {
    let workspace = try Workspaces.base()
    let path = "Output/site/cases/boston/index.html.br"
    let file = workspace.url.appendingPathComponent(path)
    func build() async throws -> Data {
      _ = try await Workspaces.build(workspace) { $0.compress = true }
      return try Data(contentsOf: file)
    }
    let first = try await build()
    // A form that the manifest vouches for is kept: were it made anew, the mark in it would be gone.
    let mark = Data("kept".utf8)
    let manifest = try #require(workspace.read("Output/manifest.json"))
    try mark.write(to: file)
    let digest = SHA256.hex([UInt8](first))
    let entry = "\"bytes\" : \(first.count),\n      \"path\" : \"\(path.dropFirst("Output/site/".count))\""
    #expect(manifest.contains(entry))
    let changed = manifest.replacing(
      entry, with: entry.replacing(": \(first.count)", with: ": \(mark.count)"))
    try workspace.write(
      changed.replacing(digest, with: SHA256.hex("kept")), to: "Output/site/.manifest.json")
    #expect(try await build() == mark)
    // One that has been changed is not, nor is that of a text that has changed.
    try Data("spoilt".utf8).write(to: file)
    #expect(try await build() == first)
    let page = "Content/zh/cases/boston.md"
    try workspace.write(try #require(workspace.read(page)) + "\n补一句。\n", to: page)
    #expect(try await build() != first)
  }

  @Test func draftsAreLeftOutUnlessWanted() async throws {
    let workspace = try Workspaces.base()
    try workspace.write("---\ntitle: 草稿\ndraft: true\n---\n\n文字。\n", to: "Content/zh/draft.md")
    _ = try await Workspaces.build(workspace)
    #expect(workspace.read("Output/site/draft/index.html") == nil)
    _ = try await Workspaces.build(workspace) { $0.drafts = true }
    #expect(workspace.read("Output/site/draft/index.html") != nil)
  }

  @Test func warningsKeepASiteBackOnlyWhenStrict() async throws {
    let workspace = try Workspaces.base()
    try workspace.write("---\ntitle: x\n---\n", to: "Content/stray.md")
    #expect(try await Workspaces.build(workspace).isPublished)
    #expect(try await Workspaces.build(workspace) { $0.strict = true }.isPublished == false)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]) func digestsAgreeWithTheExamplesOfTheStandard(_ text: String, _ digest: String) {
    #expect(SHA256.hex(text) == digest)
  }
}
