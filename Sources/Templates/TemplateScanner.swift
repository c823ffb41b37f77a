import Diagnostics

/// Cuts a template into text and tags, line by line.
struct TemplateScanner {
  /// What a tag does.
  enum Kind {
    case variable, unescaped, section, inverted, partial, parent, block, close, comment, delimiters
  }

  enum Token {
    /// Text without a line break but at its end.
    case text(Range<Int>)
    case tag(Kind, Template.Tag)
  }

  private let file: SourceFile
  private let bytes: [UInt8]
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile, _ bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// Reads the whole file; what is no tag is text.
  mutating func scan() {
    var index = 0
    while let start = find(opening, from: index) {
      addText(index..<start)
      let inside = start + opening.count
      let mark = inside < bytes.count ? bytes[inside] : 0
      let isTriple = mark == UInt8(ascii: "{") && opening == Array("{{".utf8)
      let end = isTriple ? Array("}}}".utf8) : mark == UInt8(ascii: "=") ? [mark] + closing : closing
      guard let close = find(end, from: min(inside + 1, bytes.count)) ?? emptyTag(inside, end) else {
        fail(
          "a tag is not closed with '\(String(decoding: end, as: UTF8.self))'",
          start..<min(start + 40, bytes.count))
        index = bytes.count
        break
      }
      index = close + end.count
      add(mark, isTriple: isTriple, inside: inside..<close, range: start..<index)
    }
    addText(index..<bytes.count)
  }

  /// The place of the closing delimiter where it follows the opening one at once.
  private func emptyTag(_ inside: Int, _ end: [UInt8]) -> Int? {
    bytes[inside...].starts(with: end) ? inside : nil
  }

  private mutating func add(_ mark: UInt8, isTriple: Bool, inside: Range<Int>, range: Range<Int>) {
    var content = bytes[inside]
    let kind: Kind
    switch mark {
    case UInt8(ascii: "!"): kind = .comment
    case UInt8(ascii: "="): kind = .delimiters
    case UInt8(ascii: "%"):
      fail("'{{%' tags are not used here", range)
      return
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .inverted
    case UInt8(ascii: ">"): kind = .partial
    case UInt8(ascii: "<"): kind = .parent
    case UInt8(ascii: "$"): kind = .block
    case UInt8(ascii: "/"): kind = .close
    case UInt8(ascii: "&"): kind = .unescaped
    default: kind = isTriple ? .unescaped : .variable
    }
    if kind != .variable { content = content.dropFirst() }
    if kind == .delimiters { setDelimiters(content, range) }
    let isNamed = kind != .comment && kind != .delimiters
    var name = isNamed ? String(decoding: Self.trimmed(content), as: UTF8.self) : ""
    let isPosition = name.hasSuffix("()")
    if isPosition { name.removeLast(2) }
    if isNamed, name.isEmpty { fail("a tag names nothing", range) }
    tokens.append(.tag(kind, Template.Tag(name: name, isPosition: isPosition, range: range)))
  }

  private mutating func setDelimiters(_ content: ArraySlice<UInt8>, _ range: Range<Int>) {
    let pair = content.split { Self.isBlank($0) }
    guard pair.count == 2, !content.contains(UInt8(ascii: "=")) else {
      fail("the tag does not name two delimiters, as '{{=<% %>=}}' does", range)
      return
    }
    (opening, closing) = (Array(pair[0]), Array(pair[1]))
  }

  private mutating func addText(_ range: Range<Int>) {
    var start = range.lowerBound
    for index in range where bytes[index] == 0x0A {
      tokens.append(.text(start..<(index + 1)))
      start = index + 1
    }
    if start < range.upperBound { tokens.append(.text(start..<range.upperBound)) }
  }

  private mutating func fail(_ message: Message, _ range: Range<Int>) {
    diagnostics.append(.error("template-syntax", message, at: file.place(range)))
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == pattern[0], bytes[index...].starts(with: pattern) { return index }
      index += 1
    }
    return nil
  }

  private static func trimmed(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = content.drop(while: isBlank)
    return start.prefix(start.count - start.reversed().prefix(while: isBlank).count)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
