import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// A build replaces the folder it publishes to, so that folder must be a site's or empty.
@Suite struct DestinationTests {
  private static func all(_ workspace: TemporaryFolder) -> [String: String?] {
    Dictionary(
      uniqueKeysWithValues: workspace.files(below: ".").map { ($0, workspace.read($0)) })
  }

  private static func expectRefusal(
    of output: URL, _ workspace: TemporaryFolder, because why: String,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let before = all(workspace)
    for clean in [false, true] {
      let error = await #expect(throws: RefusedOption.self, sourceLocation: location) {
        _ = try await Workspaces.build(workspace) {
          $0.output = output
          $0.clean = clean
        }
      }
      #expect(
        error.map { $0.description.contains(why) && $0.description.contains("--output") } == true,
        "\(error?.description ?? "")", sourceLocation: location)
    }
    #expect(all(workspace) == before, "nothing has been touched", sourceLocation: location)
  }

  private static func workspace() throws -> TemporaryFolder {
    let folder = try Workspaces.base()
    try folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    try folder.write("kept", to: "Output/cache/pictures/a.png")
    return folder
  }

  @Test(arguments: [
    (".", "it is the workspace"), ("..", "it holds the workspace"), ("../..", "it holds the workspace"),
    ("Content", "it is 'Content'"), ("Content/", "it is 'Content'"),
    ("Content/zh/cases", "it lies in 'Content'"),
    ("Content/new", "it lies in 'Content'"), ("Content/zh/..", "it is 'Content'"),
    ("Templates/assets", "it lies in 'Templates'"), (".git", "it is '.git'"),
    (".git/site", "it lies in '.git'"),
    ("Output", "it holds 'Output/cache'"), ("Output/cache/new", "it lies in 'Output/cache'"),
  ])
  func whatTheSiteIsMadeOfIsNeverReplaced(_ path: String, _ why: String) async throws {
    let workspace = try Self.workspace()
    try await Self.expectRefusal(of: workspace.url.appendingPathComponent(path), workspace, because: why)
  }

  @Test func theCacheIsSafeBeforeItIsThere() async throws {
    let workspace = try Workspaces.base()
    let output = workspace.url.appendingPathComponent("Output")
    try await Self.expectRefusal(of: output, workspace, because: "it holds 'Output/cache'")
  }

  @Test func linksAreFollowedBeforeFoldersAreCompared() async throws {
    let workspace = try Self.workspace()
    for (link, target) in [("link", "Content"), ("up", "..")] {
      try FileManager.default.createSymbolicLink(
        atPath: workspace.url.appendingPathComponent(link).path, withDestinationPath: target)
    }
    try await Self.expectRefusal(
      of: workspace.url.appendingPathComponent("link"), workspace, because: "it is 'Content'")
    try await Self.expectRefusal(
      of: workspace.url.appendingPathComponent("link/site"), workspace, because: "it lies in 'Content'")
    try await Self.expectRefusal(
      of: workspace.url.appendingPathComponent("up"), workspace, because: "it holds the workspace")
  }

  @Test func contentThatIsElsewhereIsSafeThere() async throws {
    let elsewhere = try Workspaces.base()
    let workspace = try TemporaryFolder()
    for name in ["Content", "Templates"] {
      try FileManager.default.createSymbolicLink(
        at: workspace.url.appendingPathComponent(name),
        withDestinationURL: elsewhere.url.appendingPathComponent(name))
    }
    try await Self.expectRefusal(of: elsewhere.url, workspace, because: "it holds 'Content'")
    #expect(elsewhere.read("Content/site.yaml") != nil)
  }

  @Test func aFolderThatNoBuildHasMadeIsKept() async throws {
    let workspace = try Self.workspace()
    try workspace.write("mine", to: "docs/notes.txt")
    let output = workspace.url.appendingPathComponent("docs")
    try await Self.expectRefusal(of: output, workspace, because: "it holds 'notes.txt'")
    // A manifest of another kind, or of another folder's files, makes no site of it.
    for manifest in ["{}", "not JSON", #"{"files": [{"path": "index.html", "bytes": 1, "sha256": "0"}]}"#] {
      try workspace.write(manifest, to: "docs-manifest.json")
      try await Self.expectRefusal(of: output, workspace, because: "it holds 'notes.txt'")
    }
  }

  @Test func whatHasTakenThePlaceOfASiteIsKept() async throws {
    let workspace = try Self.workspace()
    let output = workspace.url.appendingPathComponent("docs")
    _ = try await Workspaces.build(workspace) { $0.output = output }
    try FileManager.default.removeItem(at: output)
    try workspace.write("mine", to: "docs/index.html")
    try await Self.expectRefusal(of: output, workspace, because: "it holds 'index.html'")
  }

  @Test func aFileInTheManifestsPlaceIsKept() async throws {
    let workspace = try Self.workspace()
    try workspace.write(#"{"name": "another program's"}"#, to: "public/manifest.json")
    try await Self.expectRefusal(
      of: workspace.url.appendingPathComponent("public/site"), workspace,
      because: "public/manifest.json', which no build has made")
  }

  @Test func aFileIsKept() async throws {
    let workspace = try Self.workspace()
    try workspace.write("mine", to: "README.md")
    try await Self.expectRefusal(
      of: workspace.url.appendingPathComponent("README.md"), workspace, because: "it is a file")
  }

  @Test func aRepositoryIsKeptEvenWhenItHoldsASite() async throws {
    let workspace = try Self.workspace()
    let output = workspace.url.appendingPathComponent("public")
    _ = try await Workspaces.build(workspace) { $0.output = output }
    try workspace.write("gitdir: ../.git/worktrees/public\n", to: "public/.git")
    try await Self.expectRefusal(of: output, workspace, because: "it holds a repository")
  }

  @Test(arguments: [[], [".gitkeep"], [".gitignore", ".DS_Store"]])
  func anEmptyFolderIsTaken(_ names: [String]) async throws {
    let workspace = try Workspaces.base()
    try FileManager.default.createDirectory(
      at: workspace.url.appendingPathComponent("Output/site"), withIntermediateDirectories: true)
    for name in names { try workspace.write("", to: "Output/site/\(name)") }
    #expect(try await Workspaces.build(workspace).isPublished)
  }

  @Test(arguments: ["Output/site", "public", "elsewhere/site"])
  func aSiteOfAnEarlierBuildIsReplaced(_ path: String) async throws {
    let workspace = try Workspaces.base()
    let output = workspace.url.appendingPathComponent(path)
    for _ in 0..<2 {
      #expect(try await Workspaces.build(workspace) { $0.output = output }.isPublished)
    }
    #expect(try await Workspaces.build(workspace) { ($0.output, $0.clean) = (output, true) }.isPublished)
    #expect(workspace.read("\(path)/index.html") != nil)
  }

  @Test func aLinkToASiteStaysALink() async throws {
    let workspace = try Workspaces.base()
    try FileManager.default.createDirectory(
      at: workspace.url.appendingPathComponent("served/site"), withIntermediateDirectories: true)
    let link = workspace.url.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "served/site")
    for _ in 0..<2 { _ = try await Workspaces.build(workspace) { $0.output = link } }
    #expect(workspace.read("served/site/index.html") != nil)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "served/site")
  }

  // MARK: The address

  @Test(arguments: [
    "u.example/report", "/report/", "https：//u.example/", "https://", "https:///report/", "ftp://u.example/",
    "https://u.example/?a", "https://u.example/#a", "https://u.example/a b", "https://u.example：8080/", "",
  ])
  func anAddressThatIsNoneIsRefused(_ address: String) async throws {
    let workspace = try Workspaces.base()
    let error = await #expect(throws: RefusedOption.self) {
      _ = try await Workspaces.build(workspace) { $0.baseURL = address }
    }
    #expect(error?.description.hasPrefix("--base-url takes an address such as https://") == true)
    #expect(workspace.files(below: "Output").isEmpty)
  }

  @Test(arguments: [
    "https://u.example", "http://localhost:8080/report/", "https://例子.中国/", "http://[::1]:80/",
  ])
  func anAddressMayHaveAPortAndAPath(_ address: String) async throws {
    let workspace = try Workspaces.base()
    #expect(try await Workspaces.build(workspace) { $0.baseURL = address }.isPublished)
  }
}
