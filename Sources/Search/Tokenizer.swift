/// What the index lists.
enum Token {
  /// One or two characters, the first in the upper half.
  case short(UInt64)
  case long(String)

  /// The token of characters, of which there are no more than a token may have.
  init(_ characters: ArraySlice<Unicode.Scalar>) {
    if characters.count <= 2, let first = characters.first {
      self.init(first, characters.dropFirst().first)
    } else {
      self = .long(Self.text(characters))
    }
  }

  /// The token of one or two characters.
  init(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) {
    self = .short(UInt64(first.value) << 32 | UInt64(second?.value ?? 0))
  }

  /// The characters.
  var text: String {
    switch self {
    case .short(let packed):
      Self.text(
        [packed >> 32, packed & 0xFFFF_FFFF].compactMap { $0 == 0 ? nil : Unicode.Scalar(UInt32($0)) })
    case .long(let text): text
    }
  }

  private static func text(_ characters: some Collection<Unicode.Scalar>) -> String {
    String(unsafeUninitializedCapacity: 4 * characters.count) { buffer in
      var count = 0
      for character in characters {
        for byte in UTF8.encode(character) ?? UTF8.encodedReplacementCharacter {
          buffer[count] = byte
          count += 1
        }
      }
      return count
    }
  }
}

/// Cuts texts into what the index lists, each with its position.
///
/// - A Han character gives itself with the next one, or itself alone where none follows: every character begins exactly
///   one token, so a single character is found by its tokens' beginning and a longer run by its pairs.
/// - A word gives itself. What marks join, such as `PD-L1`, `H-1B` or `MIT’s`, stands at one position as a whole without
///   the marks and in its parts.
/// - Characters and words take one position each. Between them a mark or a line's end takes one, and so does a space
///   between Han characters, so that tokens whose positions follow each other are neighbours for a reader too.
///
/// `Templates/assets/search.js` cuts queries and the texts of results in the same way.
struct Tokenizer {
  /// Longer tokens are cut to this many characters.
  static let longest = 64

  private var folding = TextFolding()
  private var known = CharacterKinds()

  /// Calls `body` with each token and its position; returns how many positions the text takes.
  mutating func read(_ text: String, _ body: (Token, Int) -> Void) -> Int {
    let characters = folding.fold(text)
    let kinds = characters.map { known.kind($0) }
    var position = 0
    var last: CharacterKind?
    var gap: CharacterKind?
    var index = 0
    func step(to kind: CharacterKind) {
      if gap == .mark && last != nil || gap == .space && last == .han && kind == .han { position += 1 }
      gap = nil
      last = kind
    }
    while index < characters.count {
      switch kinds[index] {
      case .han:
        step(to: .han)
        let first = characters[index]
        index += 1
        let isPair = index < characters.count && kinds[index] == .han
        body(Token(first, isPair ? characters[index] : nil), position)
        position += 1
      case .word:
        step(to: .word)
        let parts = Self.word(characters, kinds, &index)
        for token in Self.tokens(parts) { body(token, position) }
        position += 1
      case .space:
        if gap == nil { gap = .space }
        index += 1
      case .mark:
        gap = .mark
        index += 1
      }
    }
    return position
  }

  /// The whole and the parts of a word, each once.
  private static func tokens(_ parts: [[Unicode.Scalar]]) -> [Token] {
    guard parts.count > 1 else { return parts.map { Token($0.prefix(longest)) } }
    var seen: Set<[Unicode.Scalar]> = []
    return ([Array(parts.joined())] + parts).map { Array($0.prefix(longest)) }
      .filter { seen.insert($0).inserted }.map { Token($0[...]) }
  }

  /// Reads the parts of the word at an index and moves the index behind it.
  private static func word(
    _ characters: [Unicode.Scalar], _ kinds: [CharacterKind], _ index: inout Int
  ) -> [[Unicode.Scalar]] {
    var parts: [[Unicode.Scalar]] = []
    var part: [Unicode.Scalar] = []
    while index < characters.count {
      if kinds[index] == .word {
        part.append(characters[index])
        index += 1
        continue
      }
      // A mark belongs to the word where it stands alone between two of its characters.
      guard index + 1 < characters.count, kinds[index + 1] == .word else { break }
      let betweenDigits = isDigit(characters[index - 1]) && isDigit(characters[index + 1])
      switch characters[index] {
      case "." where betweenDigits: part.append(".")
      case "," where betweenDigits:
        guard isThousand(characters, index + 1) else {
          parts.append(part)
          return parts
        }
      case let mark where isJoiner(mark):
        parts.append(part)
        part = []
      default:
        parts.append(part)
        return parts
      }
      index += 1
    }
    parts.append(part)
    return parts
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// Whether three digits stand here and no fourth, as after the comma of `1,200`.
  private static func isThousand(_ characters: [Unicode.Scalar], _ start: Int) -> Bool {
    let digits = characters[start...].prefix(4).prefix(while: isDigit).count
    return digits == 3
  }

  /// Hyphens and dashes, apostrophes, and what joins the parts of names and addresses.
  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{2010}"..."\u{2015}", "'", "\u{2019}", ".", "_", "/", "&", "+", "@": true
    default: false
    }
  }
}
