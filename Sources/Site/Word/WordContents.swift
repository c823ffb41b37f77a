import Templates
import Word

/// The lists at a report's beginning, as fields whose lines are there already: what they say is what an update would, but
/// for the marks of sources in headings, which Word alone would repeat.
struct WordContents {
  let tools: WordTools
  /// The chapters that they list.
  let chapters: [[Block]]

  /// A line: the heading's or caption's words and the name of its place.
  struct Line: Hashable {
    let bookmark: String
    let number: String?
    let title: String
    let level: Int
  }

  /// The lists, with the numbers of pages by the names of places.
  func blocks(pages: [String: Int]) -> [Block] {
    var blocks = list(
      title: "bookContents", instruction: "TOC \\o \"1-2\" \\h \\z \\u", lines: headings, pages,
      style: { $0 == 1 ? .contents1 : .contents2 })
    for (title, word) in [("listOfFigures", "figure"), ("listOfTables", "table")] {
      blocks += list(
        title: title, instruction: "TOC \\h \\z \\c \"\(tools.word(word))\"", lines: captions(word), pages,
        style: { _ in .listed })
    }
    return blocks
  }

  private func list(
    title: String, instruction: String, lines: [Line], _ pages: [String: Int],
    style: (Int) -> WordStyleName
  ) -> [Block] {
    guard !lines.isEmpty else { return [] }
    let widest = Dictionary(
      lines.map { ($0.level, TextWidth.hundredths($0.number ?? "")) }, uniquingKeysWith: max)
    var paragraphs = lines.map { line -> Paragraph in
      let style = style(line.level)
      let link = Inline.Link.bookmark(line.bookmark)
      var content: [Inline] = []
      if let number = line.number { content += [.text(number, link: link), Inline(.tab, link: link)] }
      content += [
        .text(line.title, link: link), Inline(.tab, link: link),
        Inline(.fieldStart("PAGEREF \(line.bookmark) \\h"), link: link),
        .text(pages[line.bookmark].map(String.init) ?? "", link: link), Inline(.fieldEnd, link: link),
      ]
      var format = ParagraphFormat()
      var hang = tools.look.styles[style]?.paragraph.left ?? .zero
      if let widest = widest[line.level] {
        // Where numbers are words, as "Figure 12", the indent of the style has no room for them.
        let start = hang + (tools.look.styles[style]?.paragraph.firstLine ?? .zero)
        let end = start + .points((Double(widest) / 100 + 0.6) * tools.look.size(style).points)
        if end > hang {
          hang = end
          format.left = hang
          format.firstLine = start - hang
        }
      }
      // A line without a number must not stop where the titles of others begin; and LibreOffice loses what stands beyond an
      // indent on the right.
      format.tabs = line.number == nil ? [] : [.init(hang, .left)]
      format.tabs.append(.init(tools.measure, .right, hasLeader: true))
      format.right = .zero
      if line.number == nil, let hanging = tools.look.styles[style]?.paragraph.firstLine {
        format.left = hang + hanging
        format.firstLine = .zero
      }
      return Paragraph(style.id, content, format: format)
    }
    paragraphs[0].content.insert(Inline(.fieldStart(instruction)), at: 0)
    paragraphs[paragraphs.count - 1].content.append(Inline(.fieldEnd))
    let heading = Paragraph(WordStyleName.contentsHeading.id, [.text(tools.word(title))])
    return ([heading] + paragraphs).map { .paragraph($0) }
  }

  private var paragraphs: [Paragraph] {
    chapters.joined().compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
  }

  /// The words of a heading or caption, without the marks that stand in them.
  private static func title(_ paragraph: Paragraph) -> String {
    var bare = paragraph
    bare.content.removeAll { $0.format.style.map(marks.contains) ?? false }
    return bare.text.trimmed
  }

  private static let marks = Set([WordStyleName.sourceMark, .locator, .standing].map(\.id))

  private static func bookmark(_ paragraph: Paragraph, prefix: String = "_") -> String? {
    for case .bookmarkStart(let name) in paragraph.content.map(\.content) where name.hasPrefix(prefix) {
      return name
    }
    return nil
  }

  /// The headings of two ranks, with the numbers that the word processor counts.
  private var headings: [Line] {
    var counter = SectionNumber.Counter(style: tools.profile.numbers(tools.language))
    return paragraphs.compactMap { paragraph in
      guard
        let rank = (1...4).first(where: { WordStyleName.heading($0).id == paragraph.style })
      else { return nil }
      let number = paragraph.list == nil ? counter.next(rank)?.text : nil
      guard rank <= 2, let bookmark = Self.bookmark(paragraph) else { return nil }
      return Line(bookmark: bookmark, number: number, title: Self.title(paragraph), level: rank)
    }
  }

  private func captions(_ word: String) -> [Line] {
    let label = tools.word(word) + tools.word("tie")
    return paragraphs.compactMap { paragraph in
      guard paragraph.style == WordStyleName.caption.id, paragraph.text.hasPrefix(label),
        let bookmark = Self.bookmark(paragraph)
      else { return nil }
      let parts = Self.title(paragraph).dropFirst(label.count)
      let number = parts.prefix { $0.isASCII && $0.isNumber }
      return Line(
        bookmark: bookmark, number: label + number, title: String(parts.dropFirst(number.count)).trimmed,
        level: 1)
    }
  }
}
