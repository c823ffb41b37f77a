/// Breaks a paragraph into lines about where a word processor would, by average widths.
struct LineBreaker {
  /// A line: the notes that are marked on it, the places that begin on it, and how high it is at least.
  struct Line {
    var notes: [Int] = []
    var bookmarks: [String] = []
    /// The height of a picture on it.
    var picture = 0.0
  }

  let styles: ResolvedStyles

  /// The lines of a paragraph in a measure in points; one at least.
  func lines(_ paragraph: Paragraph, _ format: ParagraphFormat, measure: Double) -> [Line] {
    let indent = (format.left ?? .zero).points + (format.right ?? .zero).points
    let width = max(measure - indent, 20)
    var lines = [Line()]
    // What a line has room for, and what may not be parted from what comes next.
    var used = (format.firstLine ?? .zero).points
    var word = 0.0
    var previousIsSquare: Bool?
    func breakLine() {
      lines.append(Line())
      used = 0
    }
    func endWord() {
      if used + word > width, used > 0 { breakLine() }
      used += word
      word = 0
      // A word that is longer than the line is broken.
      while used > width {
        let rest = used - width
        breakLine()
        used = rest
      }
    }
    for inline in paragraph.content {
      let run = styles.run(inline.format, in: paragraph)
      let raised = run.position == .superscript || run.position == .subscript
      let size = (run.size ?? .points(10)).points * (raised ? 0.66 : 1)
      let tracking = (run.tracking ?? .zero).points
      switch inline.content {
      case .text(let text):
        for scalar in text.unicodeScalars {
          let own = Double(TextWidth.hundredths(scalar)) / 100 * size + tracking
          let isSquare = TextWidth.isSquare(scalar)
          if scalar == " " {
            endWord()
            used += own
            previousIsSquare = nil
            continue
          }
          // Chinese and Latin stand a quarter of a square apart.
          let gap =
            previousIsSquare.map { $0 != isSquare && !TextWidth.isClosing(scalar) } == true ? size / 5 : 0
          if TextWidth.isClosing(scalar) {
            word += own
          } else if isSquare || TextWidth.isOpening(scalar) || previousIsSquare == true {
            if !raised { endWord() }
            word += own + gap
          } else {
            word += own + gap
          }
          previousIsSquare = TextWidth.isClosing(scalar) ? nil : isSquare
        }
      case .tab:
        endWord()
        used += size * 2
        previousIsSquare = nil
      case .lineBreak:
        endWord()
        breakLine()
      case .note(let note):
        word += size / 2
        lines[lines.count - 1].notes.append(note)
      case .noteMark: word += size / 2
      case .bookmarkStart(let name): lines[lines.count - 1].bookmarks.append(name)
      case .drawing(let drawing):
        endWord()
        if used + drawing.width.points > width, used > 0 { breakLine() }
        used += drawing.width.points
        lines[lines.count - 1].picture = max(lines[lines.count - 1].picture, drawing.height.points)
      case .fieldStart, .fieldEnd, .pageBreak, .bookmarkEnd: break
      }
    }
    endWord()
    return lines
  }
}
