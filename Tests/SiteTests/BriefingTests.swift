import Diagnostics
import Foundation
import Templates
import TestSupport
import Testing

@testable import Site

@Suite struct BriefingTests {
  private static let short = "Output/site/briefings/short/short.zh.html"

  /// The workspace of the fixture `briefing`, with the showcase's templates.
  private static func workspace() throws -> TemporaryFolder {
    let workspace = try Workspaces.base()
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/briefing"))
    try FileManager.default.removeItem(at: workspace.url.appendingPathComponent("Templates"))
    let templates = workspace.url.appendingPathComponent("Templates")
    try FileManager.default.copyItem(
      at: Folders.package.appendingPathComponent("Templates"), to: templates)
    return workspace
  }

  @Test(arguments: [
    (
      SectionNumber.Style.decimal, [1, 2, 3, 3, 4, 2, 1, 3],
      ["1", "1.1", "1.1.1", "1.1.2", nil, "1.2", "2", "2.1.1"]
    ),
    (.decimalPoint, [1, 1, 2, 1], ["1.", "2.", "2.1", "3."]),
    (.official, [1, 2, 3, 4, 4, 2, 1, 5], ["一、", "（一）", "1.", "（1）", "（2）", "（二）", "二、", nil]),
  ])
  func headingsAreNumberedByRank(_ style: SectionNumber.Style, _ ranks: [Int], _ expected: [String?]) {
    var counter = SectionNumber.Counter(style: style)
    #expect(ranks.map { counter.next($0)?.text } == expected)
  }

  @Test(arguments: [
    (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (105, "一百零五"),
    (110, "一百一十"), (999, "九百九十九"), (1000, "1000"),
  ])
  func chaptersAreCountedInChinese(_ number: Int, _ text: String) {
    #expect(ChineseNumber.text(number) == text)
  }

  @Test func aBriefingAsksForNothing() async throws {
    let workspace = try Self.workspace()
    let report = try await Workspaces.build(workspace)
    #expect(DiagnosticPrinter(.text).print(report.diagnostics.filter { $0.severity == .error }) == "")
    for file in workspace.files(below: "Output/site") where file.hasSuffix(".zh.html") {
      let html = try #require(workspace.read("Output/site/\(file)"))
      for attribute in ["src", "srcset", "data", "poster"] {
        for value in html.values(of: attribute) { #expect(value.hasPrefix("data:"), "\(file): \(value)") }
      }
      #expect(!html.contains("<script"))
      let sheets = html.ranges(of: "<link rel=\"stylesheet\" href=\"data:text/css;base64,")
      #expect(sheets.count == 1 && html.ranges(of: "rel=\"stylesheet\"").count == 1)
      let css = try #require(Self.css(html))
      #expect(!css.contains("@import") && !css.contains("url("))
    }
  }

  @Test func everyLinkWithinABriefingLeadsSomewhere() async throws {
    let workspace = try Self.workspace()
    _ = try await Workspaces.build(workspace)
    let html = try #require(workspace.read(Self.short))
    let ids = html.values(of: "id")
    #expect(Set(ids).count == ids.count, "each id stands once")
    let fragments = html.values(of: "href").filter { $0.hasPrefix("#") }
      .map { $0.dropFirst().removingPercentEncoding ?? "" }
    #expect(!fragments.isEmpty)
    for fragment in fragments { #expect(ids.contains(fragment), "#\(fragment)") }
    for target in html.values(of: "data-target") { #expect(ids.contains(target)) }
    let others = html.values(of: "href").filter { !$0.hasPrefix("#") && !$0.hasPrefix("data:") }
    for address in others { #expect(address.hasPrefix("https://"), "\(address) holds outside the site too") }
  }

  @Test func aBriefingIsTheSameHoweverManyWorkOnIt() async throws {
    let workspace = try Self.workspace()
    _ = try await Workspaces.build(workspace)
    let first = workspace.read(Self.short)
    _ = try await Workspaces.build(workspace) { $0.jobs = 1 }
    #expect(first != nil && workspace.read(Self.short) == first)
  }

  @Test func theDigestChangesWithTheEvidenceThatIsUsedAndNoOther() async throws {
    let workspace = try Self.workspace()
    try workspace.write(
      "---\ntitle: 甲\nparts: [cases/munich]\n---\n", to: "Content/zh/briefings/short.md")
    func digest(_ fact: String, _ old: String, _ new: String) async throws -> String? {
      let facts = try #require(workspace.read("Content/data/facts.csv"))
      let lines = facts.split(separator: "\n").map {
        $0.hasPrefix(fact + ",") ? String($0.replacing(old, with: new)) : String($0)
      }
      try workspace.write(lines.joined(separator: "\n") + "\n", to: "Content/data/facts.csv")
      _ = try await Workspaces.build(workspace)
      return workspace.read(Self.short)?.firstMatch(of: /<code>([0-9a-f ]+)<\/code>/).map { String($0.1) }
    }
    let first = try await digest("munich-budget", "200000000", "200000000")
    #expect(first?.count == 14)
    #expect(try await digest("munich-budget", "200000000", "210000000") != first)
    #expect(try await digest("munich-budget", "210000000", "200000000") == first)
    try workspace.write(
      (workspace.read("Content/data/facts.csv") ?? "")
        + "munich-other,munich,budget,exactly,5,,EUR,,,essay,,reported,,\n",
      to: "Content/data/facts.csv")
    #expect(try await digest("munich-other", "5", "6") == first, "the page does not use it")
  }

  @Test func everyFontThatAProfileWantsIsInItsStyle() throws {
    func text(_ path: String) throws -> String {
      try String(
        contentsOf: Folders.package.appendingPathComponent("Templates/\(path)"), encoding: .utf8)
    }
    for language in ["zh", "en"] {
      let words = try text("strings/\(language).yaml")
      for profile in ["report", "official"] {
        let style = try text("print/base.css") + text("print/\(profile).css")
        let line = try #require(words.split(separator: "\n").first { $0.hasPrefix("\(profile)Fonts: \"") })
        let families = line.dropFirst("\(profile)Fonts: \"".count).dropLast().split(whereSeparator: {
          ",;".contains($0)
        })
        .map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(families.count > 3)
        for family in families { #expect(style.contains(family), "\(family) in \(profile).css") }
      }
    }
  }

  @Test func aTitleIsSafeInsideAStringOfCSS() {
    #expect(BriefingStyle.string("甲“乙”: a\"b\\c</style>") == "甲“乙”\\3a  a\\22 b\\5c c\\3c \\2f style\\3e ")
  }

  private static func css(_ html: String) -> String? {
    html.firstMatch(of: /data:text\/css;base64,([^"]+)"/)
      .flatMap { Data(base64Encoded: String($0.1)) }
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

extension String {
  /// The values of an attribute wherever it stands.
  fileprivate func values(of attribute: String) -> [String] {
    matches(of: /\s([a-z-]+)="([^"]*)"/).filter { $0.1 == attribute }.map { String($0.2) }
  }
}
