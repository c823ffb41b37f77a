public import Diagnostics

/// A column that a workspace declares: its name, what its cells hold, and what is asked of them.
///
/// The words are those of Frictionless Table Schema.
public struct TableField: Sendable, Hashable {
  /// What the cells of a column hold.
  public enum ValueType: String, Sendable, Hashable, CaseIterable {
    case string, integer, number, boolean, date, year

    /// Whether its cells are figures, which stand to the right.
    public var isNumeric: Bool { self == .integer || self == .number }
  }

  /// What is asked of the cells of a column.
  public struct Constraints: Sendable, Hashable {
    /// Whether no cell may be empty.
    public var isRequired = false
    /// Whether no two cells may hold the same.
    public var isUnique = false
    /// The least that a cell may hold.
    public var minimum: TableCell.Value?
    /// The most that a cell may hold.
    public var maximum: TableCell.Value?
    /// The values that a cell may hold; nil for any.
    public var choices: [TableCell.Value]?
    /// The pattern that the whole of a cell follows.
    public var pattern: String?

    /// Nothing is asked.
    public init() {}
  }

  /// The name in the table's header.
  public let name: String
  /// What its cells hold.
  public var type = ValueType.string
  /// What readers call it, by language.
  public var titles: [String: String] = [:]
  /// What it means, by language.
  public var descriptions: [String: String] = [:]
  /// What is asked of its cells.
  public var constraints = Constraints()
  /// Where it is declared.
  public let place: SourcePlace

  init(name: String, place: SourcePlace) {
    self.name = name
    self.place = place
  }

  /// What readers of a language call it; its name where the declaration does not say.
  public func title(in language: String, else fallback: String) -> String {
    titles.text(in: language, else: fallback) ?? name
  }

  /// What readers of a language are told of it, if anything.
  public func description(in language: String, else fallback: String) -> String? {
    descriptions.text(in: language, else: fallback)
  }

  /// A cell's text as what the column holds; nil if it is none of that.
  public func value(_ text: String) -> TableCell.Value? {
    switch type {
    case .string: return .text(text)
    case .integer: return FigureValue(text).flatMap { $0.fractionDigits == 0 ? .number($0) : nil }
    case .number: return FigureValue(text).map { .number($0) }
    case .boolean:
      if ["true", "True", "TRUE", "1"].contains(text) { return .flag(true) }
      return ["false", "False", "FALSE", "0"].contains(text) ? .flag(false) : nil
    case .date: return EvidenceDate(text).flatMap { $0.day == nil ? nil : .date($0) }
    case .year: return EvidenceDate(text).flatMap { $0.month == nil ? .date($0) : nil }
    }
  }

  /// What a cell takes, in an editor's words.
  public var expectation: Message {
    switch type {
    case .string: "text"
    case .integer: "a whole number, such as 1200"
    case .number: "a plain decimal number, such as 1200 or 1.5, without commas, units or exponents"
    case .boolean: "true or false"
    case .date: "a day, such as 2026-11-23"
    case .year: "a year of four digits, such as 2026"
    }
  }
}

extension [String: String] {
  /// The text for readers of a language, or else that for readers of another or for all.
  func text(in language: String, else fallback: String) -> String? {
    self[language] ?? self[fallback] ?? self[""]
  }
}
