/// How a paragraph is set; what is nil is as the style has it.
public struct ParagraphFormat: Sendable, Hashable {
  /// How lines fill the measure.
  public enum Alignment: String, Sendable, Hashable, CaseIterable {
    /// Ragged on the right.
    case left
    /// In the middle.
    case center
    /// Ragged on the left.
    case right
    /// Even on both sides.
    case both
  }

  /// The distance from line to line.
  public enum LineHeight: Sendable, Hashable {
    /// Just so much, whatever stands in the line.
    case exactly(Length)
    /// So much or more.
    case atLeast(Length)
    /// A multiple of what the face asks for, in hundredths.
    case multiple(Int)
  }

  /// A rule beside a paragraph.
  public struct Border: Sendable, Hashable {
    /// How thick it is.
    public var width: Length
    /// Its colour as six hexadecimal digits.
    public var colour: String
    /// How far it stands from the text, in points.
    public var space: Int

    /// Creates a rule.
    public init(width: Length, colour: String, space: Int = 1) {
      self.width = width
      self.colour = colour
      self.space = space
    }
  }

  /// A place that a tabulator leads to.
  public struct Tab: Sendable, Hashable {
    /// What stands at the place.
    public enum Kind: String, Sendable, Hashable {
      /// The beginning of the text.
      case left
      /// Its middle.
      case center
      /// Its end.
      case right
    }

    /// Where it is, from the margin.
    public var position: Length
    /// What stands there.
    public var kind: Kind
    /// Whether dots lead to it.
    public var hasLeader: Bool

    /// Creates a place.
    public init(_ position: Length, _ kind: Kind, hasLeader: Bool = false) {
      self.position = position
      self.kind = kind
      self.hasLeader = hasLeader
    }
  }

  /// A place on the page of the paragraph that follows, whatever stands above.
  public struct Frame: Sendable, Hashable {
    /// How wide it is.
    public var width: Length
    /// How far below the upper margin it begins; nil where it ends at the lower one.
    public var top: Length?

    /// Creates a place.
    public init(width: Length, top: Length? = nil) {
      self.width = width
      self.top = top
    }
  }

  /// How lines fill the measure.
  public var alignment: Alignment?
  /// The indent on the left.
  public var left: Length?
  /// The indent on the right.
  public var right: Length?
  /// What the first line is moved by, to the left if negative.
  public var firstLine: Length?
  /// What the first line is moved by in hundredths of a character, beside the length of it for readers that count in lengths.
  public var firstLineCharacters: Int?
  /// The space above.
  public var before: Length?
  /// The space below.
  public var after: Length?
  /// The distance from line to line.
  public var line: LineHeight?
  /// Whether it stays on the page of the next paragraph.
  public var keepsWithNext: Bool?
  /// Whether its lines stay on one page.
  public var keepsLines: Bool?
  /// Whether it begins a page.
  public var breaksPage: Bool?
  /// Its frame where it stands in one of its own, beside the text, which goes around it.
  public var frame: Frame?
  /// Whether its lines stand on the page's grid.
  public var snapsToGrid: Bool?
  /// Whether space between it and a neighbour of the same style is left out.
  public var joinsSameStyle: Bool?
  /// The rule above.
  public var top: Border?
  /// The rule below.
  public var bottom: Border?
  /// The rule on the left.
  public var side: Border?
  /// The colour behind it as six hexadecimal digits.
  public var fill: String?
  /// The places of tabulators.
  public var tabs: [Tab] = []
  /// Its rank in the outline, from 1.
  public var outlineLevel: Int?

  /// Creates a format in which everything is as the style has it.
  public init() {}

  /// The format with another on top of it.
  func under(_ other: ParagraphFormat) -> ParagraphFormat {
    var merged = self
    merged.alignment = other.alignment ?? alignment
    merged.left = other.left ?? left
    merged.right = other.right ?? right
    merged.firstLine = other.firstLine ?? firstLine
    merged.firstLineCharacters =
      other.firstLineCharacters ?? (other.firstLine == nil ? firstLineCharacters : nil)
    merged.before = other.before ?? before
    merged.after = other.after ?? after
    merged.line = other.line ?? line
    merged.keepsWithNext = other.keepsWithNext ?? keepsWithNext
    merged.keepsLines = other.keepsLines ?? keepsLines
    merged.breaksPage = other.breaksPage ?? breaksPage
    merged.frame = other.frame ?? frame
    merged.snapsToGrid = other.snapsToGrid ?? snapsToGrid
    merged.joinsSameStyle = other.joinsSameStyle ?? joinsSameStyle
    merged.top = other.top ?? top
    merged.bottom = other.bottom ?? bottom
    merged.side = other.side ?? side
    merged.fill = other.fill ?? fill
    if !other.tabs.isEmpty { merged.tabs = other.tabs }
    merged.outlineLevel = other.outlineLevel ?? outlineLevel
    return merged
  }
}
