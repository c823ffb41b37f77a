import ArgumentParser
import Diagnostics
import Site

/// `casebook complete WHAT`: ids and names with what they stand for.
struct CompleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: .words(
      "Lists facts, sources, pages, kinds or directives with what they stand for, for editors."))

  @OptionGroup var workspace: WorkspaceOptions

  @OptionGroup var output: FoundFormatOptions

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
    switch output.format {
    case .text:
      Console.output(found.map { "\($0.id)\t\($0.value)\t\($0.detail)\n" }.joined())
    case .json:
      Console.output(try FoundFormatOptions.json(found))
    }
  }
}
