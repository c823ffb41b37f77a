import Diagnostics

/// Reads `{#id .class name=value name="value" name}`.
struct AttributeSyntax {
  let source: [UInt8]
  let lineEnd: Int
  private(set) var attributes: [Directive.Attribute] = []
  private(set) var faults: [Marker.Fault] = []

  /// Whether a `}` follows on the line, where that is known already.
  private let mayClose: Bool?

  init(source: [UInt8], lineEnd: Int, mayClose: Bool? = nil) {
    self.source = source
    self.lineEnd = lineEnd
    self.mayClose = mayClose
  }

  /// Reads attributes that open at an index; returns where the text goes on.
  mutating func read(at open: Int) -> Int {
    guard mayClose ?? (source.index(of: UInt8(ascii: "}"), in: open..<lineEnd) != nil) else {
      return unclosed(open)
    }
    var index = open + 1
    while index < lineEnd {
      let byte = source[index]
      if byte == UInt8(ascii: "}") { return index + 1 }
      if byte.isBlank {
        index += 1
        continue
      }
      let start = index
      if let end = separator(at: index) {
        let isParted = source[end].isBlank
        faults.append(
          Marker.Fault(
            id: "bad-attribute",
            message: "write a space between attributes, not '\(source.string(start..<end))'",
            range: start..<end, meant: isParted ? "" : " "))
        index = end
        continue
      }
      if let end = readAttribute(at: index) {
        index = end
        continue
      }
      // Report the word that cannot be read and go on behind it.
      while index < lineEnd, !source[index].isBlank, source[index] != UInt8(ascii: "}") { index += 1 }
      index = max(index, start + 1)
      fault(
        start..<index, "cannot read the attribute '\(source.string(start..<index).prefix(40))'",
        help: "attributes are written name=value or name=\"several words\", with straight quotes")
    }
    return unclosed(open)
  }

  private mutating func unclosed(_ open: Int) -> Int {
    if let wide = source.firstIndex(of: Array("｝".utf8), in: open..<min(lineEnd, open + 1000)) {
      faults.append(
        Marker.Fault(
          id: "full-width-sign", message: "write '}' (half-width), not '｝'", range: wide..<wide + 3,
          meant: "}"))
    } else {
      fault(open..<open + 1, "the attributes are not closed", help: "add '}' on the same line")
    }
    // Without an end the rest of the line is text.
    return open
  }

  private mutating func fault(_ range: Range<Int>, _ message: Message, help: Message? = nil) {
    faults.append(Marker.Fault(id: "bad-attribute", message: message, help: help, range: range))
  }

  private mutating func readAttribute(at start: Int) -> Int? {
    if source[start] == UInt8(ascii: "#") || source[start] == UInt8(ascii: ".") {
      let end = wordEnd(at: start + 1)
      guard end > start + 1 else { return nil }
      let name = source[start] == UInt8(ascii: "#") ? "id" : "class"
      add(name, source.string(start + 1..<end), start..<end)
      return end
    }
    var nameEnd = start
    while nameEnd < lineEnd, isNameByte(source[nameEnd]) { nameEnd += 1 }
    guard nameEnd > start,
      source[start].isLetter || source[start] >= 0x80 || source[start] == UInt8(ascii: "_")
    else { return nil }
    let name = source.string(start..<nameEnd)
    guard nameEnd < lineEnd, source[nameEnd] == UInt8(ascii: "=") else {
      guard nameEnd == lineEnd || isEnd(source[nameEnd]) else { return nil }
      add(name, "", start..<nameEnd)
      return nameEnd
    }
    let value = nameEnd + 1
    guard value < lineEnd else { return nil }
    if source[value] == UInt8(ascii: "\"") || source[value] == UInt8(ascii: "'") {
      guard let close = source.index(of: source[value], in: value + 1..<lineEnd),
        close + 1 >= lineEnd || isEnd(source[close + 1]) || separator(at: close + 1) != nil
      else { return nil }
      add(name, source.string(value + 1..<close), start..<close + 1)
      return close + 1
    }
    if let close = curlyEnd(at: value) {
      let text = source.string(value + 3..<close - 3)
      faults.append(
        Marker.Fault(
          id: "full-width-sign", message: "write '\"' (straight), not '\(source.string(value..<value + 3))'",
          range: value..<value + 3, meant: text.contains("\"") ? nil : "\"\(text)\"", mended: value..<close))
      add(name, text, start..<close)
      return close
    }
    let end = wordEnd(at: value)
    guard end > value else { return nil }
    add(name, source.string(value..<end), start..<end)
    return end
  }

  /// Where a sign ends that was meant to part two attributes; nil if it does not, since a value may hold one.
  private func separator(at start: Int) -> Int? {
    let length =
      switch source[start] {
      case UInt8(ascii: ","), UInt8(ascii: ";"): 1
      case 0xEF where source.has("，", at: start) || source.has("；", at: start): 3
      case 0xE3 where source.has("、", at: start): 3
      default: 0
      }
    let end = start + length
    guard length > 0, end < lineEnd else { return nil }
    var next = end
    while next < lineEnd, source[next].isBlank { next += 1 }
    let name = next
    while next < lineEnd, source[next].isLetter || source[next] == UInt8(ascii: "_") { next += 1 }
    guard next > name, next < lineEnd, source[next] == UInt8(ascii: "=") else { return nil }
    return end
  }

  /// Where a value ends that an input method's quotation marks enclose.
  private func curlyEnd(at start: Int) -> Int? {
    func isMark(_ index: Int) -> Bool {
      source[index] == 0xE2 && (source.has("“", at: index) || source.has("”", at: index))
    }
    guard isMark(start), let close = (start + 3..<max(start + 3, lineEnd)).first(where: isMark) else {
      return nil
    }
    let end = close + 3
    return end >= lineEnd || isEnd(source[end]) || separator(at: end) != nil ? end : nil
  }

  private mutating func add(_ name: String, _ value: String, _ range: Range<Int>) {
    if name != "class", attributes.contains(where: { $0.name == name }) {
      fault(range, "the attribute '\(name)' is given twice")
      return
    }
    attributes.append(Directive.Attribute(name: name, value: value, range: range))
  }

  /// The end of an unquoted value; its start if a quotation mark stands in it.
  private func wordEnd(at start: Int) -> Int {
    var end = start
    while end < lineEnd, !isEnd(source[end]), end == start || separator(at: end) == nil {
      switch source[end] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "`"), UInt8(ascii: "{"):
        return start
      case 0xE2 where source.has([0xE2, 0x80, 0x9C], at: end) || source.has([0xE2, 0x80, 0x9D], at: end):
        // “ or ”: an input method's quotation marks, meant as quotes.
        return start
      default: end += 1
      }
    }
    return end
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte.isBlank || byte == UInt8(ascii: "}") }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
  }
}
