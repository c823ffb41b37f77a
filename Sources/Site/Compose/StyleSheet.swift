/// A style sheet on its way to readers, who need not load what only its authors read.
enum StyleSheet {
  /// The text without comments, and without white space that says nothing; what stands in quotation marks stays as it is.
  static func compacted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    var isSpaced = false
    func write(_ scalar: Unicode.Scalar) {
      if isSpaced, let last = result.last, !isSeparator(last), !isSeparator(scalar) { result.append(" ") }
      isSpaced = false
      result.append(scalar)
    }
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{C}": isSpaced = true
      case "/" where rest.first == "*":
        rest.removeFirst()
        while let inside = rest.popFirst() {
          if inside == "*", rest.first == "/" {
            rest.removeFirst()
            break
          }
        }
        // Between two words that touch it, a comment parts them without being a space.
        if !isSpaced, let last = result.last, !isSeparator(last), let next = rest.first, !isSpace(next) {
          result.append(contentsOf: "/**/".unicodeScalars)
        }
      case "\"", "'":
        write(scalar)
        while let inside = rest.popFirst() {
          result.append(inside)
          if inside == "\\", let escaped = rest.popFirst() { result.append(escaped) }
          if inside == scalar { break }
        }
      default: write(scalar)
      }
    }
    return String(result)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{C}"
  }

  /// Whether white space beside it says nothing.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "{" || scalar == "}" || scalar == ";" || scalar == ","
  }
}
