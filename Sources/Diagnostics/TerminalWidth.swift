/// How many columns a character takes in a terminal, so that a caret stands under the right one.
public enum TerminalWidth {
  /// Two for Han, kana, Hangul, full-width forms and emoji; none for marks that combine; otherwise one.
  ///
  /// After the East Asian Width property (Unicode Standard Annex 11), classes W and F, by block.
  public static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x20..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    case 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: return 0
    default: return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }
}
