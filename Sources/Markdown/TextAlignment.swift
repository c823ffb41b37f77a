import Diagnostics

/// Finds where in the source the bytes of a text stand, past escapes and entities.
enum TextAlignment {
  /// For each byte of a literal, and for its end, the source offset; exact but for entities of several characters.
  static func offsets(of literal: [UInt8], in source: [UInt8], _ range: Range<Int>) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(literal.count + 1)
    var at = range.lowerBound
    var index = 0
    while index < literal.count {
      guard at < range.upperBound else {
        offsets.append(range.upperBound)
        index += 1
        continue
      }
      if source[at] == UInt8(ascii: "\\"), at + 1 < range.upperBound, source[at + 1] == literal[index],
        literal[index].isPunctuation
      {
        offsets.append(at)
        at += 2
        index += 1
      } else if source[at] == UInt8(ascii: "&"), let end = entityEnd(source, at, range.upperBound),
        !(literal[index] == UInt8(ascii: "&") && literal.has(Array(source[at..<end]), at: index))
      {
        let next = literal.scalar(at: index).end
        while index < next, index < literal.count {
          offsets.append(at)
          index += 1
        }
        at = end
      } else {
        offsets.append(at)
        at += 1
        index += 1
      }
    }
    offsets.append(min(at, range.upperBound))
    return offsets
  }

  private static func entityEnd(_ source: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    var end = start + 1
    while end < limit, end - start < 40 {
      if source[end] == UInt8(ascii: ";") { return end > start + 1 ? end + 1 : nil }
      guard source[end].isLetter || source[end].isDigit || source[end] == UInt8(ascii: "#") else {
        return nil
      }
      end += 1
    }
    return nil
  }
}

extension Document {
  /// The source offset of a byte of a text node's literal, such as a digit that a message is to point at.
  ///
  /// Exact where the text was written as it reads; past an escape or entity, the place of that escape or entity.
  public func sourceOffset(inText node: Int, utf8Offset: Int) -> Int {
    guard nodes.indices.contains(node), case .text(let literal) = nodes[node].kind else { return 0 }
    let range = nodes[node].range
    guard utf8Offset > 0 else { return range.lowerBound }
    if range.count == literal.utf8.count { return min(range.lowerBound + utf8Offset, range.upperBound) }
    let offsets = sourceOffsets(inText: node)
    return offsets[min(utf8Offset, offsets.count - 1)]
  }

  /// The source offsets of all bytes of a text node's literal and of its end, for who asks for many.
  public func sourceOffsets(inText node: Int) -> [Int] {
    guard nodes.indices.contains(node), case .text(let literal) = nodes[node].kind else { return [0] }
    let range = nodes[node].range
    if range.count == literal.utf8.count { return Array(range.lowerBound...range.upperBound) }
    let source = Array(file.slice(range).utf8)
    return TextAlignment.offsets(of: Array(literal.utf8), in: source, 0..<source.count)
      .map { range.lowerBound + $0 }
  }
}
