/// XML in the making, without white space of its own, since Word keeps what stands between words.
public struct XMLBuffer {
  /// What has been written.
  public private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// Begins a part.
  public init() {}

  /// Attributes in order; those without a value are left out.
  public typealias Attributes = KeyValuePairs<String, String?>

  /// Writes an element without content.
  public mutating func empty(_ name: String, _ attributes: Attributes = [:]) {
    text += "<\(name)"
    write(attributes)
    text += "/>"
  }

  /// Opens an element, writes what is in it, and closes it.
  public mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ body: (inout XMLBuffer) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// Writes an element that holds words.
  public mutating func element(_ name: String, _ attributes: Attributes = [:], words: String) {
    open(name, attributes)
    write(escaping: words)
    close(name)
  }

  /// Opens an element.
  public mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    text += "<\(name)"
    write(attributes)
    text += ">"
  }

  /// Closes an element.
  public mutating func close(_ name: String) { text += "</\(name)>" }

  /// The bytes of the part.
  public var bytes: [UInt8] { Array(text.utf8) }

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
