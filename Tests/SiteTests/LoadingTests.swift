import Diagnostics
import FileSystem
import Foundation
import Site
import TestSupport
import Testing

/// What loading refuses that no folder of a repository can hold.
@Suite struct LoadingTests {
  private static func findings(_ workspace: TemporaryFolder) async throws -> [String] {
    try await Pipeline(Pipeline.Options(root: workspace.url)).check().diagnostics
      .filter { $0.severity != .note }
      .map { "\($0.place?.file.path ?? ""): \($0.id)" }
  }

  /// Of what a link leads out to nothing is read, and nothing told.
  @Test func linksThatLeaveAreNotFollowed() async throws {
    let workspace = try Workspaces.base()
    let outside = try TemporaryFolder()
    try outside.write("---\ntitle: secret-title\n---\n\nsecret-text\n", to: "page.md")
    try outside.write("secret-line\n", to: "folder/terms.csv")
    let links = [
      ("Content/zh/people.md", "/etc/passwd"), ("Content/zh/page.md", outside.url.path + "/page.md"),
      ("Content/assets", outside.url.path),
      ("Content/data/terms.csv", outside.url.path + "/folder/terms.csv"),
      ("Content/zh/system", "/"), ("Content/zh/environment.md", "/proc/self/environ"),
      ("Templates/partials/host.mustache", "../../../../../../../../../../etc/hostname"),
      (
        "Content/zh/site.md",
        "../../../" + workspace.url.lastPathComponent + "/../" + outside.url.lastPathComponent + "/page.md"
      ),
    ]
    for (path, target) in links {
      try Disk.link(workspace.url.appendingPathComponent(path).path, to: target)
    }
    try Disk.link(workspace.url.appendingPathComponent("Content/zh/nowhere.md").path, to: "nothing.md")
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    let found = report.diagnostics.map { "\($0.place?.file.path ?? ""): \($0.id)" }
    let expected = links.map { "\($0.0): linked-outside" } + ["Content/zh/nowhere.md: unreadable-file"]
    #expect(Set(found) == Set(expected))
    let text = DiagnosticPrinter(.text).print(report.diagnostics)
    for word in ["secret", "root:", "PATH=", outside.url.path, "/etc"] {
      #expect(!text.contains(word), "\(text)")
    }
    #expect(try await !Workspaces.build(workspace).isPublished)
  }

  @Test func linksWithinTheWorkspaceAreRead() async throws {
    let workspace = try Workspaces.base()
    try Disk.link(
      workspace.url.appendingPathComponent("Content/zh/pillars/other.md").path, to: "integration.md")
    try Disk.link(
      workspace.url.appendingPathComponent("Content/zh/again.md").path, to: "../zh/pillars/../cases/index.md"
    )
    let report = try await Workspaces.build(workspace)
    #expect(workspace.read("Output/site/pillars/other/index.html") != nil, "\(report.diagnostics.map(\.id))")
  }

