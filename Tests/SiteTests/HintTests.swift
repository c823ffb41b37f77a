import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Walks every diagnostic that suggests something, does what it says, and checks again.
@Suite struct HintTests {
  private static let broken = "Tests/SiteTests/Broken"

  /// A change of a file.
  private struct Edit {
    let range: Range<Int>
    let text: String
    let diagnostic: Diagnostic
  }

  /// What became of the suggestions of a workspace: the messages that made some, and what does not work.
  private struct Outcome {
    var messages: [String] = []
    var faults: [String] = []
  }

  @Test func whatIsSuggestedWorksWhereverSomethingIs() async throws {
    let names = Folders.cases(Self.broken)
    var outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for name in names {
        group.addTask {
          let workspace = try Workspaces.base()
          try Workspaces.spoil(
            workspace, with: Folders.package.appendingPathComponent("\(Self.broken)/\(name)"))
          return try await Self.outcome(name, workspace)
        }
      }
      var outcomes: [Outcome] = []
      for try await outcome in group { outcomes.append(outcome) }
      return outcomes
    }
    let planted = try Workspaces.base()
    try FileManager.default.removeItem(at: planted.url.appendingPathComponent("Content"))
    try planted.overlay(Folders.package.appendingPathComponent("Tests/SiteTests/Planted"))
    outcomes.append(try await Self.outcome("Planted", planted))
    outcomes.append(try await Self.outcome("Slips", SlipTests.workspace()))
    for fault in outcomes.flatMap(\.faults) { Issue.record("\(fault)") }
    let messages = outcomes.flatMap(\.messages)
    #expect(messages.count >= 90)
    for site in try Self.suggesting() {
      #expect(
        messages.contains { Self.has($0, site.parts) },
        "\(site.file): no test tries what '\(site.parts.joined(separator: "…"))' suggests")
    }
  }

  /// Does what the diagnostics of a workspace suggest, and looks whether they are gone.
  private static func outcome(_ name: String, _ workspace: TemporaryFolder) async throws -> Outcome {
    var outcome = Outcome()
    let before = try await Pipeline(Pipeline.Options(root: workspace.url)).check().diagnostics
    var edits: [String: [Edit]] = [:]
    for diagnostic in before {
      guard let edit = edit(diagnostic), let path = diagnostic.place?.file.path else { continue }
      outcome.messages.append("\(diagnostic.message)")
      // Of two changes of one place the first is tried.
      if edits[path, default: []].allSatisfy({ !$0.range.overlaps(edit.range) }) {
        edits[path, default: []].append(edit)
      }
    }
    guard !edits.isEmpty else { return outcome }
    for (path, edits) in edits {
      guard let text = workspace.read(path) else { continue }
      var bytes = Array(text.utf8)
      for edit in edits.sorted(by: { $1.range.lowerBound < $0.range.lowerBound }) {
        bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8))
      }
      try workspace.write(String(decoding: bytes, as: UTF8.self), to: path)
    }
    let after = try await Pipeline(Pipeline.Options(root: workspace.url)).check().diagnostics
    for edit in edits.values.joined() {
      func alike(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.filter { $0.id == edit.diagnostic.id && line($0) == line(edit.diagnostic) }
      }
      let said = edit.diagnostic
      // Of a name that stands in several places the first is mended, and the others are still said.
      let again = alike(after).filter { $0.message == said.message && $0.help == said.help }
      let others = alike(before).filter { $0.message == said.message && $0.help == said.help }
      if again.count >= others.count {
        outcome.faults.append("\(name): \(said.message) stays after '\(edit.text)'")
      }
      // What is suggested must not be refused in its turn.
      if let refused = alike(after).first(where: {
        $0.message != said.message && "\($0.message)".contains("'\(edit.text)'")
          && "\($0.message)".prefix(while: { $0 != "'" }) == "\(said.message)".prefix(while: { $0 != "'" })
      }) {
        outcome.faults.append("\(name): '\(edit.text)' is refused: \(refused.message)")
      }
    }
    return outcome
  }

  // MARK: Where the sources suggest something

  /// The messages in the sources that suggest a name, each as its parts between what varies.
  private static func suggesting() throws -> [(file: String, parts: [String])] {
    // A text in quotation marks, with what is put into it; and whether a suggestion is, or follows it.
    let literal =
      #/"((?:[^"\\\n]|\\\((?:[^()]|\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\))*\)|\\.)*)"(\s*\+\s*Suggestion\.clause)?/#
    let varying = #/\\\((?:[^()]|\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\))*\)/#
    var sites: [(file: String, parts: [String])] = []
    let sources = Folders.package.appendingPathComponent("Sources")
    for case let url as URL in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
      ?? .init()
    {
      // Names given on the command line have no place in a file.
      guard url.pathExtension == "swift", !url.lastPathComponent.hasPrefix("Pipeline"),
        !url.path.contains("CasebookCommands"), !url.path.contains("Site/Begin"),
        !url.path.contains("Site/Exchange")
      else { continue }
      for match in try String(contentsOf: url, encoding: .utf8).matches(of: literal) {
        let text = String(match.output.1)
        guard
          match.output.2 != nil || text.contains("\\(Suggestion.clause") || text.contains("\\(suggestion)")
        else { continue }
        let parts = text.split(separator: varying, omittingEmptySubsequences: true).map(String.init)
        sites.append((url.lastPathComponent, parts))
      }
    }
    #expect(sites.count > 30)
    return sites
  }

  /// Whether a message has some parts one behind the other, and suggests something.
  private static func has(_ message: String, _ parts: [String]) -> Bool {
    guard message.contains("did you mean") else { return false }
    var rest = message[...]
    for (number, part) in parts.enumerated() {
      guard let found = rest.firstRange(of: part), number > 0 || found.lowerBound == rest.startIndex else {
        return false
      }
      rest = rest[found.upperBound...]
    }
    return true
  }

  /// The file and the line of a diagnostic; no change that is tried adds a line.
  private static func line(_ diagnostic: Diagnostic) -> String {
    guard let place = diagnostic.place else { return "" }
    return "\(place.file.path):\(LineTable(place.file.text).lineIndex(of: place.range?.lowerBound ?? 0))"
  }

  /// The change that a diagnostic gives or suggests.
  private static func edit(_ diagnostic: Diagnostic) -> Edit? {
    if let mend = diagnostic.mend, let range = mend.place.range {
      return Edit(range: range, text: mend.replacement, diagnostic: diagnostic)
    }
    let said = "\(diagnostic.message)".components(separatedBy: "; did you mean '")
    guard said.count == 2, let place = diagnostic.place, let range = place.range else { return nil }
    let slice = Array(place.file.slice(range).utf8)
    let meant = said[1].components(separatedBy: "'?")[0]
    // Of the words in quotation marks the wrong one is the one that is nearest to what is suggested.
    let quoted = said[0].components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }.map(
      \.element)
    let wrong = quoted.first { Suggestion.nearest(to: $0, in: [meant]) != nil } ?? quoted.last ?? ""
    func edit(_ local: Range<Int>) -> Edit {
      Edit(
        range: range.lowerBound + local.lowerBound..<range.lowerBound + local.upperBound, text: meant,
        diagnostic: diagnostic)
    }
    let word = wrong.hasPrefix("#") ? Array(wrong.dropFirst().utf8) : Array(wrong.utf8)
    if let start = (0...max(0, slice.count - word.count)).last(where: { slice[$0...].starts(with: word) }),
      !word.isEmpty
    {
      return edit(start..<start + word.count)
    }
    // A link names its page by a path of its own: the whole address is replaced, or what stands behind its '='.
    let opening = Array("](".utf8)
    if let open = slice.indices.first(where: { slice[$0...].starts(with: opening) }),
      let close = slice[open...].lastIndex(of: UInt8(ascii: ")"))
    {
      return edit(open + 2..<close)
    }
    if let sign = slice.firstIndex(of: UInt8(ascii: "=")) { return edit(sign + 1..<slice.count) }
    return edit(0..<slice.count)
  }
}
