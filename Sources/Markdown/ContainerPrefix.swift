/// What stands before the content of a paragraph's further lines: the marks of the quotes and lists around it.
struct ContainerPrefix {
  private struct Container {
    /// The columns that a line has to be indented by to go on with an item; nil for a quote.
    var indent: Int?
    /// The line it begins on, and where its content begins there.
    var line: Int
    var content: Int
    var column: Int
  }

  private var containers: [Container] = []

  mutating func leave() { containers.removeLast() }

  /// Enters a quote that begins on a line.
  mutating func enterQuote(_ bytes: [UInt8], line: Int, _ range: Range<Int>) {
    var reader = start(bytes, line, range)
    reader.skipBlanks()
    reader.skipQuote()
    containers.append(Container(indent: nil, line: line, content: reader.index, column: reader.column))
  }

  /// Enters a list item that begins on a line.
  mutating func enterItem(_ bytes: [UInt8], line: Int, _ range: Range<Int>) {
    var reader = start(bytes, line, range)
    let origin = reader.column
    reader.skipBlanks()
    while reader.index < range.upperBound, bytes[reader.index].isDigit { reader.advance(columns: 1) }
    reader.advance(columns: 1)
    let afterMarker = reader
    reader.skipBlanks()
    let spaces = reader.column - afterMarker.column
    let isBlank = reader.index >= range.upperBound || bytes[reader.index] == UInt8(ascii: "\n")
    // Behind five spaces stands indented code; the item's content begins behind the first.
    var content = afterMarker
    content.advance(columns: isBlank || spaces > 4 ? 1 : spaces)
    let indent = afterMarker.column - origin + (isBlank || spaces > 4 ? 1 : spaces)
    containers.append(Container(indent: indent, line: line, content: content.index, column: content.column))
  }

  /// Where the content of the containers entered so far begins on a line on which another one begins.
  private func start(_ bytes: [UInt8], _ line: Int, _ range: Range<Int>) -> Reader {
    var reader = Reader(bytes: bytes, index: range.lowerBound, end: range.upperBound)
    if let last = containers.last, last.line == line {
      reader.index = last.content
      reader.column = last.column
    } else {
      _ = match(&reader)
    }
    return reader
  }

  /// Where the content of a further line of a paragraph begins.
  ///
  /// A lazy line, which lacks some of the marks, keeps its white space, as libcmark keeps it.
  func contentStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var reader = Reader(bytes: bytes, index: line.lowerBound, end: line.upperBound)
    if match(&reader) { reader.skipBlanks() }
    return reader.index
  }

  /// Passes the marks of all containers; false if some are missing.
  private func match(_ reader: inout Reader) -> Bool {
    for container in containers {
      let before = reader
      reader.skipBlanks()
      let indent = reader.column - before.column
      if let needed = container.indent {
        reader = before
        guard indent >= needed else { return false }
        reader.advance(columns: needed)
      } else {
        guard indent <= 3, reader.isQuote else {
          reader = before
          return false
        }
        reader.skipQuote()
      }
    }
    return true
  }

  /// A place in a line, with its column as tabs make it.
  private struct Reader {
    let bytes: [UInt8]
    var index: Int
    let end: Int
    var column = 0

    var isQuote: Bool { index < end && bytes[index] == UInt8(ascii: ">") }

    mutating func skipBlanks() {
      while index < end, bytes[index].isBlank {
        column += bytes[index] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
        index += 1
      }
    }

    mutating func skipQuote() {
      guard isQuote else { return }
      advance(columns: 1)
      if index < end, bytes[index].isBlank { advance(columns: 1) }
    }

    /// Goes on by a number of columns; a tab that is wider stays until it is used up.
    mutating func advance(columns: Int) {
      let target = column + columns
      while column < target, index < end {
        let width = bytes[index] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
        if column + width > target {
          column = target
          return
        }
        column += width
        index += 1
      }
    }
  }
}
