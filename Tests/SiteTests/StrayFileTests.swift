import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// What an editor has written under a name that nothing reads is not left out in silence.
@Suite struct StrayFileTests {
  private static func findings(_ path: String, removing removed: String? = nil) async throws -> [Diagnostic] {
    let workspace = try Workspaces.base()
    try workspace.write("文字。\n", to: path)
    if let removed {
      try FileManager.default.removeItem(at: workspace.url.appendingPathComponent(removed))
    }
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    return report.diagnostics.filter { $0.id == "stray-file" && $0.place?.file.path == path }
  }

  @Test(arguments: [
    ("Content/zh/cases/paris.md.txt", "rename it to 'paris.md'"),
    ("Content/zh/cases/paris.MD", "rename it to 'paris.md'"),
    ("Content/en/paris.markdown", "rename it to 'paris.md'"),
    ("Content/en/paris.docx", "write its text as Markdown in 'paris.md'"),
    ("Content/en/paris.md.docx", "write its text as Markdown in 'paris.md'"),
    ("Content/zh/巴黎.txt", "write its text as Markdown in '巴黎.md'"),
    ("Content/zh/cases/paris.png", "pages end in '.md'; pictures and other files belong in Content/assets"),
    ("Content/zh/paris", "pages end in '.md'; pictures and other files belong in Content/assets"),
  ])
  func aFileOfALanguageThatIsNoPageIsReported(_ path: String, _ help: String) async throws {
    let findings = try await Self.findings(path)
    #expect(findings.map(\.severity) == [.warning])
    #expect(findings.map(\.help?.description) == [help])
  }

  @Test(arguments: [
    "Content/zh/.hidden.txt", "Content/zh/.DS_Store", "Content/zh/index.md~", "Content/zh/index.md.swp",
    "Content/zh/.index.md.swp", "Content/zh/#index.md#", "Content/zh/~$paris.docx", "Content/zh/index.md.bak",
    "Content/assets/paris.docx", "Content/LICENSE", "Content/data/notes.txt", "Content/data/facts.csv.txt",
  ])
  func whatIsNoEditorsPageIsLeftInPeace(_ path: String) async throws {
    #expect(try await Self.findings(path).isEmpty)
  }

  @Test(arguments: [
    "facts.xlsx", "facts (1).csv", "facts - 副本.csv", "Copy of facts.csv", "facts_2024.xls", "facts.ods",
  ])
  func aCopyBesideADataFileIsReported(_ name: String) async throws {
    let findings = try await Self.findings("Content/data/\(name)")
    #expect(findings.map(\.message.description) == ["the file is not read; 'facts.csv' beside it is"])
  }

  @Test(arguments: [
    ("~$facts.xlsx", "'facts.xlsx' is open in Excel, and nothing of it is read"),
    ("experts.csv", "the table is not read: there is no 'experts.schema.yaml' that says what it holds"),
    ("各国数据.xlsx", "nothing reads this table"),
  ])
  func anyOtherTableIsNamed(_ name: String, _ message: String) async throws {
    #expect(try await Self.findings("Content/data/\(name)").map(\.message.description) == [message])
  }

  @Test(arguments: ["facts.csv.txt", "Facts.csv", "facts.CSV", "fact.csv", "facts.xlsx"])
  func whatWasMeantForAMissingDataFileIsReported(_ name: String) async throws {
    let findings = try await Self.findings("Content/data/\(name)", removing: "Content/data/facts.csv")
    #expect(findings.map(\.help) == ["save it as 'facts.csv' if that is what it is"])
  }
}
