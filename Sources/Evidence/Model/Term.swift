public import Diagnostics

/// A term of the glossary: how it is said in Chinese and in English, and how it is not.
public struct Term: Sendable, Hashable {
  /// The columns of `terms.csv`; the forms of a language are separated by semicolons.
  public enum Column: String, TableColumn {
    case id, zh, en
    case zhAvoid = "zh_avoid"
    case enAvoid = "en_avoid"
    case varies, note

    /// The columns that the table may not leave out, beside those of the site's languages.
    public static var required: Set<Column> { [.id] }
  }

  /// One way of saying a term.
  public struct Form: Sendable, Hashable {
    /// The words.
    public let text: String
    /// Where they stand in the table.
    public let place: SourcePlace
  }

  /// The stable identifier.
  public let id: String
  /// The ways to say it in Chinese, the usual one first.
  public let zh: [Form]
  /// The ways to say it in English, the usual one first.
  public let en: [Form]
  /// Ways that Chinese text avoids.
  public let zhAvoid: [Form]
  /// Ways that English text avoids.
  public let enAvoid: [Form]
  /// Whether a translation may put it in words of its own.
  public let varies: Bool

  /// The ways to say it in a language.
  public func forms(in language: FigureLanguage) -> [Form] { language.isChinese ? zh : en }

  /// The ways that a language avoids.
  public func avoided(in language: FigureLanguage) -> [Form] { language.isChinese ? zhAvoid : enAvoid }

  /// The usual way to say it in a language.
  public func name(in language: FigureLanguage) -> String { forms(in: language).first?.text ?? id }
}
