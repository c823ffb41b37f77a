import Templates
import Word

/// What an official document has around its text, after GB/T 9704: head, closing and record, each part where it is given.
struct WordOfficial {
  let model: BriefingModel
  let tools: WordTools

  private var official: OfficialModel { model.official }

  private func word(_ key: String) -> String { tools.word(key) }

  /// How secret and urgent it is, who issues it in red above a rule, its number, the title, and to whom it goes.
  var head: [Block] {
    var blocks = [official.secrecy, official.urgency].compactMap(\.self).map {
      Paragraph(WordStyleName.rank.id, [.text($0)])
    }
    if let issuer = official.issuer { blocks.append(Paragraph(WordStyleName.masthead.id, [.text(issuer)])) }
    let approver = official.approver.map { word("approvedBy") + word("colon") + $0 }
    let number = [official.issue, approver].compactMap(\.self)
    if !number.isEmpty || official.issuer != nil {
      var format = ParagraphFormat()
      if number.count == 2 {
        format.tabs = [.init(tools.measure, .right)]
      } else {
        format.alignment = .center
      }
      // The rule is the issuer's.
      if official.issuer == nil { format.bottom = ParagraphFormat.Border(width: .zero, colour: "FFFFFF") }
      let words = number.map { Inline.text($0) }
      blocks.append(
        Paragraph(
          WordStyleName.imprint.id, words.count == 2 ? [words[0], Inline(.tab), words[1]] : words,
          format: format))
    }
    blocks.append(Paragraph(WordStyleName.title.id, [.text(model.title)]))
    if let subtitle = model.subtitle {
      blocks.append(Paragraph(WordStyleName.subtitle.id, [.text(word("dash") + subtitle)]))
    }
    if let addressee = official.addressee {
      blocks.append(Paragraph(WordStyleName.salutation.id, [.text(addressee + word("colon"))]))
    }
    return blocks.map { .paragraph($0) }
  }

  /// What is attached, who signs it, when, and whom to ask.
  var closing: [Block] {
    var blocks = official.attachmentLines.enumerated().map { place, title in
      var text = title
      var format = ParagraphFormat()
      if place == 0 {
        text = word("attachment") + word("colon") + text
        format.before = .points(28.95)
        format.firstLine = .points(-16)
      }
      return Paragraph(WordStyleName.attachments.id, [.text(text)], format: format)
    }
    let signature = official.issuer ?? model.site.publisher
    let seal = sealed([signature, model.date?.text].compactMap(\.self))
    blocks.append(Paragraph(WordStyleName.signature.id, [.text(signature)], format: seal))
    if let date = model.date {
      blocks.append(Paragraph(WordStyleName.dated.id, [.text(date.text)], format: seal))
    }
    if let contact = official.contact {
      let text = word("open") + word("contact") + word("colon") + contact + word("close")
      blocks.append(Paragraph(WordStyleName.contact.id, [.text(text)]))
    }
    return blocks.map { .paragraph($0) }
  }

  /// How high a line of the record is with its rule and the space beside it, in points.
  private func recordHeight(_ line: [Inline]) -> Double {
    let style = tools.look.resolved(.record)
    let indents = (style.paragraph.left ?? .zero) + (style.paragraph.right ?? .zero)
    let text = Paragraph(WordStyleName.record.id, line).text
    let rows = WrappedLines.lines(
      text, width: (tools.measure - indents).points, size: tools.look.size(.record).points)
    var pitch = tools.look.size(.record).points * 1.5
    if case .exactly(let height)? = style.paragraph.line { pitch = height.points }
    if case .atLeast(let height)? = style.paragraph.line { pitch = height.points }
    return pitch * Double(max(1, rows.count)) + 9
  }

  /// Lines in the middle above each other, where a seal has its place: four characters before the margin in Chinese.
  private func sealed(_ lines: [String]) -> ParagraphFormat {
    let size = 16.0
    // Word sets space between digits and Chinese; what is too wide stays in the middle.
    let space = size
    let width = lines.map { $0.reduce(0) { $0 + ($1.isASCII ? size / 2 : size) } }.max() ?? 0
    let left = tools.measure.points - 4 * size - width - space
    var format = ParagraphFormat()
    guard tools.language.hasPrefix("zh"), left > 0 else { return format }
    format.alignment = .center
    format.left = .points(left)
    format.right = .points(4 * size - space)
    return format
  }

  /// To whom else it goes, who made it and when, between rules; and what else is asked for.
  ///
  /// It stands at the foot of the last page, each line in a frame that the paragraph behind it holds: on that paragraph's
  /// page. LibreOffice sets no two paragraphs in one frame.
  var record: [Block] {
    var lines: [[Inline]] = []
    if !official.copies.isEmpty {
      lines.append([
        .text(
          word("copies") + word("colon") + official.copies.joined(separator: word("clause")) + word("stop"))
      ])
    }
    var printed: [Inline] = [.text(model.site.publisher + (model.edition.map { word("wide") + $0 } ?? ""))]
    if let date = model.date {
      printed += [Inline(.tab), .text(word("issuedBefore") + date.text + word("issuedAfter"))]
    }
    lines.append(printed)
    if official.shows.contains("version") {
      lines.append([.text(word("evidenceVersion") + " " + model.evidence + word("stop"))])
    }
    if official.shows.contains("licence"), let licence = model.site.licence {
      lines.append([
        .text(word("licence")), .text(licence.title, link: WordBookmark.link(licence.url)),
        .text(word("stop")),
      ])
    }
    if official.shows.contains("citation"), let cite = model.citeThis?.gb7714 {
      lines.append([.text(word("howToCite") + word("colon") + cite)])
    }
    let heights = lines.map(recordHeight)
    let blocks = lines.enumerated().map { place, line in
      var format = ParagraphFormat()
      format.frame = ParagraphFormat.Frame(width: tools.measure)
      if place < lines.count - 1 {
        format.frame?.top = .points(tools.look.page.textHeight.points - heights[place...].reduce(0, +))
      }
      format.snapsToGrid = false
      format.tabs = [.init(tools.measure, .right)]
      let rule = ParagraphFormat.Border(width: .points(place == 0 ? 1 : 0.75), colour: "000000", space: 2)
      format.top = rule
      if place == lines.count - 1 {
        format.bottom = ParagraphFormat.Border(width: .points(1), colour: "000000", space: 2)
      }
      return Paragraph(WordStyleName.record.id, line, format: format)
    }
    var anchor = ParagraphFormat()
    anchor.line = .exactly(.points(1))
    anchor.snapsToGrid = false
    return (blocks + [Paragraph(WordStyleName.record.id, [], format: anchor)]).map { .paragraph($0) }
  }
}
