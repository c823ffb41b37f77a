/// The sheets of a workbook, with the texts that whoever looks at them means by their cells.
public struct Workbook: Sendable {
  /// A sheet.
  public struct Sheet: Sendable {
    /// Its name.
    public let name: String
    /// Whether the program keeps it from sight.
    public let isHidden: Bool
    /// Its rows from the first, each as far as it holds anything.
    public var rows: [[Cell]]
    /// How many ranges of cells are joined; each of their cells has the text of the first.
    public var merges = 0

    /// A sheet of rows.
    public init(name: String, isHidden: Bool = false, rows: [[Cell]]) {
      self.name = name
      self.isHidden = isHidden
      self.rows = rows
    }
  }

  /// A cell.
  public struct Cell: Sendable, Hashable {
    /// What a cell holds.
    public enum Kind: Sendable, Hashable {
      case empty
      case text
      case number
      /// A number that is shown as per cent.
      case percent
      case date
      case flag
      /// A fault of a formula, such as `#REF!`.
      case fault
      /// A formula whose value no program has worked out.
      case uncomputed
    }

    /// What it holds.
    public let kind: Kind
    /// Its text: of a number its digits, of 32 % 32, of a date its form after ISO 8601.
    public let text: String

    /// A cell with nothing in it.
    public static let empty = Cell(.empty, "")

    /// A cell of a kind.
    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// The sheets in their order.
  public let sheets: [Sheet]

  /// A workbook of sheets.
  public init(sheets: [Sheet]) {
    self.sheets = sheets
  }

  /// The letters and the number by which programs call a cell, both counted from 0.
  public static func name(row: Int, column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      rest -= 1
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return "\(letters)\(row + 1)"
  }

  /// The row and column that a name such as `B3` calls, counted from 0; nil beyond what any program has.
  static func place(_ name: Substring) -> (row: Int, column: Int)? {
    var column = 0
    var rest = name[...]
    while let byte = rest.utf8.first, (0x41...0x5A).contains(byte) {
      column = column * 26 + Int(byte) - 64
      guard column <= mostColumns else { return nil }
      rest = rest.dropFirst()
    }
    guard column > 0, let row = Int(rest), (1...mostRows).contains(row) else { return nil }
    return (row - 1, column - 1)
  }

  static let mostRows = 1_048_576
  static let mostColumns = 16_384
}
