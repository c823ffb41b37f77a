import Diagnostics
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A number as prose has it, in a cell that takes a plain decimal: what is to be written instead, and where the rest belongs.
struct SaidNumber {
  /// What stands beside the digits.
  private enum Rest {
    case nothing, unread, percent, unit, words
    case qualifier(String)
    case high(String)
  }

  /// The digits that are meant.
  private var number = ""
  private var rest = Rest.unread

  /// Words of size with their zeros, longer ones before those that begin them.
  private static let scales: [(word: String, zeros: Int)] = [
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4),
    ("千", 3), ("百", 2),
    ("trillion", 12), ("billion", 9), ("bn", 9), ("million", 6), ("mn", 6), ("thousand", 3), ("k", 3),
  ]

  /// Reads the text of a cell.
  init(_ text: String) {
    // Each part takes what the others do not, so that a long cell is read once.
    let pattern =
      /(?<before>[^0-9\-]*)(?<first>-?[0-9][0-9,]*+(?:\.[0-9]+)?)(?:\s*(?:[-–—~至到]|to)\s*(?<second>[0-9][0-9,]*+(?:\.[0-9]+)?))?(?<after>[^0-9]*)/
    guard let match = Self.folded(text).wholeMatch(of: pattern), let first = Self.digits(match.first) else {
      return
    }
    let before = match.before.trimmed
    var after = match.after.trimmed.lowercased()
    number = first
    if let second = match.second.flatMap(Self.digits) {
      rest = .high(second)
      return
    }
    if let scale = Self.scale(of: after), let value = Decimal(string: first) {
      number = "\(value * Decimal(sign: .plus, exponent: scale.zeros, significand: 1))"
      after = after.dropFirst(scale.word.count).trimmed
    }
    guard FigureValue(number) != nil else { return }
    if before.isEmpty, after.isEmpty {
      rest = number == text ? .unread : .nothing
    } else if let word = [before, after].first(where: { Qualifier.meant(by: $0) != nil }) {
      rest = .qualifier(word)
    } else if !before.isEmpty {
      rest = .words
    } else {
      rest = ["%", "percent"].contains(after) ? .percent : .unit
    }
  }

  /// The plain decimal, where it is certain that nothing else is meant.
  var plain: String? { if case .nothing = rest { number } else { nil } }

  /// What to do.
  var help: Message {
    switch rest {
    case .nothing, .unread:
      "write digits with at most one point, such as 1200 or 1.5, without commas, units or exponents"
    case .percent: "the sign is the unit of the indicator, percent: write '\(number)' alone"
    case .unit: "the unit stands with the indicator, a currency in its own column; write '\(number)' alone"
    case .words: "write '\(number)' alone"
    case .qualifier(let word): "'\(word)' belongs to the qualifier; write '\(number)' alone here"
    case .high(let high):
      "of a range, write '\(number)' here, '\(high)' in 'high', and the qualifier range"
    }
  }

  /// The word of size that begins a text; one of letters is the whole word.
  private static func scale(of text: String) -> (word: String, zeros: Int)? {
    scales.first { scale in
      text.hasPrefix(scale.word)
        && (scale.word.first?.isASCII != true
          || !(text.dropFirst(scale.word.count).first?.isLetter ?? false))
    }
  }

  /// The digits, signs and letters of an input method as those of a keyboard.
  private static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  /// A number without the commas between its thousands; nil where they stand elsewhere.
  private static func digits(_ text: Substring) -> String? {
    guard text.contains(",") else { return String(text) }
    guard text.wholeMatch(of: /-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/) != nil else { return nil }
    return String(text.replacing(",", with: ""))
  }
}
