import ArgumentParser
import Diagnostics
import Site

/// `casebook templates`: every name that the templates of a workspace can say, or a template of the program's to change.
struct TemplatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: .words("Prints every name that templates can say, as Markdown."),
    discussion: .words(
      """
      A workspace need hold only the templates that it changes: all others are the program's own. --copy brings one \
      out, to be changed.
      """))

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    parsing: .upToNextOption,
    help: .words(
      "Copy templates of the program into Templates/, such as page or partials/footer; nothing is overwritten.",
      valueName: "name"))
  var copy: [String] = []

  func run() async throws {
    let pipeline = Pipeline(workspace.pipeline)
    guard !copy.isEmpty else { return Console.output(pipeline.templateReference()) }
    let copied = try await Console.reportingFaults { try pipeline.copyTemplates(copy) }
    guard !copied.diagnostics.hasErrors else {
      Console.error(Console.text(.text, copied.diagnostics, site: nil))
      throw ExitCode.failure
    }
    for path in copied.value { Console.output(path + "\n") }
  }
}
