import Diagnostics
import Foundation
import Mending
import Site
import TestSupport
import Testing

/// A mend takes away what it mends and brings nothing new.
@Suite struct MendTests {
  private static let broken = "Tests/SiteTests/Broken"

  /// What is wrong, apart from where on the page; a mend may move what stands behind it.
  private struct Finding: Hashable, CustomStringConvertible {
    let path: String
    let id: String
    let message: String

    init(_ diagnostic: Diagnostic) {
      path = diagnostic.place?.file.path ?? ""
      id = diagnostic.id
      message = "\(diagnostic.message)"
    }

    var description: String { "\(path): \(message) [\(id)]" }
  }

  /// Mends of what kept a whole file from being read: what is in it comes to light.
  private static func uncovers(_ diagnostic: Diagnostic) -> Bool {
    ["yaml-syntax", "csv-separator"].contains(diagnostic.id)
      || diagnostic.id == "full-width-sign" && "\(diagnostic.message)".contains("and a space")
  }

  /// Compares what was said before and after, and what was mended in between.
  private static func expectGone(_ before: [Diagnostic], _ mended: Pipeline.Mended, _ name: String) {
    let after = mended.report.diagnostics
    #expect(
      after.allSatisfy { $0.mend == nil }, "\(name): \(after.filter { $0.mend != nil }.map(Finding.init))")
    // Markup that is read now has a meaning, which may be wrong in its turn, and evidence that its translation lacks.
    let lines = Set(mended.made.map { line(of: $0.mend.place) })
    let uncovered = Set(mended.made.map(\.diagnostic).filter(uncovers).compactMap(\.place?.file.path))
    let added = after.filter {
      !before.map(Finding.init).contains(Finding($0)) && !["orphan-page", "parity"].contains($0.id)
    }
    .filter { diagnostic in
      guard let place = diagnostic.place else { return true }
      return !uncovered.contains(place.file.path) && !lines.contains(line(of: place))
    }
    // What the whole uses is asked only once every page can be read.
    let ofTheWhole: Set<String> = ["unused-fact", "unused-source", "uncovered-page"]
    let new = added.filter { uncovered.isEmpty || !ofTheWhole.contains($0.id) }
    #expect(new.isEmpty, "\(name): \(new.map(Finding.init))")
  }

  /// A file and a line.
  private static func line(of place: SourcePlace) -> String {
    "\(place.file.path):\(LineTable(place.file.text).lineIndex(of: place.range?.lowerBound ?? 0))"
  }

  @Test(arguments: Folders.cases(broken)) func brokenWorkspacesAreMended(_ name: String) async throws {
    let workspace = try Workspaces.base()
    try Workspaces.spoil(workspace, with: Folders.package.appendingPathComponent("\(Self.broken)/\(name)"))
    let pipeline = Pipeline(Pipeline.Options(root: workspace.url))
    let before = try await pipeline.check().diagnostics
    guard before.contains(where: { $0.mend != nil }) else { return }
    Self.expectGone(before, try await pipeline.mend(writes: true), name)
    // What was told of the mended texts is so on the disk.
    let again = try await pipeline.check().diagnostics
    #expect(again.allSatisfy { $0.mend == nil })
  }

  @Test(arguments: ["evidence", "foreign", "links", "lists"])
  func slipsAreMended(_ group: String) async throws {
    let workspace = try Workspaces.base()
    let file = Folders.package.appendingPathComponent("Tests/SiteTests/Slips/\(group).md")
    let cases = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n====\n")
    let picture = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png")
    try workspace.write(Data(contentsOf: picture), to: "Content/assets/plain.png")
    for (number, text) in cases.enumerated() {
      try workspace.write("---\ntitle: 页\n---\n\n\(text)\n", to: "Content/zh/p\(number).md")
    }
    let pipeline = Pipeline(Pipeline.Options(root: workspace.url))
    let before = try await pipeline.check().diagnostics
    let mended = try await pipeline.mend(writes: false)
    #expect(!mended.made.isEmpty)
    Self.expectGone(before, mended, group)
    var text = ""
    for number in cases.indices {
      guard let change = mended.texts["Content/zh/p\(number).md"] else { continue }
      text += "\(change.old.dropFirst(18))====\n\(change.new.dropFirst(18))\n"
    }
    let mismatch = Golden.mismatch(
      text, Folders.package.appendingPathComponent("Tests/SiteTests/Slips/\(group).mended.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  private static let slips = """
    ---\r
    title：一页\r
    ---\r
    \r
    许可：fact[boston-licences]项。\r
    \r
    1、先披露\r
    2、后申请\r
    \r
    （一）先披露\r
    （二）后申请\r

    """

  private static let sound = """
    ---\r
    title: 一页\r
    ---\r
    \r
    许可:fact[boston-licences]项。\r
    \r
    1. 先披露\r
    2. 后申请\r
    \r
    （一）先披露\r
    \r
    （二）后申请\r

    """

  @Test func linesEndsMarkAndPermissionsStay() async throws {
    let workspace = try Workspaces.base()
    try workspace.write("\u{FEFF}" + Self.slips, to: "Content/zh/slips.md")
    let path = workspace.url.appendingPathComponent("Content/zh/slips.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let mended = try await Pipeline(Pipeline.Options(root: workspace.url)).mend(writes: true)
    #expect(
      try Array(Data(contentsOf: URL(fileURLWithPath: path))) == Array(("\u{FEFF}" + Self.sound).utf8))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(
      mended.made.map(\.diagnostic.id).sorted() == [
        "full-width-sign", "full-width-sign", "list-marker", "list-marker",
      ])
  }

  @Test func aDryRunWritesNothing() async throws {
    let workspace = try Workspaces.base()
    try workspace.write(Self.slips, to: "Content/zh/slips.md")
    let mended = try await Pipeline(Pipeline.Options(root: workspace.url)).mend(writes: false)
    #expect(workspace.read("Content/zh/slips.md") == Self.slips)
    #expect(mended.texts["Content/zh/slips.md"]?.new == Self.sound)
    #expect(mended.difference(root: workspace.url).contains("-title：一页\r\n+title: 一页\r\n"))
  }

  @Test func linksAndReadOnlyFilesAreReported() async throws {
    let workspace = try Workspaces.base()
    try workspace.write("---\ntitle: 页\n---\n\n许可：fact[boston-licences]项。\n", to: "Content/zh/closed.md")
    try workspace.write("---\ntitle: 页\n---\n\n许可：fact[boston-licences]。\n", to: "Content/note.txt")
    let url = workspace.url.appendingPathComponent("Content/zh")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: url.appendingPathComponent("closed.md").path)
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent("linked.md").path, withDestinationPath: "../note.txt")
    let mended = try await Pipeline(Pipeline.Options(root: workspace.url)).mend(writes: true)
    #expect(mended.made.isEmpty)
    let reported = mended.report.diagnostics.filter { $0.id == "unwritable-file" }
    #expect(
      reported.compactMap(\.place?.file.path).sorted() == ["Content/zh/closed.md", "Content/zh/linked.md"])
    #expect(workspace.read("Content/zh/closed.md")?.contains("：fact") == true)
    #expect(workspace.read("Content/note.txt")?.contains("：fact") == true)
  }

  @Test func everyMendIsTold() async throws {
    let workspace = try Workspaces.base()
    let facts = (workspace.read("Content/data/facts.csv") ?? "").replacing(",112,", with: ",１１２,")
    try workspace.write(facts, to: "Content/data/facts.csv")
    try workspace.write(Self.slips, to: "Content/zh/slips.md")
    let mended = try await Pipeline(Pipeline.Options(root: workspace.url)).mend(writes: false)
    let text = DiagnosticPrinter(.text).print([], mended: mended.made.map { ($0.diagnostic, $0.mend) })
    #expect(
      text.contains(
        "mended: '１１２' is not a plain decimal number [invalid-number]\n    - boston-licences-2002"))
    #expect(text.contains("    - title：一页\n    + title: 一页\n"))
    #expect(text.contains("    - 许可：fact[boston-licences]项。\n    + 许可:fact[boston-licences]项。\n"))
    let json = DiagnosticPrinter(.json).print([], mended: mended.made.map { ($0.diagnostic, $0.mend) })
    #expect(json.contains("\"mended\" : ["))
  }

  @Test(arguments: [
    ("1、甲\n3、乙", nil), ("2、甲\n3、乙", "2. 甲\n3. 乙"), ("说明：\n•甲\n•乙", "说明：\n\n- 甲\n- 乙"),
    ("> （一）甲\n> （二）乙", "> （一）甲\n>\n> （二）乙"), ("- 项\n\n  ①甲\n  ②乙", "- 项\n\n  ①甲\n\n  ②乙"),
    ("| 甲 | 乙 |\n| 丙 | 丁 |", "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |"),
    ("## 甲 {#a}\n\n## 乙 {#a}", "## 甲 {#a}\n\n## 乙 {#a-2}"),
    ("##　甲", "## 甲"), ("::: note\n甲\n:::", ":::note\n甲\n:::"),
    ("说的[boston-licences]项", "说的:fact[boston-licences]项"),
    ("见essay[boston-licences]项", nil),
  ])
  func whatIsWritten(_ slip: String, _ sound: String?) async throws {
    let workspace = try Workspaces.base()
    try workspace.write("---\ntitle: 页\n---\n\n\(slip)\n", to: "Content/zh/slip.md")
    let mended = try await Pipeline(Pipeline.Options(root: workspace.url)).mend(writes: false)
    #expect(mended.texts["Content/zh/slip.md"]?.new == sound.map { "---\ntitle: 页\n---\n\n\($0)\n" })
  }
}
