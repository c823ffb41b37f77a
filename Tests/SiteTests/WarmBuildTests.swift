import Diagnostics
import FileSystem
import Foundation
import Publishing
import TestSupport
import Testing

@testable import Site

/// What a build makes of a workspace that has been built before: nothing where nothing has changed, everything where
/// anything has.
@Suite struct WarmBuildTests {
  private static let page = "Output/site/index.html"

  /// A workspace with a warning, so that there is something to repeat.
  private static func workspace() throws -> TemporaryFolder {
    let workspace = try Workspaces.base()
    try workspace.write("---\ntitle: x\n---\n", to: "Content/stray.md")
    return workspace
  }

  private static func identity(_ workspace: TemporaryFolder) -> FileStatus? {
    FileStatus(workspace.url.appendingPathComponent(page).path)
  }

  private static func site(_ workspace: TemporaryFolder) -> [String: Data] {
    Dictionary(
      workspace.files(below: "Output/site").map { path in
        (path, (try? Data(contentsOf: workspace.url.appendingPathComponent("Output/site/\(path)"))) ?? Data())
      }, uniquingKeysWith: { $1 })
  }

  @Test func nothingIsMadeAgainWhereNothingHasChanged() async throws {
    let workspace = try Self.workspace()
    let first = try await Workspaces.build(workspace)
    #expect(!first.isUnchanged)
    let before = Self.identity(workspace)
    for jobs in 1...2 {
      let again = try await Workspaces.build(workspace) { $0.jobs = jobs }
      #expect(again.isUnchanged && again.isPublished)
      #expect(again.pages == first.pages && again.files == first.files && again.language == first.language)
      #expect(Self.identity(workspace) == before)
      #expect(!first.diagnostics.isEmpty)
      for catalogue in [MessageCatalogue.english, .chinese] {
        for format in DiagnosticFormat.allCases {
          #expect(
            DiagnosticPrinter(format, in: catalogue).print(again.diagnostics)
              == DiagnosticPrinter(format, in: catalogue).print(first.diagnostics))
        }
      }
    }
  }

  @Test func findingsOfACheckAreRepeatedAsTheyWere() async throws {
    for name in ["", "unknown-fact", "unknown-key"] {
      let workspace = try Self.workspace()
      _ = try await Workspaces.build(workspace)
      let spoilt = Folders.package.appendingPathComponent("Tests/SiteTests/Broken/\(name)")
      if !name.isEmpty { try Workspaces.spoil(workspace, with: spoilt) }
      let options = Pipeline.Options(root: workspace.url)
      let first = try await Pipeline(options).check()
      let again = try await Pipeline(options).check()
      #expect(!first.isUnchanged && again.isUnchanged)
      #expect(first.diagnostics == again.diagnostics)
      #expect(first.diagnostics.map(\.mend) == again.diagnostics.map(\.mend))
    }
  }

  @Test func aCheckWritesNothingWhereNothingHasBeenBuilt() async throws {
    let workspace = try Self.workspace()
    for _ in 0..<2 {
      let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
      #expect(!report.isUnchanged)
    }
    #expect(!FileManager.default.fileExists(atPath: workspace.url.appendingPathComponent("Output").path))
  }

  /// What somebody may do to a site, of which a build must leave nothing.
  private static let hands: [(name: String, act: @Sendable (TemporaryFolder) throws -> Void)] = [
    ("a page is changed", { try $0.write("changed", to: page) }),
    (
      "a page is changed in its place, and neither its size nor its time shows it",
      { folder in
        let file = folder.url.appendingPathComponent(page)
        let old = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
        let size = try Data(contentsOf: file).count
        let handle = try FileHandle(forWritingTo: file)
        try handle.write(contentsOf: Data(repeating: 0x20, count: size))
        try handle.close()
        try FileManager.default.setAttributes([.modificationDate: try #require(old)], ofItemAtPath: file.path)
      }
    ),
    ("a page is gone", { try Disk.remove($0.url.appendingPathComponent(page).path) }),
    ("a file is new", { try $0.write("new", to: "Output/site/cases/new.txt") }),
    (
      "a folder is new",
      { try Disk.makeFolder($0.url.appendingPathComponent("Output/site/cases/new").path) }
    ),
    (
      "the list of files is gone",
      { try Disk.remove($0.url.appendingPathComponent("Output/manifest.json").path) }
    ),
    (
      "the site is gone",
      { try FileManager.default.removeItem(at: $0.url.appendingPathComponent("Output/site")) }
    ),
    (
      "the site is another one",
      { folder in
        let site = folder.url.appendingPathComponent("Output/site").path
        try Disk.move(site, to: site + "-other")
        try FileManager.default.copyItem(atPath: site + "-other", toPath: site)
      }
    ),
  ]

  @Test(arguments: hands.indices) func whatAHandDoesToASiteIsUndone(_ number: Int) async throws {
    let hand = Self.hands[number]
    let workspace = try Self.workspace()
    _ = try await Workspaces.build(workspace)
    let good = Self.site(workspace)
    try hand.act(workspace)
    let report = try await Workspaces.build(workspace)
    #expect(!report.isUnchanged, "\(hand.name)")
    #expect(Self.site(workspace) == good, "\(hand.name)")
    #expect(workspace.read("Output/manifest.json") == workspace.read("Output/site/.manifest.json"))
    #expect(try await Workspaces.build(workspace).isUnchanged)
  }

  /// What may become of what is kept; the site must not suffer.
  private static let damages: [(name: String, act: @Sendable (String) throws -> Void)] = [
    ("gone", { try Disk.remove($0) }),
    ("empty", { try Data().write(to: URL(fileURLWithPath: $0)) }),
    (
      "cut",
      { path in
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        try data.prefix(data.count / 2).write(to: URL(fileURLWithPath: path))
      }
    ),
    (
      "spoilt in one bit",
      { path in
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        data[data.count / 2] ^= 1
        try data.write(to: URL(fileURLWithPath: path))
      }
    ),
    (
      "a folder",
      { path in
        try Disk.remove(path)
        try Disk.makeFolder(path)
      }
    ),
  ]

  @Test(arguments: damages.indices) func whatIsKeptIsNotBelievedWhenItIsDamaged(_ number: Int) async throws {
    let damage = Self.damages[number]
    let workspace = try Self.workspace()
    _ = try await Workspaces.build(workspace)
    let good = Self.site(workspace)
    let kept = workspace.files(below: "Output/cache/runs")
    #expect(kept.count == 1)
    for name in kept {
      try damage.act(workspace.url.appendingPathComponent("Output/cache/runs/\(name)").path)
    }
    let report = try await Workspaces.build(workspace)
    #expect(!report.isUnchanged, "\(damage.name)")
    #expect(Self.site(workspace) == good, "\(damage.name)")
  }

  @Test func otherBytesAreSeenWhateverTheClockSays() async throws {
    let workspace = try Self.workspace()
    let path = "Content/zh/index.md"
    let file = workspace.url.appendingPathComponent(path)
    let text = try #require(workspace.read(path))
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file.path)
    _ = try await Workspaces.build(workspace)
    try workspace.write(text.replacing("两个案例", with: "三个案例"), to: path)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file.path)
    let report = try await Workspaces.build(workspace)
    #expect(!report.isUnchanged)
    // The same bytes at another time are the same.
    try workspace.write(text.replacing("两个案例", with: "三个案例"), to: path)
    #expect(try await Workspaces.build(workspace).isUnchanged)
    // A name counts as well as what is in it.
    try workspace.write("", to: "Content/zh/a.txt")
    _ = try await Workspaces.build(workspace)
    try Disk.move(
      workspace.url.appendingPathComponent("Content/zh/a.txt").path,
      to: workspace.url.appendingPathComponent("Content/zh/b.txt").path)
    #expect(try await Workspaces.build(workspace).isUnchanged == false)
  }

  /// Options that change what is made or said, each of which has a run of its own.
  private static let changes: [@Sendable (inout Pipeline.Options) -> Void] = [
    { $0.drafts = true }, { $0.strict = true }, { $0.data = false }, { $0.pictures = false },
    { $0.compress = true }, { $0.weighs = true }, { $0.baseURL = "https://example.net/" },
    { $0.output = $0.root.appendingPathComponent("Output/elsewhere") }, { $0.wordBriefings = [] },
  ]

  @Test(arguments: changes.indices) func anotherOptionIsAnotherRun(_ number: Int) async throws {
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    let report = try await Workspaces.build(workspace) { Self.changes[number](&$0) }
    #expect(!report.isUnchanged)
    let again = try await Workspaces.build(workspace) { Self.changes[number](&$0) }
    #expect(again.isUnchanged)
    #expect(again.weights.count == report.weights.count)
  }

  /// The files of the site by path, each by what tells it from others.
  private static func identities(_ workspace: TemporaryFolder) -> [String: FileStatus.Identity] {
    workspace.files(below: "Output/site").reduce(into: [:]) { found, path in
      found[path] = FileStatus(workspace.url.appendingPathComponent("Output/site/\(path)").path)?.identity
    }
  }

  @Test func onlyWhatChangesIsWrittenAgain() async throws {
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    let before = Self.identities(workspace)
    let bytes = Self.site(workspace)
    let path = "Content/zh/cases/boston.md"
    try workspace.write(try #require(workspace.read(path)) + "\n补一句。\n", to: path)
    _ = try await Workspaces.build(workspace)
    let after = Self.identities(workspace)
    let now = Self.site(workspace)
    #expect(Set(after.keys) == Set(before.keys))
    let changed = after.keys.filter { now[$0] != bytes[$0] }.sorted()
    #expect(changed.contains("cases/boston/index.html") && changed.count < after.count / 2)
    for (name, identity) in after where name != ".manifest.json" {
      #expect((identity == before[name]) == !changed.contains(name), "\(name)")
    }
    // After somebody has touched one file all are written anew.
    try workspace.write("changed", to: "Output/site/llms.txt")
    try workspace.write(try #require(workspace.read(path)) + "\n再补一句。\n", to: path)
    _ = try await Workspaces.build(workspace)
    #expect(Self.identities(workspace).allSatisfy { after[$0.key] != $0.value })
    #expect(Self.site(workspace)["llms.txt"] == now["llms.txt"])
  }

  @Test func cleaningUsesNothingAndIsKeptItself() async throws {
    let workspace = try Self.workspace()
    _ = try await Workspaces.build(workspace)
    #expect(try await Workspaces.build(workspace) { $0.clean = true }.isUnchanged == false)
    #expect(try await Workspaces.build(workspace).isUnchanged)
  }

  @Test func aSiteWithErrorsIsLookedAtEachTime() async throws {
    let workspace = try Self.workspace()
    try workspace.write("---\ntitle: 坏\n---\n\n:fact[nothing]\n", to: "Content/zh/broken.md")
    for _ in 0..<2 {
      let report = try await Workspaces.build(workspace)
      #expect(report.diagnostics.hasErrors && !report.isUnchanged && !report.isPublished)
    }
  }

  @Test func onlySoManyRunsAreKept() async throws {
    let workspace = try Workspaces.base()
    for number in 0..<20 {
      _ = try await Workspaces.build(workspace) { $0.baseURL = "https://example.org/\(number)/" }
    }
    #expect(workspace.files(below: "Output/cache/runs").count == 16)
    try workspace.write("half", to: "Output/cache/runs/.\(RandomName.make())")
    _ = try await Workspaces.build(workspace) { $0.baseURL = "https://example.org/last/" }
    #expect(workspace.files(below: "Output/cache/runs").count == 16)
  }
}
