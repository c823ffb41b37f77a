import Diagnostics
import Foundation
import Templates
import TestSupport
import Testing
import Word

@testable import Site

/// The Word files of the fixture `briefing`, with the showcase's templates.
@Suite struct WordFileTests {
  private static let docx = "Output/site/briefings/short/short.zh.docx"

  private static func workspace() throws -> TemporaryFolder {
    let workspace = try Workspaces.base()
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/briefing"))
    let templates = workspace.url.appendingPathComponent("Templates")
    try FileManager.default.removeItem(at: templates)
    try FileManager.default.copyItem(
      at: Folders.package.appendingPathComponent("Templates"), to: templates)
    return workspace
  }

  /// The documents of a workspace by their pages, with pictures that are empty, and what they could not take in.
  private static func documents(
    _ workspace: TemporaryFolder
  ) async -> [String: (document: WordDocument, losses: [WordLoss])] {
    let loaded = WorkspaceLoader(root: workspace.url).load().value
    let parsed = await SiteParser(kinds: KindsFile.read(loaded).value, jobs: 1, baseURL: nil)
      .parse(loaded).value
    let catalogue = await Linker(jobs: 1, drafts: false, directives: .all(parsed.kinds)).link(parsed).value
    let composer = BriefingComposer(catalogue: catalogue, assets: AssetCatalogue(catalogue))
    var documents: [String: (WordDocument, [WordLoss])] = [:]
    for briefing in composer.briefings {
      let entry = briefing.entry
      guard let file = loaded.texts[WordLook.path(BriefingProfile(entry))] else { continue }
      let look = WordLookReader.read(file, language: entry.language)
      #expect(look.diagnostics.isEmpty)
      let tools = WordTools(
        words: parsed.templates.words[entry.language] ?? [:], look: look.value,
        profile: BriefingProfile(entry), language: entry.language)
      documents["\(entry.name).\(entry.language)"] = WordBriefing(composer: composer, tools: tools)
        .document(briefing)
    }
    return documents
  }

