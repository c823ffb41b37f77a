/// JSON as the index needs it: strings, and numbers in rows.
enum JSONText {
  /// A string with its quotation marks.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// An array of values that are written already.
  static func array(_ values: some Sequence<String>) -> String { "[" + values.joined(separator: ",") + "]" }
}
