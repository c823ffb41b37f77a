extension Document {
  /// The text of consecutive nodes without markup, such as a heading's for its id or a paragraph's for a summary.
  ///
  /// Code and alternative texts count; raw HTML, notes and citations do not, nor does the space before these. An inline
  /// directive gives its label, unless `directive` gives something better. Blocks are set apart by a line end, the cells
  /// of a row by an em space, which no rule of Chinese text takes for a gap between words.
  public func plainText(
    of range: Range<Int>, directive: (Directive) -> String = { $0.label ?? "" }
  ) -> String {
    var text = ""
    for node in nodes[range] {
      switch node.kind {
      case .text(let literal), .code(let literal): text += literal
      case .softBreak: text += " "
      case .lineBreak: text += "\n"
      case .inlineDirective(let value): text += directive(value)
      case .citation, .noteReference:
        while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
      case .codeBlock(_, let literal):
        startLine(&text)
        text += literal
      case .paragraph, .heading, .item, .tableRow, .blockQuote, .directive, .directiveLabel, .noteDefinition:
        startLine(&text)
      case .tableCell:
        if let last = text.last, last != "\n" { text += "\u{2003}" }
      default: break
      }
    }
    return text
  }

  /// The text of a node's descendants without markup.
  public func plainText(in node: Int) -> String {
    plainText(of: node + 1..<nodes[node].end)
  }

  private func startLine(_ text: inout String) {
    if let last = text.utf8.last, last != UInt8(ascii: "\n") { text += "\n" }
  }
}
