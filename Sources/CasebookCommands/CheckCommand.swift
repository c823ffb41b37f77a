import ArgumentParser
import Diagnostics
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

  func run() async throws {
    var options = workspace.pipeline
    options.drafts = drafts
    let report = try await Console.reportingFaults { [options] in try await Pipeline(options).check() }
    Console.output(Console.text(format, report))
    if format == .text { Console.say(Console.summary(report), site: report.language) }
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }
}
