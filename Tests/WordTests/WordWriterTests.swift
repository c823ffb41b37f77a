import Testing

@testable import Word

@Suite struct WordWriterTests {
  private func part(_ path: String, of document: WordDocument) throws -> String {
    let part = try #require(WordWriter(document).parts().first { $0.path == path }, "there is no \(path)")
    return String(decoding: part.bytes, as: UTF8.self)
  }

  @Test func `The same document gives the same bytes`() throws {
    let one = try #require(WordWriter(SampleDocuments.everything).bytes())
    let other = try #require(WordWriter(SampleDocuments.everything).bytes())
    #expect(one == other)
  }

  @Test func `Every part that is referred to is there, and has a type`() throws {
    let parts = WordWriter(SampleDocuments.everything).parts()
    let paths = Set(parts.map(\.path))
    let types = try part("[Content_Types].xml", of: SampleDocuments.everything)
    for relationships in parts where relationships.path.hasSuffix(".rels") {
      let text = String(decoding: relationships.bytes, as: UTF8.self)
      for piece in text.split(separator: "<Relationship ").dropFirst() where !piece.contains("External") {
        let target = try #require(piece.split(separator: "Target=\"").last?.split(separator: "\"").first)
        let path = relationships.path == "_rels/.rels" ? String(target) : "word/\(target)"
        #expect(paths.contains(path))
      }
    }
    for part in parts where part.path != "[Content_Types].xml" {
      let ending = part.path.split(separator: ".").last ?? ""
      #expect(types.contains("\"/\(part.path)\"") || types.contains("Extension=\"\(ending)\""))
    }
  }

  @Test func `A picture that is shown twice is kept once, with its SVG behind it and its words beside it`()
    throws
  {
    let parts = WordWriter(SampleDocuments.everything).parts()
    #expect(
      parts.filter { $0.path.hasPrefix("word/media/") }.map(\.path) == [
        "word/media/image1.png", "word/media/image2.svg",
      ])
    let text = try part("word/document.xml", of: SampleDocuments.everything)
    #expect(text.components(of: "<asvg:svgBlip") == 2)
    #expect(text.components(of: "descr=\"三条横线\"") == 4)
    #expect(text.contains("<wp:docPr id=\"1\"") && text.contains("<wp:docPr id=\"2\""))
  }

  @Test func `Joiners are dropped, signs of XML are escaped and what XML cannot hold is left out`() throws {
    let document = SampleDocuments.document([
      .paragraph(Paragraph("Normal", [.text("a\u{2060}b < \u{1} & \"c\"")]))
    ])
    let text = try part("word/document.xml", of: document)
    #expect(text.contains("<w:t xml:space=\"preserve\">ab &lt;  &amp; &quot;c&quot;</w:t>"))
  }

  @Test func `A link to a place that is not in the document is plain words`() throws {
    let text = try part("word/document.xml", of: SampleDocuments.everything)
    #expect(text.contains("<w:hyperlink w:anchor=\"part1\""))
    #expect(!text.contains("nowhere"))
    #expect(text.contains("无处可去"))
  }

  @Test func `A bookmark that is left open ends with its paragraph`() throws {
    let document = SampleDocuments.document([
      .paragraph(Paragraph("Normal", [Inline(.bookmarkStart("a")), .text("x")])),
      .paragraph(Paragraph("Normal", [Inline(.bookmarkEnd("a")), .text("y")])),
    ])
    let text = try part("word/document.xml", of: document)
    #expect(text.components(of: "<w:bookmarkStart") == 1)
    #expect(text.components(of: "<w:bookmarkEnd") == 1)
  }

  @Test func `Tables that follow each other, and one that ends a section, are kept apart`() throws {
    let table = Table("Report", columns: [.points(50)], rows: [.init([.init([])])])
    let text = try part("word/document.xml", of: SampleDocuments.document([.table(table), .table(table)]))
    #expect(text.contains("</w:tbl><w:p>"))
    #expect(text.components(of: "</w:tbl><w:p>") == 2)
    // A cell without a paragraph would be no cell.
    #expect(text.components(of: "<w:tc>") == 2)
    #expect(!text.contains("</w:tcPr></w:tc>"))
  }

  @Test func `Heads of tables repeat and rows are not cut`() throws {
    let text = try part("word/document.xml", of: SampleDocuments.everything)
    #expect(text.components(of: "<w:tblHeader/>") == 1)
    #expect(text.components(of: "<w:cantSplit/>") == 2)
    #expect(text.contains("<w:gridSpan w:val=\"2\"/>"))
  }

  @Test func `Notes are numbered by the word processor, after its two separators`() throws {
    let notes = try part("word/footnotes.xml", of: SampleDocuments.everything)
    #expect(notes.contains("<w:footnote w:type=\"separator\" w:id=\"-1\">"))
    #expect(notes.contains("<w:footnote w:id=\"1\">"))
    #expect(notes.contains("<w:footnoteRef/>"))
    #expect(
      try part("word/document.xml", of: SampleDocuments.everything).contains(
        "<w:footnoteReference w:id=\"1\"/>"))
    #expect(WordWriter(SampleDocuments.document([])).parts().allSatisfy { $0.path != "word/footnotes.xml" })
  }

  @Test func `Feet that differ on facing pages are two parts, and a section that keeps them names none`()
    throws
  {
    let text = try part("word/document.xml", of: SampleDocuments.everything)
    #expect(text.components(of: "<w:footerReference") == 2)
    #expect(try part("word/settings.xml", of: SampleDocuments.everything).contains("<w:evenAndOddHeaders/>"))
    #expect(text.contains("w:orient=\"landscape\""))
  }

  @Test func `A grid of characters says by how much they are narrower than the text's`() throws {
    var document = SampleDocuments.document([])
    document.sections[0].page.charactersPerLine = 28
    let text = try part("word/document.xml", of: document)
    // 156 mm in 28 parts are 15.7946 points, 0.2054 less than 16; 0.2054 × 4096 and rounded down.
    #expect(text.contains("<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-842\"/>"))
  }

  @Test func `Only names that Word knows count as its own`() throws {
    let styles = try part("word/styles.xml", of: SampleDocuments.everything)
    #expect(
      styles.contains("<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/>"))
    #expect(styles.contains("<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Report\">"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
