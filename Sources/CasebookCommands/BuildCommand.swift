import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook build`: the whole site into `Output/site`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: .words("Builds the whole site into Output/site."),
    discussion: .words("With an error nothing is published and the last good site stays as it was."))

  @OptionGroup var site: SiteOptions

  @Flag(
    inversion: .prefixedNo,
    help: .words("Draw share pictures and icons; the first time they take longer than all else."))
  var pictures = true

  @Flag(
    inversion: .prefixedNo,
    help: .words("Publish the evidence as open data; without it links to it lead nowhere."))
  var data = true

  @Flag(
    help:
      .words(
        "Print how heavy each page is: HTML and style sheets compressed with gzip, and how many files it asks for."
      )
  )
  var weights = false

  @Flag(help: .words("Print how long each step took."))
  var timings = false

  func run() async throws {
    var options = site.pipeline
    options.pictures = pictures
    options.weighs = weights
    options.data = data
    let progress = ProgressLine()
    options.progress = progress.report
    let report = try await Interruption.stopping { [options] in
      defer { progress.end() }
      return try await Console.reportingFaults { try await Pipeline(options).build() }
    }
    Console.error(Console.text(.text, report))
    if weights { Console.output(WeightTable.text(report.weights)) }
    if timings { Console.error(Self.table(report.timings)) }
    Console.say(Console.summary(report), site: report.language)
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }

  private static func table(_ timings: [(step: String, duration: Duration)]) -> String {
    let total = timings.reduce(Duration.zero) { $0 + $1.duration }
    return (timings + [("total", total)]).map { step, duration in
      let milliseconds =
        Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
      let number = String(format: "%.1f ms", milliseconds)
      return step + String(repeating: " ", count: max(1, 24 - step.count - number.count)) + number + "\n"
    }.joined()
  }
}
