/// HTML in the making: bytes with the few operations a writer needs.
public struct HTMLBuffer: Sendable {
  private var bytes: [UInt8] = []
  private var endsLine = true

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

  /// Writes HTML as it is.
  public mutating func append(_ html: String) {
    bytes.append(contentsOf: html.utf8)
  }

  /// Writes text, with `&`, `<`, `>` and `"` escaped; fit for content and for quoted attributes.
  public mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      for index in source.indices {
        let escape: StaticString
        switch source[index] {
        case UInt8(ascii: "&"): escape = "&amp;"
        case UInt8(ascii: "<"): escape = "&lt;"
        case UInt8(ascii: ">"): escape = "&gt;"
        case UInt8(ascii: "\""): escape = "&quot;"
        default: continue
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
