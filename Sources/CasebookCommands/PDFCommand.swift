import ArgumentParser
import Diagnostics
import Print
import Site

/// `casebook pdf`: briefings to PDF, with the site that links them.
struct PDFCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf", abstract: .words("Builds the site and prints its briefings to PDF."),
    discussion: .words(
      """
      A PDF whose text and style have not changed is kept. Name briefings to print only those, as in 'casebook pdf \
      short' or, for one language, 'casebook pdf short.en'.
      """))

  @OptionGroup var site: SiteOptions

  @Option(
    help: .words("What prints: weasyprint (used if none is named) or chromium."),
    transform: { text in
      guard let engine = PrintEngine(rawValue: text) else {
        throw ValidationError(words: "--engine takes weasyprint or chromium, not '\(text)'")
      }
      return engine
    })
  var engine = PrintEngine.weasyprint

  @Option(help: .words("The engine's program, if it is not the one in PATH.", valueName: "file"))
  var program: String?

  @Option(
    name: .customLong("time-limit"),
    help: .words(
      "How long a run of the engine may take; a long briefing takes several.", valueName: "seconds"))
  var timeLimit = Int(Printer.usualLimit.components.seconds)

  @Argument(help: .words("The briefings; all if none is named.", valueName: "briefing"))
  var briefings: [String] = []

  func validate() throws {
    if timeLimit < 1 { throw ValidationError("--time-limit takes a number of seconds from 1") }
  }

  func run() async throws {
    let options = site.pipeline
    let printer = Printer.find(engine, program: program, limit: .seconds(timeLimit))
    let progress = PrintProgress(engine: engine.title)
    let order = Pipeline.PrintOrder(
      engine: engine.rawValue, briefings: briefings,
      print: { briefing, folder in
        guard let found = printer.value else { return Diagnosed(nil, printer.diagnostics) }
        let job = PrintJob(place: briefing.place, html: briefing.html, sheet: briefing.sheet)
        return try await found.print(job, in: folder)
      },
      inspect: { FontCheck(html: $0.html, at: $0.place).check($1) }, progress: progress.report)
    let report = try await Interruption.stopping {
      try await Console.reportingFaults { try await Pipeline(options).print(order) }
    }
    Console.error(Console.text(.text, report))
    Console.say(Console.summary(report), site: report.language)
    let count = report.printed + report.kept
    if count > 0 {
      Console.say(
        count == 1
          ? "1 PDF: \(report.printed) printed, \(report.kept) kept"
          : "\(count) PDFs: \(report.printed) printed, \(report.kept) kept", site: report.language)
    }
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }
}
