import Diagnostics

/// Reads what GitHub adds to CommonMark beside tables and notes: task lists, boxes `> [!NOTE]`, and addresses that stand
/// in the text as they are.
struct GitHubMarkup {
  private let nodes: [Node]
  private let file: SourceFile
  private var result: [Node] = []
  /// Where each node stands in the result.
  private var places: [Int] = []
  private var diagnostics: [Diagnostic] = []

  private static let boxes: Set<String> = ["[!note]", "[!tip]", "[!important]", "[!warning]", "[!caution]"]

  private init(_ nodes: [Node], _ file: SourceFile) {
    self.nodes = nodes
    self.file = file
  }

  /// Rewrites the nodes of a document.
  static func read(_ nodes: inout [Node], in file: SourceFile) -> [Diagnostic] {
    // Few pages have any of it, and none of those is changed.
    guard nodes.contains(where: { Self.mayHold($0.kind) }) else { return [] }
    var reader = GitHubMarkup(nodes, file)
    reader.rewrite()
    nodes = reader.result
    return reader.diagnostics
  }

  private static func mayHold(_ kind: Node.Kind) -> Bool {
    guard case .text(let text) = kind else { return false }
    return text.hasPrefix("[") || text.utf8.contains(UInt8(ascii: ":")) && text.contains("://")
  }

  private mutating func rewrite() {
    result.reserveCapacity(nodes.count + 8)
    places.reserveCapacity(nodes.count + 1)
    var linkEnd = 0
    var index = 0
    while index < nodes.count {
      var node = nodes[index]
      places.append(result.count)
      switch node.kind {
      case .blockQuote:
        if let opening = box(index) {
          node.kind = .directive(opening.directive)
          keep(node)
          for dropped in index + 1..<opening.next {
            // What is dropped stands where the next node will; the paragraph stays if more follows.
            places.append(result.count)
            if dropped == index + 1, opening.keepsParagraph { keep(nodes[dropped]) }
          }
          index = opening.next
          continue
        }
        keep(node)
      case .link, .image:
        linkEnd = max(linkEnd, node.end)
        keep(node)
      case .text(let text):
        if let mark = task(index, text) {
          add(mark, text)
        } else if index >= linkEnd, text.utf8.contains(UInt8(ascii: ":")), text.contains("://") {
          addAddresses(node, text)
        } else {
          keep(node)
        }
      default: keep(node)
      }
      index += 1
    }
    places.append(result.count)
    settle()
  }

  /// Takes over a node; the end of one with descendants is put right when all places are known.
  private mutating func keep(_ node: Node) {
    var node = node
    node.end = result.count + 1
    result.append(node)
  }

  private mutating func settle() {
    for old in nodes.indices where nodes[old].end > old + 1 && places[old + 1] > places[old] {
      result[places[old]].end = places[nodes[old].end]
    }
  }

  // MARK: Boxes

  private func box(_ quote: Int) -> (directive: Directive, next: Int, keepsParagraph: Bool)? {
    let text = quote + 2
    guard text < nodes[quote].end, case .paragraph = nodes[quote + 1].kind,
      case .text(let name) = nodes[text].kind, Self.boxes.contains(name.lowercased().trimmedSpaces)
    else { return nil }
    let range = nodes[text].range
    let directive = Directive(
      form: .container, name: "note", nameRange: range, label: nil,
      labelRange: range.upperBound..<range.upperBound, attributes: [])
    let next = text + 1
    if next == nodes[quote + 1].end { return (directive, next, false) }
    switch nodes[next].kind {
    case .softBreak, .lineBreak: return (directive, next + 1, true)
    default: return nil
    }
  }

  // MARK: Tasks

  private func task(_ index: Int, _ text: String) -> String? {
    guard index >= 2, case .paragraph = nodes[index - 1].kind, nodes[index - 2].kind == .item else {
      return nil
    }
    if text.hasPrefix("[ ] ") { return "☐" }
    return text.hasPrefix("[x] ") || text.hasPrefix("[X] ") ? "☑" : nil
  }

