import Diagnostics

/// Goes over a text line by line and replaces our own syntax by markers, so that libcmark can parse the rest.
///
/// It need not know what is code and what is not: a marker in code is turned back into the text it stands for.
struct LineScanner {
  let source: [UInt8]
  private(set) var text: MarkedText
  private let end: Int
  private var inline: InlineScanner
  private let tables: TableSyntax
  /// The lines, by where their content begins, that are known to go on with a paragraph.
  private let continuing: Set<Int>
  /// Whether the lines that follow may belong to a note.
  private var isInNote = false

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let terminators = ASCIISet("\r\n")

  /// Where a line's parts lie.
  private struct Line {
    var start: Int
    /// Behind spaces, `>` and list markers.
    var content: Int
    /// Where the line's text ends, without trailing white space.
    var contentEnd: Int
    /// Where the line's ending begins and ends.
    var terminator: Int
    var end: Int
    var quotes = 0
    var hasListMarker = false
    /// Whether more lists would begin on the line than may.
    var isTooDeep = false
    /// The columns of white space before the content.
    var indent = 0

    var range: Range<Int> { content..<max(content, contentEnd) }
    var isBlank: Bool { contentEnd <= content }
  }

  init(source: [UInt8], from offset: Int, continuing: Set<Int> = []) {
    self.source = source
    self.continuing = continuing
    text = MarkedText(source: source, from: offset)
    end = source.count
    inline = InlineScanner(source: source)
    tables = TableSyntax(source: source)
  }

  /// Scans the whole text and gives what libcmark is to parse.
  ///
  /// - Parameter continuing: The lines that an earlier scan has taken for blocks and libcmark for a paragraph's.
  static func markedText(_ source: [UInt8], from offset: Int, continuing: Set<Int> = []) -> MarkedText {
    var scanner = LineScanner(source: source, from: offset, continuing: continuing)
    scanner.scan(from: offset)
    return scanner.text
  }

  private mutating func scan(from offset: Int) {
    var next = offset
    var previous: Line?
    while next < end {
      var line = line(at: next)
      if isInNote, !line.isBlank {
        // What a note holds is indented by four; further indentation counts from there.
        isInNote = line.indent >= 4
        if isInNote { line.indent -= 4 }
      }
      let continues = previous.map { !$0.isBlank && $0.indent < 4 } ?? false
      // What is indented by four behind a line of text continues its paragraph.
      let isText =
        line.hasListMarker
        ? continuing.contains(line.content)
        : line.indent >= 4 && (continues || continuing.contains(line.content))
      if line.isBlank || isText {
        scanInline(line)
      } else {
        switch source[line.content] {
        case _ where line.isTooDeep: markTooDeep(line)
        case UInt8(ascii: ":") where blockDirective(line): break
        case 0xEF where blockDirective(line): break
        case UInt8(ascii: "[") where noteDefinition(line): break
        default:
          if let last = table(line) {
            line = last
          } else {
            scanInline(line)
          }
        }
      }
      finish(line)
      next = line.end
      previous = line
    }
    text.copy(upTo: end)
  }

  // MARK: Lines

  private func line(at start: Int) -> Line {
    let lineEnd = source.firstIndex(of: Self.terminators, in: start..<end)
    var next = min(lineEnd + 1, end)
    if next < end, source[lineEnd] == Self.carriageReturn, source[next] == Self.newline { next += 1 }
    var contentEnd = lineEnd
    while contentEnd > start, source[contentEnd - 1].isBlank { contentEnd -= 1 }
    var line = Line(start: start, content: start, contentEnd: contentEnd, terminator: lineEnd, end: next)
    var index = start
    var lists = 0
    while index < contentEnd {
      let byte = source[index]
      if byte == UInt8(ascii: " ") {
        line.indent += 1
        index += 1
      } else if byte == UInt8(ascii: "\t") {
        line.indent += 4 - line.indent % 4
        index += 1
      } else if byte == UInt8(ascii: ">") {
        line.quotes += 1
        line.indent = 0
        index += 1
        if index < contentEnd, source[index] == UInt8(ascii: " ") { index += 1 }
      } else if let markerEnd = listMarkerEnd(at: index, contentEnd) {
        if lists == 0, tables.isBreak(index..<contentEnd) { break }
        lists += 1
        if lists > MarkdownParser.deepestNesting {
          line.isTooDeep = true
          break
        }
        line.hasListMarker = true
        line.indent = 0
        index = markerEnd + 1
      } else {
        break
      }
    }
    line.content = index
    return line
  }

