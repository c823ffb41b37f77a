import Evidence

/// The formula of a computed fact in the words and figures of a page: `112 licences (2002) ÷ 31 agreements`.
struct FormulaText {
  let index: PageIndex
  /// The language of the page, as its tag.
  let tag: String

  private var language: FigureLanguage { FigureLanguage(tag: tag) }
  private var isChinese: Bool { language == .zh }

  /// What a note says of a fact: how it is computed, and the editors' own words.
  func note(of fact: Fact) -> String? {
    let gap = isChinese ? "" : " "
    let parts = [sentence(of: fact), fact.note(in: language)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: gap)
  }

  /// The formula as a sentence; nil for a fact that is not computed.
  func sentence(of fact: Fact) -> String? {
    text(of: fact).map { isChinese ? "计算：\($0)。" : "Computed: \($0)." }
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
    return isChinese ? "〔\(words.joined(separator: "，"))〕" : " [\(words.joined(separator: ", "))]"
  }

  private func group(_ text: String) -> String { isChinese ? "（\(text)）" : "(\(text))" }
}