  private mutating func add(_ mark: String, _ text: String) {
    let index = places.count - 1
    let range = nodes[index].range
    let middle = min(range.lowerBound + 3, range.upperBound)
    append(.text(mark), range.lowerBound..<middle)
    append(.text(String(text.dropFirst(3))), middle..<range.upperBound)
  }

  private mutating func append(_ kind: Node.Kind, _ range: Range<Int>, children: Int = 0) {
    result.append(Node(kind: kind, range: range, end: result.count + 1 + children))
  }

  // MARK: Addresses

  private mutating func addAddresses(_ node: Node, _ text: String) {
    let bytes = Array(text.utf8)
    // Behind an escape or an entity the text is shorter than what is written.
    let source = Array(file.slice(node.range).utf8)
    let offsets = source == bytes ? nil : TextAlignment.offsets(of: bytes, in: source, 0..<source.count)
    func place(_ range: Range<Int>) -> Range<Int> {
      let start = node.range.lowerBound
      return start + (offsets?[range.lowerBound] ?? range.lowerBound)..<start
        + (offsets?[range.upperBound] ?? range.upperBound)
    }
    var start = 0
    var next = 0
    while let colon = bytes.firstIndex(of: Array("://".utf8), in: next..<bytes.count) {
      next = colon + 3
      guard let address = Self.address(around: colon, in: bytes, after: start) else { continue }
      if address.lowerBound > start {
        append(.text(bytes.string(start..<address.lowerBound)), place(start..<address.lowerBound))
      }
      let destination = bytes.string(address)
      append(.link(Node.Link(destination: destination, title: "")), place(address), children: 1)
      append(.text(destination), place(address))
      if address.upperBound < bytes.count, bytes[address.upperBound] >= 0x80,
        let last = destination.utf8.last,
        "/=-_%&?#".utf8.contains(last), CharacterClass.isCJK(bytes.scalar(at: address.upperBound).scalar),
        !CharacterClass(bytes.scalar(at: address.upperBound).scalar).isPunctuation
      {
        diagnostics.append(
          .warning(
            "bare-address", "it is not plain where the address ends; it is taken to end before the Chinese",
            help: "put the address in <…>, or write [words](address)", at: file.place(place(address))))
      }
      start = address.upperBound
      next = max(next, start)
    }
    if start < bytes.count || start == 0 {
      append(.text(bytes.string(start..<bytes.count)), place(start..<bytes.count))
    }
  }

  /// An address of the web around its `://`: ASCII up to white space or `<`, without the punctuation of the sentence.
  private static func address(around colon: Int, in bytes: [UInt8], after limit: Int) -> Range<Int>? {
    var start = colon
    while start > limit, bytes[start - 1].isLetter { start -= 1 }
    let scheme = bytes.string(start..<colon).lowercased()
    guard scheme == "http" || scheme == "https", start == limit || !bytes[start - 1].isDigit else {
      return nil
    }
    var end = colon + 3
    while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F, bytes[end] != UInt8(ascii: "<"),
      bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] != UInt8(ascii: "`")
    {
      end += 1
    }
    var parentheses = 0
    for byte in bytes[colon + 3..<end] {
      if byte == UInt8(ascii: "(") { parentheses += 1 }
      if byte == UInt8(ascii: ")") { parentheses -= 1 }
    }
    while end > colon + 3 {
      let last = bytes[end - 1]
      if last == UInt8(ascii: ")"), parentheses < 0 {
        parentheses += 1
      } else if !"?!.,:;*_~']".utf8.contains(last) {
        break
      }
      end -= 1
    }
    guard end > colon + 3,
      bytes[colon + 3].isLetter || bytes[colon + 3].isDigit || bytes[colon + 3] == UInt8(ascii: "[")
    else { return nil }
    return start..<end
  }
}

extension String {
  fileprivate var trimmedSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
