import Diagnostics

/// What a writer is to do with a node.
public enum HTMLWriterAction: Sendable {
  /// Write it as CommonMark does.
  case standard
  /// Write its children only; the delegate has written what comes before them and is told when they are done.
  case children
  /// Leave it and its children out; the delegate has written what there is to write.
  case skip
}

/// Takes over the nodes that a site writes in its own way.
///
/// A container that a template renders: in `open`, take the buffer's HTML as a fragment and answer `.children`; in
/// `close`, take it again, which gives the children's HTML.
public protocol HTMLWriterDelegate {
  /// Decides about a node before it is written.
  mutating func open(_ node: Int, in document: Document, to html: inout HTMLBuffer) -> HTMLWriterAction

  /// Ends a node for which ``open(_:in:to:)`` answered `.children`.
  mutating func close(_ node: Int, in document: Document, to html: inout HTMLBuffer)
}

/// Writes a document, or part of one, as HTML.
///
/// Without a delegate it gives exactly CommonMark's HTML, raw HTML and comments included. What CommonMark does not know
/// has a plain form of its own: `<del>`, `<table>`, links between notes; directives and citations show their label or
/// source text, as only a site knows what they mean.
public struct HTMLWriter: Sendable {
  /// Whether HTML comments are left out; a site leaves them out, CommonMark keeps them.
  public var dropsComments: Bool

  /// Creates a writer.
  public init(dropsComments: Bool = false) {
    self.dropsComments = dropsComments
  }

  /// The HTML of a whole document.
  public func html(_ document: Document) -> String {
    var html = HTMLBuffer()
    html.reserveCapacity(document.file.text.utf8.count * 5 / 4)
    var delegate = StandardHTML()
    write(document, nodes: document.nodes.indices, to: &html, delegate: &delegate)
    return html.take()
  }

  /// The HTML of one node with its descendants.
  public func html(_ document: Document, node: Int) -> String {
    var html = HTMLBuffer()
    var delegate = StandardHTML()
    write(document, nodes: node..<document.nodes[node].end, to: &html, delegate: &delegate)
    return html.take()
  }

  /// Writes consecutive nodes; the range has to begin at a node and end where one ends.
  public func write<Delegate: HTMLWriterDelegate>(
    _ document: Document, nodes range: Range<Int>, to html: inout HTMLBuffer, delegate: inout Delegate
  ) {
    let nodes = document.nodes
    var open: [(node: Int, byDelegate: Bool)] = []
    var rows = Rows()
    var index = range.lowerBound
    func close(_ html: inout HTMLBuffer, _ delegate: inout Delegate) {
      guard let top = open.popLast() else { return }
      if top.byDelegate {
        delegate.close(top.node, in: document, to: &html)
      } else {
        self.close(nodes[top.node], rows, to: &html)
      }
    }
    while index < range.upperBound {
      while let top = open.last, nodes[top.node].end <= index { close(&html, &delegate) }
      switch delegate.open(index, in: document, to: &html) {
      case .skip: index = nodes[index].end
      case .children:
        open.append((index, true))
        index += 1
      case .standard:
        if self.open(index, in: document, &rows, to: &html) {
          open.append((index, false))
          index += 1
        } else {
          index = nodes[index].end
        }
      }
    }
    while !open.isEmpty { close(&html, &delegate) }
  }

  /// Where in a table the writer is; tables do not nest.
  private struct Rows {
    var isHead = false
    var hasBody = false
  }

  // MARK: CommonMark's HTML

  /// Writes what comes before a node's children; gives false if it has been written as a whole.
  private func open(_ index: Int, in document: Document, _ rows: inout Rows, to html: inout HTMLBuffer)
    -> Bool
  {
    let node = document.nodes[index]
    switch node.kind {
    case .document: break
    case .text(let text): html.append(escaping: text)
    case .softBreak: html.append(tag: "\n")
    case .lineBreak: html.append(tag: "<br />\n")
    case .code(let text):
      html.append(tag: "<code>")
      html.append(escaping: text)
      html.append(tag: "</code>")
    case .html(let raw):
      if !(dropsComments && RawHTML.isOnlyComments(raw)) { html.append(raw) }
    case .emphasis: html.append(tag: "<em>")
    case .strong: html.append(tag: "<strong>")
    case .strikethrough: html.append(tag: "<del>")
    case .link(let link):
      html.append(tag: "<a href=\"")
      html.append(url: link.destination)
      writeTitle(link.title, to: &html)
      html.append(tag: "\">")
    case .image(let link):
      html.append(tag: "<img src=\"")
      html.append(url: link.destination)
      html.append(tag: "\" alt=\"")
      html.append(escaping: document.plainText(of: index + 1..<node.end))
      writeTitle(link.title, to: &html)
      html.append(tag: "\" />")
      return false
    case .noteReference(let label):
      html.append(tag: "<sup><a href=\"#note-")
      html.append(url: label)
      html.append(tag: "\">")
      html.append(escaping: label)
      html.append(tag: "</a></sup>")
    case .citation: html.append(escaping: String(document.file.slice(node.range)))
    case .inlineDirective(let directive): html.append(escaping: directive.label ?? "")
    case .paragraph(let tight):
      if !tight {
        html.startLine()
        html.append(tag: "<p>")
      }
    default: return openBlock(node, &rows, to: &html)
    }
    return true
  }

