/// How wide words are, without a face: Chinese takes a square, Latin what a book face takes on average.
public enum TextWidth {
  /// The width in hundredths of the size.
  public static func hundredths(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + hundredths($1) }
  }

  /// The width of a line, in hundredths of the size, with the gaps that word processors leave between Chinese and Latin.
  static func ofLine(_ text: some StringProtocol) -> Int {
    var previousIsSquare: Bool?
    return text.unicodeScalars.reduce(0) { width, scalar in
      let isSquare = isSquare(scalar)
      let hasGap = previousIsSquare.map { $0 != isSquare && !isClosing(scalar) } ?? false
      previousIsSquare = scalar == " " || isClosing(scalar) || isOpening(scalar) ? nil : isSquare
      return width + hundredths(scalar) + (hasGap ? 20 : 0)
    }
  }

  /// The width of the widest piece that is not broken over two lines, in hundredths of the size.
  public static func widestPiece(_ text: some StringProtocol) -> Int {
    var widest = 0
    var current = 0
    var joins = false
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      let width = hundredths(scalar)
      if scalar == " " {
        (current, joins) = (0, false)
      } else if isClosing(scalar) {
        (current, joins) = (current + width, false)
      } else {
        current = joins && !startsAnew(scalar, after: previous) ? current + width : width
        // An opening mark and a letter draw what follows to them; a square character does not.
        joins = isOpening(scalar) || !(isSquare(scalar) || scalar == "-" || scalar == "/")
      }
      widest = max(widest, current)
      previous = scalar
    }
    return widest
  }

  /// Whether a line may break before a character that follows a letter.
  private static func startsAnew(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
    (isSquare(scalar) || isOpening(scalar)) && !isOpening(previous)
  }

  /// The width of a character in hundredths of the size.
  static func hundredths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20, 0xA0: 25
    case 0x30...0x39: 50
    case 0x21, 0x27...0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x5B, 0x5D, 0x7C: 30
    case 0x41...0x5A: 68
    case 0x6D, 0x77, 0x4D, 0x57: 78
    case 0x66, 0x69, 0x6A, 0x6C, 0x72, 0x74: 31
    case 0x61...0x7A: 48
    case 0x23...0x26, 0x2A, 0x2B, 0x2D, 0x3C...0x40: 60
    case 0xC0...0x24F: 55
    case 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F: 0
    case 0x2013: 50
    case 0x370...0x52F: 60
    default: 100
    }
  }

  /// Whether a line may break on both sides of a character.
  static func isSquare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Whether a character does not end a line.
  static func isOpening(_ scalar: Unicode.Scalar) -> Bool { "（《〈「『【“‘".unicodeScalars.contains(scalar) }

  /// Whether a character does not begin a line.
  static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "，。、；：？！）》〉」』】”’…—％".unicodeScalars.contains(scalar)
  }
}
