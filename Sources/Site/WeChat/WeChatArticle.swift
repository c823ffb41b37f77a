import Foundation
import Markdown
import Templates
import Word

/// Writes blocks as a fragment that WeChat's editor takes whole: inline style alone, no ids, classes, scripts, links or
/// SVG, pictures in it; notes and sources at the end.
struct WeChatArticle {
  let tools: WordTools
  /// The pictures of wide tables by their SVG; a table without one stays a table.
  let tables: [String: [UInt8]]

  private var html = HTMLBuffer()
  private var headings: SectionNumber.Counter
  /// How far each list has counted at each level.
  private var counts: [Int: [Int]] = [:]
  private let lists: [NumberedList]

  init(tools: WordTools, lists: [NumberedList], tables: [String: [UInt8]]) {
    self.tools = tools
    self.lists = lists
    self.tables = tables
    headings = SectionNumber.Counter(style: tools.profile.numbers(tools.language))
  }

  /// The fragment.
  mutating func fragment(_ blocks: [Block], notes: [[Paragraph]], back: [Block]) -> String {
    html.append(
      "<section style=\"font-family:-apple-system,BlinkMacSystemFont,PingFang SC,Microsoft YaHei,sans-serif;\">"
    )
    blocks.forEach { write($0) }
    if !notes.isEmpty {
      write(.paragraph(Paragraph(WordStyleName.backHeading.id, [.text(tools.word("notes"))])))
      for (place, note) in notes.enumerated() {
        for paragraph in note { write(numbered(paragraph, place + 1)) }
      }
    }
    back.forEach { write($0) }
    html.append("</section>\n")
    return html.take()
  }

  /// A note's paragraph, its number written where a word processor would count.
  private func numbered(_ paragraph: Paragraph, _ number: Int) -> Block {
    var paragraph = paragraph
    paragraph.content = paragraph.content.map { inline in
      if case .noteMark = inline.content { .text("\(number)", inline.format) } else { inline }
    }
    return .paragraph(paragraph)
  }

  private mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): write(paragraph)
    case .table(let table): write(table)
    }
  }

  // MARK: Paragraphs

  private mutating func write(_ paragraph: Paragraph) {
    let name = WordStyleName.allCases.first { $0.id == paragraph.style } ?? .bodyText
    var style = WeChatStyle.paragraph(name, level: paragraph.list?.level ?? 0)
    switch paragraph.format.alignment {
    case .center?: style += "text-align:center;"
    case .right?: style += "text-align:right;"
    default: break
    }
    html.append("<p style=\"\(style)\">")
    html.append(escaping: number(of: paragraph, name))
    paragraph.content.forEach { write($0) }
    html.append("</p>")
  }

  /// What a word processor would count before a paragraph.
  private mutating func number(of paragraph: Paragraph, _ name: WordStyleName) -> String {
    let ranks: [WordStyleName] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
    if let rank = ranks.firstIndex(of: name) {
      guard paragraph.list == nil, let number = headings.next(rank + 1) else { return "" }
      return number.text + number.gap
    }
    if name == .bibliography { return "[\(next(WordNumberings.sourceList, 0))] " }
    guard let list = paragraph.list?.list, lists.indices.contains(list) else { return "" }
    let level = paragraph.list?.level ?? 0
    let place = next(list, level)
    if lists[list].numbering == WordNumberings.bullets { return level % 2 == 0 ? "• " : "– " }
    return "\((lists[list].startLevel == level ? lists[list].start ?? 1 : 1) + place - 1). "
  }

  private mutating func next(_ list: Int, _ level: Int) -> Int {
    var places = counts[list] ?? Array(repeating: 0, count: 9)
    places[level] += 1
    for deeper in (level + 1)..<9 where level < 8 { places[deeper] = 0 }
    counts[list] = places
    return places[level]
  }

  // MARK: Words

  private mutating func write(_ inline: Inline) {
    switch inline.content {
    case .text(let words): write(words.replacing("\u{2060}", with: ""), inline.format)
    case .tab: write("\u{3000}", inline.format)
    case .lineBreak: html.append("<br>")
    case .note(let note): write("\(note + 1)", inline.format)
    case .drawing(let drawing): write(drawing.bytes, drawing.format.rawValue, drawing.alternative)
    case .pageBreak, .noteMark, .fieldStart, .fieldEnd, .bookmarkStart, .bookmarkEnd: break
    }
  }

  private mutating func write(_ words: String, _ format: RunFormat) {
    let name = WordStyleName.allCases.first { $0.id == format.style }
    var style = name.map(WeChatStyle.characters) ?? ""
    if format.isStruck == true { style += "text-decoration:line-through;" }
    if name == .emphasis { style += tools.isChinese ? WeChatStyle.dotted : "font-style:italic;" }
    let isStrong = name == .strong
    if isStrong { html.append("<strong>") }
    if !style.isEmpty { html.append("<span style=\"\(style)\">") }
    html.append(escaping: words)
    if !style.isEmpty { html.append("</span>") }
    if isStrong { html.append("</strong>") }
  }

  private mutating func write(_ picture: [UInt8], _ type: String, _ alternative: String) {
    html.append("<img style=\"\(WeChatStyle.picture)\" src=\"data:image/\(type);base64,")
    html.append(Data(picture).base64EncodedString())
    html.append("\" alt=\"")
    html.append(escaping: alternative)
    html.append("\">")
  }

  // MARK: Tables

  private mutating func write(_ table: Table) {
    let drawn = WeChatTable(table: table, isChinese: tools.isChinese).pictures.compactMap { picture in
      tables[picture.svg].map { (bytes: $0, alternative: picture.alternative) }
    }
    for picture in drawn {
      html.append("<p style=\"\(WeChatStyle.paragraph(.figure))\">")
      write(picture.bytes, "png", picture.alternative)
      html.append("</p>")
    }
    guard drawn.isEmpty else { return }
    html.append("<table style=\"\(WeChatStyle.table)\"><tbody>")
    for row in table.rows {
      html.append("<tr>")
      for cell in row.cells {
        let tag = row.isHead ? "th" : "td"
        html.append(
          "<\(tag)\(cell.span > 1 ? " colspan=\"\(cell.span)\"" : "") style=\"\(WeChatStyle.cell(isHead: row.isHead))\">"
        )
        cell.paragraphs.forEach { write($0) }
        html.append("</\(tag)>")
      }
      html.append("</tr>")
    }
    html.append("</tbody></table>")
  }
}
