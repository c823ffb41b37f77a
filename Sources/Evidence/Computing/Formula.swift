public import Diagnostics

/// How a fact follows from other facts, as the column `computed` of `facts.csv` says it.
public struct Formula: Sendable, Hashable {
  /// What is done with the parts.
  public enum Function: String, Sendable, Hashable, CaseIterable {
    /// `a - b`.
    case difference
    /// `a / b`.
    case quotient
    /// `sum(a, b, …)`.
    case sum
    /// `share(a, b, …)`: what the first is of all together, in hundredths.
    case share
    /// `growth(a, b)`: how much more the second is than the first, in hundredths of the first.
    case growth
  }

  /// A fact that it is made of.
  public struct Part: Sendable, Hashable {
    /// The fact's id.
    public let fact: String
    /// Where the id stands.
    public let place: SourcePlace
  }

  /// The formula as the editor writes it.
  public let written: String
  /// What is done with the parts.
  public let function: Function
  /// The parts in order.
  public let parts: [Part]

  /// What an editor may write.
  static let help: Message =
    "write a - b, a / b, sum(a, b, …), share(a, b, …) or growth(a, b) with the ids of facts"
}

/// Reads the text of a formula.
struct FormulaReader {
  /// What is wrong with a formula, and in which part of it, in UTF-8 offsets.
  struct Fault: Error {
    let message: Message
    var help = Formula.help
    let range: Range<Int>
  }

  /// A word of the text with its UTF-8 offsets.
  private struct Word {
    let text: String
    let range: Range<Int>
  }

  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The function and the ids of its parts, each with its UTF-8 offsets in the text.
  func read() throws(Fault) -> (Formula.Function, [(id: String, range: Range<Int>)]) {
    if let sign = text.first(where: { "（），－／".contains($0) }) {
      let meant: [Character: String] = ["（": "(", "）": ")", "，": ",", "－": "-", "／": "/"]
      throw Fault(
        message: "'\(sign)' is a sign of Chinese text", help: "write '\(meant[sign] ?? "")' in a formula",
        range: whole)
    }
    let (function, words) = try text.contains("(") ? call() : operation()
    var parts: [(id: String, range: Range<Int>)] = []
    for word in words {
      guard EvidenceID.isValid(word.text) else {
        let isNumber = FigureValue(word.text) != nil
        throw Fault(
          message: word.text.isEmpty
            ? "a part of the formula is missing" : "'\(word.text)' is not the id of a fact",
          help: isNumber ? "a number is a fact of its own, with its source" : Formula.help, range: word.range)
      }
      guard !parts.contains(where: { $0.id == word.text }) else {
        throw Fault(
          message: "the formula names '\(word.text)' twice", help: "name each part once", range: word.range)
      }
      // `2019` is an id by its form; that it is meant as a number is the likelier reading.
      if FigureValue(word.text) != nil {
        throw Fault(
          message: "the formula counts with the number '\(word.text)'",
          help: "a number is a fact of its own, with its source", range: word.range)
      }
      parts.append((word.text, word.range))
    }
    return (function, parts)
  }

  private var whole: Range<Int> { 0..<text.utf8.count }

  private func call() throws(Fault) -> (Formula.Function, [Word]) {
    let trimmed = text.trimmed
    guard trimmed.hasSuffix(")"), let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"),
      open < close
    else { throw Fault(message: "the formula '\(trimmed)' has no ')' at its end", range: whole) }
    let name = text[..<open].trimmed
    let inside = text[text.index(after: open)..<close]
    guard !inside.contains("("), !inside.contains(")") else {
      throw Fault(
        message: "one formula stands within another",
        help: "give the inner one to a fact of its own, and name that", range: whole)
    }
    guard let function = Formula.Function(rawValue: name), [.sum, .share, .growth].contains(function) else {
      throw Fault(
        message: "no function '\(name)'" + Suggestion.clause(for: name, in: ["sum", "share", "growth"]),
        range: whole)
    }
    let start = text.utf8.distance(from: text.startIndex, to: inside.startIndex)
    let words = Self.words(inside.split(separator: ",", omittingEmptySubsequences: false), from: start)
    guard function == .growth ? words.count == 2 : words.count >= 2 else {
      throw Fault(
        message: function == .growth
          ? "'\(name)' takes two facts, not \(words.count)"
          : "'\(name)' takes two facts or more, not \(words.count)",
        range: whole)
    }
    return (function, words)
  }

  private func operation() throws(Fault) -> (Formula.Function, [Word]) {
    let words = Self.words(text.split(separator: " ", omittingEmptySubsequences: false), from: 0)
      .filter { !$0.text.isEmpty }
    guard words.count == 3 else {
      let isSum = words.contains { $0.text == "+" }
      throw Fault(
        message: "the formula '\(text.trimmed)' cannot be read",
        help: isSum
          ? "write sum(a, b, …) for a sum"
          : Formula.help + "; a space stands on both sides of '-' and '/'", range: whole)
    }
    let function: Formula.Function
    switch words[1].text {
    case "-", "−", "–": function = .difference
    case "/", "÷": function = .quotient
    default:
      throw Fault(
        message: "no sign '\(words[1].text)' in a formula",
        help: words[1].text == "+" ? "write sum(a, b, …) for a sum" : Formula.help, range: words[1].range)
    }
    return (function, [words[0], words[2]])
  }

  private static func words(_ pieces: [Substring], from start: Int) -> [Word] {
    var offset = start
    return pieces.map { piece in
      let lead = piece.prefix { $0.isWhitespace }.utf8.count
      let text = piece.trimmed
      defer { offset += piece.utf8.count + 1 }
      return Word(text: text, range: offset + lead..<offset + lead + text.utf8.count)
    }
  }
}
