/// A text as an array of Unicode scalars with the UTF-8 offset of each.
struct ScannerText {
  let scalars: [Unicode.Scalar]
  private let offsets: [Int]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var offsets = [0]
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  /// The scalar at an index, nil outside the text.
  subscript(_ index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

  /// The UTF-8 offsets of a range of scalars.
  func range(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }

  /// Whether a word stands at an index.
  func has(_ word: String, at index: Int) -> Bool {
    var index = index
    for scalar in word.unicodeScalars {
      guard self[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  func has(_ word: [Unicode.Scalar], at index: Int) -> Bool {
    index >= 0 && index + word.count <= count && word.indices.allSatisfy { scalars[index + $0] == word[$0] }
  }

  /// Whether a word ends before an index.
  func has(_ word: String, before index: Int) -> Bool {
    has(word, at: index - word.unicodeScalars.count)
  }

  /// The index after one space, or the index itself.
  func skippingSpace(_ index: Int) -> Int { self[index].map(Self.isSpace) == true ? index + 1 : index }

  /// The Latin word that begins at an index, as written and in lower case, and the index after it.
  func word(at start: Int) -> (text: String, written: String, end: Int) {
    var end = start
    while let scalar = self[end], Self.isLetter(scalar) { end += 1 }
    let written = String(String.UnicodeScalarView(scalars[min(start, count)..<max(end, min(start, count))]))
    return (written.lowercased(), written, end)
  }

  /// The end of the Latin word that begins at an index.
  func wordEnd(at start: Int) -> Int {
    var end = start
    while let scalar = self[end], Self.isLetter(scalar) { end += 1 }
    return end
  }

  /// What tells an ASCII word from most others whatever its capitals, its length and first letters; nil for any other word.
  func wordKey(_ range: Range<Int>) -> UInt64? {
    var key = UInt64(range.count)
    for (place, index) in range.enumerated() {
      let value = scalars[index].value
      guard value < 0x80 else { return nil }
      if place < 7 { key = key << 8 | UInt64(value | 0x20) }
    }
    return key
  }

  /// The key of a word in ASCII.
  static func key(_ word: String) -> UInt64 {
    word.utf8.prefix(7).reduce(UInt64(word.utf8.count)) { $0 << 8 | UInt64($1 | 0x20) }
  }

  /// The Latin word before an index, past one space and a full stop, in lower case.
  func word(before index: Int) -> String {
    var end = index
    if let scalar = self[end - 1], Self.isSpace(scalar) { end -= 1 }
    if self[end - 1] == "." { end -= 1 }
    var start = end
    while let scalar = self[start - 1], Self.isLetter(scalar) { start -= 1 }
    guard start < end else { return "" }
    return String(String.UnicodeScalarView(scalars[start..<end])).lowercased()
  }

  /// Whether a Han character stands at an index.
  func isHan(_ index: Int) -> Bool { self[index]?.properties.isIdeographic == true }

  func isDigit(_ index: Int) -> Bool { self[index].map(Self.isDigit) == true }

  func isLetter(_ index: Int) -> Bool { self[index].map(Self.isLetter) == true }

  func isSpace(_ index: Int) -> Bool { self[index].map(Self.isSpace) == true }

  /// The index before one space, or the index itself.
  func skippingSpace(before index: Int) -> Int { isSpace(index - 1) ? index - 1 : index }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { digit(scalar) != nil }

  /// The value of an ASCII or full-width digit.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0xC0...0x24F: scalar.properties.isAlphabetic
    default: false
    }
  }
}
