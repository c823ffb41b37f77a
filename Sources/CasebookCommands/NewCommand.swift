import ArgumentParser
import Diagnostics
import Foundation
import Site

/// `casebook new KIND NAME`: a page to fill in, in every language of the site.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: .words("Begins a page of a kind, in every language of the site."),
    discussion: .words(
      "The page is a draft, and comments in it say what each key takes. Nothing is overwritten."))

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: .words("The kind, as Content/kinds.yaml declares it, or page or briefing."))
  var kind: String

  @Argument(help: .words("The page's name, such as old-town: the last part of its address."))
  var name: String

  func run() async throws {
    let pipeline = Pipeline(workspace.pipeline)
    let made = try await Console.reportingFaults {
      try await pipeline.newPage(kind, named: name, today: Self.today) { Terminal.catalogue(site: $0) }
    }
    guard !made.diagnostics.hasErrors else {
      Console.error(Console.text(.text, made.diagnostics, site: nil))
      throw ExitCode.failure
    }
    for path in made.value { Console.output(path + "\n") }
    if let folder = Self.unlisted(made.value, in: workspace.root) {
      Console.say("'casebook new page \(folder)/index' begins the page that lists them")
    }
    Console.say("fill in what the comments ask for; 'casebook serve' shows the draft while you write")
    Console.say(
      "when 'draft: true' is gone, 'casebook check' looks at the page and 'casebook build' publishes it")
  }

  /// The folder of a page that was made, if it has no page of its own yet.
  private static func unlisted(_ paths: [String], in root: String) -> String? {
    guard let parts = paths.first?.split(separator: "/").map(String.init), parts.count == 4,
      parts[3] != "index.md"
    else { return nil }
    let page = URL(fileURLWithPath: root).appendingPathComponent(
      (parts.prefix(3) + ["index.md"]).joined(separator: "/"))
    return FileManager.default.fileExists(atPath: page.path) ? nil : parts[2]
  }

  /// Today, or the day that `SOURCE_DATE_EPOCH` names.
  static var today: String {
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(TimeInterval.init)
    let zone = epoch == nil ? TimeZone.current : .gmt
    return (epoch.map(Date.init(timeIntervalSince1970:)) ?? Date())
      .formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
  }
}
