import OOXML

/// Writes a document as the package that Word opens: OOXML parts in a zip.
public struct WordWriter: Sendable {
  let document: WordDocument

  /// Creates a writer for a document.
  public init(_ document: WordDocument) {
    self.document = document
  }

  /// The package; the same document gives the same bytes.
  ///
  /// - Returns: Nil if there is not enough memory, or if a part is too large for a zip.
  public func bytes() -> [UInt8]? {
    ZipArchive.bytes(of: parts().map { ZipArchive.Entry(path: $0.path, bytes: $0.bytes) })
  }

  /// A part of the package.
  struct Part {
    let path: String
    let bytes: [UInt8]
    /// What kind of part it is; nil where the ending tells.
    var type: String?
  }

  private static let wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let packageType = "application/vnd.openxmlformats-"

  /// The parts in the order in which they stand in the package.
  func parts() -> [Part] {
    var body = StoryWriter(StoryWriter.Shared(targets: document.bookmarks))
    for (kind, target) in [
      (Relationships.Kind.styles, "styles.xml"), (.numbering, "numbering.xml"), (.settings, "settings.xml"),
      (.fontTable, "fontTable.xml"),
    ] { _ = body.reference(kind, target) }
    if !document.notes.isEmpty { _ = body.reference(.footnotes, "footnotes.xml") }
    var margins = MarginParts()
    let text = bodyText(&body, &margins)
    var notes = StoryWriter(body.shared)
    let noteText = document.notes.isEmpty ? nil : notesText(&notes)
    let hasEvenPages = document.sections.contains { $0.evenHeader != nil || $0.evenFooter != nil }
    let settings = SettingsPart(document: document, hasEvenPages: hasEvenPages)
    var parts = [
      Part(
        path: "docProps/app.xml", bytes: settings.application,
        type: Self.packageType + "officedocument.extended-properties+xml"),
      Part(
        path: "docProps/core.xml", bytes: settings.core,
        type: Self.packageType + "package.core-properties+xml"),
      Part(path: "word/document.xml", bytes: text, type: Self.wordType + "document.main+xml"),
      Part(path: "word/_rels/document.xml.rels", bytes: body.relationships.bytes),
      Part(
        path: "word/styles.xml", bytes: StyleSheetPart(document: document).bytes,
        type: Self.wordType + "styles+xml"),
      Part(
        path: "word/numbering.xml", bytes: NumberingPart(document: document).bytes,
        type: Self.wordType + "numbering+xml"),
      Part(path: "word/settings.xml", bytes: settings.settings, type: Self.wordType + "settings+xml"),
      Part(path: "word/fontTable.xml", bytes: settings.fonts, type: Self.wordType + "fontTable+xml"),
    ]
    if let noteText {
      parts.append(Part(path: "word/footnotes.xml", bytes: noteText, type: Self.wordType + "footnotes+xml"))
      if !notes.relationships.isEmpty {
        parts.append(Part(path: "word/_rels/footnotes.xml.rels", bytes: notes.relationships.bytes))
      }
    }
    parts += margins.files.map {
      Part(path: "word/" + $0.name, bytes: $0.bytes, type: Self.wordType + "\($0.kind.rawValue)+xml")
    }
    parts += notes.shared.media.files.map { Part(path: $0.path, bytes: $0.bytes) }
    return [
      Part(path: "[Content_Types].xml", bytes: contentTypes(parts)),
      Part(path: "_rels/.rels", bytes: Self.rootRelationships),
    ] + parts
  }

  private static var rootRelationships: [UInt8] {
    var relationships = Relationships()
    _ = relationships.id(.officeDocument, "word/document.xml")
    _ = relationships.id(.core, "docProps/core.xml")
    _ = relationships.id(.extended, "docProps/app.xml")
    return relationships.bytes
  }

