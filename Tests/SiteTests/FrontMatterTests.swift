import Diagnostics
import Foundation
import Kinds
import TestSupport
import Testing

@testable import Site

@Suite struct FrontMatterTests {
  /// The kinds of the base workspace.
  private static let kinds: Kinds = {
    let url = Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/base/Content/kinds.yaml")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return Kinds.read(SourceFile(path: "Content/kinds.yaml", text: text)).value
  }()

  private func read(_ text: String) -> Diagnosed<FrontMatter> {
    FrontMatter.read(
      SourceFile(path: "Content/zh/cases/x.md", text: text), kind: Self.kinds.kind(ofPage: "cases/x"),
      of: Self.kinds)
  }

  private func printed(_ diagnostics: [Diagnostic]) -> [String] {
    DiagnosticPrinter(.text).print(diagnostics).split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("Content/") }
  }

  @Test func valuesAndTheBodysPlaceAreRead() {
    let result = read("---\ntitle: 波士顿\npillars: [a, b]\norder: 3\ndraft: true\n---\n正文")
    #expect(result.diagnostics.isEmpty)
    #expect(result.value.text("title") == "波士顿")
    #expect(result.value.words("pillars").map(\.value) == ["a", "b"])
    #expect(result.value.integer("order") == 3)
    #expect(result.value.flag("draft"))
    #expect(
      result.value.bodyOffset == "---\ntitle: 波士顿\npillars: [a, b]\norder: 3\ndraft: true\n---\n".utf8.count)
  }

  @Test func carriageReturnsAndASingleNameAreFine() {
    let result = read("---\r\ntitle: x\r\npillars: a\r\n---\r\n正文")
    #expect(result.diagnostics.isEmpty)
    #expect(result.value.words("pillars").map(\.value) == ["a"])
  }

  @Test(arguments: [
    ("titel: x", "2:1: error: no key 'titel' on a case page; did you mean 'title'? [unknown-key]"),
    ("cities: [a]", "2:1: error: no key 'cities' on a case page [unknown-key]"),
    (
      "date: 2026-02-30",
      "2:7: error: 'date' takes a date, such as 2026-11-23, not '2026-02-30' [front-matter-type]"
    ),
    ("order: 一", "2:8: error: 'order' takes a whole number, not '一' [front-matter-type]"),
    (
      "country: usa",
      "2:10: error: 'country' takes a country's two letters after ISO 3166-1, such as CN, not 'usa' [front-matter-type]"
    ),
    ("title: [a]", "2:8: error: 'title' takes text, not a list [front-matter-type]"),
    (
      "coordinates: [91, 0]",
      "2:15: error: the latitude 91 is not between -90 and 90 [front-matter-type]"
    ),
    ("draft: ja", "2:8: error: 'draft' takes true or false, not 'ja' [front-matter-type]"),
  ]) func faultsAreReportedAtTheFilesOwnLineAndColumn(_ line: String, _ expected: String) {
    #expect(printed(read("---\n\(line)\n---\n").diagnostics) == ["Content/zh/cases/x.md:" + expected])
  }

  @Test func aTranslationInheritsAllButItsTitleAndSummary() {
    let original = read("---\ntitle: 波士顿\nsummary: 一句话\npillars: [a]\ncountry: US\n---\n").value
    let translation = read("---\ntitle: Boston\ncountry: GB\n---\n").value.inheriting(from: original)
    #expect(translation.text("title") == "Boston")
    #expect(translation.text("summary") == nil)
    #expect(translation.words("pillars").map(\.value) == ["a"])
    #expect(translation.text("country") == "GB")
    #expect(translation.missingKeys(of: Self.kinds.kind(ofPage: "cases/x")).isEmpty)
  }

  @Test func requiredKeysAreMissedAfterInheritance() {
    let kind = Self.kinds.kind(ofPage: "recommendations/a")
    let missing = read("---\nsummary: x\n---\n").value.missingKeys(of: kind)
    #expect(missing.map(\.message).count == 5)
    #expect(missing.allSatisfy { $0.id == "missing-key" })
  }

  @Test(arguments: [
    ("cases/boston", "case"), ("cases/index", "page"), ("index", "page"), ("method", "page"),
    ("recommendations/a", "recommendation"), ("cases", "page"), ("briefings/short", "briefing"),
  ]) func theFirstFolderGivesTheKind(_ id: String, _ kind: String) {
    #expect(Self.kinds.kind(ofPage: id).name == kind)
  }
}
