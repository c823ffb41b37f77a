import Diagnostics
import Markdown

/// Notes whose marks are written with signs of an input method: `［^1］` in the text, `[^1]：…` for the note itself.
///
/// Either leaves the other without its partner. The sign is reported, and what follows from it is not.
enum NoteSlips {
  /// `full-width-sign`: `[^1]：…` at the beginning of a line, which is a reference and no note.
  static func check(_ document: Document) -> [Diagnostic] {
    definitions(in: document).map { place in
      .error(
        "full-width-sign", "write ':' (half-width), not '：'", help: "a note is written [^1]: …",
        at: document.file.place(place.range), mend: Mend(document.file.place(place.range), ":"))
    }
  }

  /// `[^a note]`, which a definition of that name has made a link: names of notes take no spaces.
  static func spacedName(at range: Range<Int>, in file: SourceFile) -> Diagnostic? {
    let written = file.slice(range)
    guard written.hasPrefix("[^"), let end = written.firstIndex(of: "]"),
      written[end...].dropFirst().first != "(",
      written[..<end].contains(where: \.isWhitespace)
    else { return nil }
    return .error(
      "undefined-note", "the name of a note takes no spaces; this is read as a link",
      help: "write '[^name]' here and '[^name]: …' at the note", at: file.place(range))
  }

  /// What parsing found, without the notes that only lack a partner because of such a sign.
  static func withoutConsequences(_ diagnostics: [Diagnostic], of document: Document) -> [Diagnostic] {
    let ids: Set<String> = ["undefined-note", "unused-note"]
    guard diagnostics.contains(where: { ids.contains($0.id) }) else { return diagnostics }
    let broken = Set(definitions(in: document).map(\.label) + references(in: document.file.text))
    guard !broken.isEmpty else { return diagnostics }
    return diagnostics.filter { diagnostic in
      guard ids.contains(diagnostic.id), let range = diagnostic.place?.range else { return true }
      let label = document.file.slice(range).filter { !"[]^".contains($0) }
      return !broken.contains(String(label))
    }
  }

  private static func definitions(in document: Document) -> [(label: String, range: Range<Int>)] {
    let nodes = document.nodes
    return nodes.indices.dropLast().compactMap { index in
      guard case .noteReference(let label) = nodes[index].kind, case .text(let text) = nodes[index + 1].kind,
        text.hasPrefix("：")
      else { return nil }
      // At a line's beginning nothing but white space stands before the mark.
      let before = document.file.text.utf8.prefix(nodes[index].range.lowerBound).reversed().prefix {
        $0 != 0x0A
      }
      guard before.allSatisfy({ $0 == 0x20 || $0 == 0x3E }) else { return nil }
      let start = nodes[index].range.upperBound
      return (label, start..<start + 3)
    }
  }

  /// Whether what stands at an offset is the label of a note: `^` in either width stands before it.
  static func isMark(at offset: Int, in file: SourceFile) -> Bool {
    offset > 2 && [UInt8(ascii: "^"), 0xBE].contains(Array(file.slice(offset - 1..<offset).utf8).first ?? 0)
  }

  /// The labels between `［^` and `］`, `【^` and `】` or with `＾`.
  private static func references(in text: String) -> [String] {
    guard text.contains("］") || text.contains("】") || text.contains("＾") else { return [] }
    return text.matches(of: /[\[［【][\^＾]([^\]］】\s]{1,99})[\]］】]/).compactMap { match in
      match.0.contains { "［【］】＾".contains($0) } ? String(match.1) : nil
    }
  }
}
