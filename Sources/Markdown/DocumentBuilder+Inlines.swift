import Diagnostics

/// Inlines: their places, and the markers among them.
extension DocumentBuilder {
  mutating func enterInline(_ kind: CmarkTree.Kind, _ tree: borrowing CmarkTree) {
    guard leaf.isOpen else { return }
    if isInTail, !kind.isLeaf {
      // The frame is that of the node around it, which takes what follows the tail.
      frames.append(Frame(node: frames.last?.node ?? 0, role: .hidden))
      return
    }
    switch kind {
    case .softBreak, .lineBreak: addBreak(kind)
    case .text: addText(tree)
    case .code: addCode(tree)
    case .html: addHTML(tree)
    case .emphasis: open(.emphasis, lastEnd..<lastEnd)
    case .strong: open(.strong, lastEnd..<lastEnd)
    default:
      let link = Node.Link(destination: text.restored(tree.destination), title: text.restored(tree.title))
      let start = text.sourceStart(start(tree.place))
      open(kind == .link ? .link(link) : .image(link), start..<start)
    }
  }

  mutating func exitInline(_ kind: CmarkTree.Kind, _ tree: borrowing CmarkTree) {
    guard leaf.isOpen, let frame = frames.last else { return }
    if frame.role == .hidden {
      frames.removeLast()
      return
    }
    let hasChildren = nodes.count > frame.node + 1
    let first = hasChildren ? nodes[frame.node + 1].range.lowerBound : nodes[frame.node].range.lowerBound
    switch kind {
    case .emphasis, .strong:
      let width = kind == .strong ? 2 : 1
      nodes[frame.node].range = max(0, first - width)..<max(first, min(lastEnd + width, text.source.count))
      leaf.lines.advance(to: text.pastSigns(leaf.lines.cursor) + width)
      close()
    default:
      if hasChildren {
        nodes[frame.node].range = max(0, first - (kind == .image ? 2 : 1))..<max(first, lastEnd)
      }
      if frame.isAutolink {
        leaf.lines.advance(to: text.pastSigns(leaf.lines.cursor) + 1)
        nodes[frame.node].range = max(0, first - 1)..<max(first, min(lastEnd + 1, text.source.count))
      } else {
        let place = tree.place
        let end = leaf.lines.offset(line: place.endLine, column: place.endColumn + 1)
        leaf.lines.advance(to: end)
        let start = nodes[frame.node].range.lowerBound
        nodes[frame.node].range = start..<max(start, lastEnd, text.sourceEnd(end))
      }
      closeLink(frame)
    }
    lastEnd = max(lastEnd, nodes[frame.node].range.upperBound)
  }

  /// Whether the lines are read that follow a block marker within a paragraph.
  private var isInTail: Bool { leaf.lines.cursor < skipUntil }

  private func start(_ place: CmarkTree.Place) -> Int {
    leaf.lines.offset(line: place.startLine, column: place.startColumn)
  }

  // MARK: Text

  private mutating func addBreak(_ kind: CmarkTree.Kind) {
    let range = leaf.lines.lineEnd()
    guard range.upperBound > skipUntil else { return }
    add(kind == .softBreak ? .softBreak : .lineBreak, text.sourceRange(range))
    lastEnd = nodes[nodes.count - 1].range.upperBound
    if kind == .softBreak { leaf.hasLineEnds = true }
  }

