import Diagnostics
import Markdown

/// Slips in ordinary Markdown that CommonMark takes for text in silence.
///
/// Each is a warning, and only where hardly anything else can be meant.
struct MarkdownSlipCheck {
  private let document: Document
  private var diagnostics: [Diagnostic] = []

  /// The warnings of a document, whose text stands in lines block by block.
  static func check(_ document: Document, _ blocks: [[PlainLine]]) -> [Diagnostic] {
    var check = MarkdownSlipCheck(document: document)
    for block in blocks { check.read(block) }
    for number in document.nodes.indices { check.read(number) }
    return check.diagnostics
  }

  private init(document: Document) {
    self.document = document
  }

  private mutating func warn(_ id: String, _ message: Message, help: Message, at range: Range<Int>) {
    diagnostics.append(.warning(id, message, help: help, at: document.file.place(range)))
  }

  private func written(_ line: PlainLine, _ range: Range<Int>) -> String {
    String(document.file.slice(line.range(range)))
  }

  // MARK: Text

  private mutating func read(_ block: [PlainLine]) {
    for line in block {
      readAddresses(line)
      if case .paragraph = document.nodes[line.leaf].kind { readHeading(line) }
    }
    readStrong(block)
    if case .paragraph = document.nodes[block[0].leaf].kind {
      readList(block)
      readTable(block)
    }
  }

  /// Looks for `[…](a b.jpg)`.
  private mutating func readAddresses(_ line: PlainLine) {
    for close in line.folded.indices where line.folded[close] == UInt8(ascii: "]") {
      guard line.isPlain("](", at: close), let end = line.first(")", from: close), !line.isWide[end],
        line.last("[", before: close) != nil
      else { continue }
      var address = written(line, close + 2..<end)
      // A title may follow.
      if address.last == "\"", let quote = address.dropLast().lastIndex(of: "\"") {
        address = String(address[..<quote])
      }
      address = address.trimmed
      guard address.contains(" ") || address.contains("　"), !address.contains("<"),
        WrittenAddress.isFile(address) || WrittenAddress.isUnmistakable(String(address.prefix { $0 != " " }))
      else { continue }
      warn(
        "space-in-address", "a space ends the address, so that this is no link and no picture",
        help: "put the path in <…>: (<\(address)>)", at: line.range(close + 1..<end + 1))
    }
  }

  /// Looks for `##机制`.
  private mutating func readHeading(_ line: PlainLine) {
    let content = line.content
    let end = content.lowerBound + line.run(of: "#", at: content.lowerBound)
    let hashes = content.lowerBound..<end
    guard (1...6).contains(hashes.count), end < content.upperBound, !line.isWide[hashes].contains(true),
      line[end] == PlainLine.other, line.first("#", from: end) == nil,
      written(line, end..<end + 1).unicodeScalars.allSatisfy(\.properties.isIdeographic)
    else { return }
    warn(
      "heading-space", "without a space behind '\(line.ascii(hashes))' this is no heading",
      help: "write '\(line.ascii(hashes)) \(written(line, end..<min(end + 10, content.upperBound)))'",
      at: line.range(hashes))
  }

  /// Looks for `**…` without an end.
  private mutating func readStrong(_ block: [PlainLine]) {
    for line in block {
      var index = 0
      while index < line.count {
        let run = line.run(of: "*", at: index)
        defer { index += max(run, 1) }
        guard run == 2, !line.isWide[index], !line.isWide[index + 1], line[index - 1] != UInt8(ascii: "\\")
        else { continue }
        let before = line[index - 1].map { $0 != UInt8(ascii: " ") } ?? false
        let after = line[index + 2].map { $0 != UInt8(ascii: " ") } ?? false
        let isPower = line.isDigit(at: index - 1) && line.isDigit(at: index + 2)
        guard before || after, !isPower else { continue }
        warn(
          "unclosed-strong", "'**' opens or closes nothing and is printed as it stands",
          help: "strong text is written **…** within one paragraph; \\*\\* is two asterisks",
          at: line.range(index..<index + 2))
        return
      }
    }
  }

