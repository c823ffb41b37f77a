import PlainText

/// Finds and removes the line ends between Chinese characters, where a reader sees no space.
enum LineJoiner {
  /// The soft breaks that disappear among the inlines from an index to the end, in order.
  static func breaks(in nodes: [Node], from first: Int) -> [Int] {
    var joined: [Int] = []
    // The text before a break is looked at when there is one.
    var last: Int?
    var links: [Int] = []
    for index in first..<nodes.count {
      while let end = links.last, end <= index {
        links.removeLast()
        last = nil
      }
      switch nodes[index].kind {
      case .text, .inlineDirective, .citation, .noteReference: last = index
      case .emphasis, .strong: break
      case .softBreak:
        if TextLines.join(edge(before: last, in: nodes), edge(after: index, in: nodes)) {
          joined.append(index)
        }
        last = nil
      case .link, .image:
        links.append(nodes[index].end)
        last = nil
      default: last = nil
      }
    }
    return joined
  }

  /// Removes childless nodes from the inlines that begin at an index and go on to the end.
  static func remove(_ joined: [Int], from nodes: inout [Node], first: Int) {
    guard !joined.isEmpty else { return }
    var kept = first
    var next = 0
    for index in first..<nodes.count {
      if next < joined.count, joined[next] == index {
        next += 1
        continue
      }
      let end = nodes[index].end
      nodes[index].end = end - (end == index + 1 ? next : count(joined, from: next, below: end))
      if kept != index { nodes.swapAt(kept, index) }
      kept += 1
    }
    nodes.removeSubrange(kept...)
  }

  /// How many of the sorted numbers lie below another, of which some are known to.
  private static func count(_ numbers: [Int], from known: Int, below limit: Int) -> Int {
    var low = known
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func edge(before node: Int?, in nodes: [Node]) -> TextLines.Edge {
    guard let node else { return .other }
    guard case .text(let literal) = nodes[node].kind else { return .ambiguous }
    return TextLines.Edge(literal.unicodeScalars.reversed())
  }

  private static func edge(after index: Int, in nodes: [Node]) -> TextLines.Edge {
    var next = index + 1
    while next < nodes.endIndex {
      switch nodes[next].kind {
      case .text(let literal): return TextLines.Edge(literal.unicodeScalars)
      case .inlineDirective, .citation, .noteReference: return .ambiguous
      case .emphasis, .strong: next += 1
      default: return .other
      }
    }
    return .other
  }
}
