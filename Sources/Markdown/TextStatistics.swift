/// How long a text is, for readers of Chinese and of Latin scripts.
public struct TextStatistics: Sendable, Hashable {
  /// Characters a reader of Chinese reads in a minute.
  public static let hanPerMinute = 400
  /// Words a reader of English reads in a minute.
  public static let wordsPerMinute = 230

  /// Han characters and kana.
  public private(set) var hanCharacters = 0
  /// Words and numbers of other scripts.
  public private(set) var words = 0

  /// Counts a text.
  public init(_ text: String) {
    count(text)
  }

  /// Counts the text of a document, code blocks left out.
  public init(_ document: Document) {
    var text = ""
    for (index, node) in document.nodes.enumerated() {
      if case .codeBlock = node.kind { continue }
      text += document.plainText(of: index..<index + 1)
    }
    count(text)
  }

  /// Characters and words together, as word processors count Chinese.
  public var length: Int { hanCharacters + words }

  /// Whole minutes to read it, at least one.
  public var minutes: Int {
    let seconds = hanCharacters * 60 / Self.hanPerMinute + words * 60 / Self.wordsPerMinute
    return max(1, (seconds + 30) / 60)
  }

  private mutating func count(_ text: String) {
    var inWord = false
    for scalar in text.unicodeScalars {
      if Self.isHan(scalar) {
        hanCharacters += 1
        inWord = false
      } else if Self.isWordCharacter(scalar) {
        if !inWord { words += 1 }
        inWord = true
      } else if !(inWord && Self.joinsWord(scalar)) {
        inWord = false
      }
    }
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 { return UInt8(value).isLetter || UInt8(value).isDigit }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a mark stands within words and numbers: `don't`, `PD-L1`, `1,000.5`.
  private static func joinsWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "’", "-", ".", ",", "_": true
    default: false
    }
  }
}
