/// Counts the columns of places that come in the order of a file's text, so that a long line is walked once and not for each.
struct ColumnCounter {
  private var path = ""
  private var line = -1
  private var offset = 0
  private var column = 1

  /// The line and column of an offset in a file.
  mutating func position(of target: Int, _ table: LineTable, _ file: SourceFile) -> LineTable.Position {
    let index = table.lineIndex(of: target)
    let start = table.starts[index]
    if path != file.path || line != index || target < offset {
      (path, line, offset, column) = (file.path, index, start, 1)
    }
    let text = file.slice(offset..<target)
    column += text.count
    offset = target
    return LineTable.Position(line: index + 1, column: column)
  }
}

extension Substring {
  /// The index of the Unicode scalar that begins at a UTF-8 offset or, within one, of the next.
  func character(atOrBehind offset: Int) -> Index {
    var index = utf8.index(startIndex, offsetBy: offset, limitedBy: endIndex) ?? endIndex
    while index < endIndex, utf8[index] & 0xC0 == 0x80 { index = utf8.index(after: index) }
    return index
  }
}
