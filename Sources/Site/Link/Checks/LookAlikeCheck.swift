import Diagnostics
import Markdown

/// Names made of letters that look alike in two scripts, as Latin `a` and Cyrillic `\u{430}`: whoever types one of them does not
/// find what has the other.
struct LookAlikeCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    index.entries.filter { !$0.parsed.isGenerated }.flatMap { entry in
      let file = entry.parsed.file
      let ids = entry.parsed.document.nodes.compactMap { node -> Diagnostic? in
        guard case .heading(_, let id?) = node.kind else { return nil }
        return Self.problem(in: id, at: file.place(node.range))
      }
      return [Self.problem(in: entry.id, at: file.whole)].compactMap { $0 } + ids
    } + index.aliases.compactMap { Self.problem(in: $0.route.path, at: $0.place) }
  }

  /// The warning `look-alike` for a name that mixes Latin letters with those of a script that has the same shapes.
  static func problem(in name: String, at place: SourcePlace) -> Diagnostic? {
    var latin = false
    var stranger: Unicode.Scalar?
    for scalar in name.unicodeScalars where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A: latin = true
      // Greek and Coptic, Cyrillic, Armenian, Cherokee: scripts with whole sets of the shapes of Latin; and full-width Latin.
      case 0x370...0x3FF, 0x400...0x52F, 0x530...0x58F, 0x13A0...0x13FF, 0xFF21...0xFF5A, 0x1D400...0x1D7FF:
        stranger = stranger ?? scalar
      default: break
      }
    }
    guard latin, let stranger else { return nil }
    return .warning(
      "look-alike",
      "'\(name)' mixes Latin letters with '\(Character(stranger))' (\(HiddenCharacters.name(of: stranger))), which looks like one",
      help: "write the whole name in one script", at: place)
  }
}