  @Test(arguments: [
    [("Content/zh/a", ".")], [("Content/zh/a", "."), ("Content/zh/b", ".")],
    [("Content/zh/a", "../.."), ("Content/zh/b", "../../Templates"), ("Templates/c", "../Content")],
    [("Content/zh/cases/up", "..")],
  ])
  func aLoopIsReportedOnce(_ links: [(String, String)]) async throws {
    let workspace = try Workspaces.base()
    for (path, target) in links {
      try Disk.link(workspace.url.appendingPathComponent(path).path, to: target)
    }
    let findings = try await Self.findings(workspace)
    // A link to the workspace leads out of it.
    #expect(
      findings.sorted()
        == links.map { "\($0.0): \($0.1 == "../.." ? "linked-outside" : "linked-twice")" }.sorted())
  }

  /// Two links in each folder to the next would be a million ways through twenty folders.
  @Test func eachFolderIsReadOnce() async throws {
    let workspace = try Workspaces.base()
    for number in 0..<20 {
      try workspace.write("", to: "Content/extra/d\(number)/keep.txt")
      for name in ["a", "b"] where number > 0 {
        try Disk.link(
          workspace.url.appendingPathComponent("Content/extra/d\(number - 1)/\(name)").path,
          to: "../d\(number)")
      }
    }
    let findings = try await Self.findings(workspace)
    #expect(findings.count == 38)
    #expect(findings.allSatisfy { $0.hasSuffix("linked-twice") })
  }

  @Test func pipesAndDevicesAreNotWaitedFor() async throws {
    let workspace = try Workspaces.base()
    for path in ["Content/zh/pipe.md", "Content/data/terms.csv", "Templates/partials/pipe.mustache"] {
      #expect(mkfifo(workspace.url.appendingPathComponent(path).path, 0o600) == 0)
    }
    try Disk.link(workspace.url.appendingPathComponent("Content/zh/zero.md").path, to: "/dev/zero")
    #expect(
      Set(try await Self.findings(workspace)) == [
        "Content/zh/pipe.md: no-file", "Content/data/terms.csv: no-file",
        "Templates/partials/pipe.mustache: no-file", "Content/zh/zero.md: linked-outside",
      ])
  }

  @Test(arguments: [
    Array("a\nb.md".utf8), Array("a\u{1B}[31m.md".utf8), Array("a\u{202E}dm.exe".utf8),
    [0x61, 0xFF, 0x2E, 0x6D, 0x64],
    Array("a\u{2028}b.md".utf8), Array("a\rb.md".utf8),
  ])
  func aNameHoldsNoLineEndAndIsUTF8(_ name: [UInt8]) async throws {
    let workspace = try Workspaces.base()
    let path = Array(workspace.url.appendingPathComponent("Content/zh").path.utf8) + [0x2F] + name
    try Self.create(path)
    let findings = try await Self.findings(workspace)
    #expect(findings.count == 1)
    #expect(findings.first?.hasSuffix(": file-name") == true)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    let text = DiagnosticPrinter(.github).print(report.diagnostics)
    #expect(text.split(separator: "\n").count == 1, "no name writes a line of its own: \(text)")
  }

  /// `é` as one sign, and as `e` with an accent behind it.
  @Test func twoNamesThatUnicodeTakesForOneAreReported() async throws {
    let workspace = try Workspaces.base()
    let page = Array("---\ntitle: x\n---\n\nx\n".utf8)
    let folder = Array(workspace.url.appendingPathComponent("Content/zh").path.utf8)
    for name in ["/caf\u{E9}.md", "/cafe\u{301}.md"] { try Self.create(folder + Array(name.utf8), page) }
    let findings = try await Self.findings(workspace)
    #expect(findings.count == 1)
    #expect(findings.first?.hasSuffix(": same-name") == true)
  }

  @Test func aNameOf255BytesIsAName() async throws {
    let workspace = try Workspaces.base()
    let name = String(repeating: "a", count: 240)
    try workspace.write("---\ntitle: x\n---\n\nx\n", to: "Content/zh/\(name).md")
    #expect(try await Workspaces.build(workspace).isPublished)
    #expect(workspace.read("Output/site/\(name)/index.html") != nil)
  }

  /// Names are data wherever they are printed.
  @Test func aNameOfMarkupStaysAName() async throws {
    let workspace = try Workspaces.base()
    try workspace.write(
      "---\ntitle: x\naliases: [\"/old/<b>'&.html\"]\n---\n\nx\n",
      to: "Content/zh/<img src=x onerror='a'>&\".md")
    _ = try await Workspaces.build(workspace)
    for path in workspace.files(below: "Output/site") where !path.hasSuffix(".png") {
      let text = workspace.read("Output/site/\(path)") ?? ""
      #expect(!text.contains("<img src=x"), "\(path)")
      #expect(!text.contains("/<b>"), "\(path)")
    }
  }

  private static func create(_ path: [UInt8], _ bytes: [UInt8] = []) throws {
    let descriptor = (path + [0]).withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { buffer in
        buffer.baseAddress.map { open($0, O_CREAT | O_EXCL | O_WRONLY, 0o600) } ?? -1
      }
    }
    #expect(descriptor >= 0)
    defer { close(descriptor) }
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
  }
}
