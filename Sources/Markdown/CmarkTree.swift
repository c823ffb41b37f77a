import Ccmark

/// The tree libcmark made of a text, walked once from front to back; it owns the C memory.
struct CmarkTree: ~Copyable {
  /// What libcmark takes a node for.
  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, html, emphasis, strong, link, image

    /// Whether it is entered only, as it has no children.
    var isLeaf: Bool {
      switch self {
      case .codeBlock, .htmlBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .html: true
      default: false
      }
    }
  }

  /// One step of the walk.
  enum Step {
    case enter(Kind)
    case exit(Kind)
  }

  /// Lines and columns as libcmark gives them: from 1, in bytes, the end inclusive.
  struct Place {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
  }

  private let root: OpaquePointer
  private var current: OpaquePointer
  private var started = false
  private var leaving = false

  /// Parses a text; nil when libcmark gives no tree.
  init?(parsing text: [UInt8]) {
    let parsed = text.withUnsafeBytes { bytes in
      // Source positions make libcmark count the lines within code spans and raw HTML.
      cmark_parse_document(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, CMARK_OPT_SOURCEPOS)
    }
    guard let parsed else { return nil }
    root = parsed
    current = parsed
  }

  deinit { cmark_node_free(root) }

  /// Goes one step on; nil after the document has been left.
  mutating func next() -> Step? {
    if !started {
      started = true
      return .enter(kind)
    }
    if !leaving, !kind.isLeaf {
      if let child = cmark_node_first_child(current) {
        current = child
        return .enter(kind)
      }
      leaving = true
      return .exit(kind)
    }
    if current == root { return nil }
    if let sibling = cmark_node_next(current) {
      current = sibling
      leaving = false
      return .enter(kind)
    }
    guard let parent = cmark_node_parent(current) else { return nil }
    current = parent
    leaving = true
    return .exit(kind)
  }

  // MARK: The current node

  private var kind: Kind {
    Self.kind(of: current)
  }

  var place: Place {
    Place(
      startLine: Int(cmark_node_get_start_line(current)),
      startColumn: Int(cmark_node_get_start_column(current)),
      endLine: Int(cmark_node_get_end_line(current)), endColumn: Int(cmark_node_get_end_column(current)))
  }

  var headingLevel: Int { Int(cmark_node_get_heading_level(current)) }

  var list: Node.List {
    let ordered = cmark_node_get_list_type(current) == CMARK_ORDERED_LIST
    return Node.List(
      start: ordered ? Int(cmark_node_get_list_start(current)) : nil,
      isTight: cmark_node_get_list_tight(current) != 0)
  }

  /// Whether the paragraph stands in an item of a tight list.
  var isTight: Bool {
    guard let parent = cmark_node_parent(current), let list = cmark_node_parent(parent) else { return false }
    return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
  }

  /// How many line ends libcmark saw within the current node's inlines, and whether there are links.
  var lineEnds: (count: Int, hasLinks: Bool) {
    var count = 0
    var hasLinks = false
    var node = cmark_node_first_child(current)
    while let here = node {
      switch Self.kind(of: here) {
      case .softBreak, .lineBreak: count += 1
      case .code, .html: count += Int(cmark_node_get_end_line(here) - cmark_node_get_start_line(here))
      case .link, .image: hasLinks = true
      default: break
      }
      if let child = cmark_node_first_child(here) {
        node = child
        continue
      }
      var up: OpaquePointer? = here
      node = nil
      while let at = up, at != current {
        if let sibling = cmark_node_next(at) {
          node = sibling
          break
        }
        up = cmark_node_parent(at)
      }
    }
    return (count, hasLinks)
  }

  var literal: String { string(cmark_node_get_literal(current)) }

  /// How much of a text the current node's literal takes up at an offset, and whether there are tildes in it.
  ///
  /// Nil unless it stands there as it is, without backticks at its ends, which want a closer look. Nearly every text
  /// does, and needs no copy to be compared. Signs, whose first bytes are given, may be among it.
  func plainLiteral(at offset: Int, in text: [UInt8], _ sign: UInt8, _ other: UInt8)
    -> (count: Int, hasTildes: Bool, maySign: Bool)?
  {
    guard let literal = cmark_node_get_literal(current), offset >= 0 else { return nil }
    let backtick = CChar(bitPattern: UInt8(ascii: "`"))
    return text.withUnsafeBufferPointer { bytes in
      guard literal[0] != 0, literal[0] != backtick else { return nil }
      var hasTildes = false
      var maySign = false
      var count = 0
      while literal[count] != 0 {
        let byte = UInt8(bitPattern: literal[count])
        guard offset + count < bytes.count, bytes[offset + count] == byte else { return nil }
        if byte == sign || byte == other { maySign = true }
        if byte == UInt8(ascii: "~") { hasTildes = true }
        count += 1
      }
      return literal[count - 1] == backtick ? nil : (count, hasTildes, maySign)
    }
  }

  var info: String { string(cmark_node_get_fence_info(current)) }
  var destination: String { string(cmark_node_get_url(current)) }
  var title: String { string(cmark_node_get_title(current)) }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .text
    }
  }
}
