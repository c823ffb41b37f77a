import Markdown

/// A page's text as its reader reads it, in the parts that its headings make, without what generated lists repeat of
/// other pages.
struct ReadingText {
  /// A heading with the text up to the next one.
  struct Section {
    /// The heading's id; nil for what stands before the first heading.
    var anchor: String?
    var heading = ""
    var text = ""
  }

  /// The id that the article's template gives to its notes.
  private static let notes = "page-notes"

  /// The sections in order, the page's notes last.
  let sections: [Section]

  /// Reads the page of a context.
  init(_ context: ComposeContext, words: [String: String]) {
    let page = context.page
    let document = page.entry.source.document
    var sections = [Section()]
    var notes = Section(anchor: Self.notes)
    func text(of range: Range<Int>) -> String {
      var inline = range.lazy.filter { document.nodes[$0].isInlineDirective }.makeIterator()
      return document.plainText(of: range) { _ in
        inline.next().flatMap { page.directives[$0] }?.plainText(context, words: words) ?? ""
      }
    }
    var start = 0
    func flush(to end: Int) {
      if start < end { sections[sections.count - 1].text.append(line: text(of: start..<end)) }
    }
    let headings = Dictionary(
      page.entry.headings.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    var node = 0
    while node < document.nodes.count {
      let end = document.nodes[node].end
      switch document.nodes[node].kind {
      case .heading:
        flush(to: node)
        let heading = text(of: node + 1..<end)
        sections.append(Section(anchor: headings[node]?.id, heading: heading))
        start = end
        node = end
      case .noteDefinition:
        flush(to: node)
        notes.text.append(line: text(of: node + 1..<end))
        start = end
        node = end
      case .directive:
        flush(to: node)
        start = node
        if let own = page.directives[node]?.plainText(context, words: words) {
          sections[sections.count - 1].text.append(line: own)
        }
        node += 1
      default: node += 1
      }
    }
    flush(to: document.nodes.count)
    self.sections = (sections + [notes]).filter { !$0.heading.isEmpty || !$0.text.isEmpty }
  }
}

extension Node {
  fileprivate var isInlineDirective: Bool { if case .inlineDirective = kind { true } else { false } }
}

extension String {
  /// Adds a text on a line of its own.
  fileprivate mutating func append(line: String) {
    let line = line.trimmed
    guard !line.isEmpty else { return }
    self += (isEmpty ? "" : "\n") + line
  }
}
