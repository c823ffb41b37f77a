/// The tags of an SVG file, read as a browser's XML parser reads them: names, attributes with their entities resolved.
struct SVGTags {
  /// An opening or empty tag.
  struct Tag {
    /// The name without its prefix.
    let name: String
    var attributes: [(name: String, value: String)] = []
    /// Whether no end tag follows.
    var isEmpty = false
    /// UTF-8 offsets of the whole tag.
    var range: Range<Int>
  }

  /// One piece of the file.
  enum Piece {
    case open(Tag)
    case close(Range<Int>)
    case text(String, Range<Int>)
    /// `<?name …?>`
    case instruction(String, Range<Int>)
    /// `<!DOCTYPE …>`, and whether it declares something of its own.
    case doctype(hasDeclarations: Bool, Range<Int>)
    /// What is no XML.
    case fault(Range<Int>)
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next piece, nil at the end; comments are passed over.
  mutating func next() -> Piece? {
    while index < bytes.count {
      let start = index
      guard bytes[index] == UInt8(ascii: "<") else {
        index = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return .text(Self.resolved(bytes[start..<index]), start..<index)
      }
      if has("<!--") {
        // Not '<!-->': the sign that ends a comment is not within the one that begins it.
        index += 4
        guard skip(behind: "-->") else { return fault(start) }
        continue
      }
      if has("<![CDATA[") {
        guard skip(behind: "]]>") else { return fault(start) }
        return .text(String(decoding: bytes[start + 9..<index - 3], as: UTF8.self), start..<index)
      }
      if has("<?") {
        index += 2
        let name = self.name()
        guard skip(behind: "?>") else { return fault(start) }
        return .instruction(name, start..<index)
      }
      if has("<!") { return doctype(start) }
      if has("</") {
        guard skip(behind: ">") else { return fault(start) }
        return .close(start..<index)
      }
      return tag(start)
    }
    return nil
  }

  private mutating func fault(_ start: Int) -> Piece {
    index = bytes.count
    return .fault(start..<min(start + 1, bytes.count))
  }

  private func has(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      index + text.count <= bytes.count && bytes[index..<index + text.count].elementsEqual(text)
    }
  }

  /// Goes on behind the next place of a text.
  private mutating func skip(behind text: StaticString) -> Bool {
    while index < bytes.count {
      if has(text) {
        index += text.utf8CodeUnitCount
        return true
      }
      index += 1
    }
    return false
  }

  private mutating func doctype(_ start: Int) -> Piece {
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        index = bytes.count
        return .doctype(hasDeclarations: true, start..<min(start + 9, bytes.count))
      } else if byte == UInt8(ascii: ">") {
        return .doctype(hasDeclarations: false, start..<index)
      }
    }
    return fault(start)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private mutating func skipSpace() {
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
  }

  /// A name up to white space or a sign of a tag.
  private mutating func name() -> String {
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), !"/>=<?\"'".utf8.contains(bytes[index]) {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func tag(_ start: Int) -> Piece {
    index += 1
    let name = name()
    guard !name.isEmpty else { return fault(start) }
    var tag = Tag(name: Self.local(name), range: start..<start)
    while index < bytes.count {
      skipSpace()
      guard index < bytes.count else { break }
      switch bytes[index] {
      case UInt8(ascii: ">"):
        index += 1
        tag.range = start..<index
        return .open(tag)
      case UInt8(ascii: "/"):
        index += 1
        tag.isEmpty = true
      default:
        let attribute = self.name()
        skipSpace()
        guard !attribute.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
          return fault(start)
        }
        index += 1
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
          let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
        else { return fault(start) }
        tag.attributes.append((attribute, Self.resolved(bytes[index + 1..<end])))
        index = end + 1
      }
    }
    return fault(start)
  }

  /// A name without the prefix of its name space.
  static func local(_ name: String) -> String {
    name.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? name
  }

  /// A text with its entities resolved, those that every XML file has.
  private static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "&") {
      result += rest[..<sign]
      rest = rest[sign...]
      // A number may have any count of zeros before it.
      guard let end = rest.dropFirst().firstIndex(where: { !isOfEntity($0) }), rest[end] == ";",
        let character = character(rest[rest.index(after: sign)..<end])
      else {
        result.append("&")
        rest = rest.dropFirst()
        continue
      }
      result.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func isOfEntity(_ character: Character) -> Bool {
    character == "#" || (character.isASCII && (character.isLetter || character.isNumber))
  }

  private static func character(_ name: Substring) -> Character? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map(Character.init)
  }
}
