/// Text as it stands in HTML.
enum HTMLText {
  private static let special: [Bool] = (0..<256).map { byte in
    "&<>\"'".utf8.contains(UInt8(byte))
  }

  /// Writes text with `&`, `<`, `>` and both quotation marks escaped.
  static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  private static func append(_ source: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    special.withUnsafeBufferPointer { special in
      var start = 0
      for index in source.indices where special[Int(source[index])] {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
        let escape: StaticString =
          switch source[index] {
          case UInt8(ascii: "&"): "&amp;"
          case UInt8(ascii: "<"): "&lt;"
          case UInt8(ascii: ">"): "&gt;"
          case UInt8(ascii: "\""): "&quot;"
          default: "&#39;"
          }
        escape.withUTF8Buffer { output.append(contentsOf: $0) }
        start = index + 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
    }
  }
}
