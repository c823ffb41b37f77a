import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// What would be published as text in silence, by kind: each file of `Slips/` holds short texts with `====` between them,
/// and beside it stands what is said of each.
@Suite struct SlipTests {
  private static let folder = "Tests/SiteTests/Slips"
  private static let groups = ["evidence", "foreign", "links", "lists", "texts"]

  private static func cases(_ group: String) throws -> [String] {
    let file = Folders.package.appendingPathComponent("\(folder)/\(group).md")
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n====\n")
      .map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
  }

  /// A workspace in which every text is a page of its own.
  static func workspace() throws -> TemporaryFolder {
    try workspace(try groups.flatMap(cases))
  }

  private static func workspace(_ cases: [String]) throws -> TemporaryFolder {
    let folder = try Workspaces.base()
    let picture = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png")
    try folder.write(Data(contentsOf: picture), to: "Content/assets/plain.png")
    for (number, text) in cases.enumerated() {
      for language in ["zh", "en"] {
        try folder.write(
          "---\ntitle: 页\n---\n\n\(language == "zh" ? text : "字。\n")", to: "Content/\(language)/p\(number).md"
        )
      }
    }
    return folder
  }

  /// What is said of each text, as the body of a page of its own.
  private static func findings(_ cases: [String]) async throws -> [[Diagnostic]] {
    let folder = try workspace(cases)
    let report = try await Pipeline(Pipeline.Options(root: folder.url)).check()
    return cases.indices.map { number in
      report.diagnostics.filter { $0.place?.file.path == "Content/zh/p\(number).md" && $0.id != "parity" }
    }
  }

  @Test(arguments: groups) func eachSlipIsReportedAtItsPlace(_ group: String) async throws {
    let cases = try Self.cases(group)
    let findings = try await Self.findings(cases)
    #expect(findings.flatMap(\.self).withoutChinese == [])
    var text = ""
    for (slip, found) in zip(cases, findings) {
      text += slip
      for diagnostic in found {
        let place =
          diagnostic.place.map { place in place.range.map { String(place.file.slice($0)) } ?? "" } ?? ""
        text +=
          "  \(diagnostic.severity.rawValue) \(diagnostic.id) «\(place.replacing("\n", with: "⏎"))»: \(diagnostic.message)\n"
        if let help = diagnostic.help { text += "    = \(help)\n" }
        if let mend = diagnostic.mend { text += "    → «\(mend.replacement)»\n" }
      }
      if found.isEmpty { text += "  nothing\n" }
      text += "\n"
    }
    let mismatch = Golden.mismatch(
      text, Folders.package.appendingPathComponent("\(Self.folder)/\(group).txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test func nothingIsSaidOfSoundText() async throws {
    let cases = try Self.cases("fine")
    for (text, found) in zip(cases, try await Self.findings(cases)) {
      let said = found.filter { $0.id != "unbound-number" }
      #expect(said.isEmpty, "\(text): \(said.map { "\($0.id): \($0.message)" })")
    }
  }
}