  private func contentTypes(_ parts: [Part]) -> [UInt8] {
    let endings = Set(
      parts.compactMap { part in
        part.type == nil ? part.path.split(separator: ".").last.map(String.init) : nil
      }
    ).union(["rels", "xml"])
    var xml = XMLBuffer()
    xml.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) { xml in
      for ending in endings.sorted() {
        xml.empty("Default", ["Extension": ending, "ContentType": Self.type(ofEnding: ending)])
      }
      for part in parts {
        guard let type = part.type else { continue }
        xml.empty("Override", ["PartName": "/" + part.path, "ContentType": type])
      }
    }
    return xml.bytes
  }

  private static func type(ofEnding ending: String) -> String {
    switch ending {
    case "rels": packageType + "package.relationships+xml"
    case "xml": "application/xml"
    case "svg": "image/svg+xml"
    default: "image/\(ending)"
    }
  }

  // MARK: Stories

  private func bodyText(_ story: inout StoryWriter, _ margins: inout MarginParts) -> [UInt8] {
    var xml = XMLBuffer()
    xml.open("w:document", Namespace.ofText)
    xml.open("w:body")
    var previous: Section?
    for (place, section) in document.sections.enumerated() {
      let references = margins.references(of: section, after: previous, &story)
      previous = section
      // The last section's properties end the body; those of the others stand in their last paragraph.
      if place == document.sections.count - 1 {
        story.write(section.blocks, to: &xml)
        write(section.page, references, to: &xml)
      } else {
        story.write(section.blocks, to: &xml) { write(section.page, references, to: &$0) }
      }
    }
    xml.close("w:body")
    xml.close("w:document")
    return xml.bytes
  }

  private func write(_ page: PageSetup, _ references: [MarginParts.Reference], to xml: inout XMLBuffer) {
    xml.element("w:sectPr") { xml in
      for reference in references {
        xml.empty(
          "w:\(reference.kind.rawValue)Reference", ["w:type": reference.pages, "r:id": reference.id])
      }
      xml.value("w:type", "nextPage")
      xml.empty(
        "w:pgSz",
        [
          "w:w": "\(page.width.twips)", "w:h": "\(page.height.twips)",
          "w:orient": page.isLandscape ? "landscape" : nil,
        ])
      xml.empty(
        "w:pgMar",
        [
          "w:top": "\(page.top.twips)", "w:right": "\(page.right.twips)", "w:bottom": "\(page.bottom.twips)",
          "w:left": "\(page.left.twips)", "w:header": "\(page.headerDistance.twips)",
          "w:footer": "\(page.footerDistance.twips)", "w:gutter": "0",
        ])
      xml.empty("w:cols", ["w:space": "425"])
      if let pitch = page.linePitch {
        // The grid's characters are wider or narrower than the text's by so many parts of 4096 of a point.
        let space = page.charactersPerLine.map { count in
          Int(((page.textWidth.points / Double(count) - bodySize.points) * 4096).rounded(.down))
        }
        xml.empty(
          "w:docGrid",
          [
            "w:type": space == nil ? "lines" : "linesAndChars", "w:linePitch": "\(pitch.twips)",
            "w:charSpace": space.map { "\($0)" },
          ])
      }
    }
  }

  /// The size of the text's characters, which the grid is counted in.
  private var bodySize: Length { document.styles.first { $0.isDefault }?.run.size ?? .points(10) }

  private func notesText(_ story: inout StoryWriter) -> [UInt8] {
    var xml = XMLBuffer()
    xml.element("w:footnotes", Namespace.ofText) { xml in
      for (id, type) in [(-1, "separator"), (0, "continuationSeparator")] {
        xml.element("w:footnote", ["w:type": type, "w:id": "\(id)"]) { xml in
          xml.element("w:p") { xml in
            xml.element("w:r") { $0.empty("w:\(type)") }
          }
        }
      }
      for (place, note) in document.notes.enumerated() {
        xml.element("w:footnote", ["w:id": "\(place + 1)"]) { xml in
          story.write(note.map { .paragraph($0) }, to: &xml)
        }
      }
    }
    return xml.bytes
  }
}
