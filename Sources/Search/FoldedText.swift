import Foundation

/// What a character is to the index.
enum CharacterKind {
  /// A Han character, kana or Hangul syllable: part of overlapping pairs.
  case han
  /// A letter, digit or mark of any other script: part of a word.
  case word
  /// White space within a line.
  case space
  /// Everything else, a line's end included.
  case mark

  /// The kind of a folded character; `Templates/assets/search.js` has the same ranges.
  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      self = .han
    case 0x61...0x7A, 0x30...0x39: self = .word
    case 0x20, 0x09: self = .space
    case 0..<0x80: self = .mark
    default:
      let properties = scalar.properties
      switch properties.generalCategory {
      case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
        self = .word
      case .spaceSeparator: self = .space
      default: self = properties.isAlphabetic ? .word : .mark
      }
    }
  }
}

/// The kinds of characters, each found out once.
struct CharacterKinds {
  /// By value for all below U+10000; nil where none has been asked for.
  private var known = [CharacterKind?](repeating: nil, count: 0x10000)

  /// The kind of a folded character.
  mutating func kind(_ scalar: Unicode.Scalar) -> CharacterKind {
    let value = Int(scalar.value)
    guard value < known.count else { return CharacterKind(scalar) }
    if let kind = known[value] { return kind }
    let kind = CharacterKind(scalar)
    known[value] = kind
    return kind
  }
}

/// Texts as they are compared: compatibility forms such as full-width letters replaced, without accents, with letters
/// that differ in case alone as one, so that `strasse` finds `Straße`.
///
/// Each character is folded by itself, so that a reader's script, which has to find its way back to the text as it
/// stands, folds the same way.
struct TextFolding {
  private var others: [Unicode.Scalar: [Unicode.Scalar]] = [:]
  /// What single characters below U+10000 become that become one character, by value.
  private var single = [Unicode.Scalar?](repeating: nil, count: 0x10000)

  /// The characters of a text, folded.
  mutating func fold(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: result.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
      case 0..<0x80, 0x3400...0x9FFF: result.append(scalar)
      default:
        if scalar.value < 0x10000, let one = single[Int(scalar.value)] {
          result.append(one)
        } else {
          result += folded(scalar)
        }
      }
    }
    return result
  }

  private mutating func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let known = others[scalar] { return known }
    var kept = String.UnicodeScalarView()
    for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
    where !Self.isDropped(part) {
      kept.append(part)
    }
    // By way of capitals, in which ß is SS and a final sigma is no other letter.
    let composed = String(kept).precomposedStringWithCanonicalMapping
    let result = Array(composed.lowercased().uppercased().lowercased().unicodeScalars)
    if result.count == 1, scalar.value < 0x10000 { single[Int(scalar.value)] = result[0] }
    others[scalar] = result
    return result
  }

  /// Accents, variation selectors and characters without a width.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x300...0x36F, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: true
    default: false
    }
  }
}
