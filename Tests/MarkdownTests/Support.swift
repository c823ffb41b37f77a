import Diagnostics
import Foundation
import Markdown
import Testing

/// The package's root, from the place of this file.
let packageRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func parse(_ text: String) -> Diagnosed<Document> {
  MarkdownParser().parse(SourceFile(path: "test.md", text: text))
}

func html(_ text: String) -> String {
  HTMLWriter().html(parse(text).value)
}

/// A document's structure on one line, such as `paragraph(text"a" emphasis(text"b"))`.
func outline(_ document: Document) -> String {
  var result = ""
  var open: [Int] = []
  for (index, node) in document.nodes.enumerated() {
    while let top = open.last, document.nodes[top].end <= index {
      result += ")"
      open.removeLast()
    }
    if index > 0 {
      if let last = result.last, last != "(" { result += " " }
      result += name(node.kind)
    }
    if node.end > index + 1 {
      result += index > 0 ? "(" : ""
      if index > 0 { open.append(index) }
    }
  }
  return result + String(repeating: ")", count: open.count)
}

func outline(_ text: String) -> String { outline(parse(text).value) }

private func name(_ kind: Node.Kind) -> String {
  switch kind {
  case .document: "document"
  case .blockQuote: "quote"
  case .list(let list): list.start == nil ? "list" : "ordered"
  case .item: "item"
  case .codeBlock(_, let literal): "codeBlock\"\(literal)\""
  case .htmlBlock(let raw): "htmlBlock\"\(raw)\""
  case .paragraph: "p"
  case .heading(let level, let id): "h\(level)" + (id.map { "#\($0)" } ?? "")
  case .thematicBreak: "hr"
  case .table: "table"
  case .tableRow(let isHead): isHead ? "head" : "row"
  case .tableCell: "cell"
  case .noteDefinition(let label): "note:\(label)"
  case .directive(let directive): (directive.form == .leaf ? "::" : ":::") + directive.name
  case .directiveLabel: "label"
  case .text(let text): "'\(text)'"
  case .softBreak: "soft"
  case .lineBreak: "hard"
  case .code(let text): "`\(text)`"
  case .html(let raw): "html\"\(raw)\""
  case .emphasis: "em"
  case .strong: "strong"
  case .strikethrough: "del"
  case .link(let link): "link<\(link.destination)>"
  case .image(let link): "image<\(link.destination)>"
  case .noteReference(let label): "^\(label)"
  case .citation(let citations):
    "@" + citations.map { $0.id + ($0.locator.map { ",\($0)" } ?? "") }.joined(separator: ";")
  case .inlineDirective(let directive):
    ":\(directive.name)[\(directive.label ?? "")]"
      + (directive.attributes.isEmpty
        ? "" : "{" + directive.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ") + "}")
  }
}

/// What is wrong with a document's structure; nil if nothing is.
func structuralFault(_ document: Document) -> String? {
  let nodes = document.nodes
  let count = document.file.text.utf8.count
  guard let root = nodes.first, root.end == nodes.count else { return "the root does not hold everything" }
  var open: [Int] = []
  var lastText: (parent: Int?, range: Range<Int>)?
  for (index, node) in nodes.enumerated() {
    while let top = open.last, nodes[top].end <= index { open.removeLast() }
    if case .text = node.kind {
      if let lastText, lastText.parent == open.last, lastText.range.upperBound > node.range.lowerBound {
        return "\(index) \(node) and the text before it stand in one place"
      }
      lastText = (open.last, node.range)
    }
    guard node.range.lowerBound >= 0, node.range.upperBound <= count else {
      return "\(index) is out of bounds"
    }
    guard node.end > index, node.end <= nodes.count else { return "\(index) ends at \(node.end)" }
    if let parent = open.last {
      guard node.end <= nodes[parent].end else { return "\(index) ends behind its parent" }
      guard nodes[parent].range.lowerBound <= node.range.lowerBound,
        node.range.upperBound <= nodes[parent].range.upperBound
      else { return "\(index) \(node) leaves its parent \(nodes[parent])" }
    }
    open.append(index)
  }
  return nil
}

/// The text nodes whose source is not what they say, though it holds no escape or entity.
func misplacedTexts(_ document: Document) -> [String] {
  let source = Array(document.file.text.utf8)
  return document.nodes.compactMap { node in
    guard case .text(let literal) = node.kind else { return nil }
    let slice = String(decoding: source[node.range], as: UTF8.self)
    if slice == literal || slice.contains("\\") || slice.contains("&") { return nil }
    return "\(literal) is said to be \(slice)"
  }
}
