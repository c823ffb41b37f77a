import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook translated PAGE`: says that translations are up to date with their originals.
struct TranslatedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translated",
    abstract:
      .words(
        "Notes in translations which text they were made from, so that a change of the original is reported.")
  )

  @Option(help: .words("The folder that holds Content/ and Templates/.", valueName: "dir"))
  var root = "."

  @Flag(help: .words("Mark the translations of all pages."))
  var all = false

  @Argument(help: .words("Pages, such as cases/boston."))
  var pages: [String] = []

  func validate() throws {
    if pages.isEmpty != all { throw ValidationError(words: "name pages, or write --all") }
  }

  func run() async throws {
    let pipeline = Pipeline(Pipeline.Options(root: URL(fileURLWithPath: root, isDirectory: true)))
    let marked = try await Console.reportingFaults { try await pipeline.markTranslated(pages) }
    guard !marked.diagnostics.hasErrors else {
      Console.error(Console.text(.text, marked.diagnostics, site: nil))
      throw ExitCode.failure
    }
    for path in marked.value { Console.output(path + "\n") }
    Console.say(marked.value.isEmpty ? "all marks were right" : "translations noted: \(marked.value.count)")
  }
}
