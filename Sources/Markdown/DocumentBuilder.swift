import Diagnostics

/// Turns libcmark's tree of a marked text into a document.
struct DocumentBuilder {
  let file: SourceFile
  var text: MarkedText
  var nodes: [Node] = []
  var diagnostics: [Diagnostic] = []
  var notes = NoteLedger()
  /// The lines with block markers that libcmark has left in a paragraph, by where their content begins.
  var strayLines: Set<Int> = []

  /// An open node of the document.
  struct Frame {
    enum Role: Equatable {
      /// A node of libcmark's tree.
      case node
      /// A container directive, closed by as many colons.
      case directive(colons: Int)
      /// A leaf directive, closed behind its label.
      case leaf
      /// A node of libcmark's that has no counterpart, such as the list around notes.
      case hidden
      case table
      case row
    }
    var node: Int
    var role: Role
    /// Whether it is a link written `<…>`.
    var isAutolink = false
  }

  /// The table being put together from headings.
  struct OpenTable {
    var alignments: [Node.Alignment]
    /// The cells still to come of the current row.
    var cells: [Range<Int>] = []
    var filled = 0
    var isHead = true
  }

  var frames: [Frame] = []
  var table: OpenTable?
  /// The label that the next heading holds.
  var label: Range<Int>?
  /// How many of the next headings belong to a row without a table and are dropped.
  var strayCells = 0
  var directiveDepth = 0
  /// Openers beyond the deepest nesting, whose closers are still to come.
  var ignoredOpeners = 0

  var prefix = ContainerPrefix()
  var leaf = Leaf()
  /// The source end of the last inline read.
  var lastEnd = 0
  /// The end in libcmark's text of a block marker found among inlines, whose tail is dropped.
  var skipUntil = 0

  /// The paragraph, heading or cell whose inlines are being read.
  struct Leaf {
    var isOpen = false
    var lines = LeafLines()
    var firstNode = 0
    /// Whether something in it has to be looked at again.
    var hasTildes = false
    var hasLineEnds = false
  }

  let lineStarts: [Int]
  let readsGitHub: Bool

  init(file: SourceFile, text: MarkedText, body: Range<Int>, readsGitHub: Bool) {
    self.file = file
    self.readsGitHub = readsGitHub
    self.text = text
    var starts = [0]
    starts.reserveCapacity(text.bytes.count / 64)
    let newline = ASCIISet("\n")
    while let start = starts.last {
      let end = text.bytes.firstIndex(of: newline, in: start..<text.bytes.count)
      guard end < text.bytes.count else { break }
      starts.append(end + 1)
    }
    lineStarts = starts
    nodes.reserveCapacity(text.bytes.count / 32)
    nodes.append(Node(kind: .document, range: body, end: 1))
  }

  /// Walks the tree to its end.
  mutating func build(_ tree: consuming CmarkTree) -> Diagnosed<Document> {
    while let step = tree.next() {
      switch step {
      case .enter(let kind): enter(kind, tree)
      case .exit(let kind): exit(kind, tree)
      }
    }
    nodes[0].end = nodes.count
    var diagnostics = diagnostics
    notes.move(&nodes)
    notes.settleLabels(&nodes)
    if readsGitHub { diagnostics += GitHubMarkup.read(&nodes, in: file) }
    DocumentRanges.widen(&nodes)
    diagnostics += notes.diagnostics(in: file)
    return Diagnosed(Document(file: file, nodes: nodes), diagnostics)
  }

  mutating func report(
    _ severity: Diagnostic.Severity, _ id: String, _ message: Message, help: Message? = nil,
    at range: Range<Int>, meant: String? = nil, mended: Range<Int>? = nil
  ) {
    let place = file.place(mended ?? range)
    diagnostics.append(
      Diagnostic(
        severity, id, message, help: help, at: file.place(range), mend: meant.map { Mend(place, $0) }))
  }

  // MARK: Places

  /// A block's range in libcmark's text.
  func output(_ place: CmarkTree.Place) -> Range<Int> {
    let start = offset(place.startLine, place.startColumn - 1)
    return start..<max(start, offset(place.endLine, place.endColumn))
  }

  func offset(_ line: Int, _ column: Int) -> Int {
    guard line >= 1, line <= lineStarts.count else { return text.bytes.count }
    return min(lineStarts[line - 1] + max(column, 0), lineEnd(line))
  }

