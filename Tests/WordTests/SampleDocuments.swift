@testable import Word

/// Small documents that tests write.
enum SampleDocuments {
  static let styles: [Style] = {
    var normal = Style(.paragraph, id: "Normal", name: "Normal")
    normal.isDefault = true
    normal.run.size = .points(16)
    normal.run.eastAsianFont = "仿宋_GB2312"
    normal.run.latinFont = "Times New Roman"
    normal.paragraph.line = .exactly(.points(28.95))
    var heading = Style(.paragraph, id: "Heading1", name: "heading 1", base: "Normal")
    heading.next = "Normal"
    heading.list = ListPlace(list: 0)
    heading.paragraph.outlineLevel = 1
    heading.paragraph.keepsWithNext = true
    var table = Style(.table, id: "Report", name: "Report Table")
    table.table = TableFormat()
    table.table?.outer = ParagraphFormat.Border(width: .points(1), colour: "000000")
    table.table?.head = ParagraphFormat.Border(width: .points(0.5), colour: "000000")
    let note = Style(.paragraph, id: "FootnoteText", name: "footnote text", base: "Normal")
    var mark = Style(.character, id: "FootnoteReference", name: "footnote reference")
    mark.run.position = .superscript
    return [normal, heading, table, note, mark]
  }()

  static let page: PageSetup = {
    var page = PageSetup.a4(
      top: .millimetres(37), bottom: .millimetres(35), left: .millimetres(28), right: .millimetres(26))
    page.linePitch = .points(28.95)
    return page
  }()

  static func document(_ blocks: [Block], notes: [[Paragraph]] = []) -> WordDocument {
    WordDocument(
      properties: .init(title: "一份“文件” & <more>", author: "镜鉴", language: "zh", date: "2026-11-23T00:00:00Z"),
      language: "en-GB", eastAsianLanguage: "zh-CN", styles: styles,
      fonts: [Font(name: "仿宋_GB2312", alternative: "FangSong", isEastAsian: true)],
      numberings: [
        Numbering(levels: [.init(.chineseCountingThousand, text: "%1、", gap: .nothing, style: "Heading1")])
      ],
      lists: [NumberedList(numbering: 0)], notes: notes, sections: [Section(blocks, page: page)])
  }

  /// A document with one of everything.
  static var everything: WordDocument {
    let mark = RunFormat(style: "FootnoteReference")
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let drawing = Drawing(
      bytes: png, format: .png, svg: Array("<svg/>".utf8), width: .points(200), height: .points(100),
      alternative: "三条横线", title: "图1")
    var dotted = RunFormat()
    dotted.isDotted = true
    let blocks: [Block] = [
      .paragraph(
        Paragraph("Heading1", [Inline(.bookmarkStart("part1")), .text("发现"), Inline(.bookmarkEnd("part1"))])),
      .paragraph(
        Paragraph(
          "Normal",
          [
            .text("数字是\u{2060}500\u{A0}项", dotted), Inline(.note(0), mark),
            .text("见第一章", link: .bookmark("part1")), .text("，"),
            .text("网页", link: .address("https://example.org/?a=1&b=2")),
            .text("无处可去", link: .bookmark("nowhere")), Inline(.fieldStart("SEQ Figure \\* ARABIC")),
            .text("1"),
            Inline(.fieldEnd),
          ])),
      .paragraph(Paragraph("Normal", [Inline(.drawing(drawing)), Inline(.drawing(drawing))])),
      .table(
        Table(
          "Report", columns: [.points(100), .points(200)],
          rows: [
            .init(
              [.init([Paragraph("Normal", [.text("地区")])]), .init([Paragraph("Normal", [.text("数值")])])],
              isHead: true),
            .init([.init([Paragraph("Normal", [.text("两栏")])], span: 2)]),
          ], title: "表1")),
    ]
    var document = document(
      blocks, notes: [[Paragraph("FootnoteText", [Inline(.noteMark, mark), .text(" 来源说法不同。")])]])
    let footer = [
      Paragraph(
        "Normal", [.text("— "), Inline(.fieldStart("PAGE")), .text("1"), Inline(.fieldEnd), .text(" —")])
    ]
    document.sections[0].footer = footer
    var even = footer
    even[0].format.alignment = .left
    document.sections[0].evenFooter = even
    document.sections.append(
      Section(
        [.paragraph(Paragraph("Normal", [.text("横页")]))], page: page.turned, footer: footer, evenFooter: even)
    )
    return document
  }
}
