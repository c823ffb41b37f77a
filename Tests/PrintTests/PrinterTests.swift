import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Print

/// Printing with programs that stand in for the engines.
@Suite struct PrinterTests {
  @Test(arguments: PrintEngine.allCases)
  func namesTheCommandThatInstallsAMissingEngine(_ engine: PrintEngine) throws {
    let bench = try Bench()
    let found = Printer.find(engine, in: [bench.folder.url.path])
    #expect(found.value == nil)
    #expect(found.diagnostics.map(\.id) == ["missing-engine"])
    #expect(found.diagnostics.first?.help?.description.hasPrefix("install it with: ") == true)
  }

  @Test func runsTheProgramThatIsNamed() async throws {
    let bench = try Bench()
    try bench.program("mine", "echo the named one >&2; exit 3")
    let found = Printer.find(.weasyprint, program: bench.path("mine"))
    let printed = try await #require(found.value).print(bench.job(), in: bench.work())
    #expect(printed.diagnostics.first?.help?.description.contains("the named one") == true)
    let missing = Printer.find(.weasyprint, program: bench.path("none"))
    #expect(missing.value == nil)
    #expect(missing.diagnostics.map(\.id) == ["missing-engine"])
  }

  @Test(arguments: PrintEngine.allCases)
  func givesUpWhatTakesTooLong(_ engine: PrintEngine) async throws {
    let bench = try Bench()
    try bench.program(
      engine.programs[0], "sleep 60 & echo $! > \(bench.path("child")); echo $$ > \(bench.path("pid")); wait")
    let printed = try await bench.print(engine, limit: .milliseconds(1500))
    #expect(printed.value == nil)
    #expect(
      printed.diagnostics.map(\.message.description) == [
        "\(engine.title) had not ended after 1 seconds and was stopped"
      ])
    #expect(printed.diagnostics.first?.help?.description.contains("--time-limit") == true)
    for name in ["pid", "child"] {
      let process = try #require(bench.folder.read(name).flatMap { Int32($0.dropLast()) })
      #expect(try await Bench.ends(process), "\(name) still runs")
    }
  }

  @Test func handsOverPageSheetAndVariant() async throws {
    let bench = try Bench()
    try bench.weasyPrint(
      "printf '%s\\n' \"$@\" > \(bench.path("arguments")); cp \"$6\" \(bench.path("sheet")); cp \"$7\" \(bench.path("page"))"
    )
    let printed = try await bench.print(.weasyprint)
    let file = try #require(printed.value.flatMap { PDFFile($0) })
    #expect(file.pages.count == 2)
    #expect(printed.diagnostics.isEmpty)
    #expect(
      bench.folder.read("arguments")?.hasPrefix("--pdf-variant\npdf/ua-1\n--allowed-protocols\ndata\n")
        == true)
    #expect(
      bench.folder.read("sheet") == """
        p { color: black }
        [data-target="a"], a:has(> [data-target="a"]) { --page: target-counter("#a", page) }
        [data-target="b-长"], a:has(> [data-target="b-长"]) { --page: target-counter("#b-长", page) }
        """)
    #expect(bench.folder.read("page") == String(decoding: try Files.bytes("page.html"), as: UTF8.self))
  }

  @Test(arguments: PrintEngine.allCases)
  func passesOnWhatAnEngineSaysWhenItFails(_ engine: PrintEngine) async throws {
    let bench = try Bench()
    try bench.program(engine.programs[0], "echo 'the font cache is broken' >&2; exit 9")
    let printed = try await bench.print(engine)
    #expect(printed.value == nil)
    let text = DiagnosticPrinter(.text).print(printed.diagnostics)
    #expect(
      text == """
        Content/zh/briefings/x.md: error: \(engine.title) ended with status 9 [engine-failed]
            = it said:
              the font cache is broken

        """)
  }

  @Test(arguments: PrintEngine.allCases)
  func doesNotTakeSilenceForSuccess(_ engine: PrintEngine) async throws {
    let bench = try Bench()
    try bench.program(engine.programs[0], "exit 0")
    let printed = try await bench.print(engine)
    #expect(printed.value == nil)
    #expect(printed.diagnostics.map(\.message) == ["\(engine.title) ended well and wrote nothing"])
  }

  @Test func doesNotTakeHalfAFileForAFile() async throws {
    let bench = try Bench()
    try bench.weasyPrint("head -c 3000 \(Files.url("weasyprint.pdf").path) > \"$8\"; exit 0")
    let printed = try await bench.print(.weasyprint)
    #expect(printed.value == nil)
    #expect(printed.diagnostics.map(\.message) == ["WeasyPrint wrote a file that is no whole PDF"])
  }

  @Test func saysSoWhenAProgramIsNone() async throws {
    let bench = try Bench()
    try bench.program("weasyprint", "")
    try Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 0]).write(
      to: bench.folder.url.appendingPathComponent("weasyprint"))
    let printed = try await bench.print(.weasyprint)
    #expect(printed.value == nil)
    #expect(printed.diagnostics.map(\.message) == ["WeasyPrint could not be run"])
  }

  @Test func repeatsErrorsAndLeavesOutWarnings() async throws {
    let bench = try Bench()
    try bench.weasyPrint(
      "echo 'WARNING: Ignored `text-autospace`' >&2; echo \"ERROR: Failed to load image at 'x.png'\" >&2")
    let printed = try await bench.print(.weasyprint)
    #expect(printed.value != nil)
    #expect(printed.diagnostics.map(\.message) == ["WeasyPrint says: Failed to load image at 'x.png'"])
  }

  @Test func survivesAnEngineThatTalksWithoutEnd() async throws {
    let bench = try Bench()
    try bench.program(
      "weasyprint", "yes 'WARNING: Ignored' | head -c 4000000 >&2; echo last words >&2; exit 1")
    let printed = try await bench.print(.weasyprint)
    #expect(printed.diagnostics.first?.help?.description.hasSuffix("last words") == true)
  }

  @Test func printsThePageNumbersOfTheContentsInASecondPass() async throws {
    let bench = try Bench()
    try bench.chromium()
    let printed = try await bench.print(.chromium)
    #expect(printed.value != nil)
    #expect(printed.diagnostics.isEmpty)
    let passes = bench.folder.files(below: "passes")
    #expect(passes == ["page-1.pdf", "page-2.pdf"])
    let last = try #require(bench.folder.read("passes/page-2.pdf"))
    #expect(last.contains("data-target=\"a\">2</span>"))
    #expect(last.contains("data-target=\"b-长\">4</span>"))
  }

  @Test func saysWhichNumbersItCouldNotFind() async throws {
    let bench = try Bench()
    try bench.chromium()
    let html = String(decoding: try Files.bytes("page.html"), as: UTF8.self)
      .replacing("data-target=\"a\"", with: "data-target=\"nowhere\"")
    let printed = try await bench.print(.chromium, html: html)
    #expect(printed.value != nil)
    #expect(printed.diagnostics.map(\.message) == ["the contents have no page number for 'nowhere'"])
  }

  /// The room that is kept for the record at the foot makes two pages four.
  @Test func addsNoPageForWhatStandsAtTheFoot() async throws {
    let bench = try Bench()
    try bench.chromium(
      """
      if grep -q -e --at-foot "$page"; then file=\(Files.url("chromium.pdf").path)
      else file=\(Files.url("weasyprint.pdf").path); fi
      """)
    let printed = try await bench.print(
      .chromium,
      html: "<html><head></head><body><p>长</p><footer data-foot>2026年11月26日印发</footer></body></html>")
    let file = try #require(printed.value.flatMap { PDFFile($0) })
    #expect(file.pages.count == 2)
    let passes = bench.folder.files(below: "passes").compactMap { bench.folder.read("passes/\($0)") }
    #expect(passes.map { $0.contains("--at-foot") } == [false, true, false])
  }

  @Test func endsTheEngineWhenItIsCancelled() async throws {
    let bench = try Bench()
    try bench.program("weasyprint", "echo $$ > \(bench.path("pid")); exec sleep 60")
    let task = Task { try await bench.print(.weasyprint) }
    while bench.folder.read("pid")?.hasSuffix("\n") != true { try await Task.sleep(for: .milliseconds(10)) }
    task.cancel()
    await #expect(throws: (any Error).self) { _ = try await task.value }
    let process = try #require(bench.folder.read("pid").flatMap { Int32($0.dropLast()) })
    #expect(try await Bench.ends(process), "the engine still runs")
  }

  /// A folder with programs in it and a page to print.
  private final class Bench: Sendable {
    let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
    }

    /// Whether a process ends within some seconds.
    static func ends(_ process: Int32) async throws -> Bool {
      for _ in 0..<200 {
        if kill(process, 0) != 0 { return true }
        try await Task.sleep(for: .milliseconds(20))
      }
      return false
    }

    func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    func program(_ name: String, _ script: String) throws {
      try folder.write("#!/bin/sh\n\(script)\n", to: name)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path(name))
    }

    /// A program that does something and then writes WeasyPrint's file.
    func weasyPrint(_ script: String) throws {
      try program("weasyprint", "\(script)\n[ -s \"$8\" ] || cp \(Files.url("weasyprint.pdf").path) \"$8\"")
    }

    /// A program that writes Chromium's file, or the one that a script names, and keeps the page of each pass.
    func chromium(_ choice: String = "file=\(Files.url("chromium.pdf").path)") throws {
      try program(
        "chromium",
        """
        mkdir -p \(path("passes"))
        for argument; do case $argument in
          --print-to-pdf=*) output=${argument#*=};;
          file://*) page=${argument#file://};;
        esac; done
        cp "$page" \(path("passes"))/$(basename "$output")
        \(choice)
        cp "$file" "$output"
        """)
    }

    func work() throws -> URL {
      let work = folder.url.appendingPathComponent("work")
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
      return work
    }

    func job(html: String? = nil) throws -> PrintJob {
      PrintJob(
        place: SourceFile(path: "Content/zh/briefings/x.md", text: "").whole,
        html: try html.map { Array($0.utf8) } ?? Files.bytes("page.html"),
        sheet: Array("p { color: black }".utf8))
    }

    func print(
      _ engine: PrintEngine, html: String? = nil, limit: Duration = Printer.usualLimit
    ) async throws -> Diagnosed<[UInt8]?> {
      let printer = try #require(Printer.find(engine, limit: limit, in: [folder.url.path]).value)
      return try await printer.print(job(html: html), in: work())
    }
  }
}
