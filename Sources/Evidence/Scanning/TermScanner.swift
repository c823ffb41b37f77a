/// Finds the terms of a glossary in running text; where several could stand at one place, the longest does.
///
/// Chinese is searched by characters, outside 《》, where titles of works stand as they are. English is searched by words:
/// capitals, hyphens, plurals and the endings of verbs in the third person make no difference; other inflections are
/// forms of their own in the glossary.
public struct TermScanner: Sendable {
  /// A place where a term is used.
  public struct Occurrence: Sendable, Hashable {
    /// UTF-8 offsets in the text.
    public let range: Range<Int>
    /// The term.
    public let term: Term
    /// Whether it is said in a way that the glossary avoids.
    public let isAvoided: Bool
  }

  private struct Pattern: Sendable {
    let units: [Unit]
    let term: Term
    let isAvoided: Bool
  }

  /// A character of Chinese or a word of English, with what stands between it and the one before.
  private struct Unit: Sendable, Hashable {
    let text: String
    var gap = ""
  }

  private let language: FigureLanguage
  /// The patterns by their first unit, the longest first.
  private let patterns: [String: [Pattern]]

  /// Prepares the terms for texts of a language.
  public init(_ terms: [Term], language: FigureLanguage) {
    self.language = language
    var patterns: [String: [Pattern]] = [:]
    for term in terms {
      let forms =
        term.forms(in: language).map { ($0.text, false) } + term.avoided(in: language).map { ($0.text, true) }
      for (text, isAvoided) in forms {
        let units = Self.units(text, language).map(\.unit)
        guard let first = units.first else { continue }
        patterns[first.text, default: []].append(Pattern(units: units, term: term, isAvoided: isAvoided))
      }
    }
    self.patterns = patterns.mapValues { $0.sorted { $0.units.count > $1.units.count } }
  }

  /// The terms in a text, in order and without overlap.
  public func scan(_ text: String) -> [Occurrence] {
    guard !patterns.isEmpty else { return [] }
    let units = Self.units(text, language)
    var occurrences: [Occurrence] = []
    var index = 0
    while index < units.count {
      guard let pattern = pattern(at: index, of: units) else {
        index += 1
        continue
      }
      let end = index + pattern.units.count
      occurrences.append(
        Occurrence(
          range: units[index].range.lowerBound..<units[end - 1].range.upperBound, term: pattern.term,
          isAvoided: pattern.isAvoided))
      index = end
    }
    return occurrences
  }

  private func pattern(at index: Int, of units: [(unit: Unit, range: Range<Int>)]) -> Pattern? {
    patterns[units[index].unit.text]?.first { pattern in
      index + pattern.units.count <= units.count
        && pattern.units.indices.dropFirst().allSatisfy { pattern.units[$0] == units[index + $0].unit }
    }
  }

  /// A form as it is compared with others.
  static func normalized(_ text: String, _ language: FigureLanguage) -> String {
    units(text, language).map { $0.unit.gap + $0.unit.text }.joined(separator: " ")
  }

  // MARK: Units

  private static func units(_ text: String, _ language: FigureLanguage) -> [(unit: Unit, range: Range<Int>)] {
    language.isChinese ? characters(text) : words(text)
  }

  private static func characters(_ text: String) -> [(unit: Unit, range: Range<Int>)] {
    var units: [(Unit, Range<Int>)] = []
    var offset = 0
    var depth = 0
    for character in text {
      let width = character.utf8.count
      defer { offset += width }
      if character == "《" { depth += 1 }
      if depth == 0 { units.append((Unit(text: String(character)), offset..<offset + width)) }
      if character == "》", depth > 0 {
        depth -= 1
        // A title is a wall between what stands before and after it.
        units.append((Unit(text: "》"), offset..<offset + width))
      }
    }
    return units
  }

  private static func words(_ text: String) -> [(unit: Unit, range: Range<Int>)] {
    var units: [(Unit, Range<Int>)] = []
    var word = ""
    var start = 0
    var gap = ""
    var offset = 0
    func close(at end: Int) {
      guard !word.isEmpty else { return }
      units.append((Unit(text: singular(word), gap: units.isEmpty ? "" : gap), start..<end))
      word = ""
      gap = ""
    }
    for scalar in text.unicodeScalars {
      let isInner = !word.isEmpty && (scalar == "'" || scalar == "’")
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isInner {
        if word.isEmpty { start = offset }
        word.unicodeScalars.append(scalar == "’" ? "'" : scalar)
      } else {
        close(at: offset)
        // What joins words makes no difference; anything else has to be the same.
        if !scalar.properties.isWhitespace, scalar != "-", scalar != "‑" { gap.unicodeScalars.append(scalar) }
      }
      offset += UTF8.width(scalar)
    }
    close(at: offset)
    return units
  }

  /// A word in small letters, without the ending of the plural, the third person or the possessive.
  private static func singular(_ word: String) -> String {
    var word = word.lowercased()
    while word.hasSuffix("'") { word.removeLast() }
    if word.hasSuffix("'s") { return String(word.dropLast(2)) }
    guard word.utf8.count > 3, word.hasSuffix("s") else { return word }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if ["sses", "xes", "zes", "ches", "shes"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    return ["ss", "us", "is"].contains(where: word.hasSuffix) ? word : String(word.dropLast())
  }
}
