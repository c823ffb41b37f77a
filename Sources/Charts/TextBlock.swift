/// A text set in lines.
struct TextBlock: Hashable {
  /// Where a line may end.
  enum Breaking {
    /// At spaces and between Han characters, but not where a word joiner (U+2060) stands.
    case words
    /// At spaces and around brackets alone, so that a number keeps its unit.
    case figures
  }

  let lines: [String]
  let size: Double
  let isBold: Bool
  let width: Double
  /// Whether a word was wider than the limit, so that it was broken in the middle.
  let isBroken: Bool

  var lineHeight: Double { (size * 1.35).rounded() }
  var height: Double { lineHeight * Double(lines.count) }

  /// Sets a text in lines of at most `limit`, all about as long.
  init(
    _ text: String, size: Double, isBold: Bool = false, limit: Double = .infinity,
    breaking: Breaking = .words
  ) {
    let setter = LineSetter(text, size: size, isBold: isBold, breaking: breaking, limit: limit)
    self.size = size
    self.isBold = isBold
    lines = setter.balanced(limit)
    isBroken = setter.widest > limit
    width = lines.map { TextMeasure.width($0, size: size, isBold: isBold) }.max() ?? 0
  }
}

/// Breaks a text into lines.
private struct LineSetter {
  private let pieces: [String]
  /// The pieces' widths, each with the gap before it and the space after it: sums are never too small.
  private let widths: [Double]
  private let space: Double
  private let hasHan: Bool
  private let size: Double
  private let isBold: Bool

  init(_ text: String, size: Double, isBold: Bool, breaking: TextBlock.Breaking, limit: Double) {
    self.size = size
    self.isBold = isBold
    let hasHan = TextMeasure.hasHan(text)
    var pieces: [String] = []
    var piece = ""
    var previous: Character?
    var isJoined = false
    for character in text {
      if character == "\u{2060}" {
        isJoined = true
        continue
      }
      if let previous, !isJoined, Self.mayBreak(previous, character, breaking), !piece.isEmpty {
        pieces.append(piece)
        piece = ""
      }
      isJoined = false
      piece.append(character == "\n" ? " " : character)
      previous = character
    }
    if !piece.isEmpty { pieces.append(piece) }
    // A no-break space that no line has room for gives way before a word does.
    pieces = pieces.flatMap { piece -> [String] in
      guard piece.contains("\u{A0}"),
        TextMeasure.width(piece, size: size, isBold: isBold, hasHan: hasHan) > limit
      else { return [piece] }
      let words = piece.split(separator: "\u{A0}").map(String.init)
      return words.dropLast().map { $0 + " " } + words.suffix(1)
    }
    self.pieces = pieces
    var last: Character?
    widths = pieces.map { piece in
      let isMixed = TextMeasure.isHan(piece.first ?? " ") != TextMeasure.isHan(last ?? piece.first ?? " ")
      last = piece.last
      return TextMeasure.width(piece, size: size, isBold: isBold, hasHan: hasHan) + (isMixed ? size / 8 : 0)
    }
    space = TextMeasure.width(" ", size: size, isBold: isBold, hasHan: false)
    self.hasHan = hasHan
  }

  private static let openers: Set<Character> = ["（", "《", "“", "‘", "「", "【", "(", "["]
  private static let closers: Set<Character> = [
    "）", "》", "”", "’", "」", "】", "，", "。", "、", "；", "：", "？", "！", "%", "％", "—", "…", "·", ")", "]",
    ",", ".", ";", ":", "?", "!",
  ]

  private static func mayBreak(
    _ left: Character, _ right: Character, _ breaking: TextBlock.Breaking
  ) -> Bool {
    if left == " " { return true }
    if right == " " || closers.contains(right) || openers.contains(left) { return false }
    switch breaking {
    case .figures: return openers.contains(right) || "，；）".contains(left)
    case .words:
      if left == "—" || left == "…" { return false }
      return TextMeasure.isHan(left) || TextMeasure.isHan(right) || "-–/，；：。、）》”".contains(left)
    }
  }

  /// The width of the widest piece that is not to be broken.
  var widest: Double { pieces.indices.map(width).max() ?? 0 }

  /// The fewest lines within the limit, with the widths as even as that allows.
  func balanced(_ limit: Double) -> [String] {
    let lines = filled(limit)
    guard lines.count > 1, limit.isFinite else { return lines }
    // No narrower than the widest piece, so that evenness never breaks a word.
    var (low, high) = (max(limit / Double(lines.count), min(widest, limit)), limit)
    let tightest = filled(low)
    if tightest.count == lines.count { return tightest }
    var best = lines
    for _ in 0..<8 {
      let middle = (low + high) / 2
      let attempt = filled(middle)
      if attempt.count == lines.count {
        (best, high) = (attempt, middle)
      } else {
        low = middle
      }
    }
    return best
  }

  private func filled(_ limit: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    var filled = 0.0
    for (index, piece) in pieces.enumerated() {
      if filled + width(index) <= limit {
        line += piece
        filled += widths[index]
        continue
      }
      if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
      line = ""
      filled = 0
      if width(index) <= limit {
        line = piece
        filled = widths[index]
        continue
      }
      // A word that is wider than the line is broken anywhere rather than cut off.
      for character in piece {
        if !line.isEmpty, measure(line + String(character)) > limit {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
      filled = measure(line)
    }
    if !trimmed(line).isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  /// A piece's width at the end of a line, where its space does not count.
  private func width(_ index: Int) -> Double {
    widths[index] - (pieces[index].hasSuffix(" ") ? space : 0)
  }

  private func measure(_ text: String) -> Double {
    TextMeasure.width(text, size: size, isBold: isBold, hasHan: hasHan)
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
