import OOXML

/// What stands above and below the text of pages, each a part of its own; what is the same is written once.
struct MarginParts {
  /// Where it stands.
  enum Kind: String {
    case header, footer
  }

  /// A section's reference to one.
  struct Reference {
    let kind: Kind
    /// Which pages it stands on: `default` or `even`.
    let pages: String
    let id: String
  }

  private(set) var files: [(name: String, kind: Kind, bytes: [UInt8])] = []
  private var names: [String: String] = [:]

  /// The references of a section; one that has what the section before it has takes that over by itself.
  mutating func references(
    of section: Section, after previous: Section?, _ story: inout StoryWriter
  ) -> [Reference] {
    let own: [(Kind, String, [Paragraph], [Paragraph]?)] = [
      (.header, "default", section.header, previous?.header),
      (.header, "even", section.evenHeader ?? section.header, previous.map { $0.evenHeader ?? $0.header }),
      (.footer, "default", section.footer, previous?.footer),
      (.footer, "even", section.evenFooter ?? section.footer, previous.map { $0.evenFooter ?? $0.footer }),
    ]
    return own.compactMap { kind, pages, paragraphs, before in
      guard paragraphs != (before ?? []) else { return nil }
      return Reference(kind: kind, pages: pages, id: id(kind, paragraphs, &story))
    }
  }

  private mutating func id(_ kind: Kind, _ paragraphs: [Paragraph], _ story: inout StoryWriter) -> String {
    var xml = XMLBuffer()
    var own = StoryWriter(story.shared)
    let root = kind == .header ? "w:hdr" : "w:ftr"
    xml.open(root, Namespace.ofText)
    own.write((paragraphs.isEmpty ? [Paragraph("")] : paragraphs).map { .paragraph($0) }, to: &xml)
    xml.close(root)
    story.shared = own.shared
    let name = names[kind.rawValue + xml.text] ?? "\(kind.rawValue)\(files.count + 1).xml"
    if names.updateValue(name, forKey: kind.rawValue + xml.text) == nil {
      files.append((name, kind, xml.bytes))
    }
    return story.reference(kind == .header ? .header : .footer, name)
  }
}
