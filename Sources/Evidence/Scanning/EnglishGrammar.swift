#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Productions that begin with an English word: counts, parts of a whole, factors.
struct EnglishGrammar {
  let text: ScannerText
  let units: UnitGrammar

  /// The quantity that begins with the word at an index; nil where there is none.
  func quantity(at index: Int) -> Quantity? {
    let first = text.word(at: index)
    return factor(first, at: index) ?? part(first, at: index) ?? half(first, at: index) ?? oneIn(
      first, at: index)
      ?? count(first, at: index)
  }

  /// Whether some production begins with the word of a key.
  static func begins(with key: UInt64) -> Bool { beginnings.contains(key) }

  private static let beginnings: Set<UInt64> = {
    let numbers = Array(EnglishNumeral.small.keys)
    let words = numbers + numbers.map { $0 + "fold" } + Array(factors.keys) + ["twice", "half", "a", "an"]
    return Set(words.map(ScannerText.key))
  }()

  private func next(_ end: Int) -> (text: String, written: String, end: Int) {
    text.word(at: text.skippingSpace(end))
  }

  private typealias Word = (text: String, written: String, end: Int)

  // MARK: Factors

  private static let factors: [String: Decimal] = [
    "doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "quintupled": 5, "halved": .half,
  ]

  /// `twofold`, `doubled`, `twice as`.
  private func factor(_ word: Word, at index: Int) -> Quantity? {
    if word.text.hasSuffix("fold"), let value = EnglishNumeral.small[String(word.text.dropLast(4))], value > 1
    {
      return Quantity(start: index, end: word.end, value: Decimal(value), form: .words, unit: .multiple)
    }
    if let value = Self.factors[word.text], !["up", "down", "as"].contains(next(word.end).text) {
      return Quantity(start: index, end: word.end, value: value, form: .words, unit: .multiple)
    }
    if word.text == "twice",
      ["as", "the", "that", "those", "its", "their", "what", "our"].contains(next(word.end).text)
    {
      return Quantity(start: index, end: word.end, value: 2, form: .words, unit: .multiple)
    }
    return nil
  }

  // MARK: Parts of a whole

  /// `one third of`, `two-fifths`, `three quarters of`, `by a third`.
  private func part(_ word: Word, at index: Int) -> Quantity? {
    guard let numerator = word.text == "a" ? 1 : EnglishNumeral.small[word.text], (1..<10).contains(numerator)
    else {
      return nil
    }
    let isJoined = text[word.end] == "-" || text[word.end] == "‑"
    let noun = isJoined ? text.word(at: word.end + 1) : next(word.end)
    let isPlural =
      noun.text == "halves"
      || (noun.text.hasSuffix("s") && EnglishNumeral.parts[String(noun.text.dropLast())] != nil)
    let singular = noun.text == "halves" ? "half" : isPlural ? String(noun.text.dropLast()) : noun.text
    guard let divisor = EnglishNumeral.parts[singular], numerator < divisor,
      isPlural == (numerator > 1) || (isJoined && !isPlural),
      text[noun.end] != "-"
    else { return nil }
    let after = next(noun.end).text
    let isOfSomething = after == "of" || after == "the"
    if divisor == 4, singular == "quarter", isPlural, numerator != 3 || !(isJoined || isOfSomething) {
      return nil
    }
    if !isPlural, !isJoined {
      // `a third party` is no part of anything, and neither is `a third hub`.
      let before = text.word(before: index)
      let isAlone =
        after.isEmpty || ["to", "and", "or", "more", "less", "in", "on", "between", "since"].contains(after)
      guard isOfSomething || (isAlone && (word.text == "one" || ScannerWords.approximations.contains(before)))
      else { return nil }
    }
    return Quantity(
      start: index, end: noun.end, value: Decimal(numerator) / Decimal(divisor), form: .words,
      unit: .fraction, isFirm: true)
  }

  /// `half of`, `more than half the`, `by half`.
  private func half(_ word: Word, at index: Int) -> Quantity? {
    guard word.text == "half", text[word.end] != "-" else { return nil }
    let before = text.word(before: index)
    let after = next(word.end).text
    guard
      !["first", "second", "latter", "other", "better", "last", "in", "former", "third", "final", "a", "and"]
        .contains(before)
    else { return nil }
    let isOfSomething = ["of", "the", "its", "their", "all", "our", "that", "those"].contains(after)
    let isAlone = after.isEmpty && ScannerWords.approximations.contains(before)
    guard isOfSomething || isAlone || (before == "by" && !["past", "an", "a", "way"].contains(after)) else {
      return nil
    }
    return Quantity(
      start: index, end: word.end, value: .half, form: .words,
      unit: .fraction, isFirm: true)
  }

  /// `one in five firms`, `nine out of ten licences`.
  private func oneIn(_ word: Word, at index: Int) -> Quantity? {
    guard let numerator = EnglishNumeral.small[word.text], numerator > 0 else { return nil }
    var second = next(word.end)
    var isOutOf = false
    if second.text == "out", next(second.end).text == "of" {
      isOutOf = true
      second = next(second.end)
    }
    guard isOutOf || (second.text == "in" && numerator == 1) else { return nil }
    let whole = next(second.end)
    guard let divisor = EnglishNumeral.small[whole.text] ?? (whole.text == "hundred" ? 100 : nil),
      numerator < divisor,
      text.isSpace(whole.end), text.isLetter(whole.end + 1),
      EnglishNumeral.scales[next(whole.end).text] == nil
    else { return nil }
    return Quantity(
      start: index, end: whole.end, value: Decimal(numerator) / Decimal(divisor), form: .words,
      unit: .fraction, isFirm: true)
  }

  // MARK: Counts

  private func count(_ word: Word, at index: Int) -> Quantity? {
    guard let numeral = EnglishNumeral(text, at: index) else { return nil }
    var unit = units.unit(at: numeral.end, value: numeral.value)
    if unit.hint == .multiple, !ScannerWords.afterTimes.contains(next(unit.end).text),
      text.word(at: text.skippingSpace(numeral.end)).text != "fold", text[numeral.end] != "-"
    {
      // `met five times` counts meetings.
      unit = UnitGrammar.Unit(end: numeral.end)
    }
    return Quantity(
      start: index, end: unit.hint == nil ? numeral.end : unit.end, value: numeral.value, form: .words,
      unit: unit.hint, magnitude: numeral.magnitude, isFirm: numeral.isInDozens && numeral.value >= 12)
  }
}
