/// How wide a table's columns are to be, from what stands in them.
public struct ColumnWidths: Sendable {
  /// The widest piece of each column that is not to be broken, and its widest line.
  private var least: [Int]
  private var most: [Int]
  private let padding: Length
  private let size: Length

  /// Creates widths for so many columns of text of a size, with space on both sides of each cell.
  public init(columns: Int, size: Length, padding: Length) {
    least = Array(repeating: 0, count: columns)
    most = Array(repeating: 0, count: columns)
    self.size = size
    self.padding = padding
  }

  /// Takes what stands in a cell of one column into account, line by line.
  public mutating func add(_ text: String, column: Int) {
    guard least.indices.contains(column) else { return }
    for line in text.split(separator: "\n") {
      least[column] = max(least[column], min(TextWidth.widestPiece(line), Self.longestPiece))
      most[column] = max(most[column], TextWidth.hundredths(line))
    }
  }

  /// What is longer than this may be broken in its middle rather than push the other columns off the page.
  private static let longestPiece = 1600

  /// A column is never narrower than three characters.
  private static let narrowest = 300

  private func length(_ hundredths: Int) -> Int {
    size.twips * max(hundredths, Self.narrowest) * 106 / 10000 + 2 * padding.twips
  }

  /// How wide the table has to be for nothing to be broken that is not to be.
  public var leastTotal: Length { Length(twips: least.reduce(0) { $0 + length($1) }) }

  /// Widths that fill a measure.
  ///
  /// Each column gets what it cannot do without, and of what is left as much as it has to say. Narrow tables stay
  /// narrow, unless they are to fill the measure.
  public func widths(in measure: Length, fills: Bool = true) -> [Length] {
    guard !least.isEmpty else { return [] }
    let low = least.map(length)
    let high = zip(most, low).map { max(length($0), $1) }
    let total = measure.twips
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
