/// A document as Word knows it; what it is about is not its business.
public struct WordDocument: Sendable {
  /// What is said of the document.
  public struct Properties: Sendable, Hashable {
    /// What it is called.
    public var title: String
    /// What it is called besides.
    public var subject: String
    /// Who made it.
    public var author: String
    /// What it is about, in words for a catalogue.
    public var keywords: String
    /// What it says, in a sentence.
    public var description: String
    /// The language that it is in, as a tag.
    public var language: String
    /// When it was made and last changed, after ISO 8601 with seconds and `Z`; a fixed date keeps the file the same.
    public var date: String

    /// Creates properties.
    public init(
      title: String, subject: String = "", author: String = "", keywords: String = "",
      description: String = "", language: String = "", date: String
    ) {
      self.title = title
      self.subject = subject
      self.author = author
      self.keywords = keywords
      self.description = description
      self.language = language
      self.date = date
    }
  }

  /// What is said of it.
  public var properties: Properties
  /// The language of Latin text.
  public var language: String
  /// The language of Chinese text.
  public var eastAsianLanguage: String
  /// The styles; the default paragraph style first.
  public var styles: [Style]
  /// The faces that the styles name.
  public var fonts: [Font]
  /// The ways to number.
  public var numberings: [Numbering]
  /// The lists that follow them.
  public var lists: [NumberedList]
  /// The notes, each with its paragraphs.
  public var notes: [[Paragraph]]
  /// The pages.
  public var sections: [Section]
  /// Whether margins are mirrored on facing pages.
  public var hasFacingPages: Bool

  /// Creates a document.
  public init(
    properties: Properties, language: String, eastAsianLanguage: String, styles: [Style], fonts: [Font] = [],
    numberings: [Numbering] = [], lists: [NumberedList] = [], notes: [[Paragraph]] = [], sections: [Section],
    hasFacingPages: Bool = false
  ) {
    self.properties = properties
    self.language = language
    self.eastAsianLanguage = eastAsianLanguage
    self.styles = styles
    self.fonts = fonts
    self.numberings = numberings
    self.lists = lists
    self.notes = notes
    self.sections = sections
    self.hasFacingPages = hasFacingPages
  }

  /// The places that links and fields can name.
  public var bookmarks: Set<String> {
    var names: Set<String> = []
    func add(_ paragraph: Paragraph) {
      for case .bookmarkStart(let name) in paragraph.content.lazy.map(\.content) { names.insert(name) }
    }
    for section in sections {
      for block in section.blocks {
        switch block {
        case .paragraph(let paragraph): add(paragraph)
        case .table(let table): table.rows.lazy.flatMap(\.cells).flatMap(\.paragraphs).forEach(add)
        }
      }
    }
    notes.joined().forEach(add)
    return names
  }
}
