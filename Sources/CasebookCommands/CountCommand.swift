import ArgumentParser
import Diagnostics
import Site

/// `casebook count WHAT`: how many there are, and which, as `:count[…]` says it on a page.
struct CountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: .words("Says how many facts or pages of a kind there are, and which."),
    discussion: .words(
      """
      It counts as :count[cases]{topic=capital} does on a page: casebook count cases topic=capital. Without a name it \
      counts all that can be counted.
      """))

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: .words("Count drafts too."))
  var drafts = false

  @OptionGroup var output: FoundFormatOptions

  @Argument(help: .words("What to count: facts, or the folder of a kind, such as cases."))
  var what: String?

  @Argument(help: .words("What to pick by, such as topic=capital or status=disputed."))
  var conditions: [String] = []

  func run() async throws {
    var options = workspace.pipeline
    options.drafts = drafts
    let counted = await Pipeline(options).count(what, conditions)
    guard !counted.diagnostics.hasErrors else {
      Console.error(Console.text(.text, counted.diagnostics, site: nil))
      throw ExitCode.failure
    }
    switch output.format {
    case .text where what == nil:
      Console.output(counted.value.map { "\($0.what)\t\($0.count)\n" }.joined())
    case .text:
      for one in counted.value {
        Console.output(one.ids.map { "\($0)\n" }.joined() + "\(one.count)\n")
      }
    case .json:
      Console.output(try FoundFormatOptions.json(counted.value))
    }
  }
}
