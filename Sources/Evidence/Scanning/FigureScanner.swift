#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the numbers in running text, in Arabic digits and in Chinese numerals.
///
/// Years, dates, places in an order and digits in names are found too and marked as exempt. Chinese numerals
/// count as an amount when they have a magnitude (百, 千, 万, 亿), when 成, 折, 倍 or 分之 goes with them, or when two
/// or more of them stand before a measure word. A range of them, such as 四百至五百件, is one figure. A lone 一 in 一个 or 统一, and numerals in set phrases, are no
/// figures.
public struct FigureScanner {
  let text: ScannerText
  private var figures: [ScannedFigure] = []

  private init(_ text: String) {
    self.text = ScannerText(text)
  }

  /// The numbers of a text in order, each with its UTF-8 offsets.
  public static func scan(_ text: String) -> [ScannedFigure] {
    var scanner = FigureScanner(text)
    scanner.run()
    return scanner.figures
  }

  private mutating func run() {
    var index = 0
    while let scalar = text[index] {
      let found: Found?
      if ScannerText.isDigit(scalar) {
        found = ArabicFigure(text, at: index).found
      } else if ChineseNumeral.isNumeral(scalar) {
        found = ChineseFigure(text, at: index).found
      } else {
        index += 1
        continue
      }
      guard let found else {
        index += 1
        continue
      }
      if let value = found.value {
        figures.append(
          ScannedFigure(
            range: text.range(found.start..<found.end), value: value, high: found.high, unit: found.unit,
            exemption: found.exemption))
      }
      index = max(found.next, index + 1)
    }
  }

  /// What stands at an index.
  struct Found {
    var start: Int
    var end: Int
    /// Nil where numerals stand that are no figure.
    var value: Decimal?
    /// The upper end of a range.
    var high: Decimal?
    var unit: ScannedFigure.UnitHint?
    var exemption: ScannedFigure.Exemption?
    /// Where to go on.
    var next: Int
  }
}