  private mutating func addText(_ tree: borrowing CmarkTree) {
    let place = tree.place
    var start = start(place)
    if addPlainText(tree, at: max(start, leaf.lines.cursor)) { return }
    let literal = tree.literal
    if literal.utf8.first == UInt8(ascii: "`") {
      // libcmark puts backticks that open no code where they end.
      let ticks = literal.utf8.prefix { $0 == UInt8(ascii: "`") }.count
      if start >= ticks,
        text.bytes.has([UInt8](repeating: UInt8(ascii: "`"), count: ticks), at: start - ticks)
      {
        start -= ticks
      }
    }
    // It leaves a run where it began when the first part of it has closed something.
    start = max(start, leaf.lines.cursor)
    let end = max(start, leaf.lines.offset(line: place.endLine, column: place.endColumn + 1))
    if start < skipUntil { return }
    if isAutolink(literal, start) {
      frames[frames.count - 1].isAutolink = true
      addText(Array(text.restored(literal).utf8), from: start, to: start + literal.utf8.count)
      return
    }
    guard text.mayHoldSign(literal) else {
      addText(Array(literal.utf8), from: start, to: end)
      return
    }
    let parts = text.parts(of: literal)
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let bytes):
        var until = end
        if index + 1 < parts.count, case .marker(let next) = parts[index + 1] {
          until = text.markers[next].output.lowerBound
        }
        addText(bytes, from: start, to: max(start, until))
      case .marker(let number):
        addMarker(number)
        start = text.markers[number].output.upperBound
      }
    }
  }

  /// Adds a text that stands in libcmark's text as it reads; gives false if it does not.
  private mutating func addPlainText(_ tree: borrowing CmarkTree, at start: Int) -> Bool {
    let isBesideAngle = start > 0 && text.bytes[start - 1] == UInt8(ascii: "<")
    guard start >= skipUntil, !isBesideAngle,
      let plain = tree.plainLiteral(at: start, in: text.bytes, text.signs.start[0], text.signs.space[0])
    else { return false }
    let output = start..<start + plain.count
    if plain.hasTildes { leaf.hasTildes = true }
    guard plain.maySign else {
      addPlainText(output)
      return true
    }
    guard let pieces = text.pieces(of: output) else { return false }
    for piece in pieces {
      switch piece {
      case .text(let range): addPlainText(range)
      case .marker(let number): addMarker(number)
      }
    }
    return true
  }

  private mutating func addPlainText(_ output: Range<Int>) {
    leaf.lines.advance(to: output.upperBound)
    // A piece of the file's own text need not be looked through for faults in its encoding once more.
    if let range = text.copiedRange(output) {
      add(.text(String(file.slice(range))), range)
    } else {
      add(.text(text.bytes.string(output)), text.sourceRange(output))
    }
    lastEnd = nodes[nodes.count - 1].range.upperBound
  }

  /// Adds text that lies in a range of libcmark's text, at the place where it is found there.
  private mutating func addText(_ literal: [UInt8], from start: Int, to end: Int) {
    let start = min(text.pastSigns(start), end)
    var output = start..<end
    if let end = text.end(of: literal, at: start) {
      output = start..<end
    } else if end - start < literal.count, leaf.isOpen,
      let found = text.bytes.firstIndex(
        of: literal, in: leaf.lines.cursor..<min(end + literal.count, text.bytes.count))
    {
      // libcmark leaves the place of a run as it was when part of it has been used up.
      output = found..<found + literal.count
    }
    output = withoutLineEnd(output, literal)
    leaf.lines.advance(to: output.upperBound)
    if literal.contains(UInt8(ascii: "~")) { leaf.hasTildes = true }
    let range = text.sourceRange(output)
    add(.text(String(decoding: literal, as: UTF8.self)), range)
    lastEnd = range.upperBound
  }

  /// A text's range, cut where libcmark lets it end behind backticks that opened no code, and at the line's end.
  private func withoutLineEnd(_ output: Range<Int>, _ literal: [UInt8]) -> Range<Int> {
    var end = output.upperBound
    let ticks = literal.reversed().prefix { $0 == UInt8(ascii: "`") }.count
    let run = [UInt8](repeating: UInt8(ascii: "`"), count: ticks)
    if ticks > 0, end - 2 * ticks >= output.lowerBound, !text.bytes.has(run, at: end - ticks),
      text.bytes.has(run, at: end - 2 * ticks)
    {
      end -= ticks
    }
    return output.lowerBound..<(text.bytes.index(of: UInt8(ascii: "\n"), in: output.lowerBound..<end) ?? end)
  }

  private mutating func addMarker(_ number: Int) {
    let marker = text.markers[number]
    leaf.lines.advance(to: marker.output.upperBound)
    report(marker.faults)
    switch marker.meaning {
    case .inlineDirective(let directive): add(.inlineDirective(directive), marker.range)
    case .citation(let citations): add(.citation(citations), marker.range)
    case .noteReference(let label):
      add(.noteReference(label: label), marker.range)
      notes.refer(label, marker.range)
    default: add(.text(text.source.string(marker.range)), marker.range)
    }
    lastEnd = marker.range.upperBound
  }

  // MARK: Code and HTML

  private mutating func addCode(_ tree: borrowing CmarkTree) {
    let place = tree.place
    let start = start(place)
    let bytes = text.bytes
    var open = start
    while open > 0, bytes[open - 1] == UInt8(ascii: "`") { open -= 1 }
    let ticks = start - open
    var end = start
    var run = 0
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "`") {
        run += 1
      } else {
        if run == ticks { break }
        run = 0
      }
      end += 1
    }
    if start < skipUntil { return }
    leaf.lines.span(to: end, lineEnds: place.endLine - place.startLine)
    add(.code(text.restored(tree.literal)), text.sourceRange(open..<end))
    lastEnd = nodes[nodes.count - 1].range.upperBound
  }

  private mutating func addHTML(_ tree: borrowing CmarkTree) {
    let place = tree.place
    let literal = tree.literal
    let start = start(place)
    if start < skipUntil { return }
    if let number = text.soleMarker(literal) {
      let marker = text.markers[number]
      leaf.lines.advance(to: marker.output.upperBound)
      add(.text(text.source.string(marker.range)), marker.range)
      lastEnd = marker.range.upperBound
      strayLines.insert(marker.range.lowerBound)
      skipTail(of: marker)
      return
    }
    let end = leaf.lines.offset(from: start, past: literal.utf8.count)
    leaf.lines.span(to: end, lineEnds: place.endLine - place.startLine)
    add(.html(text.restored(literal)), text.sourceRange(start..<end))
    lastEnd = nodes[nodes.count - 1].range.upperBound
  }

  /// Has the lines dropped that follow a block marker within a paragraph.
  private mutating func skipTail(of marker: Marker) {
    var end = marker.output.upperBound
    for _ in 0..<marker.tailLines {
      guard end < text.bytes.count else { break }
      end = text.bytes.index(of: UInt8(ascii: "\n"), in: end + 1..<text.bytes.count) ?? text.bytes.count
    }
    skipUntil = marker.tailLines > 0 ? end : 0
  }

  // MARK: Links

  private func isAutolink(_ literal: String, _ start: Int) -> Bool {
    guard start > 0, text.bytes[start - 1] == UInt8(ascii: "<"), let frame = frames.last,
      frame.node == nodes.count - 1, case .link(let link) = nodes[frame.node].kind
    else { return false }
    let restored = text.restored(literal)
    return link.destination == restored || link.destination == "mailto:" + restored
  }

  /// Closes a link or picture, cutting full-width punctuation off the end of a web address.
  private mutating func closeLink(_ frame: Frame) {
    let isImage: Bool
    var link: Node.Link
    switch nodes[frame.node].kind {
    case .link(let value): (isImage, link) = (false, value)
    case .image(let value): (isImage, link) = (true, value)
    default: return
    }
    let count = URLPunctuation.trailingBytes(link.destination)
    guard count > 0 else {
      close()
      return
    }
    let tail = Array(link.destination.utf8.suffix(count))
    link.destination = String(decoding: link.destination.utf8.dropLast(count), as: UTF8.self)
    nodes[frame.node].kind = isImage ? .image(link) : .link(link)
    var place = nodes[frame.node].range
    if frame.isAutolink, case .text(let shown) = nodes[nodes.count - 1].kind {
      let range = nodes[nodes.count - 1].range
      place = max(range.lowerBound, range.upperBound - count)..<range.upperBound
      nodes[nodes.count - 1].kind = .text(String(decoding: shown.utf8.dropLast(count), as: UTF8.self))
      nodes[nodes.count - 1].range = range.lowerBound..<place.lowerBound
      nodes[frame.node].range = nodes[frame.node].range.lowerBound..<place.lowerBound
      close()
      add(.text(String(decoding: tail, as: UTF8.self)), place)
    } else {
      if let found = text.source.firstIndex(of: tail, in: place) { place = found..<found + count }
      close()
    }
    report(
      .warning, "url-punctuation",
      "the address ends in '\(String(decoding: tail, as: UTF8.self))', which is not taken as part of it",
      help: "put the punctuation behind the link", at: place)
  }
}
