/// Recognises the lines of a GFM table.
struct TableSyntax {
  let source: [UInt8]

  /// Wider tables are taken for text: short rows would be filled up to that width.
  static let widest = 1000

  /// The alignments that a delimiter row gives; nil if a line is none.
  func delimiters(_ line: Range<Int>) -> [Node.Alignment]? {
    var hasPipe = false
    for index in line {
      switch source[index] {
      case UInt8(ascii: "|"): hasPipe = true
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: return nil
      }
    }
    guard hasPipe else { return nil }
    var alignments: [Node.Alignment] = []
    for cell in cells(line) {
      guard !cell.isEmpty, alignments.count < Self.widest else { return nil }
      let left = source[cell.lowerBound] == UInt8(ascii: ":")
      let right = cell.count > 1 && source[cell.upperBound - 1] == UInt8(ascii: ":")
      let dashes = cell.lowerBound + (left ? 1 : 0)..<cell.upperBound - (right ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ source[$0] == UInt8(ascii: "-") }) else { return nil }
      alignments.append(left ? (right ? .center : .left) : (right ? .right : .none))
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// The cells of a row, without the white space around them.
  func cells(_ line: Range<Int>) -> [Range<Int>] {
    var line = trim(line)
    var cells: [Range<Int>] = []
    if !line.isEmpty, source[line.lowerBound] == UInt8(ascii: "|") {
      line = line.lowerBound + 1..<line.upperBound
    }
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      if source[index] == UInt8(ascii: "\\") {
        index += 2
      } else if source[index] == UInt8(ascii: "|") {
        cells.append(trim(start..<index))
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    // What follows the last pipe is a cell unless it is empty.
    if start < line.upperBound { cells.append(trim(start..<line.upperBound)) }
    return cells
  }

  private func trim(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, source[start].isBlank { start += 1 }
    while end > start, source[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Whether a line's content begins a block of another kind, which ends a table.
  func startsOtherBlock(_ line: Range<Int>) -> Bool {
    guard let first = line.first else { return true }
    let byte = source[first]
    func run() -> Int {
      var end = first
      while end < line.upperBound, source[end] == byte { end += 1 }
      return end - first
    }
    func blank(at index: Int) -> Bool { index >= line.upperBound || source[index].isBlank }
    switch byte {
    case UInt8(ascii: "#"):
      let count = run()
      return count <= 6 && blank(at: first + count)
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return run() >= 3
    case UInt8(ascii: ">"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): return blank(at: first + 1) || isBreak(line)
    case UInt8(ascii: "_"): return isBreak(line)
    case UInt8(ascii: ":"): return first + 1 < line.upperBound && source[first + 1] == UInt8(ascii: ":")
    case UInt8(ascii: "["):
      return first + 1 < line.upperBound && source[first + 1] == UInt8(ascii: "^")
        && CitationSyntax(source: source).note(at: first, lineEnd: line.upperBound).map {
          source.has(Array("]:".utf8), at: $0.upperBound)
        } == true
    case UInt8(ascii: "<"): return source.has(Array("<!--".utf8), at: first)
    case let byte where byte.isDigit:
      var end = first
      while end < line.upperBound, end - first < 9, source[end].isDigit { end += 1 }
      return end < line.upperBound && (source[end] == UInt8(ascii: ".") || source[end] == UInt8(ascii: ")"))
        && blank(at: end + 1)
    default: return false
    }
  }

  /// Whether a line's content is a thematic break, but for the character it is made of.
  func isBreak(_ line: Range<Int>) -> Bool {
    let byte = source[line.lowerBound]
    var count = 0
    for index in line where !source[index].isBlank {
      guard source[index] == byte else { return false }
      count += 1
    }
    return count >= 3
  }
}
