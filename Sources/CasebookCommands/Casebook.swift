import Diagnostics
public import ArgumentParser
import Foundation

/// The command line: `casebook build`, `casebook pdf`, `casebook check`.
public struct Casebook: AsyncParsableCommand {
  /// What `--help` says.
  public static let configuration = CommandConfiguration(
    commandName: "casebook",
    abstract: .words("Publishes case studies and data as a website and printable reports."),
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, PDFCommand.self, WordCommand.self,
      WeChatCommand.self, WhereCommand.self, CountCommand.self,
      TranslatedCommand.self, InitCommand.self, NewCommand.self,
      TemplatesCommand.self, ImportCommand.self, ExportCommand.self, SchemasCommand.self,
      CompleteCommand.self,
    ])

  /// Creates the command; the argument parser needs it.
  public init() {}

  /// Runs the command that the process was started with, and ends it with the command's exit status.
  public static func run() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      let text = ParserWords(catalogue: Terminal.catalogue).text(fullMessage(for: error))
      if !text.isEmpty { code == .success ? Console.output(text + "\n") : Console.error(text + "\n") }
      Foundation.exit(code.rawValue)
    }
  }
}
