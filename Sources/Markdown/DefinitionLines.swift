/// Counts the lines of link reference definitions at the start of a paragraph, which libcmark takes off it.
struct DefinitionLines {
  let bytes: [UInt8]
  let starts: [Int]
  let ends: [Int]

  /// How many lines definitions take up; `limit` at most.
  func count(limit: Int) -> Int {
    var line = 0
    while line < limit, var index = destination(line) {
      // The address may stand on the next line.
      if index >= end(line) {
        line += 1
        guard line < limit else { break }
        index = starts[line]
      }
      while index < end(line), !bytes[index].isBlank { index += 1 }
      while index < end(line), bytes[index].isBlank { index += 1 }
      if index >= end(line) {
        line += 1
        // So may the title, and it may have lines of its own.
        if line < limit, let last = titleEnd(from: starts[line], line, limit) { line = last + 1 }
      } else if let last = titleEnd(from: index, line, limit) {
        line = last + 1
      } else {
        break
      }
    }
    return min(line, limit)
  }

  /// Where the address begins on the line of a label and its colon, or the line's end.
  private func destination(_ line: Int) -> Int? {
    var index = starts[line]
    guard index < end(line), bytes[index] == UInt8(ascii: "[") else { return nil }
    while index + 1 < end(line), bytes[index] != UInt8(ascii: "]") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index + 1 < end(line), bytes[index + 1] == UInt8(ascii: ":") else { return nil }
    index += 2
    while index < end(line), bytes[index].isBlank { index += 1 }
    return index
  }

  /// The line on which a title ends that begins at an index; nil if none does.
  private func titleEnd(from index: Int, _ line: Int, _ limit: Int) -> Int? {
    guard index < end(line) else { return nil }
    let close: UInt8
    switch bytes[index] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[index]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var line = line
    var index = index + 1
    while line < limit {
      while index < end(line) {
        if bytes[index] == close {
          return bytes[index + 1..<end(line)].allSatisfy(\.isBlank) ? line : nil
        }
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      line += 1
      if line < limit { index = starts[line] }
    }
    return nil
  }

  private func end(_ line: Int) -> Int {
    let end = ends[line]
    return end > starts[line] && bytes[end - 1] == UInt8(ascii: "\n") ? end - 1 : end
  }
}
