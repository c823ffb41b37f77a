import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook schemas`: what an editor's program needs to help while one writes.
struct SchemasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schemas",
    abstract: .words(
      "Writes JSON Schemas of settings, kinds, front matter and sources, and snippets, for editors."
    ),
    discussion: .words(
      "Run it again when kinds.yaml has changed. Settings and tasks for Visual Studio Code are written once."
    ))

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    help: .words("Where to put them; .vscode below the workspace if not said.", valueName: "dir"))
  var output: String?

  func run() async throws {
    let folder = output.map { URL(fileURLWithPath: $0, isDirectory: true) }
    let written = try await Console.reportingFaults {
      try Pipeline(workspace.pipeline).writeSchemas(to: folder)
    }
    for name in written { Console.output(name + "\n") }
    Console.say(
      written.isEmpty ? "all files were as they should be" : "wrote \(written.count) files")
  }
}
