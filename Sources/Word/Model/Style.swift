/// A named look that paragraphs, characters or tables share.
public struct Style: Sendable, Hashable {
  /// What it is a look of.
  public enum Kind: String, Sendable, Hashable {
    /// Whole paragraphs.
    case paragraph
    /// Characters within one.
    case character
    /// Tables.
    case table
  }

  /// What it is a look of.
  public var kind: Kind
  /// The id that paragraphs refer to it by.
  public var id: String
  /// The name; Word shows the names that it knows, such as `heading 1`, in its user's language.
  public var name: String
  /// The id of the style that it differs from.
  public var base: String?
  /// The id of the style of the paragraph after it.
  public var next: String?
  /// Whether it is the style of what has none.
  public var isDefault = false
  /// Whether it stands among those that Word offers first.
  public var isOffered = true
  /// The place in a list of levels that it has, such as a heading's.
  public var list: ListPlace?
  /// How paragraphs are set.
  public var paragraph = ParagraphFormat()
  /// How characters look.
  public var run = RunFormat()
  /// How tables are ruled.
  public var table: TableFormat?

  /// Creates a style that differs in nothing.
  public init(_ kind: Kind, id: String, name: String, base: String? = nil) {
    self.kind = kind
    self.id = id
    self.name = name
    self.base = base
  }

  /// The style on top of what it is based on.
  public func over(_ base: Style) -> Style {
    var merged = self
    merged.paragraph = base.paragraph.under(paragraph)
    merged.run = base.run.under(run)
    merged.list = list ?? base.list
    return merged
  }
}

/// How a table is ruled.
public struct TableFormat: Sendable, Hashable {
  /// The rule above the head and below the last row.
  public var outer: ParagraphFormat.Border?
  /// The rule below the head.
  public var head: ParagraphFormat.Border?
  /// The rule between rows.
  public var inner: ParagraphFormat.Border?
  /// What stands between a cell's edge and its text, on both sides.
  public var padding = Length.points(4)

  /// Creates a table without rules.
  public init() {}
}

/// A face, and what may stand in where a machine lacks it.
public struct Font: Sendable, Hashable {
  /// The name that styles ask for.
  public var name: String
  /// Another name of the face, or of one of the same measure.
  public var alternative: String?
  /// Whether it has serifs; Word picks a stand-in by that.
  public var isSerif: Bool
  /// Whether it is a face of Chinese.
  public var isEastAsian: Bool

  /// Creates a face.
  public init(name: String, alternative: String? = nil, isSerif: Bool = true, isEastAsian: Bool) {
    self.name = name
    self.alternative = alternative
    self.isSerif = isSerif
    self.isEastAsian = isEastAsian
  }
}
