import Diagnostics
import Foundation
import Site
import Synchronization
import TestSupport
import Testing

/// What becomes of briefings that are printed, with a printer that writes what it was given into a file.
@Suite struct PrintingTests {
  private static let paths = [
    "briefings/official/official.zh.pdf", "briefings/short/short.zh.pdf",
    "en/briefings/official/official.en.pdf",
  ]

  /// Paged.js divides selectors at every comma, and cannot break a block that scrolls.
  @Test(arguments: ["base", "report", "official"])
  func sheetsHoldWhatPagingProgramsCanRead(_ name: String) throws {
    let file = Folders.package.appendingPathComponent("Templates/print/\(name).css")
    let sheet = try String(contentsOf: file, encoding: .utf8).replacing(/\/\*[\s\S]*?\*\//, with: "")
    let selectors = sheet.matches(of: /[^{};]+(?=\{)/).map {
      $0.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    #expect(selectors.count > 10)
    for selector in selectors where !selector.hasPrefix("@") {
      #expect(selector.firstMatch(of: /\([^()]*,/) == nil, "\(selector)")
    }
    let narrow = sheet.replacing(/@media screen and \(max-width: 50em\) \{[^{}]*\{[^{}]*\} \}/, with: "")
    #expect(!narrow.contains("overflow-x"))
  }

  @Test func everyBriefingIsPrintedLinkedAndListed() async throws {
    let press = try Press()
    let report = try await press.print()
    #expect(report.diagnostics.filter { $0.severity == .error }.isEmpty)
    #expect(report.printed == 3)
    #expect(press.pdfs == Self.paths)
    #expect(press.workspace.read("Output/site/\(Self.paths[1])")?.hasPrefix("weasyprint: <title>") == true)
    let page = try #require(press.workspace.read("Output/site/briefings/short/index.html"))
    #expect(page.contains("<a href=\"short.zh.pdf\">1\u{A0}KB</a>"))
    let english = try #require(press.workspace.read("Output/site/en/briefings/official/index.html"))
    #expect(english.contains("<a href=\"official.en.pdf\">"))
    let manifest = try #require(press.workspace.read("Output/manifest.json"))
    for path in Self.paths { #expect(manifest.contains("\"path\" : \"\(path)\"")) }
  }

  @Test func aPDFIsKeptWhileItsTextIsTheSame() async throws {
    let press = try Press()
    _ = try await press.print()
    let again = try await press.print()
    #expect(again.printed == 0)
    #expect(again.kept == 3)
    #expect(press.order.withLock { $0.count } == 3)
    _ = try await press.build()
    #expect(press.pdfs == Self.paths)
  }

  @Test func aPDFOlderThanItsTextIsNotPublishedAndIsPrintedAnew() async throws {
    let press = try Press()
    _ = try await press.print()
    let path = "Content/zh/briefings/official.md"
    let text = try #require(press.workspace.read(path))
    try press.workspace.write(text + "\n补一句。\n", to: path)
    _ = try await press.build()
    #expect(press.pdfs == Self.paths.filter { !$0.hasSuffix("official.zh.pdf") })
    let page = try #require(press.workspace.read("Output/site/briefings/official/index.html"))
    #expect(!page.contains(".pdf"))
    let report = try await press.print()
    #expect(report.printed == 1)
    #expect(press.pdfs == Self.paths)
    #expect(press.kept.count == 3, "the old one is gone")
  }

  @Test func theSheetForTheEngineCountsAsText() async throws {
    let press = try Press()
    _ = try await press.print()
    try press.workspace.write("p { color: red }", to: "Templates/print/weasyprint.css")
    let report = try await press.print()
    #expect(report.printed == 3)
    #expect(press.workspace.read("Output/site/\(Self.paths[0])")?.hasSuffix("p { color: red }") == true)
  }

  @Test func anotherEngineTakesThePlaceOfTheFirst() async throws {
    let press = try Press()
    _ = try await press.print()
    let report = try await press.print(engine: "chromium", briefings: ["short"])
    #expect(report.printed == 1)
    #expect(press.kept.count == 3)
    _ = try await press.build()
    #expect(press.workspace.read("Output/site/\(Self.paths[1])")?.hasPrefix("chromium") == true)
    #expect(press.workspace.read("Output/site/\(Self.paths[0])")?.hasPrefix("weasyprint") == true)
  }

  @Test(arguments: [
    (["official"], [0, 2]), (["briefings/official"], [0, 2]), (["official.en"], [2]),
    (["official.en", "short", "official.en"], [1, 2]),
  ])
  func onlyWhatIsNamedIsPrinted(_ names: [String], _ printed: [Int]) async throws {
    let press = try Press()
    _ = try await press.print(briefings: names)
    #expect(press.pdfs == printed.map { Self.paths[$0] })
  }

  @Test func anUnknownNameIsAnErrorWithTheNearestOne() async throws {
    let press = try Press()
    let report = try await press.print(briefings: ["shrot"])
    #expect(
      DiagnosticPrinter(.text).print(report.diagnostics.filter { $0.severity == .error })
        == """
        error: no briefing 'shrot'; did you mean 'short'? [unknown-briefing]
            = the briefings are official (en, zh), short (zh)

        """)
    #expect(!report.isPublished)
    #expect(press.workspace.files(below: "Output").isEmpty, "nothing has been built")
  }

  @Test func anUnknownNameCleansNothing() async throws {
    let press = try Press()
    _ = try await press.print()
    let report = try await press.print(briefings: ["short.en"], options: { $0.clean = true })
    #expect(report.diagnostics.map(\.id).contains("unknown-briefing"))
    #expect(press.pdfs == Self.paths)
    #expect(press.kept.count == 3)
  }

  @Test func printingKeepsTheSiteCompressed() async throws {
    let press = try Press()
    _ = try await press.build { $0.compress = true }
    let page = "index.html.br"
    #expect(press.workspace.files(below: "Output/site").contains(page))
    let report = try await press.print(options: { $0.compress = true })
    #expect(report.printed == 3)
    let files = press.workspace.files(below: "Output/site")
    #expect(files.contains(page) && files.contains("index.html.gz"))
    #expect(press.pdfs == Self.paths)
  }

  @Test func nothingIsPrintedOfASiteWithErrors() async throws {
    let press = try Press()
    try press.workspace.write("---\ntitle: 坏\n---\n\n:fact[nothing]\n", to: "Content/zh/broken.md")
    let report = try await press.print()
    #expect(report.diagnostics.hasErrors)
    #expect(press.order.withLock { $0.isEmpty })
    #expect(!report.isPublished)
  }

  @Test func aBriefingThatIsNotPrintedLosesNoOther() async throws {
    let press = try Press()
    _ = try await press.print()
    let before = press.workspace.read("Output/site/\(Self.paths[0])")
    let report = try await press.print(engine: "chromium", failing: ["briefings/official"])
    #expect(
      report.diagnostics.filter { $0.severity == .error }.map(\.id) == ["engine-failed", "engine-failed"])
    #expect(report.isPublished)
    #expect(report.printed == 1)
    #expect(press.pdfs == Self.paths)
    #expect(
      press.workspace.read("Output/site/\(Self.paths[0])") == before, "the other engine's is still there")
  }

  @Test func findingsOnAPDFAreSaidEachTime() async throws {
    let press = try Press()
    for _ in 0..<2 {
      let report = try await press.print(briefings: ["short.zh"])
      #expect(report.diagnostics.filter { $0.id == "substituted-font" }.count == 1)
    }
    let strict = try await press.print(briefings: ["short.zh"], options: { $0.strict = true })
    #expect(strict.diagnostics.hasErrors)
  }

  @Test func cleaningForgetsWhatWasPrinted() async throws {
    let press = try Press()
    _ = try await press.print()
    _ = try await press.build { $0.clean = true }
    #expect(press.pdfs.isEmpty)
    #expect(press.kept.isEmpty)
    let report = try await press.print(options: { $0.clean = true })
    #expect(report.printed == 3)
    #expect(press.pdfs == Self.paths)
  }

  @Test func nothingOfARunThatWasKilledIsTakenForAPDF() async throws {
    let press = try Press()
    let leftover = "Output/cache/pdf/.work-0123456789abcdef0123456789abcdef/whole.pdf"
    try press.workspace.write("half", to: leftover)
    try press.workspace.write("a stranger's", to: "Output/cache/pdf/notes.txt")
    _ = try await press.print(briefings: ["short.zh"])
    #expect(press.workspace.read(leftover) == nil)
    #expect(press.kept.count == 1)
    #expect(press.workspace.read("Output/cache/pdf/notes.txt") != nil)
  }

  @Test func whatWasPrintedBeforeAnInterruptionIsKept() async throws {
    let press = try Press()
    let task = Task {
      try await press.print(
        jobs: 1, before: { if $0 == 2 { withUnsafeCurrentTask { $0?.cancel() } } })
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(press.kept.count == 2)
    #expect(press.workspace.files(below: "Output/cache/pdf").allSatisfy { !$0.contains(".work") })
    let report = try await press.print()
    #expect(report.kept == 2)
    #expect(report.printed == 1)
  }
}

/// A workspace with two briefings in two languages, and a printer of its own.
private final class Press: Sendable {
  let workspace: TemporaryFolder
  /// The briefings that were printed, in order.
  let order = Mutex<[String]>([])

  init() throws {
    workspace = try Workspaces.base()
    try workspace.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Fixtures/briefing"))
  }

  /// The PDFs of the site.
  var pdfs: [String] { workspace.files(below: "Output/site").filter { $0.hasSuffix(".pdf") } }

  /// The PDFs that are kept.
  var kept: [String] { workspace.files(below: "Output/cache/pdf").filter { $0.hasSuffix(".pdf") } }

  func build(_ change: (inout Pipeline.Options) -> Void = { _ in }) async throws -> Pipeline.Report {
    try await Workspaces.build(workspace, change)
  }

  func print(
    engine: String = "weasyprint", briefings: [String] = [], failing: [String] = [], jobs: Int = 2,
    options change: (inout Pipeline.Options) -> Void = { _ in },
    before: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> Pipeline.Report {
    var options = Pipeline.Options(root: workspace.url)
    options.jobs = jobs
    change(&options)
    let order = Pipeline.PrintOrder(
      engine: engine, briefings: briefings,
      print: { briefing, folder in
        before(self.order.withLock { $0.count })
        try Task.checkCancellation()
        guard !failing.contains(briefing.page) else {
          return Diagnosed(nil, [.error("engine-failed", "it failed", at: briefing.place)])
        }
        self.order.withLock { $0.append(briefing.path) }
        try Data("scratch".utf8).write(to: folder.appendingPathComponent("scratch"))
        let title = String(decoding: briefing.html, as: UTF8.self).split(separator: "\n").first ?? ""
        return Diagnosed(Array("\(engine): \(title)\(String(decoding: briefing.sheet, as: UTF8.self))".utf8))
      },
      inspect: { briefing, _ in
        [.warning("substituted-font", "another font in \(briefing.name)", at: briefing.place)]
      }, progress: { _ in })
    return try await Pipeline(options).print(order)
  }
}
