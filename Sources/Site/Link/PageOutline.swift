import Jobs
import Markdown

/// The headings of a page and the ids that a link may name on it, gathered when somebody first asks.
final class PageOutline: Sendable {
  /// What is gathered.
  struct Gathered: Sendable {
    var headings: [PageEntry.Heading] = []
    var anchors: Set<String> = []
    /// The anchors, for mistyped ones.
    var fragments = FragmentNames([])
    /// What its texts were made of.
    var reads = Reads()
  }

  private let page: ParsedPage
  private let directives: Directives
  private let text: @Sendable (_ heading: Int, _ document: Document) -> String
  private let known = Lazy<Gathered>()

  /// The outline of a page.
  ///
  /// - Parameter text: What a reader reads of a heading.
  init(
    _ page: ParsedPage, _ directives: Directives,
    text: @escaping @Sendable (_ heading: Int, _ document: Document) -> String
  ) {
    self.page = page
    self.directives = directives
    self.text = text
  }

  var gathered: Gathered {
    let gathered = known.value {
      var (gathered, reads) = ReadLog.listen(gather)
      gathered.reads = reads
      return gathered
    }
    ReadLog.note(gathered.reads)
    return gathered
  }

  /// Ids that templates give to parts of a page.
  private static let reservedIDs = [
    "main", "page-corrections", "page-doubts", "page-notes", "page-parts", "page-related", "page-sources",
    "page-used-by",
  ]

  private func gather() -> Gathered {
    let document = page.document
    func text(_ heading: Int) -> String { self.text(heading, document) }
    let ids = HeadingID.all(in: document, reserved: Self.reservedIDs, text: text)
    var gathered = Gathered()
    for (number, node) in document.nodes.enumerated() {
      switch node.kind {
      case .heading(let level, _):
        guard let id = ids[number] else { continue }
        gathered.headings.append(PageEntry.Heading(node: number, level: level, id: id, text: text(number)))
        gathered.anchors.insert(id)
      case .directive(let directive): gathered.anchors.formUnion(directives.ids(of: directive))
      default: continue
      }
    }
    gathered.fragments = FragmentNames(gathered.anchors)
    return gathered
  }
}
