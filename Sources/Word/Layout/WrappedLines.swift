/// Words broken into lines by average widths, for drawings that nobody else breaks.
public enum WrappedLines {
  /// The lines of a text of a size in a width, both in the same unit; line ends of the text's own are kept.
  public static func lines(_ text: String, width: Double, size: Double) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrap($0, width / size * 100) }
  }

  /// Breaks one line where its pieces may part.
  private static func wrap(_ text: Substring, _ width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0.0
    func breakLine() {
      lines.append(line)
      line = ""
      used = 0
    }
    for piece in pieces(text) {
      let own = Double(TextWidth.hundredths(piece))
      if used + own > width, !line.isEmpty { breakLine() }
      if line.isEmpty, piece == " " { continue }
      guard own > width else {
        line += piece
        used += own
        continue
      }
      // A piece that is longer than a line is broken in its middle.
      for scalar in piece.unicodeScalars {
        let one = Double(TextWidth.hundredths(scalar))
        if used + one > width, !line.isEmpty { breakLine() }
        line.unicodeScalars.append(scalar)
        used += one
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// What is not parted: a word, or a Chinese character with the marks that belong to it.
  private static func pieces(_ text: Substring) -> [String] {
    var pieces: [String] = []
    var opens = false
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      let isSquare = TextWidth.isSquare(scalar) || TextWidth.isOpening(scalar)
      let joins =
        !pieces.isEmpty && previous != " " && scalar != " "
        && (opens || TextWidth.isClosing(scalar)
          || !(isSquare || TextWidth.isSquare(previous) || TextWidth.isClosing(previous) || previous == "-"))
      if joins {
        pieces[pieces.count - 1].unicodeScalars.append(scalar)
      } else {
        pieces.append(String(scalar))
      }
      opens = TextWidth.isOpening(scalar)
      previous = scalar
    }
    return pieces
  }
}
