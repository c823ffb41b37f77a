#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finds the numbers in running text, in Arabic digits, Chinese numerals and English words.
///
/// What a number looks like is told by `FigureGrammar`. Years, dates, places in an order, digits in names and small
/// counts in words are found too and marked as exempt; a lone 一 in 一个 or 统一, and numerals in set phrases, are no
/// figures. The time it takes grows with the text's length alone.
public enum FigureScanner {
  /// The numbers of a text in order, each with its UTF-8 offsets.
  public static func scan(_ text: String) -> [ScannedFigure] {
    let text = ScannerText(text)
    let grammar = FigureGrammar(text)
    var figures: [ScannedFigure] = []
    var last: Quantity?
    var index = 0
    while index < text.count {
      guard let match = grammar.match(at: index, after: last) else {
        index += 1
        continue
      }
      if let found = match.quantity {
        figures.append(
          ScannedFigure(
            range: text.range(found.start..<found.end), value: found.value, high: match.high,
            unit: found.unit,
            exemption: found.exemption,
            isFall: found.exemption == nil && grammar.units.isFall(before: found.start, after: found.end)))
        last = found
      }
      index = max(match.next, index + 1)
    }
    return figures
  }
}