  private func openBlock(_ node: Node, _ rows: inout Rows, to html: inout HTMLBuffer) -> Bool {
    html.startLine()
    switch node.kind {
    case .blockQuote: html.append(tag: "<blockquote>\n")
    case .list(let list):
      if let start = list.start {
        if start == 1 { html.append(tag: "<ol>\n") } else { html.append("<ol start=\"\(start)\">\n") }
      } else {
        html.append(tag: "<ul>\n")
      }
    case .item: html.append(tag: "<li>")
    case .codeBlock(let info, let literal):
      let language = info.prefix { !$0.isWhitespace }
      html.append(tag: "<pre><code")
      if !language.isEmpty {
        html.append(tag: " class=\"language-")
        html.append(escaping: String(language))
        html.append(tag: "\"")
      }
      html.append(tag: ">")
      html.append(escaping: literal)
      html.append(tag: "</code></pre>\n")
      return false
    case .htmlBlock(let raw):
      if !(dropsComments && RawHTML.isOnlyComments(raw)) {
        html.append(raw)
        html.startLine()
      }
    case .heading(let level, let id):
      html.append("<h\(level)")
      if let id {
        html.append(tag: " id=\"")
        html.append(escaping: id)
        html.append(tag: "\"")
      }
      html.append(tag: ">")
    case .thematicBreak: html.append(tag: "<hr />\n")
    case .table:
      rows = Rows()
      html.append(tag: "<table>\n")
    case .tableRow(let isHead):
      if !isHead, !rows.hasBody { html.append(tag: "<tbody>\n") }
      rows.isHead = isHead
      rows.hasBody = rows.hasBody || !isHead
      html.append(tag: isHead ? "<thead>\n<tr>\n" : "<tr>\n")
    case .tableCell(let alignment):
      html.append(tag: rows.isHead ? "<th" : "<td")
      html.append(tag: Self.style(alignment))
    case .noteDefinition(let label):
      html.append(tag: "<div id=\"note-")
      html.append(escaping: label)
      html.append(tag: "\">\n")
    case .directive(let directive):
      html.append("<div class=\"\(directive.name)\">\n")
    case .directiveLabel: html.append(tag: "<p>")
    default: break
    }
    return true
  }

  private static func style(_ alignment: Node.Alignment) -> StaticString {
    switch alignment {
    case .none: ">"
    case .left: " style=\"text-align: left\">"
    case .center: " style=\"text-align: center\">"
    case .right: " style=\"text-align: right\">"
    }
  }

  /// Writes what comes after a node's children.
  private func close(_ node: Node, _ rows: Rows, to html: inout HTMLBuffer) {
    switch node.kind {
    case .emphasis: html.append(tag: "</em>")
    case .strong: html.append(tag: "</strong>")
    case .strikethrough: html.append(tag: "</del>")
    case .link: html.append(tag: "</a>")
    case .paragraph(let tight):
      if !tight { html.append(tag: "</p>\n") }
    case .blockQuote:
      html.startLine()
      html.append(tag: "</blockquote>\n")
    case .list(let list): html.append(tag: list.start == nil ? "</ul>\n" : "</ol>\n")
    case .item: html.append(tag: "</li>\n")
    case .heading(let level, _): html.append("</h\(level)>\n")
    case .table: html.append(tag: rows.hasBody ? "</tbody>\n</table>\n" : "</table>\n")
    case .tableRow(let isHead): html.append(tag: isHead ? "</tr>\n</thead>\n" : "</tr>\n")
    case .tableCell: html.append(tag: rows.isHead ? "</th>\n" : "</td>\n")
    case .noteDefinition, .directive:
      html.startLine()
      html.append(tag: "</div>\n")
    case .directiveLabel: html.append(tag: "</p>\n")
    default: break
    }
  }

  private func writeTitle(_ title: String, to html: inout HTMLBuffer) {
    guard !title.isEmpty else { return }
    html.append(tag: "\" title=\"")
    html.append(escaping: title)
  }
}

/// Leaves every node to the writer.
private struct StandardHTML: HTMLWriterDelegate {
  func open(_ node: Int, in document: Document, to html: inout HTMLBuffer) -> HTMLWriterAction { .standard }
  func close(_ node: Int, in document: Document, to html: inout HTMLBuffer) {}
}
