import Templates
import Word

/// A report: cover, foreword, contents, a section for each chapter with its name in the head, and the back.
struct WordReport {
  let model: BriefingModel
  let tools: WordTools
  let bodies: [[Block]]
  let back: WordBackMatter

  /// The sections; the numbers in the lists of contents are those of a file that is laid out with lists as long.
  func sections(pages: [String: Int]) -> [Section] {
    var chapters: [[Block]] = []
    if let own = bodies.first, !own.isEmpty {
      let title = WordHeading.paragraph(
        WordBookmark.around("text", [.text(tools.word("foreword"))]), level: 1, isNumbered: false)
      chapters.append([.paragraph(title)] + own)
    }
    let before = chapters.count
    for (part, body) in zip(model.parts, bodies.dropFirst()) {
      let blocks = [.paragraph(WordBriefing.heading(part))] + about(part) + body
      if part.isTop || chapters.count == before {
        chapters.append(blocks)
      } else {
        chapters[chapters.count - 1] += blocks
      }
    }
    for blocks in [back.doubts(model.doubts), back.corrections, back.sources + back.colophon]
    where !blocks.isEmpty {
      chapters.append(blocks)
    }
    let footer = [WordBriefing.pageNumber()]
    let contents = WordContents(tools: tools, chapters: chapters)
    let body = chapters.flatMap { blocks in
      WordSections(tools: tools).sections(blocks, header: [header(Self.title(of: blocks))], footer: footer)
    }
    var sections = [Section(cover, page: tools.look.page)]
    let front = Section(
      contents.blocks(pages: pages), page: tools.look.page, header: [header(tools.word("bookContents"))],
      footer: footer)
    sections += before == 0 ? [front] + body : [body[0], front] + body.dropFirst()
    return sections
  }

  private static func title(of blocks: [Block]) -> String {
    if case .paragraph(let first)? = blocks.first { first.text } else { "" }
  }

  /// The site's name, and the chapter's as the heading of the page has it.
  private func header(_ chapter: String) -> Paragraph {
    var format = ParagraphFormat()
    format.tabs = [.init(tools.measure, .right)]
    let name = WordStyleName.heading1.rawValue
    return Paragraph(
      WordStyleName.header.id,
      [
        .text(model.site.title), Inline(.tab), Inline(.fieldStart("STYLEREF \"\(name)\"")), .text(chapter),
        Inline(.fieldEnd),
      ], format: format)
  }

  private var cover: [Block] {
    var lines = [
      Paragraph(WordStyleName.masthead.id, [.text(model.site.title)]),
      Paragraph(WordStyleName.title.id, [.text(model.title)]),
      Paragraph(WordStyleName.subtitle.id, model.subtitle.map { [.text($0)] } ?? []),
    ]
    var imprint: [String] = []
    if let audience = model.audience {
      imprint.append(tools.word("audience") + tools.word("colon") + audience)
    }
    imprint += tools.byline(model.byline)
    imprint.append(model.site.publisher)
    imprint.append([model.edition, model.date?.text].compactMap(\.self).joined(separator: "  "))
    lines += imprint.map { Paragraph(WordStyleName.imprint.id, [.text($0)]) }
    return lines.map { .paragraph($0) }
  }

  /// What a part is about, below its heading.
  private func about(_ part: BriefingPartModel) -> [Block] {
    let cells = part.declared.cells
    let words = (tools.look.about[part.kind] ?? []).flatMap { key -> [String] in
      if let word = part.declared.entry.parsed.frontMatter.text(key).flatMap({ tools.look.choices[$0] }) {
        return [tools.word(word)]
      }
      return cells.first { $0.name == key }?.values.map(\.title) ?? []
    }
    var blocks: [Block] = []
    if !words.isEmpty {
      blocks.append(
        .paragraph(Paragraph(WordStyleName.about.id, [.text(words.joined(separator: " · "))])))
    }
    if let summary = part.summary {
      blocks.append(.paragraph(Paragraph(WordStyleName.summary.id, [.text(summary)])))
    }
    return blocks
  }
}
