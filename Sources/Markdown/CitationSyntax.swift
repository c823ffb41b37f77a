/// Reads citations `[@id, locator; @id]` and note references `[^label]` out of a line.
struct CitationSyntax {
  let source: [UInt8]

  /// The longest label of a note, in bytes; CommonMark allows as many in the label of a link.
  static let longestLabel = 999

  /// The note reference that begins at an index, and the range of its label.
  func note(at open: Int, lineEnd: Int) -> Range<Int>? {
    let start = open + 2
    var end = start
    while end < lineEnd, end - start <= Self.longestLabel {
      switch source[end] {
      case UInt8(ascii: "]"): return end > start ? start..<end : nil
      case UInt8(ascii: "["), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "<"): return nil
      case let byte where byte.isBlank: return nil
      default: end += 1
      }
    }
    return nil
  }

  /// The citation that begins at an index; `[@name](address)` and the like are links and none.
  func citation(at open: Int, lineEnd: Int, atLineStart: Bool) -> (citations: [Citation], end: Int)? {
    var close = open + 1
    while close < lineEnd, source[close] != UInt8(ascii: "]") {
      if source[close] == UInt8(ascii: "[") || source[close] == UInt8(ascii: "`") { return nil }
      close += 1
    }
    guard close < lineEnd else { return nil }
    if close + 1 < lineEnd {
      let next = source[close + 1]
      if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") { return nil }
      if next == UInt8(ascii: ":"), atLineStart { return nil }
    }
    var citations: [Citation] = []
    var index = open + 1
    while true {
      while index < close, source[index].isBlank { index += 1 }
      guard index < close, source[index] == UInt8(ascii: "@") else { return nil }
      let start = index + 1
      var end = start
      while end < close, isIDByte(source[end]) { end += 1 }
      // Punctuation belongs to an id only within it.
      while end > start, source[end - 1] == UInt8(ascii: ":") || source[end - 1] == UInt8(ascii: ".") {
        end -= 1
      }
      guard end > start else { return nil }
      index = end
      while index < close, source[index].isBlank { index += 1 }
      var locator: String?
      if index < close, source[index] == UInt8(ascii: ",") {
        let from = index + 1
        index = source.index(of: UInt8(ascii: ";"), in: from..<close) ?? close
        locator = trimmed(from..<index)
      }
      citations.append(Citation(id: source.string(start..<end), idRange: start..<end, locator: locator))
      if index == close { return (citations, close + 1) }
      guard source[index] == UInt8(ascii: ";") else { return nil }
      index += 1
    }
  }

  private func trimmed(_ range: Range<Int>) -> String? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, source[start].isBlank { start += 1 }
    while end > start, source[end - 1].isBlank { end -= 1 }
    return start < end ? source.string(start..<end) : nil
  }

  private func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "/"): true
    default: byte.isLetter || byte.isDigit || byte >= 0x80
    }
  }
}
