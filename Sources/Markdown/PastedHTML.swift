import Diagnostics

/// HTML that nobody wrote: what Word, WeChat's editor and web pages put beside a text that is copied from them.
struct PastedHTML {
  /// Where each piece of it stands, in order.
  private(set) var ranges: [Range<Int>] = []

  /// What no one writes by hand, in lower case.
  private static let marks = [
    "mso-", "class=\"mso", "<o:p", "<!--[if", "style=\"", "<font", "data-", "<section", "mpa-", "class=\"js_",
    "rich_media",
  ]
  /// The elements that such programs write for want of better ones.
  private static let elements: Set<String> = [
    "a", "b", "br", "div", "em", "font", "i", "img", "o:p", "p", "section", "span", "strong", "table",
    "tbody", "td",
    "tr", "u",
  ]

  /// Finds it among the raw HTML of a document: whatever looks like it and, where there is some, all its elements.
  init(_ document: Document) {
    var isPasted = false
    for node in document.nodes {
      guard let raw = Self.raw(node) else { continue }
      let text = raw.lowercased()
      if Self.marks.contains(where: text.contains) { isPasted = true }
      guard isPasted, Self.elements.contains(Self.element(text)) || Self.marks.contains(where: text.contains)
      else {
        continue
      }
      ranges.append(node.range)
    }
  }

  private static func raw(_ node: Node) -> String? {
    switch node.kind {
    case .html(let raw), .htmlBlock(let raw): raw
    default: nil
    }
  }

  /// The name of the element that a tag begins or ends.
  private static func element(_ tag: String) -> String {
    String(tag.drop { "< /\n".contains($0) }.prefix { $0.isLetter || $0.isNumber || $0 == ":" })
  }

  /// The one message for all of it.
  func diagnostic(in file: SourceFile) -> Diagnostic? {
    guard let first = ranges.first else { return nil }
    return .error(
      "raw-html",
      ranges.count == 1
        ? "HTML of Word or of a web page came with a pasted text"
        : "HTML of Word or of a web page came with a pasted text, in \(ranges.count) places from here on",
      help:
        "delete the passage and paste it as plain text (Ctrl+Shift+V); then write emphasis, links and tables in Markdown",
      at: file.place(first))
  }
}
