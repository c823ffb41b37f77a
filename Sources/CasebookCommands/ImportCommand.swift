import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook import FILE`: a spreadsheet's rows into a data file.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .words(
      "Puts the rows of an Excel file (.xlsx) or a CSV file into a data file, and says what changes."
    ),
    discussion: .words(
      """
      Rows are told apart by their ids. A row that the file lacks is taken away, unless --keep is given; columns that it \
      lacks stay as they are. The file itself is not changed.
      """))

  @OptionGroup var workspace: WorkspaceOptions

  @Option(
    help: .words(
      "The table: facts, indicators, rates, corrections or terms; else by the file's name.",
      valueName: "table"))
  var into: String?

  @Option(
    help: .words("The sheet of the workbook; else the one whose first row fits.", valueName: "name")
  )
  var sheet: String?

  @Flag(help: .words("Leave rows that the file lacks as they are."))
  var keep = false

  @Flag(help: .words("Take rows away that the file lacks even if they are most of the table."))
  var remove = false

  @Flag(help: .words("Say what would change, and write nothing."))
  var dryRun = false

  @Argument(help: .words("The file that Excel or WPS has saved."))
  var file: String

  func validate() throws {
    if keep, remove { throw ValidationError(words: "--keep and --remove exclude each other") }
  }

  func run() async throws {
    var request = Pipeline.Import(URL(fileURLWithPath: file))
    request.into = into
    request.sheet = sheet
    request.keeps = keep
    request.removes = remove
    request.writes = !dryRun
    let result = try await Console.reportingFaults { [request] in
      try await Pipeline(workspace.pipeline).importTable(request)
    }
    let catalogue = Terminal.catalogue(site: result.language)
    if let merge = result.merge {
      Console.output(MergeText(merge, in: catalogue).text(isPlan: dryRun))
    }
    Console.error(Console.text(.text, result.diagnostics, site: result.language))
    guard result.merge != nil else { throw ExitCode.failure }
    if result.diagnostics.hasErrors { throw ExitCode.failure }
  }
}

/// What an import changes, in words.
struct MergeText {
  let merge: TableMerge
  let catalogue: MessageCatalogue

  init(_ merge: TableMerge, in catalogue: MessageCatalogue) {
    self.merge = merge
    self.catalogue = catalogue
  }

  func text(isPlan: Bool) -> String {
    var counts = (added: 0, changed: 0, removed: 0)
    var lines = ""
    for change in merge.changes {
      switch change {
      case .added(let key, let cells):
        counts.added += 1
        lines += "+ \(key)\n" + cells.map { "    \($0.column): \(Self.shown($0.new))\n" }.joined()
      case .changed(let key, let cells):
        counts.changed += 1
        lines +=
          "~ \(key)\n"
          + cells.map { "    \($0.column): \(Self.shown($0.old)) → \(Self.shown($0.new))\n" }
          .joined()
      case .removed(let key, let cells):
        counts.removed += 1
        lines += "- \(key)\n" + cells.map { "    \($0.column): \(Self.shown($0.old))\n" }.joined()
      }
    }
    let head = head(isPlan, counts)
    let notes = merge.notes.map { "    = " + $0.text(in: catalogue) + "\n" }.joined()
    return head.text(in: catalogue) + "\n" + notes + lines
  }

  private func head(_ isPlan: Bool, _ counts: (added: Int, changed: Int, removed: Int)) -> Message {
    if merge.changes.isEmpty { return "\(merge.path): nothing changes" }
    if isPlan {
      return
        "\(merge.path): would add \(counts.added) rows, change \(counts.changed), remove \(counts.removed)"
    }
    return "\(merge.path): added \(counts.added) rows, changed \(counts.changed), removed \(counts.removed)"
  }

  /// A value on one line; what is not there is a sign of its own.
  private static func shown(_ value: String) -> String {
    if value.isEmpty { return "∅" }
    let line = value.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
    return line.count > 120 ? line.prefix(120) + "…" : line
  }
}
