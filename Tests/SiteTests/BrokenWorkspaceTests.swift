import Diagnostics
import Foundation
import Site
import Templates
import TestSupport
import Testing

/// Each folder of `Broken/` holds the files that spoil a sound workspace, and what Casebook says of it.
@Suite struct BrokenWorkspaceTests {
  private static let folder = "Tests/SiteTests/Broken"

  @Test(arguments: Folders.cases(folder))
  func isReportedAndLeavesTheLastGoodSite(_ name: String) async throws {
    let workspace = try Workspaces.base()
    let before = try await Workspaces.build(workspace)
    #expect(before.isPublished, "the workspace is sound before it is spoilt")
    let site = workspace.files(below: "Output").map { workspace.read("Output/\($0)") }

    let source = Folders.package.appendingPathComponent("\(Self.folder)/\(name)")
    try Workspaces.spoil(workspace, with: source)
    let report = try await Workspaces.build(workspace)

    #expect(report.diagnostics.hasErrors)
    #expect(!report.isPublished)
    #expect(workspace.files(below: "Output").map { workspace.read("Output/\($0)") } == site)
    let text = DiagnosticPrinter(.text).print(report.diagnostics)
    let mismatch = Golden.mismatch(text, source.appendingPathComponent("expected.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")

    #expect(report.diagnostics.withoutChinese == [])

    // `check` says the same.
    let check = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    #expect(DiagnosticPrinter(.text).print(check.diagnostics) == text)
  }
}

extension [Diagnostic] {
  /// What an editor would read in English among Chinese; marks and what is written in files are the same in both.
  var withoutChinese: [String] {
    flatMap { $0.message.untranslated(in: .chinese) + ($0.help?.untranslated(in: .chinese) ?? []) }
      .filter { $0.contains(/[A-Za-z]{2}/) && !$0.hasPrefix("{") }
  }
}

/// Workspaces for tests, made of the fixtures.
enum Workspaces {
  /// A small sound workspace in two languages, with plain templates.
  static func base() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/base"))
    return folder
  }

  /// Lays a folder's files over a workspace and takes away what its `removed.txt` names.
  static func spoil(_ workspace: TemporaryFolder, with source: URL) throws {
    try workspace.overlay(source)
    guard let removed = workspace.read("removed.txt") else { return }
    for path in removed.split(separator: "\n") {
      try FileManager.default.removeItem(at: workspace.url.appendingPathComponent(String(path)))
    }
  }

  /// Builds a workspace.
  static func build(
    _ workspace: TemporaryFolder, _ change: (inout Pipeline.Options) -> Void = { _ in }
  ) async throws -> Pipeline.Report {
    var options = Pipeline.Options(root: workspace.url)
    change(&options)
    return try await Pipeline(options).build()
  }
}
