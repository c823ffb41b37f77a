import ArgumentParser
import Diagnostics
import Site

/// `casebook word`: briefings as Word files, with the site that links them.
struct WordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "word", abstract: .words("Builds the site and its briefings as Word files."),
    discussion: .words(
      """
      Name briefings to make only those, as in 'casebook word short' or, for one language, 'casebook word short.en'. \
      A briefing that says 'formats: [pdf, docx]' has \
      its Word file with every build; others have theirs until the next one.
      """))

  @OptionGroup var site: SiteOptions

  @Argument(help: .words("The briefings; all if none is named.", valueName: "briefing"))
  var briefings: [String] = []

  func run() async throws {
    var options = site.pipeline
    options.wordBriefings = briefings
    let report = try await ProgressLine.showing(options) { options in
      try await Console.reportingFaults { try await Pipeline(options).build() }
    }
    Console.error(Console.text(.text, report))
    Console.say(Console.summary(report), site: report.language)
    let count = report.wordFiles
    if report.isPublished {
      Console.say(count == 1 ? "1 Word file" : "\(count) Word files", site: report.language)
    }
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }
}
