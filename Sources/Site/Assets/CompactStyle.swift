/// Style sheets as pages ask for them: joined, without comments and without white space that means nothing.
enum CompactStyle {
  /// Joins sheets in their order and leaves out what browsers skip.
  ///
  /// Strings and everything in quotes stay as they are; between a selector's parts and in `calc()` one space stays.
  static func compact(_ sheets: [String]) -> String {
    var bytes = ByteReader(sheets.joined(separator: "\n"))
    var result: [UInt8] = []
    var isSpacePending = false
    func isGlue(_ byte: UInt8?) -> Bool { byte.map { "{};,>".utf8.contains($0) } ?? true }
    while let byte = bytes.next() {
      if byte == UInt8(ascii: "/"), bytes.peek == UInt8(ascii: "*") {
        bytes.skipComment()
        isSpacePending = true
        continue
      }
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        isSpacePending = true
        continue
      }
      if isSpacePending, !isGlue(result.last), !isGlue(byte), result.last != UInt8(ascii: ":") {
        result.append(0x20)
      }
      isSpacePending = false
      if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
      result.append(byte)
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        bytes.copyString(closing: byte, to: &result)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
      bytes = Array(text.utf8)
    }

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func next() -> UInt8? {
      defer { position += 1 }
      return peek
    }

    /// Goes on behind the end of a comment, whose stroke has been read; one that is not closed is all the rest.
    mutating func skipComment() {
      _ = next()
      while let byte = next() {
        guard byte == UInt8(ascii: "*"), peek == UInt8(ascii: "/") else { continue }
        _ = next()
        return
      }
    }

    /// Copies the rest of a string, its closing quote included.
    mutating func copyString(closing quote: UInt8, to result: inout [UInt8]) {
      while let byte = next() {
        result.append(byte)
        if byte == UInt8(ascii: "\\"), let escaped = next() {
          result.append(escaped)
        } else if byte == quote {
          return
        }
      }
    }
  }
}
