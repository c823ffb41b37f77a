import Evidence

/// The formula of a computed fact in the words and figures of a page: `112 licences (2002) ÷ 31 agreements`.
struct FormulaText {
  let index: PageIndex
  /// The language of the page, as its tag.
  let tag: String

  private var language: FigureLanguage { index.figureLanguage(tag) }
  private var words: FigureLanguage { ChartWords(language).language }

  /// What a note says of a fact: how it is computed, and the editors' own words.
  func note(of fact: Fact) -> String? {
    let parts = [sentence(of: fact), fact.note(in: language)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: words.phrase("gap"))
  }

  /// The formula as a sentence; nil for a fact that is not computed.
  func sentence(of fact: Fact) -> String? {
    text(of: fact).map { words.phrase("computedAs", $0) }
  }

  /// The formula with each part's figure, and with what tells the parts apart.
  func text(of fact: Fact) -> String? {
    guard let formula = fact.computation?.formula else { return nil }
    let parts = formula.parts.compactMap { index.evidence.fact($0.fact) }
    guard parts.count == formula.parts.count else { return nil }
    let differs = (
      subject: Set(parts.map(\.subject)).union([fact.subject]).count > 1,
      indicator: Set(parts.map(\.indicator)).count > 1, time: Set(parts.map(\.position)).count > 1
    )
    let full = parts.map { part in
      figure(part)
        + bracketed(
          [
            differs.indicator ? index.evidence.indicator(of: part)?.name(in: language) : nil,
            differs.subject
              ? part.subject.flatMap { index.page($0, preferring: tag)?.shortTitle } : nil,
            differs.time ? part.time(in: language) : nil,
          ].compactMap { $0 })
    }
    switch formula.function {
    case .difference: return full.joined(separator: " − ")
    case .quotient: return full.joined(separator: " ÷ ")
    case .sum: return full.joined(separator: " + ")
    case .share:
      let whole = ([figure(parts[0])] + full.dropFirst()).joined(separator: " + ")
      return "\(full[0]) ÷ \(group(whole))"
    case .growth: return "\(group("\(full[1]) − \(full[0])")) ÷ \(figure(parts[0]))"
    }
  }

  private func figure(_ fact: Fact) -> String {
    index.evidence.indicator(of: fact).map { FigureFormatter(language: language).format(fact, of: $0).text }
      ?? ""
  }

  private func bracketed(_ words: [String]) -> String {
    guard !words.isEmpty else { return "" }
    return self.words.phrase("computedPart", words.joined(separator: self.words.phrase("clause")))
  }

  private func group(_ text: String) -> String { words.phrase("computedGroup", text) }
}
