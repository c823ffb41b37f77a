import OOXML

/// Writes what stands below one another: a document's body, its notes, the head or the foot of its pages.
struct StoryWriter {
  /// What the stories of a document share: pictures, and numbers that must be unique in it.
  struct Shared {
    var media = MediaStore()
    var drawings = 0
    var bookmarks = 0
    /// The places that can be linked to; a link to any other is written as plain words.
    let targets: Set<String>
  }

  var shared: Shared
  private(set) var relationships = Relationships()
  /// The bookmarks that have begun and not ended in the paragraph, by name.
  private var open: [(name: String, id: Int)] = []

  init(_ shared: Shared) { self.shared = shared }

  /// The id by which the part refers to another.
  mutating func reference(_ kind: Relationships.Kind, _ target: String) -> String {
    relationships.id(kind, target)
  }

  /// Writes blocks; two tables that follow each other get a paragraph between them, or Word would take them for one.
  mutating func write(_ blocks: [Block], to xml: inout XMLBuffer, end: ((inout XMLBuffer) -> Void)? = nil) {
    for (place, block) in blocks.enumerated() {
      let isLast = place == blocks.count - 1
      switch block {
      case .paragraph(let paragraph): write(paragraph, to: &xml, end: isLast ? end : nil)
      case .table(let table):
        write(table, to: &xml)
        if isLast {
          write(Self.gap, to: &xml, end: end)
        } else if case .table = blocks[place + 1] {
          write(Self.gap, to: &xml)
        }
      }
    }
    if blocks.isEmpty, let end { write(Self.gap, to: &xml, end: end) }
  }

  /// A paragraph that takes no room to speak of.
  private static var gap: Paragraph {
    var format = ParagraphFormat()
    format.line = .exactly(.points(1))
    format.before = .zero
    format.after = .zero
    format.snapsToGrid = false
    return Paragraph("", format: format)
  }

  // MARK: Paragraphs

  mutating func write(
    _ paragraph: Paragraph, to xml: inout XMLBuffer, keepsWithNext: Bool = false,
    end: ((inout XMLBuffer) -> Void)? = nil
  ) {
    var format = paragraph.format
    if keepsWithNext { format.keepsWithNext = true }
    xml.open("w:p")
    xml.properties(
      of: format, style: paragraph.style.isEmpty ? nil : paragraph.style, list: paragraph.list, end: end)
    var link: Inline.Link?
    for inline in paragraph.content {
      let target = reachable(inline.link)
      if target != link {
        if link != nil { xml.close("w:hyperlink") }
        if let target { openLink(target, &xml) }
        link = target
      }
      write(inline, to: &xml)
    }
    if link != nil { xml.close("w:hyperlink") }
    // What an author left open ends with the paragraph.
    for bookmark in open.reversed() { xml.empty("w:bookmarkEnd", ["w:id": "\(bookmark.id)"]) }
    open = []
    xml.close("w:p")
  }

  private func reachable(_ link: Inline.Link?) -> Inline.Link? {
    if case .bookmark(let name)? = link, !shared.targets.contains(name) { return nil }
    return link
  }

  private mutating func openLink(_ link: Inline.Link, _ xml: inout XMLBuffer) {
    switch link {
    case .bookmark(let name): xml.open("w:hyperlink", ["w:anchor": name, "w:history": "1"])
    case .address(let address):
      xml.open("w:hyperlink", ["r:id": relationships.id(.hyperlink, address), "w:history": "1"])
    }
  }

