import Evidence
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The facts that numbers in a page's prose are held against: those of its case, or all where it is no case's.
///
/// A fact is named for a number only if putting it there changes neither sign nor unit nor magnitude.
struct KnownFigures {
  private struct Candidate {
    let fact: Fact
    let indicator: Indicator
  }

  private let evidence: EvidenceBase
  private let language: FigureLanguage
  /// Whether the page is a case's, so that its facts alone count.
  private let isOfSubject: Bool
  private var byValue: [Decimal: [Candidate]] = [:]
  private var shares: [Candidate] = []
  private var amounts: [Currency: [Candidate]] = [:]
  /// The facts by the unit that stands after their number.
  private var quantities: [String: [Candidate]] = [:]
  /// The shares that the page shows, in hundredths.
  private let shown: Set<Decimal>

  /// - Parameter shown: The ids of the facts that the page shows or rests on.
  init(_ evidence: EvidenceBase, subject: PageName?, language: FigureLanguage, shown: Set<String>) {
    self.evidence = evidence
    self.language = language
    isOfSubject = subject != nil
    let own = subject.map { evidence.facts(of: $0) } ?? []
    self.shown = Set(
      (own + shown.compactMap(evidence.fact)).filter { evidence.indicator(of: $0)?.measure == .percent }
        .flatMap { [$0.value?.decimal, $0.high?.decimal].compactMap { $0 } })
    for fact in own where fact.standing != .withdrawn {
      guard let value = fact.value, let indicator = evidence.indicator(of: fact) else { continue }
      let candidate = Candidate(fact: fact, indicator: indicator)
      for value in Set([value.decimal, fact.high?.decimal].compactMap { $0 }) {
        byValue[value, default: []].append(candidate)
      }
      switch indicator.measure {
      case .percent: shares.append(candidate)
      case .money: if let currency = fact.currency { amounts[currency, default: []].append(candidate) }
      case .quantity:
        for unit in Set(units(of: indicator)) { quantities[unit, default: []].append(candidate) }
      case .calendarYear, .statement, .rank: continue
      }
    }
  }

  private func units(of indicator: Indicator) -> [String] {
    (language.isChinese ? [indicator.unitZh] : [indicator.unitEnPlural, indicator.unitEnSingular])
      .filter { !$0.isEmpty }
  }

  // MARK: Questions

  /// Whether words such as 一半 or `two thirds` say again what a fact says that the page shows: 50 %.
  func restates(_ figure: ScannedFigure) -> Bool {
    figure.unit == .fraction && shown.contains(figure.value * 100)
  }

  /// A fact with the same value and unit.
  func equal(to figure: ScannedFigure, before rest: Substring) -> Fact? {
    let value = figure.unit == .fraction ? figure.value * 100 : figure.value
    let candidates =
      isOfSubject
      ? byValue[value] ?? []
      : evidence.facts(worth: value).compactMap { fact in
        evidence.indicator(of: fact).map { Candidate(fact: fact, indicator: $0) }
      }
    return candidates.first { candidate in
      candidate.fact.standing != .withdrawn && isEqual(figure, value, candidate.fact)
        && agrees(figure, candidate, before: rest)
    }?.fact
  }

  /// The one fact of the page's case that has the number's unit and another value, with the figure that it gives.
  func other(than figure: ScannedFigure, before rest: Substring) -> (fact: Fact, text: String)? {
    guard isOfSubject else { return nil }
    let candidates: [Candidate]
    switch figure.unit {
    case .percent: candidates = shares
    case .currency(let currency): candidates = amounts[currency] ?? []
    case .fraction, .perMille, .multiple, .percentagePoints: return nil
    case nil:
      let rest = rest.drop(while: \.isWhitespace)
      // The longer unit is the one that is meant: 个工作日, and not 个.
      let unit = quantities.keys.filter { rest.hasPrefix($0) }.max { $0.count < $1.count }
      candidates = unit.flatMap { quantities[$0] } ?? []
    }
    // A fact of the same value that is not equal speaks of something else, such as a rise where the text tells of a fall.
    guard candidates.count == 1, let candidate = candidates.first,
      !isEqual(figure, figure.value, candidate.fact)
    else { return nil }
    let formatter = FigureFormatter(language: language)
    return (candidate.fact, formatter.format(candidate.fact, of: candidate.indicator).text)
  }

  // MARK: Agreement

  /// A range equals a fact with both its ends, a number one with either.
  private func isEqual(_ figure: ScannedFigure, _ value: Decimal, _ fact: Fact) -> Bool {
    if let high = figure.high { return fact.value?.decimal == value && fact.high?.decimal == high }
    return fact.value?.decimal == value || fact.high?.decimal == value
  }

  /// Whether the unit beside a number is a fact's, and the sentence says nothing of a fall that the fact does not.
  private func agrees(_ figure: ScannedFigure, _ candidate: Candidate, before rest: Substring) -> Bool {
    let indicator = candidate.indicator
    if figure.isFall, !isOfFall(indicator) { return false }
    switch figure.unit {
    case .percent: return indicator.measure == .percent
    case .fraction: return indicator.measure == .percent && figure.high == nil
    case .currency(let currency): return indicator.measure == .money && candidate.fact.currency == currency
    case .perMille: return indicator.unitZh == "‰" || indicator.unitEnPlural == "‰"
    case .percentagePoints:
      return indicator.unitZh.contains("百分点") || indicator.unitEnPlural.contains("percentage point")
    case .multiple:
      return indicator.unitZh == "倍" || ["times", "fold", "x"].contains(indicator.unitEnPlural)
    case nil: return indicator.measure == .quantity && standsBefore(indicator, rest)
    }
  }

  private func isOfFall(_ indicator: Indicator) -> Bool {
    ["降", "减", "下滑", "缩"].contains { indicator.zh.contains($0) }
      || ["declin", "reduc", "decreas", "fall", "drop", "cut", "loss", "saving"].contains {
        indicator.en.lowercased().contains($0)
      }
  }

  /// Whether what follows a number is the indicator's unit, or nothing that could be another.
  private func standsBefore(_ indicator: Indicator, _ rest: Substring) -> Bool {
    let rest = rest.drop(while: \.isWhitespace)
    guard let first = rest.first, first.isLetter || first == "°" || first == "℃" else { return true }
    if language.isChinese || first.unicodeScalars.first?.properties.isIdeographic == true {
      return !indicator.unitZh.isEmpty && rest.hasPrefix(indicator.unitZh)
    }
    // `500 new licences`: the noun may come after its adjectives.
    let words = rest.prefix { $0.isLetter || $0 == " " || $0 == "-" || $0 == "’" || $0 == "/" }.lowercased()
      .split(separator: " ").prefix(5)
    let nouns = units(of: indicator).compactMap { $0.lowercased().split(separator: " ").last }
    return words.contains { nouns.contains($0) }
  }
}
