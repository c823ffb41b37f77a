/// Finishes the inlines of one paragraph, heading or cell: pairs `~~` and joins lines of Chinese.
struct InlineTidier {
  private let nodes: ArraySlice<Node>
  private let source: [UInt8]

  /// A `~~` in a text node.
  private struct Tildes {
    var node: Int
    /// Where it stands in the node's literal.
    var offset: Int
    var sourceOffset: Int
    var flanking: Flanking
    var parent: Int
    var use = Use.text
  }

  private enum Use { case text, open, close }

  private init(nodes: ArraySlice<Node>, source: [UInt8]) {
    self.nodes = nodes
    self.source = source
  }

  /// Rewrites the nodes from an index to the end.
  static func tidy(_ nodes: inout [Node], from first: Int, source: [UInt8]) {
    // A copy of these few nodes alone: a slice would have the whole document copied on the first change.
    var own = Array(nodes[first...])
    for index in own.indices { own[index].end -= first }
    let tidier = InlineTidier(nodes: own[...], source: source)
    let tildes = tidier.tildes()
    let joined = LineJoiner.breaks(in: own, from: 0)
    guard !joined.isEmpty || tildes.contains(where: { $0.use != .text }) else { return }
    nodes.removeSubrange(first...)
    for var node in tidier.rebuilt(tildes, without: joined) {
      node.end += first
      nodes.append(node)
    }
  }

  // MARK: Strikethrough

  private func tildes() -> [Tildes] {
    var found: [Tildes] = []
    var open: [Int] = []
    var openers: [Int: [Int]] = [:]
    for index in nodes.indices {
      while let top = open.last, nodes[top].end <= index { open.removeLast() }
      if case .text(let literal) = nodes[index].kind, literal.utf8.contains(UInt8(ascii: "~")) {
        for var run in runs(literal, index) {
          run.parent = open.last ?? -1
          if run.flanking.canClose, let opener = openers[run.parent]?.popLast() {
            found[opener].use = .open
            run.use = .close
          } else if run.flanking.canOpen {
            openers[run.parent, default: []].append(found.count)
          }
          found.append(run)
        }
      }
      if nodes[index].end > index + 1 { open.append(index) }
    }
    return found
  }

  /// The runs of exactly two tildes in a text that are not escaped.
  private func runs(_ literal: String, _ node: Int) -> [Tildes] {
    let bytes = Array(literal.utf8)
    let range = nodes[node].range
    let isExact = range.count == bytes.count
    let offsets = isExact ? [] : TextAlignment.offsets(of: bytes, in: source, range)
    func place(_ index: Int) -> Int { isExact ? range.lowerBound + index : offsets[index] }
    var found: [Tildes] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "~") else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index] == UInt8(ascii: "~") { index += 1 }
      let at = place(start)
      guard index - start == 2, at + 2 <= source.count, source[at] == UInt8(ascii: "~"),
        source[at + 1] == UInt8(ascii: "~"), at == 0 || source[at - 1] != UInt8(ascii: "~")
      else { continue }
      var beside = Flanking.Neighbours(of: at..<at + 2, in: source, bounds: 0..<source.count)
      if start == 0, node > nodes.startIndex, isMarker(node - 1), nodes[node - 1].range.upperBound == at {
        beside.before = .cjk
      }
      if index == bytes.count, node + 1 < nodes.endIndex, isMarker(node + 1) { beside.after = .cjk }
      found.append(
        Tildes(
          node: node, offset: start, sourceOffset: at, flanking: .amended(UInt8(ascii: "~"), beside),
          parent: -1))
    }
    return found
  }

  private func isMarker(_ node: Int) -> Bool {
    switch nodes[node].kind {
    case .inlineDirective, .citation, .noteReference: true
    default: false
    }
  }

  // MARK: Rebuilding

  private func rebuilt(_ tildes: [Tildes], without joined: [Int]) -> [Node] {
    let base = nodes.startIndex
    var result: [Node] = []
    // Open nodes: the new index, and the old end; strikethroughs are closed by their tildes.
    var open: [(new: Int, end: Int)] = []
    var strikes: [Int] = []
    var nextTildes = 0
    var nextJoined = 0
    func close(_ new: Int) { result[new].end = base + result.count }
    for index in nodes.indices {
      while let top = open.last, top.end <= index {
        close(top.new)
        open.removeLast()
      }
      if nextJoined < joined.count, joined[nextJoined] == index {
        nextJoined += 1
        continue
      }
      let node = nodes[index]
      guard case .text(let literal) = node.kind, nextTildes < tildes.count, tildes[nextTildes].node == index
      else {
        result.append(Node(kind: node.kind, range: node.range, end: base + result.count + 1))
        if node.end > index + 1 { open.append((result.count - 1, node.end)) }
        continue
      }
      let bytes = Array(literal.utf8)
      var from = 0
      var sourceFrom = node.range.lowerBound
      func addText(upTo end: Int, _ sourceEnd: Int) {
        guard end > from else { return }
        let range = sourceFrom..<max(sourceFrom, sourceEnd)
        result.append(Node(kind: .text(bytes.string(from..<end)), range: range, end: base + result.count + 1))
      }
      while nextTildes < tildes.count, tildes[nextTildes].node == index {
        let run = tildes[nextTildes]
        nextTildes += 1
        guard run.use != .text else { continue }
        addText(upTo: run.offset, run.sourceOffset)
        from = run.offset + 2
        sourceFrom = run.sourceOffset + 2
        if run.use == .open {
          strikes.append(result.count)
          result.append(
            Node(kind: .strikethrough, range: run.sourceOffset..<sourceFrom, end: base + result.count + 1))
        } else if let strike = strikes.popLast() {
          result[strike].range = result[strike].range.lowerBound..<sourceFrom
          close(strike)
        }
      }
      addText(upTo: bytes.count, node.range.upperBound)
    }
    while let top = open.popLast() { close(top.new) }
    return result
  }
}