  private mutating func write(_ inline: Inline, to xml: inout XMLBuffer) {
    switch inline.content {
    case .bookmarkStart(let name):
      shared.bookmarks += 1
      open.append((name, shared.bookmarks))
      xml.empty("w:bookmarkStart", ["w:id": "\(shared.bookmarks)", "w:name": name])
    case .bookmarkEnd(let name):
      guard let place = open.lastIndex(where: { $0.name == name }) else { return }
      xml.empty("w:bookmarkEnd", ["w:id": "\(open.remove(at: place).id)"])
    case .fieldStart(let instruction):
      run(inline.format, &xml) { $0.empty("w:fldChar", ["w:fldCharType": "begin"]) }
      run(inline.format, &xml) {
        $0.element("w:instrText", ["xml:space": "preserve"], words: " \(instruction) ")
      }
      run(inline.format, &xml) { $0.empty("w:fldChar", ["w:fldCharType": "separate"]) }
    case .fieldEnd: run(inline.format, &xml) { $0.empty("w:fldChar", ["w:fldCharType": "end"]) }
    case .text(let words):
      // Word ties by its own rules, and shows a joiner as a box where a face lacks it.
      let words = words.replacing("\u{2060}", with: "")
      guard !words.isEmpty else { return }
      run(inline.format, &xml) { $0.element("w:t", ["xml:space": "preserve"], words: words) }
    case .tab: run(inline.format, &xml) { $0.empty("w:tab") }
    case .lineBreak: run(inline.format, &xml) { $0.empty("w:br") }
    case .pageBreak: run(inline.format, &xml) { $0.empty("w:br", ["w:type": "page"]) }
    case .note(let note):
      run(inline.format, &xml) { $0.empty("w:footnoteReference", ["w:id": "\(note + 1)"]) }
    case .noteMark: run(inline.format, &xml) { $0.empty("w:footnoteRef") }
    case .drawing(let drawing):
      shared.drawings += 1
      let picture = relationships.id(
        .image, shared.media.name(of: drawing.bytes, ending: drawing.format.rawValue))
      let svg = drawing.svg.map { relationships.id(.image, shared.media.name(of: $0, ending: "svg")) }
      let number = shared.drawings
      run(inline.format, &xml) { $0.write(drawing, number: number, picture: picture, svg: svg) }
    }
  }

  private func run(_ format: RunFormat, _ xml: inout XMLBuffer, _ body: (inout XMLBuffer) -> Void) {
    xml.open("w:r")
    xml.properties(of: format)
    body(&xml)
    xml.close("w:r")
  }

  // MARK: Tables

  private mutating func write(_ table: Table, to xml: inout XMLBuffer) {
    let total = table.columns.reduce(Length.zero, +)
    xml.open("w:tbl")
    xml.element("w:tblPr") { xml in
      xml.value("w:tblStyle", table.style)
      xml.empty("w:tblW", ["w:w": "\(total.twips)", "w:type": "dxa"])
      xml.empty("w:tblLayout", ["w:type": "fixed"])
      xml.empty(
        "w:tblLook",
        [
          "w:val": "0620", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "0", "w:lastColumn": "0",
          "w:noHBand": "1", "w:noVBand": "1",
        ])
      if !table.title.isEmpty { xml.value("w:tblCaption", table.title) }
    }
    xml.element("w:tblGrid") { xml in
      for column in table.columns { xml.empty("w:gridCol", ["w:w": "\(column.twips)"]) }
    }
    let heads = table.rows.prefix { $0.isHead }.count
    for (place, row) in table.rows.enumerated() {
      xml.open("w:tr")
      xml.element("w:trPr") { xml in
        xml.empty("w:cantSplit")
        if row.isHead { xml.empty("w:tblHeader") }
      }
      // No row is alone on a page.
      let isAtEdge = place == heads || place == table.rows.count - 2
      let staysWithNext = (row.isHead || table.keepsTogether || isAtEdge) && place < table.rows.count - 1
      write(row, table.columns, keepsWithNext: staysWithNext, to: &xml)
      xml.close("w:tr")
    }
    xml.close("w:tbl")
  }

  private mutating func write(
    _ row: Table.Row, _ columns: [Length], keepsWithNext: Bool, to xml: inout XMLBuffer
  ) {
    var column = 0
    for cell in row.cells {
      let end = min(columns.count, column + cell.span)
      let width = columns[min(column, end)..<end].reduce(Length.zero, +)
      xml.open("w:tc")
      xml.element("w:tcPr") { xml in
        xml.empty("w:tcW", ["w:w": "\(width.twips)", "w:type": "dxa"])
        if cell.span > 1 { xml.value("w:gridSpan", "\(cell.span)") }
      }
      // A cell without a paragraph is no cell.
      for paragraph in cell.paragraphs.isEmpty ? [Paragraph("")] : cell.paragraphs {
        write(paragraph, to: &xml, keepsWithNext: keepsWithNext)
      }
      xml.close("w:tc")
      column = end
    }
  }
}
