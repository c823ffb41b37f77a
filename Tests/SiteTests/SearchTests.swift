import Diagnostics
import Foundation
import Search
import Templates
import TestSupport
import Testing

@testable import Site

@Suite struct SearchTests {
  /// What can be found in a workspace in a language.
  private func groups(_ root: URL, _ language: String) async throws -> [SearchGroup] {
    let workspace = WorkspaceLoader(root: root).load().value
    let parsed = await SiteParser(kinds: KindsFile.read(workspace).value, jobs: 2, baseURL: nil)
      .parse(workspace).value
    let catalogue = await Linker(jobs: 2, drafts: false, directives: .all(parsed.kinds)).link(parsed).value
    let page = try #require(catalogue.index.entry(SearchPages.page, language))
    let entries = SearchEntries(
      catalogue: catalogue, assets: AssetCatalogue(catalogue), words: parsed.templates.words)
    let segments = entries.segments(for: page)
    #expect(segments.count == 1)
    return await entries.groups(try #require(segments.first), for: page, jobs: 2) {
      catalogue.page($0.id, $0.language)
    }
  }

  private func withSearch() throws -> TemporaryFolder {
    let workspace = try Workspaces.base()
    try workspace.write(
      "{{title}}{{#search}}{{#others}}{{url}}{{/others}}{{/search}}", to: "Templates/search.mustache")
    return workspace
  }

  private func find(_ text: String, in groups: [SearchGroup]) -> [String] {
    groups.flatMap(\.entries).filter { $0.fields.contains { $0.text.contains(text) } }.map { entry in
      entry.attributes.first { $0.name == "url" }?.value ?? ""
    }
  }

  @Test(arguments: ["zh", "en"])
  func everyHanTextOfTheShowcaseIsFoundWhereItStandsAndNowhereElse(_ language: String) async throws {
    let groups = try await groups(Folders.package, language)
    let entries = groups.flatMap(\.entries)
    let index = SearchIndex(groups)
    #expect(index.files.allSatisfy { $0.text.utf8.count <= SearchIndex.limit })
    let reader = try SearchIndexReader(index)

    // The plainest search: every text of 2 to 6 characters with the entries it was met in.
    var found: [String: Set<Int>] = [:]
    for (number, entry) in entries.enumerated() {
      for run in entry.fields.flatMap({ $0.text.split(whereSeparator: { !$0.isHan }).map(Array.init) }) {
        for start in run.indices {
          for end in (start + 2)..<(start + 7) where end <= run.count {
            found[String(run[start..<end]), default: []].insert(number)
          }
        }
      }
    }
    // Every so many of them in a fixed order: thousands, the same at every run.
    let all = found.keys.sorted()
    let queries = stride(from: 0, to: all.count, by: max(1, all.count / 4_000)).map { all[$0] }
    let wrong = queries.filter { reader.entries(containing: $0) != found[$0] }
    #expect(wrong.isEmpty)
    #expect(all.count > (language == "zh" ? 50_000 : 20))
  }

