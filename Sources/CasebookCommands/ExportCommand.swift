import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook export FILE.xlsx`: data files as a workbook.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .words(
      "Writes data files as an Excel workbook, to be edited there and imported again."),
    discussion: .words(
      "facts.xlsx holds the table of that name; under another name a workbook holds all, a sheet each."
    ))

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    help: .words(
      "A table to write: facts, indicators, rates, corrections or terms; may be given again.",
      valueName: "table"))
  var from: [String] = []

  @Flag(help: .words("Replace the file if it is there."))
  var replace = false

  @Argument(help: .words("The workbook to write, such as facts.xlsx."))
  var file: String

  func validate() throws {
    guard file.lowercased().hasSuffix(".xlsx") else {
      throw ValidationError(words: "the file to write ends in .xlsx, not '\(file)'")
    }
  }

  func run() async throws {
    let url = URL(fileURLWithPath: file)
    let stem = url.deletingPathExtension().lastPathComponent.lowercased()
    let named = ["facts", "indicators", "rates", "corrections", "terms"].filter(stem.contains)
    let names = from.isEmpty ? (named.count == 1 ? named : nil) : from
    let result = try await Console.reportingFaults {
      try Pipeline(workspace.pipeline).exportTables(names)
    }
    Console.error(Console.text(.text, result.diagnostics, site: nil))
    guard let bytes = result.value else { throw ExitCode.failure }
    if !replace, FileManager.default.fileExists(atPath: url.path) {
      throw ValidationError(words: "'\(file)' is there already; --replace writes over it")
    }
    try await Console.reportingFaults { try Data(bytes).write(to: url, options: .atomic) }
    Console.say("wrote \(file); 'casebook import \(file)' brings back what you change in it")
  }
}
