import Diagnostics
import Markdown

/// Finds markup of pandoc, GitHub, Quarto, VitePress, Docusaurus, Hugo and the like that nothing here reads.
///
/// Prose has dollars, carets and tildes too: each pattern asks for what only markup has around them.
struct ForeignMarkup {
  let line: PlainLine
  let kind: Node.Kind?
  /// The file, where the line is one of its lines.
  let file: SourceFile?
  var list: SlipList

  /// Reads a line of a block, or of a text that is none of the document.
  init(line: PlainLine, kind: Node.Kind?, file: SourceFile? = nil, list: SlipList) {
    self.line = line
    self.kind = kind
    self.file = file
    self.list = list
  }

  consuming func find() -> SlipList {
    readStart()
    for at in line.folded.indices where !line.isWide[at] && !line.isEscaped(at) {
      switch line.folded[at] {
      case UInt8(ascii: "^"): readCaret(at)
      case UInt8(ascii: "$"): readDollar(at)
      case UInt8(ascii: "{"): readBrace(at)
      case UInt8(ascii: "~"):
        readScript(at, "~", "a letter below the line")
        readStruck(at)
      case UInt8(ascii: "="): readMark(at, "=")
      case UInt8(ascii: "["): readWiki(at)
      case UInt8(ascii: ":"): readEmoji(at)
      case UInt8(ascii: "\\"): readFormula(at)
      case UInt8(ascii: "@"): readReference(at)
      case UInt8(ascii: "+"): readPair(at, "+", Self.inserted, help: Self.insertedHelp)
      case UInt8(ascii: "%"): readPair(at, "%", Self.comment, help: Self.commentHelp)
      case UInt8(ascii: "w"): readHost(at)
      default: break
      }
    }
    return list
  }
}
