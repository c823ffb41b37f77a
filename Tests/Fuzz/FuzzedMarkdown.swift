import Diagnostics
import Markdown

/// Parses and writes whatever the fuzzer thinks of; a document that is not sound ends the process.
enum FuzzedMarkdown {
  static func read(_ file: SourceFile) {
    let text = file.text
    let result = MarkdownParser(readsGitHub: true).parse(file)
    let document = result.value
    precondition(
      HTMLWriter().html(document).isEmpty == false || !document.hasContent, "a document without HTML")
    let size = text.utf8.count
    var open: [Int] = []
    var last: (parent: Int?, range: Range<Int>)?
    for (index, node) in document.nodes.enumerated() {
      while let top = open.last, document.nodes[top].end <= index { open.removeLast() }
      precondition(node.range.lowerBound >= 0 && node.range.upperBound <= size, "a range outside the file")
      precondition(node.end > index && node.end <= document.nodes.count, "an end outside the document")
      if let parent = open.last.map({ document.nodes[$0] }) {
        precondition(node.end <= parent.end, "a node that ends behind its parent")
        precondition(
          parent.range.lowerBound <= node.range.lowerBound
            && node.range.upperBound <= parent.range.upperBound,
          "a node outside its parent's range")
      }
      if case .text = node.kind {
        if let last, last.parent == open.last {
          precondition(last.range.upperBound <= node.range.lowerBound, "two texts in one place")
        }
        last = (open.last, node.range)
      }
      open.append(index)
    }
    for diagnostic in result.diagnostics {
      guard let range = diagnostic.place?.range else { continue }
      precondition(range.lowerBound >= 0 && range.upperBound <= size, "a diagnostic outside the file")
    }
    _ = MarkdownSafety.check(document)
    _ = HeadingID.all(in: document)
    _ = TextStatistics(document)
  }
}

extension Document {
  /// Whether there is a node that always gives HTML.
  fileprivate var hasContent: Bool {
    nodes.contains { node in
      switch node.kind {
      case .heading, .table, .thematicBreak, .list, .blockQuote, .codeBlock: true
      default: false
      }
    }
  }
}
