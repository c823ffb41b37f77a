import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Site

/// `casebook init` and `casebook new`: what they lay out stands at once, and nothing is overwritten.
struct BeginningTests {
  private static func begin(_ report: String, _ language: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let made = try Starter.create(report: report, language: language, in: folder.url)
    #expect(made.diagnostics.isEmpty)
    #expect(made.value > 0)
    return folder
  }

  private static func check(_ folder: TemporaryFolder, drafts: Bool = false) async throws -> [String] {
    var options = Pipeline.Options(root: folder.url)
    options.strict = true
    options.drafts = drafts
    // A page that has just begun is in no list yet.
    return try await Pipeline(options).check().diagnostics.filter { $0.id != "orphan-page" }.map {
      "\($0.place?.file.path ?? ""): \($0.id): \($0.message)"
    }
  }

  @Test(arguments: Starter.reports, ["zh", "en", "fr", "zh-TW"])
  func `a new workspace has no findings and builds at once`(report: String, language: String) async throws {
    let folder = try Self.begin(report, language)
    #expect(try await Self.check(folder) == [])
    var options = Pipeline.Options(root: folder.url)
    options.pictures = false
    let built = try await Pipeline(options).build()
    #expect(built.isPublished)
    let page = try String(
      contentsOf: folder.url.appendingPathComponent("Output/site/index.html"), encoding: .utf8)
    #expect(page.contains("<html lang=\"\(language)\""))
    #expect(!page.contains("%language%"))
  }

  @Test func `a folder that holds something is left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "notes.txt")
    let made = try Starter.create(report: "minimal", language: "en", in: folder.url)
    #expect(made.diagnostics.map(\.id) == ["folder-in-use"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["notes.txt"])
  }

  @Test func `what there is none of is named`() throws {
    let folder = try TemporaryFolder()
    let report = try Starter.create(report: "minimum", language: "en", in: folder.url)
    #expect(report.diagnostics.map(\.id) == ["unknown-report"])
    let language = try Starter.create(report: "minimal", language: "../en", in: folder.url)
    #expect(language.diagnostics.map(\.id) == ["unknown-language"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func `a new page is a draft with every key of its kind`() async throws {
    let folder = try Self.begin("comparison", "en")
    let pipeline = Pipeline(Pipeline.Options(root: folder.url))
    func new(_ kind: String, _ name: String) async throws -> Diagnosed<[String]> {
      try await pipeline.newPage(kind, named: name, today: "2026-02-03") { _ in .english }
    }
    let made = try await new("lesson", "quiet-hours")
    #expect(made.value == ["Content/en/lessons/quiet-hours.md"])
    let file = folder.url.appendingPathComponent("Content/en/lessons/quiet-hours.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text.contains(
        "# required: the names of library pages, such as [a, b]; there are harbour, hill, market\nlibraries:\n"
      ))
    #expect(text.contains("# required: ids of facts, such as [a, b]\nevidence:\n"))
    // A draft holds nothing up.
    #expect(try await Self.check(folder).allSatisfy { $0.contains(": missing-key: ") })
    #expect(try await Workspaces.build(folder) { $0.pictures = false }.isPublished)
    // Nothing is missing but what is to be filled in.
    #expect(
      Set(
        try await Self.check(folder, drafts: true).map {
          $0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)
        })
        == ["missing-key"])
    let filled = text.replacing("libraries:\n", with: "libraries: [hill]\n")
      .replacing("evidence:\n", with: "evidence: [hill-hours]\n").replacing(
        "draft: true", with: "draft: false")
    try filled.write(to: file, atomically: true, encoding: .utf8)
    #expect(try await Self.check(folder) == [])

    #expect(try await new("lesson", "quiet-hours").diagnostics.map(\.id) == ["page-exists"])
    #expect(try String(contentsOf: file, encoding: .utf8) == filled)
    #expect(try await new("leson", "x").diagnostics.map(\.id) == ["unknown-kind"])
    for (kind, name) in [
      ("lesson", "Quiet Hours"), ("lesson", "a/b"), ("lesson", ".."), ("page", "../x"), ("lesson", "index"),
      ("page", "lessons/other"), ("page", ""),
    ] {
      #expect(try await new(kind, name).diagnostics.map(\.id) == ["bad-page-name"], "\(kind) \(name)")
    }
    #expect(try await new("page", "method/how").value == ["Content/en/method/how.md"])
    #expect(try await new("briefing", "long").value == ["Content/en/briefings/long.md"])
    #expect(try await Self.check(folder) == [])

    let list = folder.url.appendingPathComponent("Content/en/lessons/index.md")
    try FileManager.default.removeItem(at: list)
    #expect(try await new("page", "lessons/index").value == ["Content/en/lessons/index.md"])
    let listing = try String(contentsOf: list, encoding: .utf8)
    #expect(listing.contains("title: \"Lessons\""))
    #expect(listing.hasSuffix("---\n\n::lessons\n"))
  }

  @Test func `a new page stands in every language, and a translation inherits`() async throws {
    let folder = try TemporaryFolder()
    try folder.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/base"))
    let pipeline = Pipeline(Pipeline.Options(root: folder.url))
    let made = try await pipeline.newPage("page", named: "news", today: "2026-02-03") { _ in .chinese }
    #expect(made.value == ["Content/zh/news.md", "Content/en/news.md"])
    let translation = try String(
      contentsOf: folder.url.appendingPathComponent("Content/en/news.md"), encoding: .utf8)
    #expect(translation.contains("# 其余各键沿用Content/zh/news.md的"))
    #expect(translation.contains("Write the text here."))
  }
}
