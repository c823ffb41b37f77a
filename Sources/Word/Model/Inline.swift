/// A piece of a paragraph.
public struct Inline: Sendable, Hashable {
  /// What it is.
  public enum Content: Sendable, Hashable {
    /// Words.
    case text(String)
    /// The way to the next tabulator's place.
    case tab
    /// A new line in the same paragraph.
    case lineBreak
    /// A new page.
    case pageBreak
    /// A picture.
    case drawing(Drawing)
    /// The mark of a note, by its place among the document's notes.
    case note(Int)
    /// The mark that a note begins with.
    case noteMark
    /// A field's instruction; what follows up to its end is what it shows.
    case fieldStart(String)
    /// The end of a field.
    case fieldEnd
    /// Where a place begins that links and fields can name.
    case bookmarkStart(String)
    /// Where it ends.
    case bookmarkEnd(String)
  }

  /// Where a reader gets from it.
  public enum Link: Sendable, Hashable {
    /// To a place of the document.
    case bookmark(String)
    /// To an address.
    case address(String)
  }

  /// What it is.
  public var content: Content
  /// How it looks.
  public var format: RunFormat
  /// Where it leads.
  public var link: Link?

  /// Creates a piece.
  public init(_ content: Content, _ format: RunFormat = RunFormat(), link: Link? = nil) {
    self.content = content
    self.format = format
    self.link = link
  }

  /// Words.
  public static func text(_ text: String, _ format: RunFormat = RunFormat(), link: Link? = nil) -> Inline {
    Inline(.text(text), format, link: link)
  }
}

/// A picture with what is said of it to those who do not see it.
public struct Drawing: Sendable, Hashable {
  /// What the bytes are.
  public enum Format: String, Sendable, Hashable {
    case png, jpeg, gif
  }

  /// The picture.
  public var bytes: [UInt8]
  /// What the bytes are.
  public var format: Format
  /// The same picture as SVG, for readers that can draw it.
  public var svg: [UInt8]?
  /// How wide it is on paper.
  public var width: Length
  /// How high it is on paper.
  public var height: Length
  /// What it shows, in words.
  public var alternative: String
  /// What it is called.
  public var title: String

  /// Creates a picture.
  public init(
    bytes: [UInt8], format: Format, svg: [UInt8]? = nil, width: Length, height: Length, alternative: String,
    title: String = ""
  ) {
    self.bytes = bytes
    self.format = format
    self.svg = svg
    self.width = width
    self.height = height
    self.alternative = alternative
    self.title = title
  }
}
