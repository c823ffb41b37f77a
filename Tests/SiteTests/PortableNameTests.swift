import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Names that a copy of a workspace loses on Windows.
///
/// They are written here, not laid in a folder of fixtures, which could not be checked out there either.
@Suite struct PortableNameTests {
  private static func findings(_ write: (TemporaryFolder) throws -> Void) async throws -> [Diagnostic] {
    let workspace = try Workspaces.base()
    try write(workspace)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    return report.diagnostics.filter { $0.id == "windows-name" }
  }

  @Test(arguments: [
    ("Content/zh/CON.md", "Windows keeps the name 'con' for a device"),
    ("Content/zh/cases/aux.notes.md", "Windows keeps the name 'aux' for a device"),
    ("Content/zh/nul/index.md", "Windows keeps the name 'nul' for a device"),
    ("Content/zh/com1.md", "Windows keeps the name 'com1' for a device"),
    ("Content/assets/prn .txt", "Windows keeps the name 'prn' for a device"),
    ("Content/zh/a:b.md", "Windows takes no ':' in a name"),
    ("Content/assets/a\"b.txt", "Windows takes no '\"' in a name"),
    ("Content/assets/folder./a.txt", "Windows takes no name that ends in a full stop or a space"),
  ])
  func isTold(_ path: String, _ message: String) async throws {
    let found = try await Self.findings { try $0.write("---\ntitle: 页\n---\n\n字。\n", to: path) }
    #expect(found.map(\.message.description) == [message])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.place?.file.path == path)
    #expect(found.withoutChinese.filter { !$0.contains("Windows") } == [])
  }

  @Test(arguments: [
    "Content/zh/console.md", "Content/zh/com.md", "Content/zh/com10.md", "Content/zh/aux-1.md",
    "Content/zh/.con.md",
    "Content/assets/图 (1).txt",
  ])
  func othersAreNot(_ path: String) async throws {
    let found = try await Self.findings { try $0.write("---\ntitle: 页\n---\n\n字。\n", to: path) }
    #expect(found.isEmpty)
  }

  @Test func aFolderAndAFormerAddressAreToldOnce() async throws {
    let found = try await Self.findings {
      for name in ["a", "b"] {
        try $0.write("---\ntitle: 页\naliases: [/x/lpt1/\(name)/]\n---\n", to: "Content/zh/nul/\(name).md")
      }
    }
    #expect(
      found.map(\.message.description)
        == ["nul", "lpt1"].map { "Windows keeps the name '\($0)' for a device" })
  }
}