  func lineRange(_ line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return 0..<0 }
    return lineStarts[line - 1]..<lineEnd(line)
  }

  func lineEnd(_ line: Int) -> Int {
    line < lineStarts.count ? lineStarts[line] : text.bytes.count
  }

  // MARK: Nodes

  mutating func open(_ kind: Node.Kind, _ range: Range<Int>, role: Frame.Role = .node) {
    nodes.append(Node(kind: kind, range: range, end: nodes.count + 1))
    frames.append(Frame(node: nodes.count - 1, role: role))
  }

  mutating func add(_ kind: Node.Kind, _ range: Range<Int>) {
    nodes.append(Node(kind: kind, range: range, end: nodes.count + 1))
  }

  /// Closes the innermost open node.
  @discardableResult
  mutating func close() -> Frame? {
    guard let frame = frames.popLast() else { return nil }
    if frame.role != .hidden { nodes[frame.node].end = nodes.count }
    return frame
  }

  /// The innermost block's kind.
  private var innermost: Node.Kind { frames.last.map { nodes[$0.node].kind } ?? .document }

  // MARK: Walking

  private mutating func enter(_ kind: CmarkTree.Kind, _ tree: borrowing CmarkTree) {
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .link, .image:
      enterInline(kind, tree)
      return
    case .document: return
    default: break
    }
    let output = output(tree.place)
    let range = text.sourceRange(output)
    var marker: Int?
    if kind == .htmlBlock {
      marker = text.soleMarker(tree.literal)
      if let marker, continueTable(marker) { return }
    }
    if kind != .heading { endTable() }
    switch kind {
    case .blockQuote:
      open(.blockQuote, range)
      let line = tree.place.startLine
      prefix.enterQuote(text.bytes, line: line, lineRange(line))
    case .list: open(.list(tree.list), range)
    case .item:
      open(.item, range)
      let line = tree.place.startLine
      prefix.enterItem(text.bytes, line: line, lineRange(line))
    case .codeBlock:
      add(.codeBlock(info: text.restored(tree.info), literal: text.restored(tree.literal)), range)
    case .htmlBlock:
      if let marker {
        enterMarker(marker)
      } else {
        addHTMLBlock(tree, from: output.lowerBound)
      }
    case .paragraph:
      var isTight = tree.isTight
      if frames.last?.role != .node { isTight = false }
      if case .noteDefinition = innermost { isTight = false }
      open(.paragraph(tight: isTight), range)
      openLeaf(output, tree)
    case .heading:
      enterHeading(range, tree)
      openLeaf(output, tree)
    case .thematicBreak: add(.thematicBreak, range)
    default: break
    }
  }

  private mutating func exit(_ kind: CmarkTree.Kind, _ tree: borrowing CmarkTree) {
    switch kind {
    case .emphasis, .strong, .link, .image:
      exitInline(kind, tree)
      return
    case .document:
      closeDirectives()
      return
    case .paragraph, .heading:
      closeLeaf()
      let frame = close()
      if kind == .heading, let frame { closeHeading(frame) }
      return
    default: break
    }
    closeDirectives()
    guard let frame = close() else { return }
    if kind == .blockQuote || kind == .item { prefix.leave() }
    if kind == .list { notes.closeList(frame.node, in: nodes) }
  }

  /// Adds raw HTML; libcmark takes the end of a block that ends within a line for the end of the line before.
  private mutating func addHTMLBlock(_ tree: borrowing CmarkTree, from start: Int) {
    let literal = tree.literal
    let lines = literal.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let end = trimmedEnd(of: tree.place.startLine + max(lines, 1) - 1)
    add(.htmlBlock(text.restored(literal)), text.sourceRange(start..<max(start, end)))
  }

  // MARK: Headings, labels and cells

  private mutating func enterHeading(_ range: Range<Int>, _ tree: borrowing CmarkTree) {
    if let labelRange = label {
      label = nil
      open(.directiveLabel, labelRange)
    } else if strayCells > 0 {
      strayCells -= 1
      open(.paragraph(tight: false), range, role: .hidden)
    } else if var table, table.filled < table.cells.count {
      open(.tableCell(table.alignments[table.filled]), table.cells[table.filled])
      table.filled += 1
      self.table = table
    } else {
      endTable()
      open(.heading(level: tree.headingLevel, id: nil), range)
    }
  }

  private mutating func closeHeading(_ frame: Frame) {
    if frame.role == .hidden {
      nodes.removeSubrange(frame.node...)
      return
    }
    if case .heading(let level, nil) = nodes[frame.node].kind, let id = takeHeadingID(frame.node) {
      nodes[frame.node].kind = .heading(level: level, id: id)
    }
    if frames.last?.role == .leaf { close() }
  }

  /// Takes `{#id}` off the end of a heading's text.
  private mutating func takeHeadingID(_ heading: Int) -> String? {
    guard nodes.count > heading + 1, case .text(let literal) = nodes[nodes.count - 1].kind,
      literal.hasSuffix("}"),
      let open = literal.utf8.lastIndex(of: UInt8(ascii: "{"))
    else { return nil }
    let range = nodes[nodes.count - 1].range
    let tail = Array(literal.utf8[open...])
    let id = tail.dropFirst(2).dropLast()
    guard tail.count > 3, tail[1] == UInt8(ascii: "#"),
      id.allSatisfy({ !$0.isBlank && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\"") }),
      text.source.has(tail, at: range.upperBound - tail.count),
      range.upperBound - tail.count == 0
        || text.source[range.upperBound - tail.count - 1] != UInt8(ascii: "\\")
    else { return nil }
    var rest = Substring(literal[..<open])
    var end = range.upperBound - tail.count
    while let last = rest.utf8.last, last.isBlank {
      rest.removeLast()
      end -= 1
    }
    // A closing run of numbers before the id would be text to libcmark; the id stands in the heading's own end.
    if rest.isEmpty {
      if nodes[nodes.count - 1].end == nodes.count, parentOfLast(in: heading) == heading {
        nodes.removeLast()
      }
    } else {
      nodes[nodes.count - 1].kind = .text(String(rest))
      nodes[nodes.count - 1].range = range.lowerBound..<max(range.lowerBound, end)
    }
    nodes[heading].end = nodes.count
    return String(decoding: id, as: UTF8.self)
  }

  /// The heading itself if the last node is its child, otherwise something else.
  private func parentOfLast(in heading: Int) -> Int {
    var child = heading + 1
    while child < nodes.count {
      if child == nodes.count - 1 { return heading }
      child = nodes[child].end
    }
    return -1
  }
}
