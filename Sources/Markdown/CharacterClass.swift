/// What a character is to the rules for emphasis and line breaks.
///
/// After CommonMark's definitions of Unicode whitespace and punctuation and the CJK-friendly amendment's of CJK
/// characters (East Asian Width W, F or H without emoji, and Hangul).
enum CharacterClass {
  case space
  /// Punctuation outside CJK.
  case punctuation
  /// CJK punctuation, such as `，` or `「`.
  case cjkPunctuation
  /// A Han character, kana, Hangul syllable or the like.
  case cjk
  /// A selector U+E0100–U+E01EF, which only follows ideographs.
  case ideographicSelector
  /// A selector U+FE00–U+FE0E, which belongs to the character before it.
  case selector
  case other

  /// The class of a character.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      switch value {
      case 0x09...0x0D, 0x20: self = .space
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: self = .punctuation
      default: self = .other
      }
      return
    }
    switch value {
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0xAC00...0xD7A3: self = .cjk
    case 0xFE00...0xFE0E: self = .selector
    case 0xE0100...0xE01EF: self = .ideographicSelector
    default:
      switch scalar.properties.generalCategory {
      case .spaceSeparator: self = .space
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        self = Self.isCJK(scalar) ? .cjkPunctuation : .punctuation
      default: self = Self.isCJK(scalar) ? .cjk : .other
      }
    }
  }

  /// Whether it is punctuation of either kind.
  var isPunctuation: Bool { self == .punctuation || self == .cjkPunctuation }

  /// Whether a scalar is a CJK character as the amendment defines it.
  static func isCJK(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
      0x3041...0x3247, 0x3250...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7FB, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6B, 0xFF01...0xFFDC, 0xFFE0...0xFFEE:
      // No character of these shows as an emoji unless it is asked to.
      true
    case 0x16FE0...0x18DF2, 0x1AFF0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      !scalar.properties.isEmojiPresentation
    default: false
    }
  }
}
