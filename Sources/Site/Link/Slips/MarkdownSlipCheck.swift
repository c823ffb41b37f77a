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
      guard let marker = listMarker(line) else { continue }
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
          mend: ListMend(document: document, block: block).list(block.map(listMarker), like: earlier.marker))
      } else {
        warn(
          "list-marker",
          "lines that begin with '\(earlier.marker.written)' are no list and run into one another",
          help: "put an empty line between them, or write '1. ' at their beginning", at: place,
          mend: ListMend(document: document, block: block).paragraphs(
            block.map(listMarker), like: earlier.marker))
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

  private func listMarker(_ line: PlainLine) -> ListMarker? {
    let start = line.content.lowerBound
    guard let first = line[start] else { return nil }
    if let marker = enumeration(line, start) { return marker }
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
      guard
        ["、", "．", "）"].contains(sign) || ([".", ")"].contains(sign) && line[end + 1] == PlainLine.other)
      else { return nil }
      let range = start..<end + 1
      return ListMarker(
        sign: sign, written: written(line, range), meant: line.ascii(start..<end) + ".", count: range.count)
    default: return nil
    }
  }

  /// The bullets of Word, and the enumerations of official texts: `（一）`, `一、`, `（1）`, `①`.
  private func enumeration(_ line: PlainLine, _ start: Int) -> ListMarker? {
    let content = line.content
    let head = Array(written(line, start..<min(start + 6, content.upperBound)))
    guard let sign = head.first, head.count > 1 else { return nil }
    let isDash = "–—―".contains(sign) && !"–—―".contains(head[1])
    if isDash || "•●◆◇■□▪▫·‧∙○◦➢➤►▶→⇒✓✔√★☆※".contains(sign) {
      return ListMarker(sign: String(sign), written: String(sign), meant: "-", count: 1)
    }
    if let value = sign.unicodeScalars.first?.value,
      (0x2460...0x249B).contains(value) || (0x3220...0x3229).contains(value)
    {
      return ListMarker(sign: value < 0x2500 ? "①" : "㈠", written: String(sign), meant: nil, count: 1)
    }
    if let sign = romanMarker(head) ?? letterMarker(head) { return sign }
    if let sign = articleMarker(head) { return sign }
    let numerals = "一二三四五六七八九十"
    if sign == "第", let end = head.firstIndex(where: { "，、：".contains($0) }), end > 1,
      head[1..<end].allSatisfy({ numerals.contains($0) })
    {
      return ListMarker(sign: "第一", written: String(head[...end]), meant: nil, count: end + 1)
    }
    if "（(".contains(sign), let close = head.firstIndex(where: { "）)".contains($0) }), close > 1 {
      let inner = head[1..<close]
      let isChinese = inner.allSatisfy { numerals.contains($0) }
      let isLetter =
        inner.allSatisfy { $0.isASCII && $0.isLetter } && (inner.count == 1 || inner.allSatisfy(Self.isRoman))
      guard isChinese || isLetter || inner.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      return ListMarker(
        sign: isChinese ? "（一）" : isLetter ? "（a）" : "（1）", written: String(head[...close]), meant: nil,
        count: close + 1)
    }
    let count = head.prefix { numerals.contains($0) }.count
    guard count > 0, count < head.count, "、）)".contains(head[count]) else { return nil }
    return ListMarker(
      sign: head[count] == "、" ? "一、" : "一）", written: String(head[...count]), meant: nil, count: count + 1)
  }

  private static func isRoman(_ sign: Character) -> Bool { "IVXivx".contains(sign) }

  /// `I.`, `II.`; a letter alone that is also a Roman numeral counts as one.
  private func romanMarker(_ head: [Character]) -> ListMarker? {
    let count = head.prefix { "IVX".contains($0) }.count
    guard (1...4).contains(count), count + 1 < head.count, ".)、．）".contains(head[count]),
      head[count + 1] == " " || !head[count + 1].isASCII
    else { return nil }
    return ListMarker(
      sign: "I" + String(head[count]), written: String(head[...count]), meant: nil, count: count + 1)
  }

  /// `第一条 `, `【1】` and `甲、`.
  private func articleMarker(_ head: [Character]) -> ListMarker? {
    let stems = "甲乙丙丁戊己庚辛壬癸"
    if head[0] == "第",
      let end = head.firstIndex(where: { "条款项章节步".contains($0) }), end > 1, end + 1 < head.count,
      head[1..<end].allSatisfy({ "一二三四五六七八九十百0123456789".contains($0) }),
      " 　：:，、".contains(head[end + 1])
    {
      return ListMarker(sign: "第一条", written: String(head[...end]), meant: nil, count: end + 1)
    }
    if head[0] == "【", let close = head.firstIndex(of: "】"), close > 1,
      head[1..<close].allSatisfy({ $0.isNumber })
    {
      return ListMarker(sign: "【1】", written: String(head[...close]), meant: nil, count: close + 1)
    }
    guard head.count > 2, stems.contains(head[0]), head[1] == "、", !stems.contains(head[2]) else {
      return nil
    }
    return ListMarker(sign: "甲、", written: String(head[...1]), meant: nil, count: 2)
  }

  /// `a)`, `A.` and `Ⅰ、`.
  private func letterMarker(_ head: [Character]) -> ListMarker? {
    guard let sign = head.first, head.count > 2, ".)、．）".contains(head[1]) else { return nil }
    let isRoman = sign.unicodeScalars.allSatisfy { (0x2160...0x217B).contains($0.value) }
    let isLetter = sign.isASCII && sign.isLetter && (head[2] == " " || !head[2].isASCII)
    guard isRoman || isLetter else { return nil }
    let kind = isRoman ? "Ⅰ" : sign.isUppercase ? "A" : "a"
    return ListMarker(sign: kind + String(head[1]), written: String(head[...1]), meant: nil, count: 2)
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
