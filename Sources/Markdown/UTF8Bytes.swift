/// A set of ASCII characters.
struct ASCIISet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ characters: StaticString) {
    characters.withUTF8Buffer { bytes in
      for byte in bytes {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
      }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    guard byte < 0x80 else { return false }
    return (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }
}

extension UnsafeRawBufferPointer {
  /// The index of the first byte of a set within a range, or the range's end; quick over what is not ASCII.
  func firstIndex(of set: ASCIISet, in range: Range<Int>) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    let end = Swift.min(range.upperBound, count)
    var index = range.lowerBound
    while index < end {
      while index + 8 <= end, loadUnaligned(fromByteOffset: index, as: UInt64.self) & high == high {
        index += 8
      }
      guard index < end else { break }
      if set.contains(self[index]) { return index }
      index += 1
    }
    return end
  }
}

/// Reading UTF-8 by the byte. All bytes come from a `String`, so every sequence is whole.
extension [UInt8] {
  /// The scalar that begins at an index, and where the next one begins.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, end: Int) {
    let first = self[index]
    if first < 0x80 { return (Unicode.Scalar(first), index + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= count else { return ("\u{FFFD}", count) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", index + length)
  }

  /// The scalar that ends before an index, and where it begins.
  func scalar(endingAt index: Int) -> (scalar: Unicode.Scalar, start: Int) {
    var start = index - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).scalar, start)
  }

  /// The index of a byte within a range, or nil.
  func index(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer { bytes in
      for index in range.clamped(to: bytes.indices) where bytes[index] == byte { return index }
      return nil
    }
  }

  /// The index of the first byte of a set within a range, or the range's end; quick over what is not ASCII.
  func firstIndex(of set: ASCIISet, in range: Range<Int>) -> Int {
    withUnsafeBytes { $0.firstIndex(of: set, in: range) }
  }

  /// Where a sequence of bytes first stands within a range, or nil.
  func firstIndex(of other: [UInt8], in range: Range<Int>) -> Int? {
    guard !other.isEmpty, range.count >= other.count else { return nil }
    var index = range.lowerBound
    while index + other.count <= range.upperBound {
      if self[index] == other[0], has(other, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether a sequence of bytes stands at an index.
  func has(_ other: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + other.count <= count else { return false }
    for offset in other.indices where self[index + offset] != other[offset] { return false }
    return true
  }

  /// Whether a few characters stand at an index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { other in
      for offset in other.indices where self[index + offset] != other[offset] { return false }
      return true
    }
  }

  /// The bytes of a range as text.
  func string(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self)
  }
}

extension UInt8 {
  /// `A`–`Z`, `a`–`z`.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// `0`–`9`.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// An ASCII punctuation character, which a backslash escapes.
  var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
