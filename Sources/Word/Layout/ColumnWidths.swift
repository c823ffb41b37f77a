/// How wide a table's columns are to be, from what stands in them.
public struct ColumnWidths: Sendable {
  /// What stands in a cell, or in the widest of several.
  private struct Need {
    /// The widest piece that is not to be broken.
    var piece = 0
    /// The widest line of a few characters, such as a year: one that looks lost where it is broken.
    var short = 0
    /// The widest line.
    var line = 0

    static let longestShort = 600

    init() {}

    init(_ line: Substring) {
      piece = min(TextWidth.widestPiece(line), ColumnWidths.longestPiece)
      self.line = TextWidth.ofLine(line)
      short = max(piece, self.line <= Self.longestShort ? self.line : 0)
    }

    mutating func grow(to other: Need) {
      piece = max(piece, other.piece)
      short = max(short, other.short)
      line = max(line, other.line)
    }
  }

  private var needs: [Need]
  /// What stands in cells that take the room of several columns.
  private var spanning: [Range<Int>: Need] = [:]
  private let padding: Length
  private let size: Length

  /// Creates widths for so many columns of text of a size, with space on both sides of each cell.
  public init(columns: Int, size: Length, padding: Length) {
    needs = Array(repeating: Need(), count: columns)
    self.size = size
    self.padding = padding
  }

  /// Takes what stands in a cell into account, line by line; `span` is how many columns it takes from its own.
  public mutating func add(_ text: String, column: Int, span: Int = 1) {
    guard column >= 0, span > 0, column + span <= needs.count else { return }
    for line in text.split(separator: "\n") {
      var need = Need(line)
      if span == 1 {
        needs[column].grow(to: need)
      } else {
        need.line = max(need.short, need.line / Self.spanningLines)
        spanning[column..<(column + span), default: Need()].grow(to: need)
      }
    }
  }

  /// What is longer than this may be broken in its middle rather than push the other columns off the page.
  private static let longestPiece = 1600

  /// How many lines what stands over several columns may have before it takes room from others: it is in a few rows alone.
  private static let spanningLines = 3

  /// A column is never narrower than three characters.
  private static let narrowest = 300

  private func length(_ hundredths: Int) -> Int {
    size.twips * max(hundredths, Self.narrowest) * 106 / 10000 + 2 * padding.twips
  }

  /// The width of each column for what stands in it alone; what a cell over several lacks they get by their own widths.
  private func lengths(_ what: KeyPath<Need, Int>) -> [Int] {
    var lengths = needs.map { length($0[keyPath: what]) }
    for (columns, need) in spanning.sorted(by: { $0.key.lowerBound < $1.key.lowerBound }) {
      let (own, wanted) = (lengths[columns].reduce(0, +), length(need[keyPath: what]))
      if wanted > own { for column in columns { lengths[column] = lengths[column] * wanted / own } }
    }
    return lengths
  }

  /// How wide the table has to be for nothing to be broken that is not to be.
  public var leastTotal: Length { Length(twips: lengths(\.piece).reduce(0, +)) }

  /// Widths that fill a measure.
  ///
  /// Each column gets what it cannot do without, and of what is left as much as it has to say. Narrow tables stay
  /// narrow, unless they are to fill the measure.
  public func widths(in measure: Length, fills: Bool = true) -> [Length] {
    guard !needs.isEmpty else { return [] }
    let total = measure.twips
    let whole = lengths(\.short)
    let low = whole.reduce(0, +) <= total ? whole : lengths(\.piece)
    let high = zip(lengths(\.line), low).map(max)
    let (lowSum, highSum) = (low.reduce(0, +), high.reduce(0, +))
    var widths: [Int]
    if highSum <= total {
      guard fills else { return high.map { Length(twips: $0) } }
      widths = high.map { $0 * total / highSum }
    } else if lowSum >= total {
      widths = low.map { $0 * total / lowSum }
    } else {
      // A column with ten times the text does not get ten times the room: rows would be as high for it alone.
      let wish = zip(high, low).map { Double($0 - $1).squareRoot() }
      let wishSum = max(wish.reduce(0, +), 1)
      widths = zip(low, wish).map { $0 + Int(Double(total - lowSum) * $1 / wishSum) }
      widths = Self.capped(widths, at: high, total: total)
    }
    widths[widths.count - 1] += total - widths.reduce(0, +)
    return widths.map { Length(twips: $0) }
  }

  /// Takes from columns what they have no use for, and gives it to those that have.
  private static func capped(_ widths: [Int], at most: [Int], total: Int) -> [Int] {
    var widths = widths
    for _ in widths.indices {
      let spare = zip(widths, most).reduce(0) { $0 + max(0, $1.0 - $1.1) }
      guard spare > 0 else { break }
      let needy = widths.indices.filter { widths[$0] < most[$0] }
      guard !needy.isEmpty else { break }
      let need = needy.reduce(0) { $0 + most[$1] - widths[$1] }
      widths = widths.indices.map { column in
        widths[column] > most[column]
          ? most[column] : widths[column] + (most[column] - widths[column]) * spare / max(need, 1)
      }
    }
    return widths
  }
}