  /// Looks for lines that were meant as a list: `-项目`, `1.项目`, `1、项目`, `１．项目`.
  private mutating func readList(_ block: [PlainLine]) {
    for (line, next) in zip(block, block.dropFirst()) {
      guard let marker = listMarker(line), let other = listMarker(next), marker.sign == other.sign else {
        continue
      }
      warn(
        "list-marker", "lines that begin with '\(marker.written)' are no list and run into one another",
        help: "write '\(marker.meant) ' at their beginning, with a space",
        at: line.range(line.content.lowerBound..<line.content.lowerBound + marker.count))
      return
    }
  }

  private struct ListMarker {
    /// What two lines of one list have in common.
    let sign: String
    let written: String
    let meant: String
    let count: Int
  }

  private func listMarker(_ line: PlainLine) -> ListMarker? {
    let start = line.content.lowerBound
    guard let first = line[start] else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      guard let next = line[start + 1], next == PlainLine.other || line.isWide[start] else { return nil }
      let sign = written(line, start..<start + 1)
      return ListMarker(sign: sign, written: sign, meant: line.ascii(start..<start + 1), count: 1)
    case 0x30...0x39:
      var end = start
      while line.isDigit(at: end) { end += 1 }
      guard end - start <= 2, end + 1 < line.content.upperBound, !line.isDigit(at: end + 1) else {
        return nil
      }
      let sign = written(line, end..<end + 1)
      guard ["、", "．"].contains(sign) || (sign == "." && line[end + 1] == PlainLine.other) else { return nil }
      let range = start..<end + 1
      return ListMarker(
        sign: sign, written: written(line, range), meant: line.ascii(start..<end) + ".", count: range.count)
    default: return nil
    }
  }

  /// Looks for rows between `|` without the line that makes them a table.
  private mutating func readTable(_ block: [PlainLine]) {
    for (line, next) in zip(block, block.dropFirst()) where isRow(line) && isRow(next) {
      warn(
        "table-head", "without the line '|---|---|' below its head this is no table",
        help: "add it as the second line, with as many '---' as the head has cells",
        at: line.range(line.content))
      return
    }
  }

  private func isRow(_ line: PlainLine) -> Bool {
    let content = line.content
    return content.count > 2 && line.has("|", at: content.lowerBound)
      && line.has("|", at: content.upperBound - 1)
      && !content.contains { line.has("|", at: $0) && line.isWide[$0] }
  }

  // MARK: Blocks

  private mutating func read(_ number: Int) {
    let node = document.nodes[number]
    switch node.kind {
    case .image(let link) where document.plainText(in: number).trimmed.isEmpty:
      warn(
        "missing-alt", "the picture '\(link.destination)' has no words for those who do not see it",
        help: "say what it shows: ![a view of the bay](\(link.destination))", at: node.range)
    case .codeBlock(_, let literal): readCode(node.range, literal)
    default: break
    }
  }

  private mutating func readCode(_ range: Range<Int>, _ literal: String) {
    let source = document.file.slice(range)
    guard let fence = source.first, fence == "`" || fence == "~" else {
      guard literal.unicodeScalars.contains(where: \.properties.isIdeographic) else { return }
      let start = range.lowerBound + source.prefix { $0.isWhitespace }.utf8.count
      warn(
        "indented-text", "a paragraph that begins with four spaces or a tab is set as program code",
        help: "take the spaces away; code is better put between lines of ```", at: start..<range.upperBound)
      return
    }
    let length = source.prefix { $0 == fence }.count
    let last = source.split(whereSeparator: \.isNewline).dropFirst().last ?? ""
    let closing = last.drop { $0.isWhitespace || $0 == ">" }.filter { !$0.isWhitespace }
    guard closing.count < length || !closing.allSatisfy({ $0 == fence }) else { return }
    warn(
      "unclosed-fence", "the code that begins here does not end, and takes in all that follows",
      help: "close it with a line '\(String(repeating: fence, count: length))'",
      at: range.lowerBound..<range.lowerBound + length)
  }
}
