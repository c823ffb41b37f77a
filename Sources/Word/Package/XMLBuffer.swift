/// XML in the making, without white space of its own, since Word keeps what stands between words.
struct XMLBuffer {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// Attributes in order; those without a value are left out.
  typealias Attributes = KeyValuePairs<String, String?>

  /// Writes an element without content.
  mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
    text += "<\(name)"
    write(attributes)
    text += "/>"
  }

  /// Opens an element, writes what is in it, and closes it.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ body: (inout XMLBuffer) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// Writes an element that holds words.
  mutating func element(_ name: String, _ attributes: Attributes = [:], words: String) {
    open(name, attributes)
    write(escaping: words)
    close(name)
  }

  /// Opens an element.
  mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    text += "<\(name)"
    write(attributes)
    text += ">"
  }

  /// Closes an element.
  mutating func close(_ name: String) { text += "</\(name)>" }

  /// The bytes of the part.
  var bytes: [UInt8] { Array(text.utf8) }

  private mutating func write(_ attributes: Attributes) {
    for (name, value) in attributes {
      guard let value else { continue }
      text += " \(name)=\""
      write(escaping: value)
      text += "\""
    }
  }

  /// Writes words; what XML 1.0 has no place for, such as control characters, is left out.
  private mutating func write(escaping words: String) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{FFFE}"..."\u{FFFF}": break
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
