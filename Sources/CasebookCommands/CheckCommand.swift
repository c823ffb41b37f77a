import ArgumentParser
import Diagnostics
import Mending
import Site

/// `casebook check`: every check of a build, writing nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: .words("Makes every check of a build and writes nothing."))

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    help: .words("How to print what was found: text, json or github."),
    transform: { text in
      guard let format = DiagnosticFormat(rawValue: text) else {
        throw ValidationError(words: "--format takes text, json or github, not '\(text)'")
      }
      return format
    })
  var format = DiagnosticFormat.text

  @Flag(help: .words("Check drafts too."))
  var drafts = false

  @Flag(help: .words("Mend in the files what has just one mend, say each change, and check again."))
  var fix = false

  @Flag(help: .words("With --fix: print what would change, as a unified difference, and write nothing."))
  var dryRun = false

  func validate() throws {
    if dryRun, !fix { throw ValidationError(words: "--dry-run belongs to --fix") }
  }

  func run() async throws {
    var options = workspace.pipeline
    options.drafts = drafts
    if fix { return try await mend(options) }
    let report = try await ProgressLine.showing(options) { options in
      try await Console.reportingFaults { try await Pipeline(options).check() }
    }
    Console.output(Console.text(format, report))
    if format == .text { Console.say(Console.summary(report), site: report.language) }
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }

  private func mend(_ options: Pipeline.Options) async throws {
    let mended = try await Console.reportingFaults { [dryRun] in
      try await Pipeline(options).mend(writes: !dryRun)
    }
    let report = mended.report
    let printer = DiagnosticPrinter(format, in: Terminal.catalogue(site: report.language))
    let text = printer.print(
      report.diagnostics, mended: mended.made.map { ($0.diagnostic, $0.mend) }, wouldBe: dryRun)
    // The difference alone goes to the standard output, so that `patch` can read it.
    if dryRun, format == .text {
      Console.output(mended.difference(root: options.root))
      Console.error(text)
    } else {
      Console.output(text)
    }
    if format == .text { Console.say(summary(mended), site: report.language) }
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }

  private func summary(_ mended: Pipeline.Mended) -> Message {
    let places: Message = mended.made.count == 1 ? "1 place" : "\(mended.made.count) places"
    let files: Message = mended.texts.count == 1 ? "1 file" : "\(mended.texts.count) files"
    let rest = Console.summary(mended.report)
    if mended.made.isEmpty { return "nothing could be mended; \(rest)" }
    return dryRun
      ? "would mend \(places) in \(files); then: \(rest)" : "mended \(places) in \(files); \(rest)"
  }
}
