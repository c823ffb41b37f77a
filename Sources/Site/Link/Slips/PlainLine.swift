import Diagnostics
import Markdown

/// One source line of a block's plain text, in which signs are looked for that an editor meant as markup.
///
/// Markup that was understood is left out: code, links' addresses, directives and citations are a gap in the line.
struct PlainLine {
  /// What stands for a character that is neither ASCII nor the full-width form of an ASCII character.
  static let other: UInt8 = 0x80
  /// What stands for markup.
  static let gap: UInt8 = 0
  /// What stands for an inline directive.
  static let directive: UInt8 = 1

  /// How far a sign is looked for from where another stands; no line takes the square of its length.
  static let reach = 2000

  /// How far a run of one sign is counted; no markup has a longer one.
  private static let longestRun = 64

  /// The characters, an input method's signs as those that markup is written with.
  private(set) var folded: [UInt8] = []
  /// Whether a character is such a sign.
  private(set) var isWide: [Bool] = []
  /// Whether any character is.
  private(set) var hasWide = false
  /// The characters that are neither; what the others are is in `folded`.
  private var scalars: [Int: Unicode.Scalar] = [:]
  /// Where each character stands in the file, and where the last one ends.
  private(set) var offsets: [Int] = []
  /// The block's index among the document's nodes.
  let leaf: Int
  /// Whether the line is its block's first.
  let isFirst: Bool

  /// The lines of all blocks of a document that hold text, block by block.
  static func blocks(of document: Document) -> [[PlainLine]] {
    document.nodes.indices.compactMap { number -> [PlainLine]? in
      switch document.nodes[number].kind {
      case .paragraph, .heading, .tableCell, .directiveLabel: lines(of: number, in: document)
      default: nil
      }
    }
  }

  private static func lines(of leaf: Int, in document: Document) -> [PlainLine] {
    let file = document.file
    var lines = [PlainLine(leaf: leaf, isFirst: true)]
    var end = document.nodes[leaf].range.lowerBound
    for node in document.nodes[leaf + 1..<document.nodes[leaf].end] {
      switch node.kind {
      case .text, .code, .html, .inlineDirective, .citation, .noteReference: break
      // What holds text is a gap on both of its sides.
      default: continue
      }
      if node.range.lowerBound > end {
        let between = file.slice(end..<node.range.lowerBound)
        if let newline = between.lastIndex(where: \.isNewline) {
          lines[lines.count - 1].finish(at: end)
          lines.append(PlainLine(leaf: leaf, isFirst: false))
          let lead = between[between.index(after: newline)...]
          if lead.contains(where: { !$0.isWhitespace && $0 != ">" }) {
            lines[lines.count - 1].append(gap, false, at: end)
          }
        } else {
          lines[lines.count - 1].append(gap, false, at: end)
        }
      }
      switch node.kind {
      case .text: lines[lines.count - 1].append(file.slice(node.range), at: node.range.lowerBound)
      case .inlineDirective: lines[lines.count - 1].append(directive, false, at: node.range.lowerBound)
      default: lines[lines.count - 1].append(gap, false, at: node.range.lowerBound)
      }
      end = max(end, node.range.upperBound)
    }
    lines[lines.count - 1].finish(at: end)
    return lines
  }

  /// A text that is none of the document, on one line; its offsets count in itself.
  init(text: String) {
    self.init(leaf: 0, isFirst: true)
    append(text[...], at: 0)
    finish(at: text.utf8.count)
  }

  private init(leaf: Int, isFirst: Bool) {
    self.leaf = leaf
    self.isFirst = isFirst
  }

  private mutating func append(_ text: Substring, at start: Int) {
    var offset = start
    for scalar in text.unicodeScalars {
      let (byte, wide) = Self.fold(scalar)
      if byte == Self.other { scalars[folded.count] = scalar }
      append(byte, wide, at: offset)
      offset += UTF8.width(scalar)
    }
  }

  private mutating func append(_ byte: UInt8, _ wide: Bool, at offset: Int) {
    folded.append(byte)
    isWide.append(wide)
    hasWide = hasWide || wide
    offsets.append(offset)
  }

