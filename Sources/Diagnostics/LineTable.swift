/// Where each line of a text begins; turns UTF-8 offsets into lines and columns.
public struct LineTable: Sendable {
  /// A line and a column, both counted from 1; the column counts characters as an editor shows them.
  public struct Position: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column in characters, from 1.
    public let column: Int
  }

  /// The text the table was made from.
  public let text: String

  /// The UTF-8 offset at which each line begins; never empty.
  public let starts: [Int]

  /// Reads a text once and notes where its lines begin (after LF, CR LF or a lone CR).
  public init(_ text: String) {
    var text = text
    var starts = [0]
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\r") {
          if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
          starts.append(index)
        } else if byte == UInt8(ascii: "\n") {
          starts.append(index)
        }
      }
    }
    self.text = text
    self.starts = starts
  }

  /// The number, from 0, of the line that holds a UTF-8 offset.
  public func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line and column of a UTF-8 offset.
  public func position(of offset: Int) -> Position {
    let line = lineIndex(of: offset)
    return Position(line: line + 1, column: substring(starts[line]..<offset).count + 1)
  }

  /// A line's text without its ending, its number counted from 0.
  public func line(_ index: Int) -> Substring {
    let end = index + 1 < starts.count ? starts[index + 1] : text.utf8.count
    var line = substring(starts[index]..<end)
    while let last = line.last, last.isNewline { line.removeLast() }
    return line
  }

  /// The UTF-8 offset of a 1-based line and a 1-based column counted in Unicode scalars, as libyaml counts.
  public func offset(line: Int, scalarColumn: Int) -> Int {
    guard line >= 1, line <= starts.count else { return text.utf8.count }
    let start = starts[line - 1]
    let scalars = self.line(line - 1).unicodeScalars.prefix(max(scalarColumn - 1, 0))
    return start + scalars.reduce(0) { $0 + UTF8.width($1) }
  }

  private func substring(_ range: Range<Int>) -> Substring {
    let utf8 = text.utf8
    let count = utf8.count
    let lower = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, count))
    let upper = utf8.index(utf8.startIndex, offsetBy: min(range.upperBound, count))
    return text[lower..<upper]
  }
}
