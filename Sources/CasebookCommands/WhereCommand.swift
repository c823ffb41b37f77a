import Diagnostics
import ArgumentParser
import Site

/// `casebook where ID`: which pages, comparisons, charts and briefings use a fact, source, indicator or case.
struct WhereCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where",
    abstract:
      .words(
        "Shows which pages, records, briefings and published files use a fact, source, indicator, series or case."
      ))

  @OptionGroup var workspace: WorkspaceOptions

  @OptionGroup var output: FoundFormatOptions

  @Argument(help: .words("The id, such as boston-licences."))
  var id: String

  func run() async throws {
    let (usages, suggestion) = await Pipeline(workspace.pipeline).usage(of: id)
    var printer = UsagePrinter(output.format, in: Terminal.catalogue)
    if output.format == .json || !usages.isEmpty { Console.output(printer.print(usages, of: id)) }
    guard !usages.isEmpty else {
      Console.say("no fact, source, indicator, series or page '\(id)'\(suggestion)")
      throw ExitCode.failure
    }
  }
}