  private mutating func finish(at end: Int) { offsets.append(end) }

  private static func fold(_ scalar: Unicode.Scalar) -> (UInt8, Bool) {
    switch scalar.value {
    case 0x20...0x7E: (UInt8(truncatingIfNeeded: scalar.value), false)
    case 0x09, 0x0A, 0x0D, 0xA0: (UInt8(ascii: " "), false)
    case 0xFF01...0xFF5E: (UInt8(truncatingIfNeeded: scalar.value - 0xFEE0), true)
    case 0x3010, 0x3014: (UInt8(ascii: "["), true)
    case 0x3011, 0x3015: (UInt8(ascii: "]"), true)
    case 0x3000: (UInt8(ascii: " "), true)
    default: (other, false)
    }
  }

  // MARK: Reading

  var count: Int { folded.count }

  /// The indices of the line without the white space at its ends.
  var content: Range<Int> {
    let blank = UInt8(ascii: " ")
    guard let first = folded.firstIndex(where: { $0 != blank }),
      let last = folded.lastIndex(where: { $0 != blank })
    else { return 0..<0 }
    return first..<last + 1
  }

  /// A character as markup has it; nil behind the end.
  subscript(index: Int) -> UInt8? { folded.indices.contains(index) ? folded[index] : nil }

  /// Whether a character stands at an index, in either width.
  func has(_ character: Character, at index: Int) -> Bool { self[index] == character.asciiValue }

  /// Whether some ASCII characters stand at an index as they are.
  func isPlain(_ characters: String, at index: Int) -> Bool {
    characters.utf8.enumerated().allSatisfy { self[index + $0] == $1 && !isWide[index + $0] }
  }

  /// Whether a sign of Chinese stands at an index: one that is neither ASCII nor its full-width form.
  func isOther(_ character: Character, at index: Int) -> Bool {
    self[index] == Self.other && character.unicodeScalars.first == scalars[index]
  }

  /// Whether a digit stands at an index, in either width.
  func isDigit(at index: Int) -> Bool { self[index].map { (0x30...0x39).contains($0) } ?? false }

  /// Whether a backslash before a character makes it stand for itself.
  func isEscaped(_ index: Int) -> Bool {
    self[index - 1] == UInt8(ascii: "\\") && self[index - 2] != UInt8(ascii: "\\")
  }

  /// How often a character stands from an index on, in either width; a long run counts as `longestRun`.
  func run(of character: Character, at index: Int) -> Int {
    var end = index
    while end - index < Self.longestRun, has(character, at: end) { end += 1 }
    return end - index
  }

  /// The first index of a character from an index on and within reach, in either width.
  func first(_ character: Character, from index: Int) -> Int? {
    guard index < count, let byte = character.asciiValue else { return nil }
    return folded[index..<min(count, index + Self.reach)].firstIndex(of: byte)
  }

  /// The last index of a character before an index and within reach, from another on, in either width.
  func last(_ character: Character, from start: Int = 0, before end: Int) -> Int? {
    guard let byte = character.asciiValue else { return nil }
    return folded[min(max(start, end - Self.reach), end)..<end].lastIndex(of: byte)
  }

  /// The indices at which one of a few characters stands, in either width.
  func indices(of characters: String, in range: Range<Int>) -> [Int] {
    range.filter { characters.utf8.contains(folded[$0]) }
  }

  /// The end of a name of letters, digits, `-` and `_` of ordinary width; the index itself if none begins there.
  func wordEnd(at index: Int, also: String = "") -> Int {
    var end = index
    while let byte = self[end], !isWide[end],
      byte.isWordByte || also.utf8.contains(byte)
    {
      end += 1
    }
    return end
  }

  /// Some characters as text; only sensible where they are ASCII.
  func ascii(_ range: Range<Int>) -> String { String(decoding: folded[range], as: UTF8.self) }

  /// Where some characters stand in the file.
  func range(_ range: Range<Int>) -> Range<Int> { offsets[range.lowerBound]..<offsets[range.upperBound] }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
