/// Paragraphs, headings and cells: the lines their inlines stand on.
extension DocumentBuilder {
  /// Begins a block's inlines: finds the lines that its content stands on.
  mutating func openLeaf(_ output: Range<Int>, _ tree: borrowing CmarkTree) {
    let place = tree.place
    let bytes = text.bytes
    var start = output.lowerBound
    var lastLine = place.endLine
    if start < bytes.count, bytes[start] == UInt8(ascii: "#"), place.startLine == place.endLine,
      isHeadingFrame
    {
      while start < bytes.count, bytes[start] == UInt8(ascii: "#") { start += 1 }
      while start < bytes.count, bytes[start].isBlank { start += 1 }
    } else if isHeadingFrame, lastLine > place.startLine {
      let underline = underline(from: place.startLine + 1, to: lastLine)
      lastLine = underline - 1
      if let frame = frames.last {
        let start = nodes[frame.node].range.lowerBound
        let end = text.sourceEnd(trimmedEnd(of: underline))
        nodes[frame.node].range = start..<max(start, end)
      }
    }
    let shift = start - (offset(place.startLine, 0))
    let firstEnd = lineEnd(place.startLine)
    leaf.lines.begin(line: place.startLine, content: min(start, firstEnd)..<firstEnd, shift: shift)
    if lastLine > place.startLine {
      for line in place.startLine + 1...lastLine where line <= lineStarts.count {
        let end = lineEnd(line)
        leaf.lines.add(prefix.contentStart(bytes, lineStarts[line - 1]..<end)..<end)
      }
    }
    let lines = leaf.lines.starts.count
    if lines > 1, bytes[start] == UInt8(ascii: "[") {
      var skipping = 0
      // libcmark has taken link reference definitions off the start without saying how many lines they had.
      let seen = tree.lineEnds
      let missing = lines - 1 - seen.count
      if missing > 0, seen.hasLinks {
        // Some of the lines may have gone into links instead.
        skipping = DefinitionLines(bytes: bytes, starts: leaf.lines.starts, ends: leaf.lines.ends)
          .count(limit: missing)
      } else {
        skipping = max(missing, 0)
      }
      if skipping > 0 { leaf.lines.skip(skipping) }
    }
    leaf.isOpen = true
    leaf.firstNode = nodes.count
    leaf.hasTildes = false
    leaf.hasLineEnds = false
    skipUntil = 0
  }

  /// The line of `===` or `---` under a heading; libcmark's last line may lie behind it where definitions precede it.
  private func underline(from first: Int, to last: Int) -> Int {
    if isUnderline(last) { return last }
    var line = first
    while line < last {
      if isUnderline(line) { return line }
      line += 1
    }
    return last
  }

  private func isUnderline(_ line: Int) -> Bool {
    guard line <= lineStarts.count else { return false }
    let end = trimmedEnd(of: line)
    let start = prefix.contentStart(text.bytes, lineStarts[line - 1]..<max(lineStarts[line - 1], end))
    guard start < end, text.bytes[start] == UInt8(ascii: "=") || text.bytes[start] == UInt8(ascii: "-") else {
      return false
    }
    return text.bytes[start..<end].allSatisfy { $0 == text.bytes[start] }
  }

  /// Where a line's text ends, without the white space behind it.
  func trimmedEnd(of line: Int) -> Int {
    var end = lineEnd(line)
    while end > 0, text.bytes[end - 1].isBlank || text.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    return end
  }

  private var isHeadingFrame: Bool {
    guard let frame = frames.last else { return false }
    switch nodes[frame.node].kind {
    case .heading, .tableCell, .directiveLabel: return true
    default: return frame.role == .hidden
    }
  }

  /// Ends a block's inlines and puts them right where libcmark left something to do.
  mutating func closeLeaf() {
    guard leaf.isOpen else { return }
    leaf.isOpen = false
    guard leaf.firstNode < nodes.count else { return }
    if leaf.hasTildes {
      InlineTidier.tidy(&nodes, from: leaf.firstNode, source: text.source)
    } else if leaf.hasLineEnds {
      LineJoiner.remove(
        LineJoiner.breaks(in: nodes, from: leaf.firstNode), from: &nodes, first: leaf.firstNode)
    }
  }
}
