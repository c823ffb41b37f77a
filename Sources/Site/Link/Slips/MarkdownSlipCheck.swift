import Diagnostics
import Markdown

/// Slips in ordinary Markdown that CommonMark takes for text in silence.
///
/// Each is a warning, and only where hardly anything else can be meant.
struct MarkdownSlipCheck {
  private let document: Document
  private let markers: ListMarkerReader
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
    markers = ListMarkerReader(file: document.file)
  }

  private mutating func warn(
    _ id: String, _ message: Message, help: Message, at range: Range<Int>, mend: Mend? = nil
  ) {
    diagnostics.append(.warning(id, message, help: help, at: document.file.place(range), mend: mend))
  }

  private func mend(_ range: Range<Int>, _ replacement: String) -> Mend {
    Mend(document.file.place(range), replacement)
  }

  private func written(_ line: PlainLine, _ range: Range<Int>) -> String {
    String(document.file.slice(line.range(range)))
  }

  // MARK: Text

  private mutating func read(_ block: [PlainLine]) {
    for line in block {
      readAddresses(line)
      if case .paragraph = document.nodes[line.leaf].kind {
        readHeading(line)
        readWideSpace(line)
      }
    }
    readStrong(block)
    if case .paragraph = document.nodes[block[0].leaf].kind {
      readList(block)
      readTable(block)
      readTabs(block)
      readRule(block)
    }
  }

  /// Looks for `[…](a b.jpg)`.
  private mutating func readAddresses(_ line: PlainLine) {
    for close in line.folded.indices where line.folded[close] == UInt8(ascii: "]") {
      guard line.isPlain("](", at: close), let end = addressEnd(line, close + 2), !line.isWide[end],
        line.last("[", before: close) != nil
      else { continue }
      var address = written(line, close + 2..<end)
      if let words = address.firstIndex(of: " "), WrittenAddress.isUnmistakable(String(address[..<words])),
        let first = String(address[words...]).trimmed.first, "“”‘’「『（".contains(first)
      {
        warn(
          "space-in-address",
          "a title stands in straight quotation marks, so that this is no link and no picture",
          help: "write (\(address[..<words]) \"…\")", at: line.range(close + 1..<end + 1))
        continue
      }
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

  /// The bracket that ends an address: one that is open in the address is closed before it.
  private func addressEnd(_ line: PlainLine, _ start: Int) -> Int? {
    var depth = 0
    for index in start..<min(line.count, start + PlainLine.reach) {
      if line.isPlain("(", at: index) { depth += 1 }
      guard line.has(")", at: index) else { continue }
      if depth == 0 { return index }
      depth -= 1
    }
    return line.first(")", from: start)
  }

  /// Looks for `##机制`.
  private mutating func readHeading(_ line: PlainLine) {
    let content = line.content
    var end = content.lowerBound + line.run(of: "#", at: content.lowerBound)
    let hashes = content.lowerBound..<end
    guard (1...6).contains(hashes.count), end < content.upperBound, !line.isWide[hashes].contains(true),
      line.first("#", from: end) == nil, let sign = written(line, end..<end + 1).unicodeScalars.first,
      sign.properties.isIdeographic || Self.isOddSpace(sign)
    else { return }
    if !sign.properties.isIdeographic { end += 1 }
    while line[end] == UInt8(ascii: " ") { end += 1 }
    warn(
      "heading-space", "without a space behind '\(line.ascii(hashes))' this is no heading",
      help: "write '\(line.ascii(hashes)) \(written(line, end..<min(end + 10, content.upperBound)))'",
      at: line.range(hashes),
      mend: mend(line.range(hashes.lowerBound..<end), line.ascii(hashes) + " "))
  }

  /// Spaces that Markdown takes for letters: of full width, without a break, without a width.
  private static func isOddSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200D, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
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

  /// Looks for `-　项目` and `1.　项目`, whose space of full width makes them text.
  private mutating func readWideSpace(_ line: PlainLine) {
    let start = line.content.lowerBound
    if let first = line[start], "-+*".utf8.contains(first), line[start + 1] == UInt8(ascii: " "),
      written(line, 0..<start).unicodeScalars.contains(where: Self.isOddSpace)
    {
      warn(
        "list-marker",
        "the space before '\(line.ascii(start..<start + 1))' is no ordinary one, so that this is no list",
        help: line.isFirst ? "take it away" : "indent it with two ordinary spaces",
        at: line.range(0..<start + 1))
      return
    }
    var end = start
    if let first = line[start], "-+*".utf8.contains(first) {
      end += 1
    } else {
      while line.isDigit(at: end), end - start < 3 { end += 1 }
      guard end > start, line.has(".", at: end) || line.has(")", at: end) else { return }
      end += 1
    }
    guard end > start, end < line.content.upperBound, !line.isWide[start..<end].contains(true),
      let space = written(line, end..<end + 1).unicodeScalars.first, Self.isOddSpace(space)
    else { return }
    warn(
      "list-marker",
      "the space behind '\(line.ascii(start..<end))' is no ordinary one, so that this is no list",
      help: "write '\(line.ascii(start..<end)) ' with an ordinary space", at: line.range(start..<end + 1),
      mend: mend(line.range(start..<end + 1), line.ascii(start..<end) + " "))
  }

  /// Looks for lines that were meant as a list and run together: `-项目`, `1.项目`, `1、项目`, `（一）先`, `①先`, `•先`.
  private mutating func readList(_ block: [PlainLine]) {
    var first: [String: (marker: ListMarker, line: PlainLine)] = [:]
    for line in block {
      guard let marker = markers.marker(of: line) else { continue }
      if !line.isFirst, let meant = marker.meant, meant == itemMarker(line.leaf) {
        let start = line.content.lowerBound
        warn(
          "list-marker", "this line begins with '\(marker.written)' and is a part of the item above",
          help: "write '\(meant) ' at its beginning, with a space",
          at: line.range(start..<start + marker.count))
        return
      }
      guard let earlier = first[marker.sign] else {
        first[marker.sign] = (marker, line)
        continue
      }
      let start = earlier.line.content.lowerBound
      let place = earlier.line.range(start..<start + earlier.marker.count)
      if let meant = earlier.marker.meant {
        warn(
          "list-marker",
          "lines that begin with '\(earlier.marker.written)' are no list and run into one another",
          help: "write '\(meant) ' at their beginning, with a space", at: place,
          mend: ListMend(document: document, block: block).list(
            block.map(markers.marker), like: earlier.marker))
      } else {
        warn(
          "list-marker",
          "lines that begin with '\(earlier.marker.written)' are no list and run into one another",
          help: "put an empty line between them, or write '1. ' at their beginning", at: place,
          mend: ListMend(document: document, block: block).paragraphs(
            block.map(markers.marker), like: earlier.marker))
      }
      return
    }
  }

  /// The sign before the list item that a paragraph begins; nil where it begins none.
  private func itemMarker(_ leaf: Int) -> String? {
    guard leaf > 0, case .item = document.nodes[leaf - 1].kind else { return nil }
    return document.file.slice(document.nodes[leaf - 1].range).first.flatMap {
      "-*+".contains($0) ? String($0) : nil
    }
  }

  /// Looks for lines of cells that tabs part, as they come from Word and Excel, or several spaces in every line.
  private mutating func readTabs(_ block: [PlainLine]) {
    let tabbed = block.filter { line in
      let content = line.content
      return !content.isEmpty && written(line, content).utf8.contains(UInt8(ascii: "\t"))
    }
    guard tabbed.count > 1, let first = tabbed.first else { return readSpacedCells(block) }
    warn(
      "pasted-table", "lines of cells with tabs between them are no table, and run into one another",
      help: "write the cells of a row as '| … | … |', with '|---|---|' below the first row",
      at: first.range(first.content))
  }

  private mutating func readSpacedCells(_ block: [PlainLine]) {
    guard block.count > 1, let first = block.first else { return }
    let counts = Set(
      block.map { line in
        written(line, line.content).split(separator: /(?:  |　　)[ 　]*/, omittingEmptySubsequences: false).count
      })
    guard counts.count == 1, let count = counts.first, count > 1 else { return }
    warn(
      "pasted-table", "lines of cells with spaces between them are no table, and run into one another",
      help: "write the cells of a row as '| … | … |', with '|---|---|' below the first row",
      at: first.range(first.content))
  }

  /// Looks for rows between `|` without the line that makes them a table.
  private mutating func readTable(_ block: [PlainLine]) {
    for (line, next) in zip(block, block.dropFirst()) where isRow(line) && isRow(next) {
      warn(
        "table-head", "without the line '|---|---|' below its head this is no table",
        help: "add it as the second line, with as many '---' as the head has cells",
        at: line.range(line.content), mend: ListMend(document: document, block: block).tableHead(below: line))
      return
    }
  }

  /// Looks for a line of `－－－`, or of `===` with no text above it, which is no rule and no heading.
  private mutating func readRule(_ block: [PlainLine]) {
    for line in block {
      let content = line.content
      let sign = line[content.lowerBound]
      guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "="),
        line.folded[content].allSatisfy({ $0 == sign || $0 == UInt8(ascii: " ") }),
        line.folded[content].count(where: { $0 == sign }) >= 3
      else { continue }
      let range = line.range(content)
      warn(
        "no-rule",
        "a line of '\(written(line, content.lowerBound..<content.lowerBound + 1))' is no rule here, and is printed",
        help: "a rule is written '---', with an empty line above it and below; a heading is written '## …'",
        at: range,
        mend: block.count == 1 ? mend(range, "---") : nil)
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
    case .codeBlock: readCode(node.range)
    case .heading: readUnderline(node.range)
    case .blockQuote: readQuote(node.range)
    default: break
    }
  }

  /// A heading that a line of `-` or `=` below a text has made, which an editor meant as a rule or as nothing at all.
  private mutating func readUnderline(_ range: Range<Int>) {
    let source = document.file.slice(range)
    guard let last = source.split(whereSeparator: \.isNewline).dropFirst().last else { return }
    let line = last.trimmingPrefix { $0 == " " || $0 == ">" }
    guard let sign = line.first, sign == "-" || sign == "=" else { return }
    let start = range.lowerBound + source.utf8.distance(from: source.startIndex, to: line.startIndex)
    warn(
      "heading-underline", "'\(line.prefix(10))' directly below a text makes a heading of it",
      help: "put an empty line between them; a heading is written '## …'",
      at: start..<start + line.utf8.count)
  }

  /// `>　…`: the space of full width would be printed.
  private mutating func readQuote(_ range: Range<Int>) {
    let source = document.file.slice(range)
    guard source.hasPrefix(">\u{3000}") || source.hasPrefix(">\u{A0}") else { return }
    let start = range.lowerBound + 1
    let width = source.dropFirst().unicodeScalars.first.map(UTF8.width) ?? 0
    diagnostics.append(
      .error(
        "full-width-sign", "write an ordinary space behind '>'",
        at: document.file.place(start..<start + width),
        mend: Mend(document.file.place(start..<start + width), " ")))
  }

  private mutating func readCode(_ range: Range<Int>) {
    let source = document.file.slice(range)
    guard let fence = source.first, fence == "`" || fence == "~" else {
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
