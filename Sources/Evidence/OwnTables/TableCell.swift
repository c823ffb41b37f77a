public import Diagnostics

/// A cell of a table of the workspace's own.
public struct TableCell: Sendable, Hashable {
  /// What it holds.
  public enum Value: Sendable, Hashable {
    case text(String)
    case number(FigureValue)
    case flag(Bool)
    case date(EvidenceDate)

    /// Whether it comes before another of its kind; false where the two cannot be compared.
    public static func < (lhs: Value, rhs: Value) -> Bool {
      switch (lhs, rhs) {
      case (.text(let one), .text(let two)): one < two
      case (.number(let one), .number(let two)): one.decimal < two.decimal
      case (.date(let one), .date(let two)): one < two
      case (.flag(let one), .flag(let two)): !one && two
      default: false
      }
    }

    /// Whether two hold the same, whatever the digits that they show.
    public func isSame(as other: Value) -> Bool {
      if case .number(let one) = self, case .number(let two) = other { return one.decimal == two.decimal }
      return self == other
    }

    /// The value as it is handed out: plain digits, ISO dates, `true` and `false`.
    public var plain: String {
      switch self {
      case .text(let text): text
      case .number(let number): number.plain
      case .flag(let flag): flag ? "true" : "false"
      case .date(let date): date.iso
      }
    }
  }

  /// What it holds; nil where a value is missing.
  public let value: Value?
  /// Where it stands.
  public let place: SourcePlace

  /// The value as it is handed out, empty where it is missing.
  public var plain: String { value?.plain ?? "" }

  /// A figure, day or year in words of a language; nil for what readers see in another way, and for what is missing.
  public func text(in language: FigureLanguage) -> String? {
    switch value {
    case .text(let text): text
    case .number(let number):
      number.digits.text(grouped: true, minimumFraction: number.fractionDigits)
    case .date(let date): date.month == nil ? String(date.year) : date.text(in: language)
    case .flag, nil: nil
    }
  }
}
