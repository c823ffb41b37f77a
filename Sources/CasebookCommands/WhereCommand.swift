import ArgumentParser
import Diagnostics
import Site

/// `casebook where ID`: which pages, comparisons and briefings use a fact, source, indicator or case.
struct WhereCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "where", abstract: "Shows which pages and briefings use a fact, source, indicator or case.")

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: "The id, such as boston-licences.")
  var id: String

  func run() async throws {
    let (usages, suggestion) = await Pipeline(workspace.pipeline).usage(of: id)
    guard !usages.isEmpty else {
      Console.error("casebook: no fact, source, indicator or case '\(id)'\(suggestion)\n")
      throw ExitCode.failure
    }
    for usage in usages { Console.output(Self.text(usage, id)) }
  }

  private static func text(_ usage: Usage, _ id: String) -> String {
    var tables: [SourceFile: LineTable] = [:]
    func position(_ place: SourcePlace) -> String {
      guard let range = place.range else { return place.file.path }
      let table = tables[place.file] ?? LineTable(place.file.text)
      tables[place.file] = table
      let start = table.position(of: range.lowerBound)
      return "\(place.file.path):\(start.line):\(start.column)"
    }
    var lines = ["\(usage.kind) \(id)" + (usage.definition.map { ", defined in \(position($0))" } ?? "")]
    lines += usage.lines.map { "  \(position($0.place)): \($0.by)" }
    lines += usage.briefings.map { "  \($0): part of this briefing" }
    if usage.lines.isEmpty { lines.append("  nothing uses it") }
    return lines.joined(separator: "\n") + "\n"
  }
}
