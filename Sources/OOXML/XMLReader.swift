/// Reads XML piece by piece: elements by their local names, and text with its entities resolved.
///
/// It knows the XML that parts of a package are written in and no more: a declaration of one's own, from which entities
/// could be made, is refused, and so is another encoding than UTF-8.
public struct XMLReader {
  /// A piece.
  public enum Event: Sendable, Equatable {
    /// An element begins.
    case start(String, [Attribute])
    /// An element ends; one without content begins and ends.
    case end(String)
    /// Text between them.
    case text(String)
  }

  /// A value of an element.
  public struct Attribute: Sendable, Equatable {
    /// Its name without the prefix of a namespace.
    public let name: String
    /// Its value.
    public let value: String
  }

  /// Why it cannot be read, with the byte where that shows.
  public struct Problem: Error, Sendable, Equatable {
    /// The byte.
    public let offset: Int
  }

  /// How many elements may stand in each other.
  private static let deepest = 100

  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []
  private var closes: String?

  /// Prepares to read a part.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// The next piece; nil at the end.
  public mutating func next() throws(Problem) -> Event? {
    if let name = closes {
      closes = nil
      return .end(name)
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else { return try text() }
      if has("<!--") {
        try skip(past: "-->")
      } else if has("<![CDATA[") {
        let start = index + 9
        try skip(past: "]]>")
        return .text(String(decoding: bytes[start..<index - 3], as: UTF8.self))
      } else if has("<?") {
        try skip(past: "?>")
      } else if has("</") {
        return try endTag()
      } else {
        return try startTag()
      }
    }
    guard open.isEmpty else { throw problem }
    return nil
  }

  private var problem: Problem { Problem(offset: index) }

  private func has(_ sign: String) -> Bool { bytes[index...].starts(with: sign.utf8) }

  private mutating func skip(past sign: String) throws(Problem) {
    let sign = Array(sign.utf8)
    var end = index
    while end + sign.count <= bytes.count {
      if bytes[end] == sign[0], bytes[end..<end + sign.count].elementsEqual(sign) {
        index = end + sign.count
        return
      }
      end += 1
    }
    throw problem
  }

  private mutating func text() throws(Problem) -> Event {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    let range = start..<index
    // Beside the one element only white space may stand.
    guard !open.isEmpty || bytes[range].allSatisfy(Self.isSpace) else {
      throw Problem(offset: start)
    }
    return .text(try resolved(range))
  }

  private mutating func startTag() throws(Problem) -> Event {
    index += 1
    let name = try name()
    var attributes: [Attribute] = []
    while true {
      skipSpace()
      guard index < bytes.count else { throw problem }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        guard open.count < Self.deepest else { throw problem }
        open.append(name)
        return .start(name, attributes)
      }
      if has("/>") {
        index += 2
        closes = name
        return .start(name, attributes)
      }
      let key = try self.name()
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { throw problem }
      index += 1
      skipSpace()
      guard index < bytes.count,
        bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
      else {
        throw problem
      }
      let quote = bytes[index]
      index += 1
      let start = index
      while index < bytes.count, bytes[index] != quote { index += 1 }
      guard index < bytes.count else { throw problem }
      attributes.append(Attribute(name: key, value: try resolved(start..<index)))
      index += 1
    }
  }

  private mutating func endTag() throws(Problem) -> Event {
    index += 2
    let name = try name()
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">"), open.popLast() == name else {
      throw problem
    }
    index += 1
    return .end(name)
  }

  /// A name without its prefix.
  private mutating func name() throws(Problem) -> String {
    var start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), !"<>/=!?\"'".utf8.contains(bytes[index]) {
      index += 1
      if bytes[index - 1] == UInt8(ascii: ":") { start = index }
    }
    guard index > start else { throw problem }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private func resolved(_ range: Range<Int>) throws(Problem) -> String {
    guard bytes[range].contains(UInt8(ascii: "&")) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var result: [UInt8] = []
    var at = range.lowerBound
    while at < range.upperBound {
      guard bytes[at] == UInt8(ascii: "&") else {
        result.append(bytes[at])
        at += 1
        continue
      }
      guard let end = bytes[at..<min(range.upperBound, at + 12)].firstIndex(of: UInt8(ascii: ";"))
      else {
        throw Problem(offset: at)
      }
      let name = String(decoding: bytes[at + 1..<end], as: UTF8.self)
      switch name {
      case "lt": result.append(UInt8(ascii: "<"))
      case "gt": result.append(UInt8(ascii: ">"))
      case "amp": result.append(UInt8(ascii: "&"))
      case "quot": result.append(UInt8(ascii: "\""))
      case "apos": result.append(UInt8(ascii: "'"))
      default:
        let digits = name.dropFirst()
        let value =
          digits.first == "x" || digits.first == "X"
          ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard name.hasPrefix("#"), let scalar = value.flatMap(Unicode.Scalar.init) else {
          throw Problem(offset: at)
        }
        result += Array(String(scalar).utf8)
      }
      at = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension [XMLReader.Attribute] {
  /// The value of a name; nil if it is not there.
  public subscript(name name: String) -> String? { first { $0.name == name }?.value }
}
