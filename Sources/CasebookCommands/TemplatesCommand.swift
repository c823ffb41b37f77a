import ArgumentParser
import Diagnostics
import Site

/// `casebook templates`: every name that the templates of a workspace can say.
struct TemplatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: .words("Prints every name that templates can say, as Markdown."))

  @OptionGroup var workspace: WorkspaceOptions

  func run() async throws {
    Console.output(Pipeline(workspace.pipeline).templateReference())
  }
}
