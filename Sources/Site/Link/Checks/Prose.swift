import Diagnostics
import Evidence
import Kinds
import Markdown

/// What readers read of a page as words, piece by piece, with the places where it was written: its text block by block,
/// the captions in its directives, and the texts of its front matter.
struct Prose {
  /// A run of words in which phrases are looked for.
  struct Piece {
    /// Where a part of the text was written.
    private enum Origin {
      /// A text node of the document.
      case node(Int)
      /// The file's own bytes from an offset on.
      case file(Int)
      /// A directive, whose words are not the page's own.
      case directive(Range<Int>)
    }

    private(set) var text = ""
    private var parts: [(start: Int, origin: Origin)] = []

    fileprivate mutating func append(_ literal: String, node: Int) {
      parts.append((text.utf8.count, .node(node)))
      text += literal
    }

    fileprivate mutating func append(_ words: String, directive range: Range<Int>) {
      parts.append((text.utf8.count, .directive(range)))
      text += words
      // What follows is the page's own again, whatever it is.
      parts.append((text.utf8.count, .file(range.upperBound)))
    }

    fileprivate mutating func append(joint: String) { text += joint }

    fileprivate init() {}

    fileprivate init(file: SourceFile, range: Range<Int>) {
      text = String(file.slice(range))
      parts = [(0, .file(range.lowerBound))]
    }

    /// The place of a part of the text; nil if a directive alone has put it there.
    func place(_ range: Range<Int>, in document: Document) -> SourcePlace? {
      // The end is that of the last byte, which may stand in another part than what follows.
      guard let first = origin(of: range.lowerBound, in: document),
        let last = origin(of: range.upperBound - 1, in: document)
      else { return nil }
      if first.isDirective, last.isDirective { return nil }
      return document.file.place(first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound))
    }

    /// Where a byte of the text was written.
    private func origin(of offset: Int, in document: Document) -> (range: Range<Int>, isDirective: Bool)? {
      guard let part = parts.last(where: { $0.start <= offset }) else { return nil }
      switch part.origin {
      case .node(let node):
        let start = document.sourceOffset(inText: node, utf8Offset: offset - part.start)
        return (start..<start + 1, false)
      case .file(let base):
        let start = base + offset - part.start
        return (start..<start + 1, false)
      case .directive(let range): return (range, true)
      }
    }
  }

  /// The attributes of directives that are read as words.
  private static let captions: Set<String> = ["alt", "caption", "subtitle", "title"]

  let entry: PageEntry
  let evidence: EvidenceBase

  private var document: Document { entry.parsed.document }

  /// The pieces in the order of the file.
  var pieces: [Piece] { frontMatter + text }

  /// The texts of the front matter that are the page's own.
  var frontMatter: [Piece] {
    let keys = entry.kind.keys.filter { $0.type == .text }
    return keys.compactMap { key in
      // What a translation inherits is the original's to answer for.
      guard let place = entry.parsed.frontMatter.word(key.name)?.place, place.file == entry.parsed.file,
        let range = place.range
      else { return nil }
      return Piece(file: place.file, range: range)
    }
  }

  private var text: [Piece] {
    // Between Chinese characters the end of a line is nothing, between words a space.
    let language = FigureLanguage(tag: entry.language)
    let lineEnd = language.isChinese ? "" : " "
    var pieces: [Piece] = []
    var piece = Piece()
    func close() {
      if !piece.text.isEmpty { pieces.append(piece) }
      piece = Piece()
    }
    for (number, node) in document.nodes.enumerated() {
      switch node.kind {
      case .text(let literal): piece.append(literal, node: number)
      case .softBreak, .lineBreak: piece.append(joint: lineEnd)
      // What is not words ends a phrase.
      case .code, .html: piece.append(joint: "\u{FFFC}")
      case .inlineDirective(let directive):
        // What readers see of a figure, whose unit may be a term; an end to the phrase for anything else.
        let words =
          FactMention(directive)?.words(evidence, language)
        piece.append(words ?? "\u{FFFC}", directive: node.range)
      case .paragraph, .heading, .tableCell, .directiveLabel, .item: close()
      case .directive(let directive):
        close()
        pieces += directive.attributes.filter { Self.captions.contains($0.name) }
          .map { Piece(file: document.file, range: $0.range) }
      default: break
      }
    }
    close()
    return pieces
  }
}
