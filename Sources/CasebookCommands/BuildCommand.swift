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

  @Option(
    name: .long, defaultAsFlag: .steps,
    help: .words(
      "Print how long each step took; with 'pages' also which pages, templates and directives took long.",
      valueName: "what"))
  var timings: Timings? = nil

  func run() async throws {
    var options = site.pipeline
    options.pictures = pictures
    options.weighs = weights
    options.data = data
    options.timesPages = timings == .pages
    let report = try await Interruption.stopping { [options] in
      try await ProgressLine.showing(options) { options in
        try await Console.reportingFaults { try await Pipeline(options).build() }
      }
    }
    Console.error(Console.text(.text, report))
    if weights { Console.output(WeightTable.text(report.weights)) }
    if timings != nil { Console.error(report.timingTable) }
    Console.say(Console.summary(report), site: report.language)
    if report.diagnostics.hasErrors { throw ExitCode.failure }
  }
}
