import Charts

/// Sets a few large words in lines: about as long as each other, and broken where the sense breaks, as far as that can be
/// told without a dictionary.
struct HeadlineSetter {
  /// What may not be parted, with its width and what it costs to end a line after it.
  private struct Piece {
    var text: String
    var width = 0.0
    var cost = 0.0
  }

  private let pieces: [Piece]

  private static let openers: Set<Character> = ["（", "《", "“", "‘", "「", "【", "(", "["]
  private static let closers: Set<Character> = [
    "）", "》", "”", "’", "」", "】", "，", "。", "、", "；", "：", "？", "！", "%", "％", "—", "…", "·", ")", "]",
    ",", ".", ";", ":", "?", "!",
  ]
  /// After these a clause or a part of it has ended.
  private static let stops: Set<Character> = ["，", "。", "；", "：", "？", "！", ",", ";", ":", ".", "—"]
  /// These seldom begin a word or a phrase, and those seldom end one.
  private static let followers: Set<Character> = [
    "的", "了", "着", "过", "们", "者", "性", "化", "后", "里", "中", "上", "下",
  ]
  private static let leaders: Set<Character> = [
    "不", "很", "每", "各", "最", "第", "这", "那", "把", "被", "从", "在", "与", "和", "或",
  ]

  /// Takes a text apart for a size in pixels.
  init(_ text: String, size: Double) {
    var pieces: [Piece] = []
    var piece = Piece(text: "")
    var previous: Character?
    for character in text {
      if let previous, let cost = Self.cost(of: previous, character), !piece.text.isEmpty {
        piece.cost = cost
        pieces.append(piece)
        piece = Piece(text: "")
      }
      piece.text.append(character.isNewline ? " " : character)
      previous = character
    }
    if !piece.text.isEmpty { pieces.append(piece) }
    self.pieces = pieces.map {
      var piece = $0
      piece.width = TextMeasure.width(piece.text, size: size, isBold: true)
      return piece
    }
  }

  /// What it costs to end a line between two characters; nil if none may end there.
  private static func cost(of left: Character, _ right: Character) -> Double? {
    if left == " " { return stops.contains(right) ? nil : 0 }
    if right == " " || closers.contains(right) || openers.contains(left) { return nil }
    if left == "—" || left == "…" || (left.isASCII && left.isNumber) { return nil }
    if stops.contains(left) { return 0 }
    guard TextMeasure.isHan(left) || TextMeasure.isHan(right) || "-–/、）》”".contains(left) else { return nil }
    if left == "、" || openers.contains(right) || closers.contains(left) { return 0.05 }
    return followers.contains(right) || leaders.contains(left) ? 0.3 : 0.12
  }

  /// The lines, each within the limit; nil if it takes more than `most`, or if a word is wider than a line.
  func lines(limit: Double, most: Int) -> [String]? {
    guard !pieces.isEmpty, pieces.allSatisfy({ $0.width <= limit }) else { return nil }
    return (1...max(1, most)).lazy.compactMap { set(limit, in: $0) }.first
  }

  /// The best way to fill a number of lines; nil if there is none.
  private func set(_ limit: Double, in count: Int) -> [String]? {
    let target = pieces.reduce(0) { $0 + $1.width } / Double(count)
    // The least cost of setting the first pieces in a number of lines, and where the last of those begins.
    var best = [[Int: (cost: Double, start: Int)]](repeating: [:], count: count + 1)
    best[0][0] = (0, 0)
    for line in 1...count {
      for end in 1...pieces.count {
        var width = 0.0
        for start in stride(from: end - 1, through: 0, by: -1) {
          width += pieces[start].width
          if width > limit { break }
          guard let before = best[line - 1][start] else { continue }
          let ragged = (width - target) / target
          let cost = before.cost + ragged * ragged + (end < pieces.count ? pieces[end - 1].cost : 0)
          if cost < best[line][end]?.cost ?? .infinity { best[line][end] = (cost, start) }
        }
      }
    }
    var lines: [String] = []
    var end = pieces.count
    for line in stride(from: count, to: 0, by: -1) {
      guard let step = best[line][end] else { return nil }
      lines.append(pieces[step.start..<end].map(\.text).joined().trimmed)
      end = step.start
    }
    return lines.reversed()
  }

  /// As much of the text as fits into a number of lines, with an ellipsis where it is cut; words that are too wide are
  /// broken anywhere.
  func cut(limit: Double, most: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0.0
    for piece in pieces {
      // What is wider than a line goes in character by character.
      let parts = piece.width <= limit ? [piece.text] : piece.text.map(String.init)
      let each = piece.width / Double(parts.count)
      for part in parts {
        if width + each > limit {
          lines.append(line.trimmed)
          (line, width) = ("", 0)
          if lines.count == most {
            lines[most - 1] = lines[most - 1].dropLast() + "…"
            return lines
          }
        }
        line += part
        width += each
      }
    }
    return lines + [line.trimmed]
  }
}
