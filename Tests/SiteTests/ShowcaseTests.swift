import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// The showcase, changed in a copy.
@Suite struct ShowcaseTests {
  private func copy() throws -> TemporaryFolder {
    let workspace = try TemporaryFolder()
    for folder in ["Content", "Templates"] {
      try FileManager.default.copyItem(
        at: Folders.package.appendingPathComponent(folder), to: workspace.url.appendingPathComponent(folder))
    }
    return workspace
  }

  /// Every page, chart and data file of the built site.
  private func files(_ workspace: TemporaryFolder) -> [String: String] {
    let paths = workspace.files(below: "Output/site").filter { path in
      path.hasSuffix(".html") || path.hasPrefix("data/") || path.hasPrefix("charts/")
    }
    return paths.reduce(into: [:]) { $0[$1] = workspace.read("Output/site/\($1)") }
  }

  @Test func thePeriodOfAFactIsPrintedInTheSameWordsInEveryTable() async throws {
    let workspace = try copy()
    #expect(try await Workspaces.build(workspace) { $0.pictures = false }.isPublished)
    // A dash may be tied to its years.
    func text(_ path: String) -> String {
      (workspace.read("Output/site/\(path)/index.html") ?? "").replacing("\u{2060}", with: "")
    }
    for page in ["cases/silicon-valley", "compare/capital", "evidence"] {
      #expect(text(page).contains(/2004—2007年/), "\(page)")
      #expect(text("en/\(page)").contains("2004–2007"), "\(page)")
    }
  }

  @Test func aValueChangedInOnePlaceChangesEverywhereAndWhereHadNamedEachFile() async throws {
    let workspace = try copy()
    #expect(try await Workspaces.build(workspace) { $0.pictures = false }.isPublished)
    let before = files(workspace)
    let usages = await Pipeline(Pipeline.Options(root: workspace.url)).usage(of: "boston-licences-2003")
      .usages
    let usage = try #require(usages.first)

    let facts = try #require(workspace.read("Content/data/facts.csv"))
    let row = "boston-licences-2003,boston,,licences-per-year,exactly,"
    #expect(facts.contains(row + "90,"))
    try workspace.write(facts.replacing(row + "90,", with: row + "47,"), to: "Content/data/facts.csv")
    #expect(try await Workspaces.build(workspace) { $0.pictures = false }.isPublished)
    let after = files(workspace)
    let changed = Set(after.keys.filter { after[$0] != before[$0] })

    // The prose of both languages, a comparison, a list of facts, the ledger, a source's page and the data.
    for path in [
      "cases/boston/index.html", "en/cases/boston/index.html", "centres/beijing/index.html",
      "en/centres/beijing/index.html", "compare/integration/index.html", "evidence/index.html",
      "en/evidence/index.html", "evidence/mit-tlo-2003/index.html",
      "recommendations/market-minded-transfer/index.html", "charts/cases/boston/fig-licences.zh.csv",
      "charts/cases/boston/fig-licences.en.svg", "briefings/three-pillars/three-pillars.zh.html",
      "data/facts.csv", "data/facts.json", "data/datapackage.json", "data/facts/boston-licences-2003.json",
    ] {
      #expect(changed.contains(path), "\(path) has the new value")
    }
    #expect(after["en/centres/beijing/index.html"]?.contains("47\u{A0}licences") == true)
    #expect(after["centres/beijing/index.html"]?.contains("47") == true)

    #expect(changed.subtracting(usage.files) == [], "where had named every file that changed")
    #expect(usage.lines.contains { $0.by == "::compare" } && usage.lines.contains { $0.by == "::chart" })
    #expect(usage.briefings.isEmpty == false)
    #expect(Set(usage.lines.map { $0.place.file.path.hasPrefix("Content/en/") }) == [true, false])
  }

  @Test func everyStandingIsALinkToWhatExplainsIt() async throws {
    let workspace = try copy()
    let facts = try #require(workspace.read("Content/data/facts.csv"))
    let row = "israel-yozma-companies,israel,,companies-financed,more-than,100,,,,,xu-three-laws,s2p2,"
    try workspace.write(
      facts.replacing(row + "reported", with: row + "corrected"), to: "Content/data/facts.csv")
    let corrections = try #require(workspace.read("Content/data/corrections.csv"))
    try workspace.write(
      corrections + "israel-yozma-companies,2026-11-20,range,25,40,,100,,,抄成了区间。,We had copied a range.\n",
      to: "Content/data/corrections.csv")
    #expect(try await Workspaces.build(workspace) { $0.pictures = false }.isPublished)
    let page = try #require(workspace.read("Output/site/en/cases/israel/index.html"))
    let ledger = try #require(workspace.read("Output/site/en/evidence/index.html"))

    func link(_ url: String, _ text: String) -> Bool {
      page.contains("<a class=\"record\" href=\"\(url)\">\(text)")
        || page.contains("href=\"\(url)\">\(text)</a>")
    }
    let figure = "<span class=\"figure\">"
    // Confirmed and single source: the line in the ledger, which says the standing in words.
    #expect(
      link(
        "../../evidence/#israel-yozma-size",
        "\(figure)US$100\u{A0}million</span>&#8288;<span class=\"standing\">confirmed</span></a>"))
    #expect(link("../../evidence/#israel-yozma-buyout-senor", "\(figure)5\u{A0}years</span></a>"))
    #expect(ledger.contains("<a class=\"standing\" href=\"./#standings\">single source</a>"))
    #expect(ledger.contains("<p class=\"key\" id=\"standings\">"))
    // Disputed and corrected: the page's own notes.
    #expect(link("#doubt-israel-yozma-stake", "\(figure)20%</span>&#8288;<span class=\"standing\">disputed"))
    #expect(page.contains("<li id=\"doubt-israel-yozma-stake\">"))
    #expect(link("#correction-israel-yozma-companies", "corrected"))
    #expect(page.contains("<li id=\"correction-israel-yozma-companies\">"))
    #expect(
      page.contains(
        "was <del>25–40\u{A0}firms</del>, now <ins>more than 100\u{A0}firms</ins>. We had copied a range."))
    #expect(ledger.contains("href=\"../../data/facts/israel-yozma-size.json\""))
    // Nothing is left to a tooltip.
    #expect(!page.contains("class=\"standing\" title"))
  }
}
