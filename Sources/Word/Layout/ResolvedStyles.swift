/// What styles come to with all that they are based on.
struct ResolvedStyles {
  private let styles: [String: Style]
  private let normal: String

  init(_ styles: [Style]) {
    let own = Dictionary(styles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    normal = styles.first { $0.isDefault }?.id ?? ""
    self.styles = own.mapValues { style in
      var result = style
      var base = style.base
      // A chain of styles is short; one that goes round in a circle is cut.
      for _ in 0..<10 {
        guard let next = base.flatMap({ own[$0] }) else { break }
        result = result.over(next)
        base = next.base
      }
      return result
    }
  }

  /// How a paragraph is set, its own format included.
  func paragraph(_ paragraph: Paragraph) -> ParagraphFormat {
    (style(paragraph.style)?.paragraph ?? ParagraphFormat()).under(paragraph.format)
  }

  /// How characters of a paragraph look.
  func run(_ format: RunFormat, in paragraph: Paragraph) -> RunFormat {
    let base = style(paragraph.style)?.run ?? RunFormat()
    let character = format.style.flatMap { styles[$0]?.run } ?? RunFormat()
    return base.under(character).under(format)
  }

  private func style(_ id: String) -> Style? { styles[id] ?? styles[normal] }
}
