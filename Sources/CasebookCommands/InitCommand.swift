import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook init DIR`: a small report to begin one's own with.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: .words("Lays out a small report to begin your own with, in a new folder."))

  @Argument(help: .words("The folder, which must be new or empty.", valueName: "dir"))
  var folder: String

  @Option(
    help: .words(
      "What it holds: minimal (a page, a briefing, a few facts) or comparison (kinds, cases, a chart)."))
  var report = "minimal"

  @Option(
    help: .words(
      "The language of the site and of the comments in it: zh, en or another code.", valueName: "code"))
  var language: String?

  func run() async throws {
    let site = language ?? Terminal.asked?.language ?? "en"
    let folder = URL(fileURLWithPath: folder, isDirectory: true)
    let made = try await Console.reportingFaults {
      try Starter.create(report: report, language: site, in: folder)
    }
    guard !made.diagnostics.hasErrors else {
      Console.error(Console.text(.text, made.diagnostics, site: site))
      throw ExitCode.failure
    }
    Console.say("laid out \(made.value) files in \(self.folder)", site: site)
    Console.say("next:", site: site)
    let step = "  cd \(self.folder)"
    Console.say(Message(verbatim: step), site: site)
    Console.say(
      "  casebook serve      shows the report while you write; begin with Content/\(site)/index.md",
      site: site)
    Console.say("  casebook check      says what is wrong, and where", site: site)
    Console.say("  casebook new page NAME    begins another page", site: site)
  }
}
