import Diagnostics
import Markdown

/// What begins a line, or ends a heading.
extension ForeignMarkup {
  mutating func readStart() {
    let content = line.content
    let start = content.lowerBound
    guard !content.isEmpty, !line.isWide[start] else { return }
    if case .heading = kind { return readHeadingEnd(content) }
    switch line.folded[start] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      let sign: Character = line.has("!", at: start) ? "!" : "?"
      let run = line.run(of: sign, at: start)
      guard run == 3, line[start + 3] == UInt8(ascii: " "), line.wordEnd(at: start + 4) > start + 4 else {
        return
      }
      list.add(.foreign(start..<start + 3, "this box of MkDocs is text here", help: Self.boxes))
    case UInt8(ascii: ":"):
      let run = line.run(of: ":", at: start)
      if run >= 3, line.isPlain("{", at: start + run) || line.isPlain(" {", at: start + run) {
        list.add(
          Slip(
            range: start..<content.upperBound, severity: .error, id: "foreign-markup",
            message: "this block of pandoc or Quarto is text here", help: Self.boxes))
      } else if run == 1, line[start + 1] == UInt8(ascii: " "), content.count > 2, case .tableCell? = kind {
        list.add(
          .foreign(
            start..<start + 1, "a caption of pandoc is a row of its table here",
            help: "write the caption above the table, with an empty line between"))
      } else if run == 1, line[start + 1] == UInt8(ascii: " "), content.count > 2, isParagraph {
        list.add(
          .foreign(
            start..<start + 1, "a list of terms and their meanings is text here",
            help: "write '- **term**: meaning', or a table"))
      }
    case UInt8(ascii: "+"):
      guard isParagraph, content.count > 4, line.folded[content].allSatisfy({ "+-=:".utf8.contains($0) }),
        line.folded[content].contains(UInt8(ascii: "-")) || line.folded[content].contains(UInt8(ascii: "="))
      else { return }
      list.add(
        .foreign(
          content, "this table of pandoc is text here", help: "write the table's rows as '| … | … |'"))
    case UInt8(ascii: "["):
      if line.isPlain("[!", at: start) {
        // A name in any script, as short as names are.
        let end = (start + 2..<min(content.upperBound, start + 40)).first { line.isPlain("]", at: $0) }
        guard let end, end > start + 2, !line.folded[start + 2..<end].contains(UInt8(ascii: "[")) else {
          return
        }
        return list.add(
          .foreign(
            start..<end + 1, "this box is text here",
            help:
              "write '> [!NOTE]' alone on its line (or TIP, IMPORTANT, WARNING, CAUTION), and the text below it"
          ))
      }
      let text = line.ascii(content).lowercased()
      guard text == "[toc]" || text == "[[toc]]" || text == "[_toc_]" else { return }
      list.add(
        .foreign(
          content, "a table of contents is made by itself; this is text", help: "take the line away",
          meant: ""))
    case UInt8(ascii: "."):
      let end = line.wordEnd(at: start + 3)
      guard line.isPlain(".. ", at: start), end > start + 3, line.isPlain("::", at: end) else { return }
      list.add(.foreign(start..<end + 2, "this block of reStructuredText is text here", help: Self.boxes))
    case UInt8(ascii: "\\"):
      let end = line.wordEnd(at: start + 1)
      guard ["newpage", "pagebreak", "clearpage", "tableofcontents"].contains(line.ascii(start + 1..<end))
      else {
        return
      }
      list.add(
        .foreign(
          start..<end, "a command of LaTeX is text here", help: "take the line away",
          meant: end == content.upperBound ? "" : nil))
    default: break
    }
  }

  /// `{#id` and `#id}` at the end of a heading.
  private mutating func readHeadingEnd(_ content: Range<Int>) {
    guard let sign = line.last("#", before: content.upperBound), !line.isWide[sign] else { return }
    let end = line.wordEnd(at: sign + 1)
    let isOpen = line.isPlain("{", at: sign - 1)
    let isClosed = line.isPlain("}", at: content.upperBound - 1)
    // An id may be of any script.
    let rest = line.folded[sign + 1..<content.upperBound]
    guard end > sign + 1 || rest.first == PlainLine.other, isOpen != isClosed,
      !rest.contains(UInt8(ascii: " "))
    else {
      return
    }
    list.add(
      Slip(
        range: (isOpen ? sign - 1 : sign)..<content.upperBound, severity: .warning, id: "heading-id",
        message: isOpen ? "the id of the heading lacks its '}'" : "the id of the heading lacks its '{'",
        help: "write '{#id}' alone at the end of the heading",
        meant: rest.contains(PlainLine.other)
          ? nil : "{#\(line.ascii(sign + 1..<content.upperBound).filter { $0 != "}" })}"))
  }

  private static let boxes: Message = "write ':::note' on a line of its own, and ':::' behind the text"

  private var isParagraph: Bool { if case .paragraph = kind { true } else { false } }
}
