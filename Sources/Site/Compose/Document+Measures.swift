import Markdown

extension Document {
  /// Whether a node is a citation.
  func isCitation(_ node: Int) -> Bool {
    if node < nodes.count, case .citation = nodes[node].kind { true } else { false }
  }

  /// How many characters the longest cell of a table has.
  func longestCell(in table: Int) -> Int {
    var longest = 0
    var length = 0
    for node in nodes[table..<nodes[table].end] {
      switch node.kind {
      case .tableCell: length = 0
      case .text(let text):
        length += text.count
        longest = max(longest, length)
      default: break
      }
    }
    return longest
  }

  /// How many cells a table's head has.
  func cells(ofFirstRowIn table: Int) -> Int {
    guard table + 1 < nodes[table].end else { return 0 }
    return nodes[(table + 1)..<nodes[table + 1].end].count {
      if case .tableCell = $0.kind { true } else { false }
    }
  }

  /// How many characters the note has that a node defines.
  func length(ofNote definition: Int) -> Int {
    nodes[definition..<nodes[definition].end].reduce(0) { length, node in
      if case .text(let text) = node.kind { length + text.count } else { length }
    }
  }

  /// The sign that a node begins with, if it is text.
  func firstSign(at node: Int) -> Character? {
    if node < nodes.count, case .text(let text) = nodes[node].kind { text.first } else { nil }
  }

  /// Whether a table has rows below its head.
  func hasBodyRows(_ table: Int) -> Bool {
    table + 1 < nodes[table].end && nodes[table + 1].end < nodes[table].end
  }
}