  private func listMarkerEnd(at index: Int, _ limit: Int) -> Int? {
    var end = index
    switch source[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
    case let byte where byte.isDigit:
      while end < limit, end - index < 9, source[end].isDigit { end += 1 }
      guard end < limit, source[end] == UInt8(ascii: ".") || source[end] == UInt8(ascii: ")") else {
        return nil
      }
      end += 1
    default: return nil
    }
    return end < limit && source[end].isBlank ? end : nil
  }

  /// Copies a line's ending, always as a line feed.
  private mutating func finish(_ line: Line) {
    guard line.end > line.terminator, source[line.terminator] == Self.carriageReturn else { return }
    text.replace(line.terminator..<line.end, with: [Self.newline])
  }

  /// Makes text of what would begin countless lists on one line; libcmark takes the square of their number for them.
  private mutating func markTooDeep(_ line: Line) {
    let fault = Marker.Fault(
      id: "nesting-too-deep",
      message: "more than \(MarkdownParser.deepestNesting) lists begin on one line", range: line.range)
    text.mark(Marker(meaning: .fault, range: line.range, faults: [fault]))
  }

  private mutating func scanInline(_ line: Line) {
    inline.scan(line.range, into: &text)
  }

  /// The prefix that puts a further line into the containers of a line: list markers become spaces.
  private func continuation(_ line: Line) -> [UInt8] {
    source[line.start..<line.content].map { byte in
      byte == UInt8(ascii: ">") || byte.isBlank ? byte : UInt8(ascii: " ")
    }
  }

  // MARK: Directives

  /// Marks a directive's line, or the line that closes one.
  ///
  /// Three colons or more are meant as such even in an input method's width; read as what they stand for, they need
  /// no second complaint further down.
  private mutating func blockDirective(_ line: Line) -> Bool {
    var name = line.content
    var colons = 0
    var wide: Range<Int>?
    while name < line.contentEnd {
      if source[name] == UInt8(ascii: ":") {
        name += 1
      } else if source.has("：", at: name) {
        if wide == nil { wide = name..<name + 3 }
        name += 3
      } else {
        break
      }
      colons += 1
    }
    guard colons >= (wide == nil ? 2 : 3) else { return false }
    let range = line.content..<line.contentEnd
    let widthFaults = wide.map { [widthFault(at: $0, line.content..<name, colons)] } ?? []
    if name == line.contentEnd {
      guard colons >= 3 else { return false }
      text.markBlock(Marker(meaning: .closing(colons: colons), range: range, faults: widthFaults))
      return true
    }
    let syntax = DirectiveSyntax(source: source, lineEnd: line.contentEnd)
    guard let reading = syntax.block(nameAt: name, form: colons == 2 ? .leaf : .container) else {
      guard let fault = syntax.fault(behind: line.content..<name, colons: colons) else { return false }
      text.mark(Marker(meaning: .fault, range: range, faults: widthFaults + [fault]))
      return true
    }
    let hasLabel = reading.directive.label != nil
    text.markBlock(
      Marker(
        meaning: .opening(reading.directive, colons: colons), range: range,
        faults: widthFaults + reading.faults, tailLines: hasLabel ? 1 : 0))
    if hasLabel {
      addHeading(reading.directive.labelRange, prefix: continuation(line), resumingAt: line.contentEnd)
    }
    return true
  }

  private func widthFault(at sign: Range<Int>, _ all: Range<Int>, _ colons: Int) -> Marker.Fault {
    Marker.Fault(
      id: "full-width-sign", message: "write ':' (half-width), not '：'",
      help: "the line begins with '\(String(repeating: ":", count: colons))'", range: sign,
      meant: String(repeating: ":", count: colons), mended: all)
  }

