import ArgumentParser
import Diagnostics
import Site

/// `casebook check`: every check of a build, writing nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Makes every check of a build and writes nothing.")

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    help: "How to print what was found: text, json or github.",
    transform: { text in
      guard let format = DiagnosticFormat(rawValue: text) else {
        throw ValidationError("--format takes text, json or github, not '\(text)'")
      }
      return format
    })
  var format = DiagnosticFormat.text

  @Flag(help: "Check drafts too.")
  var drafts = false

  func run() async throws {
    var options = workspace.pipeline
    options.drafts = drafts
    let report = try await Console.reportingFaults { [options] in try await Pipeline(options).check() }
    Console.output(DiagnosticPrinter(format).print(report.diagnostics))
    if format == .text { Console.error(Console.summary(report)) }
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }
}
