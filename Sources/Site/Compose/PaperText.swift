import Markdown

/// Running text as paper wants it: words that are longer than a column may break, names and the last word of a paragraph are
/// not divided.
struct PaperText {
  /// The longest run that need not break.
  private static let longest = 24
  /// The shortest word that engines divide.
  private static let divided = 7

  let isInTable: Bool
  /// Whether words are divided at all.
  let isHyphenated: Bool

  /// Writes a text; `isLast` where its last word is that of its paragraph.
  func write(_ text: String, isLast: Bool, to html: inout HTMLBuffer) {
    guard text.count > Self.longest || isHyphenated && !isInTable else {
      html.append(escaping: text)
      return
    }
    var rest = text[...]
    while !rest.isEmpty {
      let gap = rest.prefix { !Self.isOfWord($0) }
      html.append(escaping: String(gap))
      rest = rest.dropFirst(gap.count)
      let word = rest.prefix(while: Self.isOfWord)
      rest = rest.dropFirst(word.count)
      if word.count > Self.longest {
        broken(word, to: &html)
      } else {
        let isEnd = isHyphenated && isLast && !rest.contains { Self.isOfWord($0) }
        whole(word, isEnd: isEnd, to: &html)
      }
    }
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isASCII && !character.isWhitespace && !",;".contains(character)
      || character.isLetter && character.isCased
  }

  /// How long the pieces of a longer one are: short in text, whose lines would be stretched before a long piece.
  private var piece: Int { isInTable ? 12 : 2 }

  private func broken(_ word: Substring, to html: inout HTMLBuffer) {
    var rest = word
    while rest.count > piece {
      html.append(escaping: String(rest.prefix(piece)))
      html.append("<wbr>")
      rest = rest.dropFirst(piece)
    }
    html.append(escaping: String(rest))
  }

  private func whole(_ word: Substring, isEnd: Bool, to html: inout HTMLBuffer) {
    let isName = isHyphenated && word.first?.isUppercase ?? false
    guard word.count >= Self.divided, isName || isEnd else {
      html.append(escaping: String(word))
      return
    }
    html.append("<span class=\"undivided\">")
    html.append(escaping: String(word))
    html.append("</span>")
  }
}
