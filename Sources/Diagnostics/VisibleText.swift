/// Shows characters that a terminal would obey, such as an escape, as what they are.
enum VisibleText {
  /// A text without such characters but for the ends of its lines.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { commands($0) && $0 != "\n" }) else { return text }
    return String(text.map { $0 == "\n" || $0 == "\r\n" ? "\n" : of($0) })
  }

  /// A character itself or, one column wide as well, its picture.
  static func of(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, commands(scalar) else { return character }
    let picture: Unicode.Scalar? =
      switch scalar.value {
      case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value)
      case 0x7F: "\u{2421}"
      default: nil
      }
    return Character(picture ?? "\u{FFFD}")
  }

  /// Whether a terminal takes a character for an order: controls, ends of lines, changes of direction.
  private static func commands(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
