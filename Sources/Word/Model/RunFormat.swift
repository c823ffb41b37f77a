/// How characters look; what is nil is as the style has it.
public struct RunFormat: Sendable, Hashable {
  /// Where a character stands on its line.
  public enum Position: String, Sendable, Hashable {
    /// Raised and smaller.
    case superscript
    /// Lowered and smaller.
    case `subscript`
    /// On the line.
    case baseline
  }

  /// The id of a character style.
  public var style: String?
  /// The face of Latin characters.
  public var latinFont: String?
  /// The face of Chinese characters.
  public var eastAsianFont: String?
  /// Whether it is bold.
  public var isBold: Bool?
  /// Whether it is slanted.
  public var isItalic: Bool?
  /// Whether it is struck out.
  public var isStruck: Bool?
  /// Whether it is underlined.
  public var isUnderlined: Bool?
  /// Whether a dot stands below each character, which is how Chinese is stressed.
  public var isDotted: Bool?
  /// The colour as six hexadecimal digits.
  public var colour: String?
  /// What is added between characters.
  public var tracking: Length?
  /// The size.
  public var size: Length?
  /// Where it stands.
  public var position: Position?
  /// The language of Latin text, as a tag such as `en-GB`.
  public var language: String?
  /// The language of Chinese text, as a tag such as `zh-CN`.
  public var eastAsianLanguage: String?

  /// Creates a format in which everything is as the style has it.
  public init() {}

  /// A format in which everything but the character style is as the paragraph's has it.
  public init(style: String?) { self.style = style }

  /// The format with another on top of it.
  func under(_ other: RunFormat) -> RunFormat {
    var merged = self
    merged.style = other.style ?? style
    merged.latinFont = other.latinFont ?? latinFont
    merged.eastAsianFont = other.eastAsianFont ?? eastAsianFont
    merged.isBold = other.isBold ?? isBold
    merged.isItalic = other.isItalic ?? isItalic
    merged.isStruck = other.isStruck ?? isStruck
    merged.isUnderlined = other.isUnderlined ?? isUnderlined
    merged.isDotted = other.isDotted ?? isDotted
    merged.colour = other.colour ?? colour
    merged.tracking = other.tracking ?? tracking
    merged.size = other.size ?? size
    merged.position = other.position ?? position
    merged.language = other.language ?? language
    merged.eastAsianLanguage = other.eastAsianLanguage ?? eastAsianLanguage
    return merged
  }
}
