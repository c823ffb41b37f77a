/// How lines of text become one: as a reader of the page sees them joined, with no space between Chinese characters.
///
/// The body of a page, its front matter, the data and the settings all follow this one rule.
public enum TextLines {
  /// What a line ends or begins with, as far as joining goes.
  public enum Edge: Sendable {
    /// Chinese, which the next line follows directly.
    case chinese
    /// A sign that Chinese and Latin texts share, such as a dash, or markup: its neighbour decides.
    case ambiguous
    /// A word, a number or a sign of other scripts.
    case other

    /// The edge that a line has at the end from which its characters are given.
    public init(_ scalars: some Sequence<Unicode.Scalar>) {
      for scalar in scalars {
        if TextLines.isAmbiguous(scalar) || scalar == "~" { continue }
        self = TextLines.isChinese(scalar) ? .chinese : .other
        return
      }
      self = .ambiguous
    }
  }

  /// Whether two lines meet without a space.
  public static func join(_ before: Edge, _ after: Edge) -> Bool {
    before == .chinese && after != .other || after == .chinese && before != .other
  }

  /// A text on one line, without white space at its ends.
  public static func oneLine(_ text: String) -> String {
    // Most cells and keys are words on one line, of which nothing has to be taken apart.
    let mayEnd = text.utf8.contains { (0x0A...0x0D).contains($0) || $0 == 0xC2 || $0 == 0xE2 }
    if !mayEnd, let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      !first.properties.isWhitespace, !last.properties.isWhitespace
    {
      return text
    }
    guard text.unicodeScalars.contains(where: { isEnd($0) || $0.properties.isWhitespace }) else {
      return text
    }
    var result = ""
    for line in text.unicodeScalars.split(whereSeparator: isEnd) {
      let line = trimmed(line)
      guard !line.isEmpty else { continue }
      if !result.isEmpty, !join(Edge(result.unicodeScalars.reversed()), Edge(line)) { result += " " }
      result.unicodeScalars.append(contentsOf: line)
    }
    return result
  }

  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func trimmed(_ line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var line = line
    while let first = line.first, first.properties.isWhitespace { line.removeFirst() }
    while let last = line.last, last.properties.isWhitespace { line.removeLast() }
    return line
  }

  /// Whether two lines that meet at such a character are joined without a space: Han, kana, full-width forms.
  public static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x303E, 0x3041...0x312F, 0x31A0...0x31FF, 0x3220...0x325F, 0x3280...0x9FFF, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF9F, 0xFFE0...0xFFE5, 0x1AFF0...0x1B2FB,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether a character belongs to Chinese and Latin text alike, so that its neighbour decides: `“”‘’—…·`.
  public static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0xB7: true
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: false
    }
  }
}