  /// Adds a line `# … #` that has libcmark parse a range as inlines.
  private mutating func addHeading(
    _ range: Range<Int>, prefix: [UInt8], resumingAt end: Int, isCell: Bool = false
  ) {
    let before = range.lowerBound..<range.lowerBound
    text.insert([Self.newline] + prefix + Array("# ".utf8), for: before)
    text.rewind(to: range.lowerBound)
    inline.scan(range, into: &text, isCell: isCell)
    text.copy(upTo: range.upperBound)
    text.insert(Array(" #".utf8), for: range.upperBound..<range.upperBound)
    text.rewind(to: end)
  }

  // MARK: Notes

  private mutating func noteDefinition(_ line: Line) -> Bool {
    guard line.content + 1 < line.contentEnd, source[line.content + 1] == UInt8(ascii: "^"), line.indent < 4,
      let label = CitationSyntax(source: source).note(at: line.content, lineEnd: line.contentEnd),
      source.has(Array("]:".utf8), at: label.upperBound)
    else { return false }
    // The note becomes a list item, as its text is indented like one; its own indentation would shift that.
    let start = line.quotes > 0 || line.hasListMarker ? line.content : line.start
    let prefix = start == line.start ? [] : continuation(line)
    var textStart = label.upperBound + 2
    while textStart < line.contentEnd, source[textStart].isBlank { textStart += 1 }
    let hasText = textStart < line.contentEnd
    isInNote = start == line.start
    text.markBlock(
      Marker(
        meaning: .noteDefinition(label: source.string(label), labelRange: label), range: start..<textStart,
        tailLines: hasText ? 1 : 0),
      lead: "+   ")
    if hasText {
      text.insert([Self.newline] + prefix + Array("    ".utf8), for: textStart..<textStart)
      inline.scan(textStart..<line.contentEnd, into: &text)
    }
    return true
  }

  // MARK: Tables

  /// Marks the table whose head stands on a line; returns its last line, or nil if there is no table.
  private mutating func table(_ head: Line) -> Line? {
    guard head.end < end, mayBeDelimiter(at: head.end) else { return nil }
    let second = line(at: head.end)
    guard !second.hasListMarker, second.quotes == head.quotes,
      let alignments = tables.delimiters(second.range),
      !tables.startsOtherBlock(head.range)
    else { return nil }
    let headCells = tables.cells(head.range)
    guard headCells.count == alignments.count else { return nil }
    let prefix = continuation(head)
    addRow(head, .tableHead(alignments, cells: headCells), cells: headCells, prefix: prefix)
    newline(after: head)
    addRow(second, .tableDelimiter, cells: [], prefix: prefix)
    var last = second
    var padding = 0
    while last.end < end {
      let row = line(at: last.end)
      guard !row.isBlank, !row.hasListMarker, row.quotes == head.quotes, !tables.startsOtherBlock(row.range)
      else {
        break
      }
      let cells = tables.cells(row.range)
      // A wide table with countless short rows would grow without measure.
      padding += max(0, alignments.count - cells.count)
      guard padding <= 200_000 else { break }
      let kept = Array(cells.prefix(alignments.count))
      let excess = cells.count > kept.count ? cells[kept.count].lowerBound..<row.contentEnd : nil
      newline(after: last)
      addRow(row, .tableRow(cells: kept, excess: excess), cells: kept, prefix: prefix)
      last = row
    }
    return last
  }

  /// A quick look at whether the line at an offset can be a delimiter row.
  private func mayBeDelimiter(at start: Int) -> Bool {
    var index = start
    while index < end, source[index].isBlank || source[index] == UInt8(ascii: ">") { index += 1 }
    guard index < end else { return false }
    switch source[index] {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"): return true
    default: return false
    }
  }

  private mutating func newline(after line: Line) {
    text.rewind(to: line.terminator)
    finish(line)
    text.copy(upTo: line.end)
  }

  private mutating func addRow(_ line: Line, _ meaning: Marker.Meaning, cells: [Range<Int>], prefix: [UInt8])
  {
    if case .tableHead = meaning {
      text.copy(upTo: line.content)
    } else {
      // Every row stands where the head does, however its own line is indented.
      text.insert(prefix, for: line.start..<line.content)
      text.rewind(to: line.content)
    }
    text.markBlock(Marker(meaning: meaning, range: line.content..<line.contentEnd, tailLines: cells.count))
    for cell in cells {
      addHeading(cell, prefix: prefix, resumingAt: line.contentEnd, isCell: true)
    }
  }
}
