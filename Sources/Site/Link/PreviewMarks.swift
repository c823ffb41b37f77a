import Diagnostics
import Markdown

/// What a preview marks in a page's text: the places of mistakes, each with what is wrong.
///
/// A page that is built has none.
struct PreviewMarks: Sendable {
  /// A mistake in words.
  struct Fault: Sendable {
    let isError: Bool
    let message: String
    /// The UTF-8 offsets in the page's file.
    let range: Range<Int>
  }

  /// The faults by the innermost node that can carry a mark.
  private(set) var byNode: [Int: [Fault]] = [:]

  /// Finds the nodes that hold the places of diagnostics.
  ///
  /// - Parameters:
  ///   - diagnostics: Those of the page's own file; what has no place in its text is left out.
  ///   - page: The page.
  ///   - catalogue: The language of the messages.
  init(_ diagnostics: [Diagnostic], on page: LinkedPage, _ catalogue: MessageCatalogue) {
    let document = page.entry.parsed.document
    for diagnostic in diagnostics.inReadingOrder() {
      guard let range = diagnostic.place?.range, let node = Self.node(around: range.lowerBound, in: document)
      else { continue }
      byNode[node, default: []].append(
        Fault(
          isError: diagnostic.severity == .error, message: diagnostic.message.text(in: catalogue),
          range: range))
    }
    markUnread(on: page, catalogue)
  }

  /// Marks directives that stand for nothing though nothing is said of them: what they name is there, and could not be read.
  private mutating func markUnread(on page: LinkedPage, _ catalogue: MessageCatalogue) {
    let message: Message =
      "what this names could not be read, so that nothing can stand here; the list of mistakes says why"
    for (number, node) in page.entry.parsed.document.nodes.enumerated() {
      switch node.kind {
      case .directive, .inlineDirective: break
      default: continue
      }
      guard page.directives[number] == nil,
        !byNode.values.joined().contains(where: { node.range.overlaps($0.range) })
      else { continue }
      byNode[number] = [
        Fault(isError: false, message: message.text(in: catalogue), range: node.range)
      ]
    }
  }

  /// The last node in reading order that an offset lies in and that can carry a mark.
  private static func node(around offset: Int, in document: Document) -> Int? {
    var found: Int?
    for (number, node) in document.nodes.enumerated() where canCarry(node.kind) {
      let isInside = node.range.contains(offset) || (node.range.isEmpty && node.range.lowerBound == offset)
      if isInside { found = number }
    }
    return found
  }

  private static func canCarry(_ kind: Node.Kind) -> Bool {
    switch kind {
    case .text, .inlineDirective, .citation, .noteReference, .image, .link, .directive, .paragraph, .heading:
      true
    default: false
    }
  }
}

extension [PreviewMarks.Fault] {
  private var kind: String { contains(where: \.isError) ? "casebook-error" : "casebook-warning" }

  /// Begins what is marked.
  func begin(_ html: inout HTMLBuffer) {
    html.append("<mark class=\"casebook-fault \(kind)\">")
  }

  /// Ends what is marked, and says what is wrong.
  func end(_ html: inout HTMLBuffer) {
    html.append("</mark>")
    note(&html)
  }

  /// Says what is wrong.
  func note(_ html: inout HTMLBuffer) {
    for fault in self {
      html.append(
        "<span class=\"casebook-fault-note \(fault.isError ? "casebook-error" : "casebook-warning")\">")
      html.append(escaping: fault.message)
      html.append("</span> ")
    }
  }

  /// A text with the places marked in it; the whole text where it is not written as it reads.
  func mark(_ text: String, at range: Range<Int>, _ html: inout HTMLBuffer) {
    guard text.utf8.count == range.count else {
      begin(&html)
      html.append(escaping: text)
      return end(&html)
    }
    let bytes = [UInt8](text.utf8)
    func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var done = 0
    for fault in self {
      let start = Swift.max(done, fault.range.lowerBound - range.lowerBound)
      let end = Swift.min(bytes.count, Swift.max(start, fault.range.upperBound - range.lowerBound))
      html.append(escaping: piece(done..<start))
      [fault].begin(&html)
      html.append(escaping: piece(start..<end))
      [fault].end(&html)
      done = end
    }
    html.append(escaping: piece(done..<bytes.count))
  }
}
