import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

/// Walks every diagnostic of the broken workspaces that suggests something, does what it says, and checks again.
@Suite struct HintTests {
  private static let folder = "Tests/SiteTests/Broken"

  /// A change of a file.
  private struct Edit {
    let range: Range<Int>
    let text: String
    let diagnostic: Diagnostic
  }

  @Test(arguments: Folders.cases(folder)) func whatIsSuggestedWorks(_ name: String) async throws {
    let workspace = try Workspaces.base()
    try Workspaces.spoil(workspace, with: Folders.package.appendingPathComponent("\(Self.folder)/\(name)"))
    let before = try await Pipeline(Pipeline.Options(root: workspace.url)).check().diagnostics
    var edits: [String: [Edit]] = [:]
    for diagnostic in before {
      guard let edit = Self.edit(diagnostic), let path = diagnostic.place?.file.path else { continue }
      // Of two changes of one place the first is tried.
      if edits[path, default: []].allSatisfy({ !$0.range.overlaps(edit.range) }) {
        edits[path, default: []].append(edit)
      }
    }
    guard !edits.isEmpty else { return }
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
      let again = after.filter {
        $0.id == edit.diagnostic.id && $0.message == edit.diagnostic.message
          && Self.line($0) == Self.line(edit.diagnostic)
      }
      let others = before.filter {
        $0.id == edit.diagnostic.id && $0.message == edit.diagnostic.message
          && Self.line($0) == Self.line(edit.diagnostic)
      }
      #expect(again.count < others.count, "\(name): \(edit.diagnostic.message) stays after '\(edit.text)'")
      // What is suggested must not be refused in its turn.
      let refused = after.filter {
        "\($0.message)".contains("'\(edit.text)'") && $0.id == edit.diagnostic.id
          && Self.line($0) == Self.line(edit.diagnostic)
      }
      #expect(
        refused.isEmpty, "\(name): '\(edit.text)' is refused: \(refused.first.map { "\($0.message)" } ?? "")")
    }
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
