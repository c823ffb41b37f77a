import Foundation
import Site
import TestSupport
import Testing
import Templates

/// What is written about Casebook is held to what Casebook does.
@Suite struct DocumentationTests {
  /// The identifiers that the sources give to diagnostics.
  private func identifiersInSources() throws -> Set<String> {
    let call = /(?:error|warning|note|fail|problem|report)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"/
    return try sourceTexts().reduce(into: []) { found, text in
      for match in text.matches(of: call) { found.insert(String(match.1)) }
    }
  }

  private func sourceTexts() throws -> [String] {
    let base = Folders.package.appendingPathComponent("Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path).filter {
      $0.hasSuffix(".swift")
    }
    return try paths.map { try String(contentsOf: base.appendingPathComponent($0), encoding: .utf8) }
  }

  private static let english = "docs/diagnostics.md"

  /// The identifiers of a table of diagnostics, in its order.
  private func identifiers(in path: String) throws -> [String] {
    let file = Folders.package.appendingPathComponent(path)
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
      $0.hasPrefix("| `")
    }
    return rows.flatMap { row in
      row.dropFirst().prefix { $0 != "|" }.matches(of: /`([a-z0-9-]+)`/).map { String($0.1) }
    }
  }

  @Test func everyDiagnosticIsExplained() throws {
    let missing = try identifiersInSources().subtracting(identifiers(in: Self.english))
    #expect(missing.isEmpty, "not in docs/diagnostics.md: \(missing.sorted())")
  }

  @Test func nothingIsExplainedThatDoesNotExist() throws {
    // Some identifiers are handed on before they reach a diagnostic.
    let sources = try sourceTexts().joined()
    let stale = try Set(identifiers(in: Self.english)).filter {
      !sources.contains("\"\($0)\"")
    }
    #expect(stale.isEmpty, "only in docs/diagnostics.md: \(stale.sorted())")
  }

  @Test func theChineseTableExplainsTheSameDiagnostics() throws {
    let english = try identifiers(in: Self.english)
    let chinese = try identifiers(in: "docs/diagnostics.zh.md")
    #expect(!english.isEmpty)
    let difference = chinese.difference(from: english)
    #expect(difference.isEmpty, "docs/diagnostics.zh.md differs: \(difference)")
  }

  @Test func designersFindEveryNameThatTemplatesCanSay() throws {
    let reference = Pipeline(Pipeline.Options(root: Folders.package)).templateReference()
    let mismatch = Golden.mismatch(reference, Folders.package.appendingPathComponent("docs/templates.md"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
    for name in [
      "`draws_on` | list of [case](#case)", "`place` | text", "`source` | flag", "## ListingModel",
    ] {
      #expect(reference.contains(name) != (name == "## ListingModel"), "\(name)")
    }
  }

  /// Whoever copies an example from the guides gets lines that the tables take.
  @Test(arguments: ["zh", "en"])
  func theGuidesExamplesOfTablesFitTheTables(_ language: String) throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: Folders.package.appendingPathComponent(path), encoding: .utf8)
    }
    let headers = try ["facts", "indicators", "corrections", "terms"].map {
      try #require(try text("Content/data/\($0).csv").split(whereSeparator: \.isNewline).first)
    }
    var examples = 0
    for page in ["markdown", "editing"] {
      for example in try text("Content/\(language)/method/\(page).md").matches(of: /```csv\n([\s\S]*?)```/) {
        examples += 1
        let lines = example.1.split(separator: "\n")
        #expect(headers.contains(lines[0]), "\(page): \(lines[0])")
        for line in lines.dropFirst() {
          // The examples have no commas inside quotes.
          #expect(
            line.split(separator: ",", omittingEmptySubsequences: false).count
              == lines[0].split(separator: ",").count, "\(page): \(line)")
        }
      }
    }
    #expect(examples >= 4)
  }
}
