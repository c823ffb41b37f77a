import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook complete WHAT`: ids and names with what they stand for.
struct CompleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: .words(
      "Lists facts, sources, pages, kinds or directives with what they stand for, for editors."))

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    help: .words("How to print what was found: text or json."),
    transform: { text in
      guard let format = UsageFormat(rawValue: text) else {
        throw ValidationError(words: "--format takes text or json, not '\(text)'")
      }
      return format
    })
  var format = UsageFormat.text

  @Argument(
    help: .words("What to list: facts, sources, pages, kinds or directives."),
    transform: { text in
      guard let subject = Completion.Subject(rawValue: text) else {
        throw ValidationError(
          words: "there are facts, sources, pages, kinds and directives, not '\(text)'")
      }
      return subject
    })
  var subject: Completion.Subject

  @Argument(help: .words("How the id begins."))
  var prefix = ""

  func run() async throws {
    let found = await Pipeline(workspace.pipeline).completions(of: subject, beginningWith: prefix)
    switch format {
    case .text:
      Console.output(found.map { "\($0.id)\t\($0.value)\t\($0.detail)\n" }.joined())
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      Console.output(String(decoding: try encoder.encode(found), as: UTF8.self) + "\n")
    }
  }
}
