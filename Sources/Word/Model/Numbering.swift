/// A way to number, with its levels: headings, bullets, or items.
public struct Numbering: Sendable, Hashable {
  /// One level.
  public struct Level: Sendable, Hashable {
    /// How a place is written.
    public enum Format: String, Sendable, Hashable {
      /// 1, 2, 3
      case decimal
      /// 一, 二, 三
      case chineseCountingThousand
      /// a, b, c
      case lowerLetter
      /// ①, ②, ③
      case decimalEnclosedCircleChinese
      /// A sign, the same for each.
      case bullet
      /// Nothing.
      case none
    }

    /// What stands between the number and the text.
    public enum Gap: String, Sendable, Hashable {
      /// The way to the indent.
      case tab
      /// A space.
      case space
      /// Nothing.
      case nothing
    }

    /// How a place is written.
    public var format: Format
    /// The number with `%1` for the place of the first level, `%2` for that of the second.
    public var text: String
    /// What follows the number.
    public var gap: Gap
    /// The id of the paragraph style that has this level.
    public var style: String?
    /// The indents of paragraphs of this level.
    public var paragraph: ParagraphFormat
    /// How the number looks.
    public var run: RunFormat

    /// Creates a level.
    public init(
      _ format: Format, text: String, gap: Gap, style: String? = nil,
      paragraph: ParagraphFormat = ParagraphFormat(), run: RunFormat = RunFormat()
    ) {
      self.format = format
      self.text = text
      self.gap = gap
      self.style = style
      self.paragraph = paragraph
      self.run = run
    }
  }

  /// The levels, nine at most.
  public var levels: [Level]

  /// Creates a numbering.
  public init(levels: [Level]) { self.levels = levels }
}

/// A run of numbers: paragraphs of one list count on, those of another begin anew.
public struct NumberedList: Sendable, Hashable {
  /// Which of the document's numberings it follows.
  public var numbering: Int
  /// What its first level begins with; nil to count as the numbering does.
  public var start: Int?
  /// The level that `start` is of, from 0.
  public var startLevel: Int

  /// Creates a list.
  public init(numbering: Int, start: Int? = nil, startLevel: Int = 0) {
    self.numbering = numbering
    self.start = start
    self.startLevel = startLevel
  }
}

/// A paragraph's place in a list.
public struct ListPlace: Sendable, Hashable {
  /// The list, by its place among the document's lists; nil for a paragraph that is taken out of its style's list.
  public var list: Int?
  /// The level, from 0.
  public var level: Int

  /// Creates a place.
  public init(list: Int?, level: Int = 0) {
    self.list = list
    self.level = level
  }

  /// No number, whatever the style says.
  public static let none = ListPlace(list: nil)
}
