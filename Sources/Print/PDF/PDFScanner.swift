/// Reads PDF's syntax from bytes: one value after the other.
struct PDFScanner {
  private let bytes: [UInt8]
  /// Where the next value is looked for.
  var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// A container that is still open, and what has been read of it.
  private struct Frame {
    let isDictionary: Bool
    var values: [PDFValue] = []

    var value: PDFValue {
      guard isDictionary else { return .array(values) }
      var entries: [String: PDFValue] = [:]
      for index in stride(from: 0, to: values.count - 1, by: 2) {
        if let key = values[index].name { entries[key] = values[index + 1] }
      }
      return .dictionary(entries)
    }
  }

  private enum Token {
    case value(PDFValue)
    case open(isDictionary: Bool)
    case close
    case word(String)
  }

  /// The next value; nil, and the position at it, where a word such as `endobj` stands, or the bytes end.
  mutating func value() -> PDFValue? {
    var frames: [Frame] = []
    while true {
      let start = position
      guard let token = token() else { return nil }
      var value: PDFValue
      switch token {
      case .open(let isDictionary):
        frames.append(Frame(isDictionary: isDictionary))
        continue
      case .close:
        guard let frame = frames.popLast() else { return nil }
        value = frame.value
      case .value(let plain):
        value = reference(from: plain) ?? plain
      case .word("null"): value = .null
      case .word("true"): value = .boolean(true)
      case .word("false"): value = .boolean(false)
      case .word:
        position = start
        return nil
      }
      guard !frames.isEmpty else { return value }
      frames[frames.count - 1].values.append(value)
    }
  }

  /// Steps over a word if it is the next thing there is.
  mutating func skip(word: String) -> Bool {
    let start = position
    if case .word(word) = token() { return true }
    position = start
    return false
  }

  /// The word that stands next, such as the name of an operator; nil if something else does, or the bytes end.
  mutating func word() -> String? {
    let start = position
    if case .word(let word) = token() { return word }
    position = start
    return nil
  }

  /// Steps over the line end behind the word `stream`.
  mutating func skipLineEnd() {
    if position < bytes.count, bytes[position] == 0x0D { position += 1 }
    if position < bytes.count, bytes[position] == 0x0A { position += 1 }
  }

  /// `12 0 R`, when the 12 has just been read.
  private mutating func reference(from value: PDFValue) -> PDFValue? {
    guard let number = value.integer, number >= 0 else { return nil }
    let start = position
    if case .value(let second) = token(), second.integer != nil, case .word("R") = token() {
      return .reference(number)
    }
    position = start
    return nil
  }

  private mutating func token() -> Token? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "/"):
      position += 1
      return .value(.name(name()))
    case UInt8(ascii: "("):
      return .value(.string(literal()))
    case UInt8(ascii: "["):
      position += 1
      return .open(isDictionary: false)
    case UInt8(ascii: "]"):
      position += 1
      return .close
    case UInt8(ascii: "<"):
      guard position + 1 < bytes.count, bytes[position + 1] == byte else {
        return .value(.string(hexadecimal()))
      }
      position += 2
      return .open(isDictionary: true)
    case UInt8(ascii: ">"):
      position += position + 1 < bytes.count && bytes[position + 1] == byte ? 2 : 1
      return .close
    default:
      let start = position
      while position < bytes.count, Self.isRegular(bytes[position]) { position += 1 }
      // A delimiter that opens nothing here is stepped over, so that reading always goes on.
      if position == start { position += 1 }
      let word = String(decoding: bytes[start..<position], as: UTF8.self)
      return Double(word).map { .value(.number($0)) } ?? .word(word)
    }
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      } else if !Self.isSpace(bytes[position]) {
        return
      } else {
        position += 1
      }
    }
  }

  private mutating func name() -> String {
    var name: [UInt8] = []
    while position < bytes.count, Self.isRegular(bytes[position]) {
      if bytes[position] == UInt8(ascii: "#"), position + 2 < bytes.count,
        let high = Self.digit(bytes[position + 1]), let low = Self.digit(bytes[position + 2])
      {
        name.append(high << 4 | low)
        position += 3
      } else {
        name.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func hexadecimal() -> [UInt8] {
    position += 1
    var digits: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if let digit = Self.digit(bytes[position]) { digits.append(digit) }
      position += 1
    }
    position += 1
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func literal() -> [UInt8] {
    position += 1
    var text: [UInt8] = []
    var depth = 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return text }
      case UInt8(ascii: "\\"):
        text += escape()
        continue
      default: break
      }
      text.append(byte)
    }
    return text
  }

  private mutating func escape() -> [UInt8] {
    guard position < bytes.count else { return [] }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case 0x0A: return []
    case 0x0D:
      if position < bytes.count, bytes[position] == 0x0A { position += 1 }
      return []
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var code = Int(byte - UInt8(ascii: "0"))
      for _ in 0..<2 where position < bytes.count {
        guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[position]) else { break }
        code = code * 8 + Int(bytes[position] - UInt8(ascii: "0"))
        position += 1
      }
      return [UInt8(truncatingIfNeeded: code)]
    default: return [byte]
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    default: false
    }
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    if isSpace(byte) { return false }
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      return false
    default: return true
    }
  }
}
