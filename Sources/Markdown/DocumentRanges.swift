/// Makes the ranges of a document agree: a node's range holds those of its children.
enum DocumentRanges {
  static func widen(_ nodes: inout [Node]) {
    var open: [Int] = []
    func close(_ nodes: inout [Node]) {
      guard let child = open.popLast(), let parent = open.last else { return }
      let inner = nodes[child].range
      let outer = nodes[parent].range
      if inner.lowerBound < outer.lowerBound || inner.upperBound > outer.upperBound {
        nodes[parent].range =
          min(inner.lowerBound, outer.lowerBound)..<max(inner.upperBound, outer.upperBound)
      }
    }
    for index in nodes.indices {
      while let top = open.last, nodes[top].end <= index { close(&nodes) }
      open.append(index)
    }
    while !open.isEmpty { close(&nodes) }
  }
}
