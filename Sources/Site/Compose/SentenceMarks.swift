import Templates

/// Where a sentence ends, so that on paper one mark before its stop names all that it cites.
enum SentenceMarks {
  /// A text in pieces: words, and the marks between them.
  enum Piece {
    case text(String)
    case mark(CitationModel)
  }

  private static let stops: Set<Character> = ["。", "！", "？", "．", ".", "!", "?"]
  private static let western: Set<Character> = [".", "!", "?"]
  private static let closing: Set<Character> = ["”", "’", "」", "』", "）", ")", "\"", "'", "】", "》"]
  /// Shortened words that no sentence ends with.
  private static let shortened: Set<String> = [
    "al", "cf", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "no", "nos", "vol", "pp", "fig", "ed", "eds",
    "approx",
  ]

  /// Whether a sign is a Chinese stop or comma, whose room is empty above.
  static func isHollow(_ sign: Character) -> Bool { "。，、".contains(sign) }

  /// The first stop of a sentence at or behind a place, and where what belongs to it ends: further stops, and what closes.
  static func firstStop(in text: String, from start: String.Index) -> Range<String.Index>? {
    var index = start
    while index < text.endIndex {
      if stops.contains(text[index]), ends(text, at: index) {
        var end = text.index(after: index)
        while end < text.endIndex, stops.contains(text[end]) || closing.contains(text[end]) {
          end = text.index(after: end)
        }
        return index..<end
      }
      index = text.index(after: index)
    }
    return nil
  }

  /// Whether a stop ends a sentence; a point may stand in a number, an address or a shortened word.
  private static func ends(_ text: String, at stop: String.Index) -> Bool {
    guard western.contains(text[stop]) else { return true }
    var next = text.index(after: stop)
    while next < text.endIndex, closing.contains(text[next]) { next = text.index(after: next) }
    if next < text.endIndex {
      guard text[next].isWhitespace else { return false }
      let following = text[next...].first { !$0.isWhitespace }
      guard following.map({ !$0.isLowercase && !$0.isNumber }) ?? true else { return false }
    }
    guard text[stop] == "." else { return true }
    let word = text[..<stop].reversed().prefix { !$0.isWhitespace && $0 != "(" }
    return !word.contains(".") && !shortened.contains(String(word.reversed()).lowercased())
  }
}