  @Test func textIsSearchedAsItsReaderReadsIt() async throws {
    let workspace = try withSearch()
    try workspace.write(
      """
      ---
      title: 首页
      ---

      开头**强调**不断，每年:fact[boston-licences]专利，见:ref[table-share]。

      ## 小*标*题 {#part}

      一段[链接](cases/boston.md)文字[@office]之后[^1]继续。

      ::compare{indicator=share caption="对照的说明"}

      [^1]: 注里的话。
      """, to: "Content/zh/index.md")
    let fields = try await groups(workspace.url, "zh")[0].entries.flatMap(\.fields)
    let page = fields.filter { field in ["开头", "标题", "链接", "注里"].contains { field.text.contains($0) } }
    #expect(
      page.map(\.text) == [
        "开头强调不断，每年超过500项专利，见1。", "小标题", "一段链接文字之后继续。\n对照的说明", "注里的话。",
      ])
    #expect(page.map(\.anchor) == [nil, "part", "part", "page-notes"])
    #expect(page.map(\.weight) == [.body, .heading, .body, .body])
  }

  @Test func factsLeadToTheLedgerOrElseToAPageThatUsesThem() async throws {
    let workspace = try withSearch()
    #expect(find("500项", in: try await groups(workspace.url, "zh")).contains("../cases/boston/"))
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/ledger"))
    let groups = try await groups(workspace.url, "zh")
    #expect(find("500项", in: [groups[1]]) == ["../evidence/#boston-licences"])
    #expect(groups[1].entries[0].attributes.contains(.init("standing", "disputed")))
    #expect(groups[2].entries.map { $0.attributes[0].value }.contains("../evidence/office/"))
    // A source is found once, not as its page and as itself.
    #expect(!groups[0].entries.contains { $0.attributes[0].value == "../evidence/office/" })
  }

  @Test func theIndexIsAmongTheAssetsAndItsManifestBesideTheSearchPage() async throws {
    struct Manifest: Decodable {
      struct Segment: Decodable {
        let files: String
        let entries: [Int]
        let outlines: Int
        let tokens: [String]
      }
      let segments: [Segment]
    }
    let workspace = try withSearch()
    _ = try await Workspaces.build(workspace)
    for (language, folder, root) in [("zh", "search", "../"), ("en", "en/search", "../../")] {
      let text = try #require(workspace.read("Output/site/\(folder)/manifest.json"))
      let segments = try JSONDecoder().decode(Manifest.self, from: Data(text.utf8)).segments
      #expect(segments.count == 1)
      let manifest = try #require(segments.first)
      let base = "\(root)assets/search/\(language)/"
      let isHashed =
        try #/\*\.[0-9a-f]{10}\.json/#.wholeMatch(in: manifest.files.dropFirst(base.count)) != nil
      #expect(manifest.files.hasPrefix(base) && isHashed, "\(manifest.files)")
      let files = ["t": manifest.tokens.count, "o": manifest.outlines, "e": manifest.entries.count]
      let names = files.flatMap { letter, count in
        (0..<count).map {
          String(manifest.files.dropFirst(base.count)).replacing("*", with: "\(letter)\($0)")
        }
      }
      #expect(workspace.files(below: "Output/site/assets/search/\(language)") == names.sorted())
    }
    #expect(workspace.read("Output/site/search/index.html") == "search../en/search/")
  }

  @Test func aChangedTextChangesTheFilesOfItsLanguageAlone() async throws {
    let workspace = try withSearch()
    _ = try await Workspaces.build(workspace)
    let before = ["search", "en/search"].map { workspace.read("Output/site/\($0)/manifest.json") }
    let text = try #require(workspace.read("Content/zh/index.md"))
    try workspace.write(text + "\n又一段。\n", to: "Content/zh/index.md")
    _ = try await Workspaces.build(workspace)
    let after = ["search", "en/search"].map { workspace.read("Output/site/\($0)/manifest.json") }
    #expect(before[0] != after[0])
    #expect(before[1] == after[1])
  }

  @Test func anEditorsOwnPageTakesThePlaceOfTheGeneratedOne() async throws {
    let workspace = try withSearch()
    try workspace.write("---\ntitle: 找\ntemplate: search\n---\n", to: "Content/zh/search.md")
    _ = try await Workspaces.build(workspace)
    #expect(workspace.read("Output/site/search/index.html") == "找../en/search/")
    #expect(workspace.read("Output/site/search/manifest.json") != nil)
    // One that happens to have the id is no search page.
    try workspace.write("---\ntitle: 找\n---\n", to: "Content/zh/search.md")
    _ = try await Workspaces.build(workspace)
    #expect(workspace.read("Output/site/search/manifest.json") == nil)
    #expect(workspace.read("Output/site/en/search/manifest.json") != nil)
  }

  @Test func withoutATemplateForItThereIsNoSearch() async throws {
    let workspace = try Workspaces.base()
    _ = try await Workspaces.build(workspace)
    #expect(!workspace.files(below: "Output/site").contains { $0.contains("search") })
  }
}

extension Character {
  fileprivate var isHan: Bool { unicodeScalars.allSatisfy(\.properties.isIdeographic) }
}
