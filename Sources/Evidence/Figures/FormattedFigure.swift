/// A fact as a reader sees it, in one language, together with the parts it is made of.
///
/// A figure's text after the qualifier is to stay on one line: its spaces are no-break spaces (U+00A0). A
/// statement has no figure and breaks like any sentence.
public struct FormattedFigure: Sendable, Hashable {
  /// A piece of the text that means one thing.
  public struct Part: Sendable, Hashable {
    /// What a part means.
    public enum Kind: Sendable, Hashable {
      /// How the value is meant, such as 超过 or `more than`.
      case qualifier
      /// A sign or code of a currency before the number.
      case currency
      /// Digits with their sign, and the word of their magnitude, such as 1亿 or `100 million`.
      case number
      /// What is counted.
      case unit
      /// What joins the two values of a range.
      case connector
      /// A space between two parts.
      case space
      /// Words that stand for a figure that there is none of.
      case placeholder
      /// The words of a statement.
      case statement
    }

    /// What it means.
    public let kind: Kind
    /// Its text.
    public let text: String
  }

  /// The word of the qualifier without a space; empty for an exact value and a range.
  public let qualifier: String

  /// The number or the range alone, with the word of its magnitude; empty where there is no figure.
  public let number: String

  /// The unit: the sign or code of a currency where that stands before the number, else what stands after it.
  public let unit: String

  /// The parts in order; their texts joined are the whole text.
  public let parts: [Part]

  /// The whole text.
  public var text: String { parts.map(\.text).joined() }

  /// The same in the characters of a language, which for Chinese may be traditional ones.
  func inCharacters(of language: FigureLanguage) -> FormattedFigure {
    guard language.tag == "zh-Hant" else { return self }
    return FormattedFigure(
      qualifier: language.characters(qualifier), number: language.characters(number),
      unit: language.characters(unit),
      parts: parts.map { Part(kind: $0.kind, text: language.characters($0.text)) })
  }

  /// Whether there is a figure, and not words in place of one: no data, not applicable, or a statement.
  public var hasFigure: Bool { !number.isEmpty }

  /// The text before the part that is not to be broken: the qualifier and, in English, a space after it.
  public var lead: String { parts.prefix(leadCount).map(\.text).joined() }

  /// The number and its unit, which are not to be broken over two lines; the words where there is no figure.
  public var core: String { parts.dropFirst(leadCount).map(\.text).joined() }

  private var leadCount: Int {
    guard parts.first?.kind == .qualifier else { return 0 }
    return parts.dropFirst().first?.kind == .space ? 2 : 1
  }
}
