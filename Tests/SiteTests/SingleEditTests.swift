import Diagnostics
import FileSystem
import Foundation
import Site
import TestSupport
import Testing

/// Single edits to a small report, each with the files that have to change: these are made again, and all others are the
/// very files that stood there before.
@Suite struct SingleEditTests {
  private typealias Edit = @Sendable (TemporaryFolder) throws -> Void

  private static let facts = "Content/data/facts.csv"
  private static let munich = "Content/zh/cases/munich.md"
  private static let boston = "Content/zh/cases/boston.md"
  private static let settings = "Content/site.yaml"
  private static let page = "---\ntitle: 新页\n---\n\n见[首页](index.md)。\n"
  private static let package = "data/datapackage.json"

  private static func append(_ text: String, to path: String) -> Edit {
    { folder in try folder.write(try #require(folder.read(path)) + text, to: path) }
  }

  private static func replace(_ old: String, _ new: String, in path: String) -> Edit {
    { folder in
      let text = try #require(folder.read(path))
      #expect(text.contains(old))
      try folder.write(text.replacing(old, with: new, maxReplacements: 1), to: path)
    }
  }

  private static func remove(_ path: String) -> Edit {
    { folder in try FileManager.default.removeItem(at: folder.url.appendingPathComponent(path)) }
  }

  private static let pages: [(String, Edit, [String])] = [
    ("the same bytes", append("", to: boston), []),
    ("white lines", append("\n\n", to: munich), []),
    ("a sentence", append("\n补一句。\n", to: munich), ["cases/munich/index.html"]),
    (
      "a note", append("\n补一句[^n]。\n\n[^n]: 说明。\n", to: munich), ["cases/munich/index.html"]
    ),
    ("a sentence of an original", append("\n补一句。\n", to: boston), ["cases/boston/index.html"]),
    (
      "a sentence of a translation", append("\nOne more.\n", to: "Content/en/cases/boston.md"),
      ["en/cases/boston/index.html"]
    ),
    ("a heading", replace("## 机制", "## 办法", in: munich), ["cases/munich/index.html"]),
    ("a cell of a table", replace("| 资助 |", "| 份额 |", in: munich), ["cases/munich/index.html"]),
    (
      "a title", replace("title: 慕尼黑", "title: 慕尼黑市", in: munich),
      [
        "cases/index.html", "cases/munich/index.html", "data/facts/boston-licences-2002.json",
        "data/facts/boston-licences.json", "data/facts/munich-budget.json", "data/facts/munich-share.json",
        "en/index.html", "index.html", "llms.txt", "pillars/integration/index.html",
      ]
    ),
    ("a summary", replace("企业出钱", "企业先出钱", in: munich), ["llms.txt"]),
    (
      "an order", replace("order: 2", "order: 0", in: munich),
      [
        "cases/index.html", "cases/munich/index.html", "data/facts/boston-licences-2002.json",
        "data/facts/boston-licences.json", "en/index.html", "index.html", "llms.txt",
        "pillars/integration/index.html", "sitemap.xml",
      ]
    ),
    ("a key that no template names", replace("country: DE", "country: CH", in: munich), []),
    (
      "a date", replace("date: 2026-11-23", "date: 2026-11-24", in: boston),
      ["en/feed.xml", "feed.xml", "sitemap.xml"]
    ),
    (
      "a new page", { try $0.write(page, to: "Content/zh/news.md") },
      ["llms.txt", "news/index.html", "sitemap.xml"]
    ),
    (
      "a draft",
      { try $0.write(page.replacing("---\n\n", with: "draft: true\n---\n\n"), to: "Content/zh/news.md") }, []
    ),
    (
      "a translation that goes", remove("Content/en/cases/boston.md"),
      [
        "cases/boston/index.html", "data/facts/boston-licences-2002.json", "data/facts/boston-licences.json",
        "en/cases/boston/index.html", "en/feed.xml", "en/index.html", "en/llms.txt", "sitemap.xml",
      ]
    ),
    ("a file that nothing names", { try $0.write("a,b\n", to: "Content/assets/a.csv") }, []),
  ]

  private static let evidence: [(String, Edit, [String])] = [
    (
      "a fact's value", replace("up-to,50", "up-to,40", in: facts),
      [
        "cases/munich/index.html", package, "data/facts.csv", "data/facts.json",
        "data/facts/munich-share.json",
      ]
    ),
    (
      "a fact's note", replace("小得多", "小很多", in: facts),
      [
        "cases/boston/index.html", "cases/munich/index.html", package, "data/facts.csv", "data/facts.json",
        "data/facts/boston-licences.json",
      ]
    ),
    (
      "a fact's standing", replace("s1p4,reported", "s1p4,corroborated", in: facts),
      [package, "data/facts.csv", "data/facts.json", "data/facts/munich-budget.json"]
    ),
    (
      "a fact above all others",
      replace(
        "note_zh,note_en\n", "note_zh,note_en\nzero,munich,share,exactly,7,,,,,essay,,reported,,\n", in: facts
      ),
      [
        "cases/munich/index.html", package, "data/fact-sources.csv", "data/fact-sources.json",
        "data/facts.csv", "data/facts.json", "data/facts/zero.json",
      ]
    ),
    (
      "a definition", replace("每年投入的资金", "一年投入的资金", in: "Content/data/indicators.csv"),
      [package, "data/facts/munich-budget.json", "data/indicators.csv", "data/indicators.json"]
    ),
    (
      "an indicator's name", replace("budget,年度投入", "budget,每年投入", in: "Content/data/indicators.csv"),
      [package, "data/facts/munich-budget.json", "data/indicators.csv", "data/indicators.json"]
    ),
    (
      "a source's title",
      replace("Technology Licensing Office report", "Annual report", in: "Content/data/sources.yaml"),
      [
        "cases/boston/index.html", "cases/munich/index.html", package,
        "data/facts/boston-licences-2002.json", "data/facts/boston-licences.json", "data/sources.csv",
        "data/sources.json", "en/cases/boston/index.html",
      ]
    ),
  ]

  private static let whole: [(String, Edit, [String])] = [
    (
      "the site's title", replace("zh: 样例", "zh: 例子", in: settings),
      [
        "cases/boston/index.html", "cases/index.html", "cases/munich/index.html", "feed.xml", "index.html",
        "llms.txt", "pillars/index.html", "pillars/integration/index.html",
      ]
    ),
    (
      "the site's description", replace("A small site", "A site", in: settings),
      [package, "en/feed.xml", "en/llms.txt"]
    ),
    (
      "the site's address", replace("https://example.org/report/", "https://example.net/", in: settings),
      [
        "_headers", package, "data/facts/boston-licences-2002.json", "data/facts/boston-licences.json",
        "data/facts/munich-budget.json", "data/facts/munich-share.json", "en/feed.xml", "en/llms.txt",
        "feed.xml", "llms.txt", "robots.txt", "sitemap.xml",
      ]
    ),
    ("the publisher", replace("The editors", "Editors", in: settings), [package, "en/feed.xml"]),
    ("the navigation", replace("[cases, pillars]", "[pillars, cases]", in: settings), ["llms.txt"]),
    ("a kind's label", replace("label: { zh: 案例", "label: { zh: 实例", in: "Content/kinds.yaml"), []),
    (
      "the template of pages", append("<hr>\n", to: "Templates/page.mustache"),
      ["cases/index.html", "en/index.html", "index.html", "pillars/index.html"]
    ),
    (
      "a kind's template", append("<hr>\n", to: "Templates/case.mustache"),
      ["cases/boston/index.html", "cases/munich/index.html", "en/cases/boston/index.html"]
    ),
    (
      "a directive's template", append("<hr>\n", to: "Templates/directives/compare.mustache"),
      ["cases/munich/index.html"]
    ),
    ("white lines among words", append("\n", to: "Templates/strings/en.yaml"), []),
    ("a comment in a style sheet", append("/* no rule */\n", to: "Templates/assets/site.css"), []),
  ]

  /// How many of the eight pages are composed where an edit cannot reach them all.
  ///
  /// A page in which a fact's figure stands is made anew for its note as well.
  private static let composed = [
    "the same bytes": 0, "white lines": 1, "a sentence": 1, "a note": 1, "a sentence of an original": 1,
    "a sentence of a translation": 1, "a cell of a table": 1, "a fact's value": 1, "a fact's note": 3,
    "a fact's standing": 1, "the template of pages": 4, "a kind's template": 3, "a directive's template": 1,
  ]

  private static let edits = pages + evidence + whole

  /// The files of the site: what is in each, and which one it is.
  private static func files(
    _ workspace: TemporaryFolder
  ) throws -> [String: (bytes: Data, identity: FileStatus.Identity?)] {
    var files: [String: (bytes: Data, identity: FileStatus.Identity?)] = [:]
    for path in workspace.files(below: "Output/site") where path != ".manifest.json" {
      let file = workspace.url.appendingPathComponent("Output/site/\(path)")
      files[path] = (try Data(contentsOf: file), FileStatus(file.path)?.identity)
    }
    return files
  }

  @Test(arguments: edits.indices) func onlyWhatAnEditReachesIsMadeAgain(_ number: Int) async throws {
    let (name, edit, expected) = Self.edits[number]
    let workspace = try Workspaces.base()
    func build() async throws -> Pipeline.Report {
      let report = try await Workspaces.build(workspace) { $0.pictures = false }
      #expect(report.isPublished, "\(name)")
      return report
    }
    #expect(try await build().composed == 8)
    let before = try Self.files(workspace)
    try edit(workspace)
    let report = try await build()
    let after = try Self.files(workspace)
    let changed = Set(before.keys).union(after.keys).filter { before[$0]?.bytes != after[$0]?.bytes }
    #expect(changed.sorted() == expected, "\(name)")
    let composed = Self.composed[name] ?? report.composed
    #expect(report.composed == composed, "\(name)")
    for (path, file) in after where !changed.contains(path) {
      #expect(file.identity == before[path]?.identity, "\(name): \(path) is written again")
    }
  }

  /// A picture that is drawn anew reaches the pages that show it, and a sentence of which there is something to say its page.
  @Test func whatIsShownAndWhatIsSaidReachesItsPage() async throws {
    let workspace = try Workspaces.base()
    func draw(_ side: Int) throws {
      try workspace.write(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(side)\" height=\"\(side)\"/>\n",
        to: "Content/assets/map.svg")
    }
    try draw(8)
    try Self.append("\n![图](../../assets/map.svg)\n", to: Self.munich)(workspace)
    func build() async throws -> Pipeline.Report {
      try await Workspaces.build(workspace) { $0.pictures = false }
    }
    #expect(try await build().composed == 8)
    try draw(9)
    #expect(try await build().composed == 1)
    #expect(workspace.read("Output/site/cases/munich/index.html")?.contains("width=\"9\"") == true)
    try Self.append("\n另有37家。\n", to: Self.boston)(workspace)
    let report = try await build()
    #expect(report.composed == 1 && report.diagnostics.contains { $0.id == "unbound-number" })
    // What the page rests on is known since: another edit of it does not reach further.
    try Self.replace("exactly,112", "exactly,113", in: Self.facts)(workspace)
    #expect(try await build().composed == 3)
    #expect(workspace.read("Output/site/cases/boston/index.html")?.contains("113") == true)
  }

  /// A site with compressed forms after a sentence, and after most of a page's text has gone: what stands there is what a
  /// clean build makes.
  @Test func compressedFormsGoWithTheirTexts() async throws {
    let workspace = try Workspaces.base()
    try Self.append("\n\(String(repeating: "补一句。", count: 400))\n", to: Self.munich)(workspace)
    var options = Pipeline.Options(root: workspace.url)
    options.pictures = false
    options.compress = true
    #expect(try await Pipeline(options).build().isPublished)
    for edit in [
      Self.append("\n补一句。\n", to: Self.munich), Self.replace("补一句。补一句。", "", in: Self.munich),
    ] {
      try edit(workspace)
      #expect(try await Pipeline(options).build().composed == 1)
      let made = try Self.files(workspace).mapValues(\.bytes)
      options.clean = true
      #expect(try await Pipeline(options).build().composed > 1)
      options.clean = false
      #expect(
        try Self.files(workspace).mapValues(\.bytes) == made
          && made.keys.contains { $0.hasSuffix(".html.br") })
      #expect(try await Pipeline(options).build().isPublished)
    }
  }

  /// A check of a page that was edited says what a check of the whole says, and finds what is wrong with it.
  @Test func aCheckLooksAtWhatWasEdited() async throws {
    let workspace = try Workspaces.base()
    var options = Pipeline.Options(root: workspace.url)
    options.pictures = false
    #expect(try await Pipeline(options).build().isPublished)
    let whole = try await Pipeline(options).check()
    try Self.append("\n补一句。\n", to: Self.munich)(workspace)
    let one = try await Pipeline(options).check()
    #expect(whole.composed > 1 && one.composed == 1)
    #expect(one.diagnostics.map(\.id) == whole.diagnostics.map(\.id))
    try Self.append("\n见:fact[boston-licence]。\n", to: Self.munich)(workspace)
    #expect(try await Pipeline(options).check().diagnostics.contains { $0.id == "unknown-fact" })
    #expect(try await Pipeline(options).build().isPublished == false)
  }
}
