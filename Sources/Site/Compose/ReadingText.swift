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

  /// Reads a page.
  init(_ page: LinkedPage, _ index: PageIndex) {
    let reader = PageText(page: page, index: index)
    let document = page.entry.parsed.document
    var sections = [Section()]
    var notes = Section(anchor: Self.notes)
    var start = 0
    func flush(to end: Int) {
      if start < end { sections[sections.count - 1].text.append(line: reader.text(of: start..<end)) }
    }
    let headings = Dictionary(
      page.entry.headings.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    var node = 0
    while node < document.nodes.count {
      let end = document.nodes[node].end
      switch document.nodes[node].kind {
      case .heading:
        flush(to: node)
        let heading = reader.line(in: node)
        sections.append(Section(anchor: headings[node]?.id, heading: heading))
        start = end
        node = end
      case .noteDefinition:
        flush(to: node)
        notes.text.append(line: reader.text(of: node + 1..<end))
        start = end
        node = end
      case .directive:
        flush(to: node)
        start = node
        if let own = page.directives[node]?.plainText(reader) {
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

extension String {
  /// Adds a text on a line of its own.
  fileprivate mutating func append(line: String) {
    let line = line.trimmed
    guard !line.isEmpty else { return }
    self += (isEmpty ? "" : "\n") + line
  }
}
