/// The words of a value, set: the value, its standing beside or under it, its note under both.
struct ValueTexts {
  struct Piece {
    let block: TextBlock
    let y: Double
    let ink: Ink
  }

  /// What stands between words on one line that are not one phrase.
  static let gap = 7.0

  /// The value and, where it fits, its standing.
  let line: [TextBlock]
  /// What stands under it.
  private(set) var under: [Piece] = []
  private(set) var width: Double
  private(set) var height: Double

  init(_ item: ChartItem, _ layout: ChartLayout, limit: Double, hasNote: Bool = true) {
    let value = TextBlock(
      item.valueText, size: layout.size, isBold: true, limit: limit, breaking: .figures)
    (width, height) = (value.width, value.height)
    let standing = item.standingText.flatMap {
      $0.isEmpty ? nil : TextBlock($0, size: layout.small, limit: limit)
    }
    if let standing, value.lines.count == 1, value.width + Self.gap + standing.width <= limit {
      line = [value, standing]
      width += Self.gap + standing.width
    } else {
      line = [value]
      if let standing { add(standing, ink: .text) }
    }
    if hasNote, let text = item.note, !text.isEmpty {
      add(TextBlock(text, size: layout.small, limit: limit), ink: .soft)
    }
  }

  private mutating func add(_ block: TextBlock, ink: Ink) {
    under.append(Piece(block: block, y: height, ink: ink))
    width = max(width, block.width)
    height += block.height
  }
}

extension Canvas {
  mutating func texts(_ texts: ValueTexts, x: Double, top: Double) {
    run(texts.line, gap: ValueTexts.gap, x: x, top: top)
    for piece in texts.under { text(piece.block, x: x, top: top + piece.y, ink: piece.ink) }
  }

  /// Draws texts that end at a place.
  mutating func texts(_ texts: ValueTexts, endingAt x: Double, top: Double) {
    if texts.line.count == 1, let value = texts.line.first {
      text(value, x: x, top: top, anchor: .end)
    } else {
      run(texts.line, gap: ValueTexts.gap, x: x - texts.width, top: top)
    }
    for piece in texts.under { text(piece.block, x: x, top: top + piece.y, anchor: .end, ink: piece.ink) }
  }

  /// Draws blocks of one line each after one another, so that the gaps are even in whatever face is used.
  mutating func run(_ blocks: [TextBlock], gap: Double, x: Double, top: Double) {
    guard let first = blocks.first, blocks.count > 1 else {
      if let first = blocks.first { text(first, x: x, top: top) }
      return
    }
    let spans = blocks.enumerated().map { index, block in
      var attributes = index > 0 ? " dx=\"\(number(gap))\"" : ""
      if block.size != layout.size { attributes += " font-size=\"\(number(block.size))\"" }
      if block.isBold { attributes += " font-weight=\"700\"" }
      let words = XML.escaped(language.ordered(block.lines.joined(separator: " ")))
      return attributes.isEmpty ? words : "<tspan\(attributes)>\(words)</tspan>"
    }
    let y = number(top + first.lineHeight / 2 + first.size * 0.36)
    elements.append("<text x=\"\(number(x))\" y=\"\(y)\">\(spans.joined())</text>")
    var left = x
    for block in blocks {
      textBoxes.append(Box(x: left, y: top, width: block.width, height: block.lineHeight))
      left += block.width + gap
    }
  }
}
