import Charts
import Markdown
import Templates

/// Headings of Chinese on paper, in clauses, so that a line ends behind a stop rather than inside a word.
///
/// Words cannot be told apart without a dictionary, which the engines lack; clauses can. Sheets keep a clause on a line of
/// its own where it fits. One that is longer than a line ends that behind a `的`, and leaves no character alone below.
enum HeadingClauses {
  private static let stops: Set<Character> = ["，", "、", "；", "：", "。", "？", "！"]
  private static let closing: Set<Character> = ["”", "’", "」", "』", "）", "】", "》", "〉"]
  /// A longer clause takes several lines in any case, and runs on from the one before it.
  private static let longest = 24
  /// A shorter clause has room on any line.
  private static let shortest = 10

  /// A heading's text as HTML.
  static func html(_ text: String, isChinese: Bool) -> Fragments {
    var html = HTMLBuffer()
    if isChinese { write(text, isLast: true, to: &html) } else { html.append(escaping: text) }
    var fragments = Fragments()
    fragments.append(html: html.take())
    return fragments
  }

  /// Writes a text of a Chinese heading, with a `span` around each clause but the first, which nothing precedes.
  ///
  /// `isLast` where nothing stands behind it that may belong to its last clause.
  static func write(_ text: String, isLast: Bool, to html: inout HTMLBuffer) {
    let clauses = parts(of: Array(text)[...]) { characters, place in stops.contains(characters[place]) }
    for (place, clause) in clauses.enumerated() {
      let isClosed = isLast || place < clauses.count - 1
      span("clause", if: place > 0 && isClosed && clause.count <= longest, to: &html) {
        write(clause, isClosed: isClosed, to: &$0)
      }
    }
  }

  private static func write(_ clause: ArraySlice<Character>, isClosed: Bool, to html: inout HTMLBuffer) {
    guard clause.count > shortest else { return append(clause, to: &html) }
    let phrases = parts(of: clause) { characters, place in
      characters[place] == "的" && place > characters.startIndex && characters[place - 1] != "目"
        && place + 1 < characters.endIndex && TextMeasure.isHan(characters[place + 1])
    }
    for (place, phrase) in phrases.enumerated() {
      let isLast = place == phrases.count - 1
      let end = isLast && isClosed ? lastWord(of: phrase) : phrase.endIndex
      span("clause", if: place > 0 && (isClosed || !isLast), to: &html) {
        append(phrase[..<end], to: &$0)
        span("whole", if: end < phrase.endIndex, to: &$0) { append(phrase[end...], to: &$0) }
      }
    }
  }

  private static func append(_ characters: ArraySlice<Character>, to html: inout HTMLBuffer) {
    PaperText(isInTable: false, isHyphenated: false).write(String(characters), isLast: false, to: &html)
  }

  private static func span(
    _ name: String, if isWanted: Bool, to html: inout HTMLBuffer, content: (inout HTMLBuffer) -> Void
  ) {
    if isWanted { html.append("<span class=\"\(name)\">") }
    content(&html)
    if isWanted { html.append("</span>") }
  }

  /// Where the last two characters begin, the stops behind them not counted; its end where they are not both Chinese.
  private static func lastWord(of phrase: ArraySlice<Character>) -> Int {
    guard let last = phrase.lastIndex(where: { !stops.contains($0) && !closing.contains($0) }),
      last - 1 > phrase.startIndex, phrase[(last - 1)...last].allSatisfy(TextMeasure.isHan)
    else { return phrase.endIndex }
    return last - 1
  }

  /// The parts of a text, each of which ends where it is said to, with the marks that close there.
  private static func parts(
    of text: ArraySlice<Character>, endingWhere isEnd: (ArraySlice<Character>, Int) -> Bool
  ) -> [ArraySlice<Character>] {
    var parts: [ArraySlice<Character>] = []
    var start = text.startIndex
    var place = start
    while place < text.endIndex {
      let ends = isEnd(text, place)
      place += 1
      guard ends else { continue }
      while place < text.endIndex, stops.contains(text[place]) || closing.contains(text[place]) { place += 1 }
      parts.append(text[start..<place])
      start = place
    }
    return start < text.endIndex ? parts + [text[start...]] : parts
  }
}
