import OOXML

/// The part `word/styles.xml`.
struct StyleSheetPart {
  let document: WordDocument

  var bytes: [UInt8] {
    var xml = XMLBuffer()
    xml.element("w:styles", ["xmlns:w": Namespace.word]) { xml in
      xml.element("w:docDefaults") { xml in
        xml.element("w:rPrDefault") { xml in
          var run = RunFormat()
          run.language = document.language
          run.eastAsianLanguage = document.eastAsianLanguage
          xml.properties(of: run)
        }
        xml.element("w:pPrDefault") { _ in }
      }
      for style in document.styles { write(style, to: &xml) }
    }
    return xml.bytes
  }

  private func write(_ style: Style, to xml: inout XMLBuffer) {
    xml.element(
      "w:style",
      [
        "w:type": style.kind.rawValue, "w:default": style.isDefault ? "1" : nil,
        "w:customStyle": BuiltInStyles.names.contains(style.name) ? nil : "1", "w:styleId": style.id,
      ]
    ) { xml in
      xml.value("w:name", style.name)
      if let base = style.base { xml.value("w:basedOn", base) }
      if let next = style.next { xml.value("w:next", next) }
      xml.value("w:uiPriority", style.isOffered ? "9" : "99")
      if style.isOffered { xml.empty("w:qFormat") }
      if style.kind == .paragraph { xml.properties(of: style.paragraph, list: style.list) }
      if style.kind == .table, let paragraph = paragraphOfTable(style) { xml.properties(of: paragraph) }
      xml.properties(of: style.run)
      if let table = style.table { write(table, to: &xml) }
    }
  }

  private func paragraphOfTable(_ style: Style) -> ParagraphFormat? {
    style.paragraph == ParagraphFormat() ? nil : style.paragraph
  }

  private func write(_ table: TableFormat, to xml: inout XMLBuffer) {
    xml.element("w:tblPr") { xml in
      xml.element("w:tblBorders") { xml in
        xml.border("w:top", table.outer)
        xml.border("w:bottom", table.outer)
        xml.border("w:insideH", table.inner)
      }
      xml.element("w:tblCellMar") { xml in
        xml.empty("w:left", ["w:w": "\(table.padding.twips)", "w:type": "dxa"])
        xml.empty("w:right", ["w:w": "\(table.padding.twips)", "w:type": "dxa"])
      }
    }
    xml.element("w:tblStylePr", ["w:type": "firstRow"]) { xml in
      xml.element("w:tcPr") { xml in
        xml.element("w:tcBorders") { $0.border("w:bottom", table.head) }
      }
    }
  }
}

/// The names of styles that Word has of its own and shows in its user's language.
public enum BuiltInStyles {
  /// The names as files spell them.
  public static let names: Set<String> = {
    var names: Set<String> = [
      "Normal", "Title", "Subtitle", "Body Text", "caption", "footnote text", "footnote reference", "header",
      "footer", "Quote", "Block Text", "Strong", "Emphasis", "Hyperlink", "HTML Preformatted", "HTML Code",
      "TOC Heading", "table of figures", "Bibliography", "Date", "Salutation", "Signature", "Closing",
      "Normal Table", "Table Grid", "Default Paragraph Font", "List Paragraph", "No List", "page number",
      "Subtle Reference", "Intense Quote", "annotation text",
    ]
    for level in 1...9 { names.formUnion(["heading \(level)", "toc \(level)"]) }
    names.formUnion(["List Bullet", "List Number", "List Continue"])
    for level in 2...5 {
      names.formUnion(["List Bullet \(level)", "List Number \(level)", "List Continue \(level)"])
    }
    return names
  }()
}
