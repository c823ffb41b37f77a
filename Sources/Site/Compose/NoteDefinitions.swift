import Markdown

/// Where a page's notes are defined; looked up once, since a page may have as many notes as words.
struct NoteDefinitions {
  private var nodes: [String: Int]?

  /// The node that defines a note; of two the first.
  mutating func node(of label: String, in document: Document) -> Int? {
    if nodes == nil {
      nodes = Dictionary(
        document.nodes.indices.compactMap { node in
          if case .noteDefinition(let label) = document.nodes[node].kind { (label, node) } else { nil }
        }, uniquingKeysWith: { first, _ in first })
    }
    return nodes?[label]
  }
}
