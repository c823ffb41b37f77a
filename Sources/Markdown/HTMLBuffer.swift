/// HTML in the making: bytes with the few operations a writer needs.
public struct HTMLBuffer: Sendable {
  private var bytes: [UInt8] = []
  private var endsLine = true

  private static let special = ASCIISet("&<>\"")

  /// Creates an empty buffer.
  public init() {}

  /// Whether nothing has been written since the start or the last ``take()``.
  public var isEmpty: Bool { bytes.isEmpty }

  /// Takes out what has been written so far and goes on empty.
  ///
  /// This is how a site cuts the HTML of a document into fragments: it takes the HTML before a directive, puts a
  /// template's output behind it, and lets the writer go on.
  public mutating func take() -> String {
    endsLine = atLineStart
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes room for a number of bytes, where it is known about how many will come.
  public mutating func reserveCapacity(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  /// Writes HTML as it is.
  public mutating func append(_ html: String) {
    var html = html
    html.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Writes a piece of markup that the program itself holds.
  mutating func append(tag: StaticString) {
    tag.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes text, with `&`, `<`, `>` and `"` escaped; fit for content and for quoted attributes.
  public mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { source in
      let raw = UnsafeRawBufferPointer(source)
      let special = Self.special
      var start = 0
      while true {
        let index = raw.firstIndex(of: special, in: start..<source.count)
        guard index < source.count else { break }
        let escape: StaticString
        switch source[index] {
        case UInt8(ascii: "&"): escape = "&amp;"
        case UInt8(ascii: "<"): escape = "&lt;"
        case UInt8(ascii: ">"): escape = "&gt;"
        default: escape = "&quot;"
        }
        bytes.append(contentsOf: source[start..<index])
        escape.withUTF8Buffer { bytes.append(contentsOf: $0) }
        start = index + 1
      }
      bytes.append(contentsOf: source[start...])
    }
  }

  /// Writes an address, percent-encoded where it must be and escaped for a quoted attribute.
  public mutating func append(url: String) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#x27;".utf8)
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
        UInt8(ascii: "}"), 0...0x20, 0x7F...:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
  }

  /// Begins a new line unless one has just begun.
  public mutating func startLine() {
    if !atLineStart { bytes.append(UInt8(ascii: "\n")) }
  }

  private var atLineStart: Bool {
    bytes.last.map { $0 == UInt8(ascii: "\n") } ?? endsLine
  }
}
