import Diagnostics
import Evidence
import Foundation
import ShippedFiles
import Site
import TestSupport
import Testing

/// Each folder of `Languages/` is a small site in languages of its own, with the program's templates; the pages that
/// `pages.txt` names are below `expected/`, from the line that says the language on, without what changes with styles.
struct LanguageSiteTests {
  private static let folder = "Tests/SiteTests/Languages"

  private static func workspace(_ name: String) throws -> TemporaryFolder {
    let workspace = try TemporaryFolder()
    for (path, bytes) in ShippedFiles.templates { try workspace.write(bytes, to: "Templates/\(path)") }
    try workspace.overlay(Folders.package.appendingPathComponent("\(folder)/\(name)"))
    return workspace
  }

  @Test(arguments: Folders.cases(folder))
  func `a site in its own languages stands as recorded`(name: String) async throws {
    let workspace = try Self.workspace(name)
    var options = Pipeline.Options(root: workspace.url)
    options.pictures = false
    let report = try await Pipeline(options).build()
    #expect(DiagnosticPrinter(.text).print(report.diagnostics) == "")

    let pages = try #require(workspace.read("pages.txt"), "pages.txt names the pages to compare")
    for page in pages.split(separator: "\n").map(String.init) {
      let html = try #require(workspace.read("Output/site/\(page)"), "\(page) was published")
      let golden = Folders.package.appendingPathComponent("\(Self.folder)/\(name)/expected/\(page)")
      let mismatch = Golden.mismatch(Self.body(of: html), golden)
      #expect(mismatch == nil, "\(page): \(mismatch ?? "")")
    }
  }

  /// What a reader sees: the language, and all from the body on.
  private static func body(of html: String) -> String {
    let lines = html.split(separator: "\n", omittingEmptySubsequences: false)
    let language = lines.first { $0.hasPrefix("<html") } ?? ""
    return ([language] + lines.drop { !$0.hasPrefix("<body") }).joined(separator: "\n")
  }

  @Test func `the program says the same words in all its languages, so that any of them go together`() {
    var keys: [String: Set<String>] = [:]
    for (path, bytes) in ShippedFiles.templates {
      let parts = path.split(separator: "/")
      guard parts.count == 2, parts[0] == "strings" else { continue }
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      keys[String(parts[1])] = Set(
        lines.filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: ":").first }
          .map { $0.trimmingCharacters(in: ["\""]) }
      ).subtracting(FigureLanguage.wordKeys)
    }
    #expect(keys.count > 5)
    #expect(keys.filter { $0.value != keys["en.yaml"] }.map(\.key) == [])
  }

  @Test func `a word that figures need and the report lacks is an error`() async throws {
    let workspace = try Self.workspace("french-german")
    let words = try #require(workspace.read("Templates/strings/fr.yaml"))
    // Another language than those that come with the program.
    try workspace.write(
      words.replacing("figureAbout: \"environ\"\n", with: ""), to: "Templates/strings/it.yaml")
    let settings = try #require(workspace.read("Content/site.yaml"))
    try workspace.write(
      settings.replacing("[fr, de]", with: "[it]").replacing("{ fr:", with: "{ it:"), to: "Content/site.yaml")
    let found = try await Pipeline(Pipeline.Options(root: workspace.url)).check().diagnostics
    let missing = found.filter { $0.id == "missing-key" && $0.message.description.contains("figureAbout") }
    #expect(missing.map { $0.place?.file.path } == ["Templates/strings/it.yaml"])
  }

  @Test func `a column of a language that the site has not is unknown, and one that is needed is missed`()
    async throws
  {
    let workspace = try Self.workspace("french-german")
    let facts = try #require(workspace.read("Content/data/facts.csv"))
    try workspace.write(facts.replacing("note_de", with: "note_it"), to: "Content/data/facts.csv")
    let indicators = try #require(workspace.read("Content/data/indicators.csv"))
    try workspace.write(indicators.replacing("name_de", with: "basis"), to: "Content/data/indicators.csv")
    let found = try await Pipeline(Pipeline.Options(root: workspace.url)).check().diagnostics.map {
      "\($0.id): \($0.message)"
    }
    #expect(found.contains { $0.hasPrefix("unknown-column: no column 'note_it'") })
    #expect(found.contains("missing-column: the column 'name_de' is missing"))
  }

  @Test func `a page that nothing leads to is said to be one`() async throws {
    let workspace = try Self.workspace("chinese")
    try workspace.write("---\ntitle: 孤页\n---\n\n没有人来。\n", to: "Content/zh/alone.md")
    try workspace.write(
      "---\ntitle: 另一页\n---\n\n见[孤页](alone.md)。\n", to: "Content/zh/other.md")
    func orphans() async throws -> [String] {
      try await Pipeline(Pipeline.Options(root: workspace.url)).check().diagnostics
        .filter { $0.id == "orphan-page" }.compactMap { $0.place?.file.path }.sorted()
    }
    // A link from a page that nobody comes to leads nobody.
    #expect(try await orphans() == ["Content/zh/alone.md", "Content/zh/other.md"])
    let settings = try #require(workspace.read("Content/site.yaml"))
    try workspace.write(settings.replacing("[trees]", with: "[trees, other]"), to: "Content/site.yaml")
    #expect(try await orphans() == [])
  }
}
