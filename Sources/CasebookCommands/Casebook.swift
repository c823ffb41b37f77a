public import ArgumentParser

/// The command line: `casebook build`, `casebook pdf`, `casebook check`.
public struct Casebook: AsyncParsableCommand {
  /// What `--help` says.
  public static let configuration = CommandConfiguration(
    commandName: "casebook",
    abstract: "Publishes case studies and data as a website and printable reports.",
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, PDFCommand.self, WhereCommand.self, TranslatedCommand.self,
    ])

  /// Creates the command; the argument parser needs it.
  public init() {}

  /// Runs the command that the process was started with, and ends it with the command's exit status.
  public static func run() async { await main() }
}