  /// A document as lines: each paragraph's style, its place in a list, and its words with marks for what is no word.
  private static func outline(_ document: WordDocument) -> String {
    func words(_ paragraph: Paragraph) -> String {
      let list = paragraph.list.map { $0.list.map { " [\($0)]" } ?? " [-]" } ?? ""
      let content = paragraph.content.map { inline in
        switch inline.content {
        case .text(let text): inline.format.style.map { "{\($0) \(text)}" } ?? text
        case .tab: "→"
        case .lineBreak: "↵"
        case .pageBreak: "¶"
        case .drawing(let drawing): "<\(drawing.alternative)>"
        case .note(let note): "(^\(note + 1))"
        case .noteMark: "(^)"
        case .fieldStart(let instruction): "«\(instruction)|"
        case .fieldEnd: "»"
        case .bookmarkStart, .bookmarkEnd: ""
        }
      }
      return "\(paragraph.style)\(list): \(content.joined())"
    }
    var lines: [String] = []
    for (place, section) in document.sections.enumerated() {
      lines.append("— section \(place + 1)\(section.page.isLandscape ? ", on its side" : "")")
      lines += section.header.map { "  head " + words($0) }
      for block in section.blocks {
        switch block {
        case .paragraph(let paragraph): lines.append(words(paragraph))
        case .table(let table):
          lines.append("\(table.style), \(table.columns.count) columns")
          for row in table.rows {
            lines.append(
              (row.isHead ? "  # " : "  | ")
                + row.cells.map { $0.paragraphs.map(words).joined(separator: " / ") }.joined(separator: " | ")
            )
          }
        }
      }
    }
    for (place, note) in document.notes.enumerated() {
      lines.append("note \(place + 1): \(note.map(words).joined(separator: " / "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(arguments: ["short.zh", "official.zh", "official.en"])
  func `A briefing becomes what is recorded`(name: String) async throws {
    let documents = await Self.documents(try Self.workspace())
    let (document, losses) = try #require(documents[name])
    #expect(losses == [])
    let golden = Folders.package.appendingPathComponent("Tests/SiteTests/Word/\(name).txt")
    let mismatch = Golden.mismatch(Self.outline(document), golden)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test func `What stands in a Word file shows no id and no markup`() async throws {
    let workspace = try Self.workspace()
    let rich = PlainTextEverywhereTests.rich.replacing("cases/munich.md", with: "../cases/munich.md")
    let picture = Folders.package.appendingPathComponent("Tests/PicturesTests/Files/plain.png")
    try workspace.write(Data(contentsOf: picture), to: "Content/assets/plain.png")
    let path = "Content/zh/briefings/short.md"
    try workspace.write(
      try #require(workspace.read(path)) + """

        \(rich)，
        第二行。

        ## 节 \(rich)

        ![\(rich)](../../assets/plain.png)

        ::figure[\(rich)]{src=../../assets/plain.png alt="海湾" id=fig-bay}

        | \(rich) | 值 |
        |---|---|
        | \(rich) | 甲 |

        [^注]: \(rich.replacing(" [^注]", with: ""))
        """, to: path)
    let documents = await Self.documents(workspace)
    let document = try #require(documents["short.zh"]?.document)
    let outline = Self.outline(document)
    let alternative = PlainTextEverywhereTests.plain.replacing("图 1", with: "图1")
    #expect(outline.contains("<\(alternative)>"), "the alternative text")
    for sign in PlainTextEverywhereTests.signs where !["两 行", "行上\n"].contains(sign) {
      let line = outline.split(separator: "\n").first { $0.contains(sign) }
      #expect(line == nil, "\(sign): \(line ?? "")")
    }
  }

  @Test func `A note that a note refers to is a note of its own`() async throws {
    let documents = await Self.documents(try Self.workspace())
    let document = try #require(documents["short.zh"]?.document)
    var marks: [Int] = []
    for block in document.sections.flatMap(\.blocks) {
      let paragraphs: [Paragraph] =
        switch block {
        case .paragraph(let paragraph): [paragraph]
        case .table(let table): table.rows.flatMap(\.cells).flatMap(\.paragraphs)
        }
      for case .note(let number) in paragraphs.flatMap(\.content).map(\.content) { marks.append(number) }
    }
    // A word processor numbers marks as they come, so they have to come in the order of our numbers.
    #expect(marks == Array(document.notes.indices))
    #expect(
      document.notes.joined().allSatisfy { paragraph in
        !paragraph.content.contains { if case .note = $0.content { true } else { false } }
      })
  }

  @Test func `A briefing that says so has its Word file with every build, and its page links it`()
    async throws
  {
    let workspace = try Self.workspace()
    let path = "Content/zh/briefings/short.md"
    let text = try #require(workspace.read(path))
    try workspace.write(
      text.replacing("edition: 第一版", with: "edition: 第一版\nformats: [pdf, docx]"), to: path)
    let report = try await Workspaces.build(workspace)
    #expect(report.diagnostics.filter { $0.severity == .error }.isEmpty)
    #expect(
      workspace.files(below: "Output/site").filter { $0.hasSuffix(".docx") } == [
        "briefings/short/short.zh.docx"
      ])
    let page = try #require(workspace.read("Output/site/briefings/short/index.html"))
    #expect(page.contains("<a href=\"short.zh.docx\">Word</a>"))
    #expect(workspace.read("Output/manifest.json")?.contains("briefings/short/short.zh.docx") == true)
  }

  @Test func `Word files are made of the briefings that are named, and are the same each time`() async throws
  {
    let workspace = try Self.workspace()
    _ = try await Workspaces.build(workspace)
    #expect(!workspace.files(below: "Output/site").contains { $0.hasSuffix(".docx") })
    _ = try await Workspaces.build(workspace) { $0.wordBriefings = ["short", "official.en"] }
    let files = workspace.files(below: "Output/site").filter { $0.hasSuffix(".docx") }
    #expect(files == ["briefings/short/short.zh.docx", "en/briefings/official/official.en.docx"])
    let url = workspace.url.appendingPathComponent(Self.docx)
    let first = try Data(contentsOf: url)
    _ = try await Workspaces.build(workspace) { options in
      options.wordBriefings = []
      options.jobs = 1
    }
    #expect(try Data(contentsOf: url) == first)
    let unknown = try await Workspaces.build(workspace) { $0.wordBriefings = ["shrt"] }
    #expect(unknown.diagnostics.map(\.id).contains("unknown-briefing"))
  }

  @Test func `A chart that cannot be drawn leaves its data`() throws {
    let tools = WordTools(words: [:], look: WordLook(), profile: .report, language: "zh")
    #expect(tools.pictures.isEmpty)
    let table = WordTable.table(
      [
        WordTable.head(["地区", "数值"]),
        Table.Row([WordTable.cell([.text("波士顿")]), WordTable.cell([.text("500")])]),
      ],
      tools, title: "图")
    #expect(table.columns.count == 2 && table.keepsTogether)
  }

  @Test(arguments: [
    ("cases-boston", "_cases_boston_"), ("text.机制", "_text__E6"),
    (String(repeating: "a", count: 60), "_aaaa"),
  ])
  func `Names of places are names for Word`(id: String, beginning: String) {
    let name = WordBookmark.name(id: id)
    #expect(name.hasPrefix(beginning))
    #expect(name.count <= 40)
    #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
    #expect(WordBookmark.name("plain") == "_plain")
    #expect(WordBookmark.name("a-b") != WordBookmark.name("a.b"))
  }
}
