public import Diagnostics

/// Reads Markdown: CommonMark 0.30 by libcmark, with tables, notes, directives and citations, and with emphasis and
/// line breaks that suit Chinese.
///
/// HTML comments are an editor's remarks: they are part of the document as `html` or `htmlBlock`, and a writer may drop
/// them (see ``HTMLWriter``).
public struct MarkdownParser: Sendable {
  /// The deepest nesting of container directives, and of lists that begin on one line.
  public static let deepestNesting = 100

  /// Whether what GitHub adds is read too: task lists, boxes `> [!NOTE]` and addresses without brackets.
  public var readsGitHub: Bool

  /// Creates a parser.
  public init(readsGitHub: Bool = false) {
    self.readsGitHub = readsGitHub
  }

  /// The document in a file's text from an offset on, such as the end of its front matter.
  ///
  /// Errors: `unclosed-directive`, `stray-directive-close`, `bad-attribute`, `directive-syntax`, `undefined-note`,
  /// `duplicate-note`, `nesting-too-deep`. Warnings: `bare-address`, `unused-note`, `ragged-table`, `url-punctuation`.
  public func parse(_ file: SourceFile, from bodyOffset: Int = 0) -> Diagnosed<Document> {
    let source = Array(file.text.utf8)
    let start = min(max(bodyOffset, 0), source.count)
    let (document, strays) = read(file, source, from: start, continuing: [])
    // Which indented lines go on with a paragraph is for libcmark to say: those that were taken for blocks before it had
    // seen them are scanned once more.
    return strays.isEmpty ? document : read(file, source, from: start, continuing: strays).document
  }

  private func read(
    _ file: SourceFile, _ source: [UInt8], from start: Int, continuing: Set<Int>
  ) -> (document: Diagnosed<Document>, strays: Set<Int>) {
    let text = LineScanner.markedText(source, from: start, continuing: continuing)
    guard let tree = CmarkTree(parsing: text.bytes) else {
      // libcmark gives no tree only when it has no memory.
      let nodes = [Node(kind: .document, range: start..<source.count, end: 1)]
      return (Diagnosed(Document(file: file, nodes: nodes)), [])
    }
    var builder = DocumentBuilder(
      file: file, text: text, body: start..<source.count, readsGitHub: readsGitHub)
    let document = builder.build(tree)
    return (document, builder.strayLines)
  }
}
