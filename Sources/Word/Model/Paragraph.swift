/// A paragraph: its style, its place in a list, and what stands in it.
public struct Paragraph: Sendable, Hashable {
  /// The style's id.
  public var style: String
  /// The place in a list, where it is not the style's.
  public var list: ListPlace?
  /// What differs from the style.
  public var format: ParagraphFormat
  /// What stands in it.
  public var content: [Inline]

  /// Creates a paragraph.
  public init(
    _ style: String, _ content: [Inline] = [], list: ListPlace? = nil,
    format: ParagraphFormat = ParagraphFormat()
  ) {
    self.style = style
    self.list = list
    self.format = format
    self.content = content
  }

  /// The words in it.
  public var text: String {
    content.reduce(into: "") { text, inline in
      switch inline.content {
      case .text(let words): text += words
      case .tab, .lineBreak: text += " "
      default: break
      }
    }
  }
}

/// A table: rows of cells, as many in each.
public struct Table: Sendable, Hashable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// The cells.
    public var cells: [Cell]
    /// Whether it is repeated on every page that the table goes on to.
    public var isHead: Bool

    /// Creates a row.
    public init(_ cells: [Cell], isHead: Bool = false) {
      self.cells = cells
      self.isHead = isHead
    }
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// What stands in it.
    public var paragraphs: [Paragraph]
    /// How many columns it takes.
    public var span: Int

    /// Creates a cell.
    public init(_ paragraphs: [Paragraph], span: Int = 1) {
      self.paragraphs = paragraphs
      self.span = span
    }
  }

  /// The style's id.
  public var style: String
  /// The columns' widths.
  public var columns: [Length]
  /// The rows, the heads first.
  public var rows: [Row]
  /// What it is, for those who do not see it.
  public var title: String
  /// Whether all of it stays on one page.
  public var keepsTogether = false
  /// Whether it wants a page on its side.
  public var isWide = false

  /// Creates a table.
  public init(_ style: String, columns: [Length], rows: [Row], title: String = "") {
    self.style = style
    self.columns = columns
    self.rows = rows
    self.title = title
  }
}

/// What stands below one another.
public enum Block: Sendable, Hashable {
  case paragraph(Paragraph)
  case table(Table)
}
