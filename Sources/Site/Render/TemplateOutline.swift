import Diagnostics

/// The tags of one Mustache template with their places, as far as checking needs them.
///
/// The rendering itself is the library's; this reads the same text to say where a tag stands.
struct TemplateOutline: Sendable {
  struct Tag: Sendable {
    enum Kind: Sendable, Equatable {
      /// `{{name}}`
      case variable
      /// `{{{name}}}` or `{{&name}}`
      case unescaped
      /// `{{#name}}`
      case section
      /// `{{^name}}`
      case inverted
      /// `{{>name}}`
      case partial
      /// `{{<name}}`: a layout whose blocks are filled in
      case parent
      /// `{{$name}}`
      case block
    }

    let kind: Kind
    /// The name between the delimiters, without transforms.
    let name: String
    /// Whether the name is a transform of the position in a list, such as `last()`.
    let isPosition: Bool
    /// UTF-8 offsets of the whole tag.
    let range: Range<Int>
    /// For a tag that opens something, the index just past the tags inside it.
    var end: Int
  }

  let file: SourceFile
  private(set) var tags: [Tag] = []

  /// Reads the tags of a template; what does not parse is a diagnostic.
  static func read(_ file: SourceFile) -> Diagnosed<TemplateOutline> {
    var outline = TemplateOutline(file: file)
    var diagnostics: [Diagnostic] = []
    var open: [Int] = []
    let bytes = Array(file.text.utf8)

    func find(_ needle: String, from start: Int) -> Int? {
      let pattern = Array(needle.utf8)
      guard bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
      return (start...(bytes.count - pattern.count)).first {
        bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
      }
    }
    func fail(_ message: Message, _ range: Range<Int>) {
      diagnostics.append(.error("template-syntax", message, at: file.place(range)))
    }

    var index = 0
    while let start = find("{{", from: index) {
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
      let closing = isTriple ? "}}}" : "}}"
      guard let close = find(closing, from: start + 2) else {
        fail("a tag is not closed with '\(closing)'", start..<min(start + 40, bytes.count))
        break
      }
      let range = start..<(close + closing.utf8.count)
      index = range.upperBound
      var content = bytes[(start + (isTriple ? 3 : 2))..<close]
      let sigil = isTriple ? nil : content.first
      let kind: Tag.Kind?
      switch sigil {
      case UInt8(ascii: "!"): continue
      case UInt8(ascii: "="), UInt8(ascii: "%"):
        fail("'{{\(Character(UnicodeScalar(sigil ?? 0)))' tags are not used here", range)
        continue
      case UInt8(ascii: "#"): kind = .section
      case UInt8(ascii: "^"): kind = .inverted
      case UInt8(ascii: ">"): kind = .partial
      case UInt8(ascii: "<"): kind = .parent
      case UInt8(ascii: "$"): kind = .block
      case UInt8(ascii: "&"): kind = .unescaped
      case UInt8(ascii: "/"): kind = nil
      default: kind = isTriple ? .unescaped : .variable
      }
      let hasSigil = !isTriple && kind != .variable
      if hasSigil { content = content.dropFirst() }
      let text = String(decoding: content, as: UTF8.self)
      var name = text.split(separator: " ").joined()
      if let kind {
        let isPosition = name.hasSuffix("()")
        if isPosition { name = String(name.dropLast(2)) }
        let tag = Tag(
          kind: kind, name: name, isPosition: isPosition, range: range, end: outline.tags.count + 1)
        outline.tags.append(tag)
        switch kind {
        case .section, .inverted, .parent, .block: open.append(outline.tags.count - 1)
        case .variable, .unescaped, .partial: break
        }
      } else {
        if name.hasSuffix("()") { name = String(name.dropLast(2)) }
        guard let last = open.popLast() else {
          fail("'{{/\(name)}}' closes nothing", range)
          continue
        }
        if outline.tags[last].name != name {
          fail("'{{/\(name)}}' stands where '\(outline.tags[last].name)' must be closed", range)
        }
        outline.tags[last].end = outline.tags.count
      }
    }
    for tag in open.map({ outline.tags[$0] }) {
      fail("'\(tag.name)' is opened here and never closed", tag.range)
    }
    return Diagnosed(outline, diagnostics)
  }

  private init(file: SourceFile) {
    self.file = file
  }
}
