import Diagnostics
import Evidence

/// `term-avoided` and `term-mismatch`: words that the glossary avoids, and translations that leave its pairs.
///
/// A translation has to use a term's English somewhere if its original uses the Chinese, not as often: where a sentence
/// turns on a pronoun, or a word serves twice, the translator is right. Terms that `varies` says may be put in other words
/// are only held to what is avoided.
struct GlossaryCheck {
  private let index: PageIndex
  private let scanners: [FigureLanguage: TermScanner]

  init(index: PageIndex) {
    self.index = index
    scanners = FigureLanguage.handwritten.reduce(into: [:]) {
      $0[$1] = TermScanner(index.evidence.terms, language: $1)
    }
  }

  /// A use of a term on a page.
  private struct Use {
    let term: Term
    let isAvoided: Bool
    /// Nil where the words are a fact's.
    let place: SourcePlace?
  }

  func check(_ pages: [LinkedPage]) -> [Diagnostic] {
    guard !index.evidence.terms.isEmpty else { return [] }
    let written = pages.map(\.entry).filter { !$0.parsed.isGenerated && $0.parsed.isSound }
    let uses = Dictionary(
      written.map { ($0.key, self.uses(on: $0)) }, uniquingKeysWith: { first, _ in first })
    // What a page was to say with a name that nothing answers to may have been the term.
    // A figure without its indicator has no unit.
    let whole = index.evidence.hasAllIndicators ? Set(pages.filter(\.isWhole).map(\.entry.key)) : []
    var diagnostics: [Diagnostic] = []
    for entry in written {
      guard let language = language(entry), let own = uses[entry.key] else { continue }
      diagnostics += own.filter(\.isAvoided).compactMap { use in
        use.place.map { avoided(use.term, language, at: $0) }
      }
      let original = PageKey(id: entry.id, language: index.settings.defaultLanguage)
      guard original != entry.key, whole.contains(entry.key),
        let source = index.entry(original.id, original.language),
        let theirs = uses[original], let other = self.language(source), other != language
      else { continue }
      diagnostics += mismatches(theirs, other, own, language, in: entry)
    }
    return diagnostics + data()
  }

  /// The language whose forms a page is held to; nil for languages that the glossary does not have.
  private func language(_ entry: PageEntry) -> FigureLanguage? {
    FigureLanguage.handwritten.first { $0 == FigureLanguage(tag: entry.language) }
  }

  /// The terms on a page as they follow one another, each with whether it is said in a way to avoid.
  func terms(on entry: PageEntry) -> [String] {
    index.evidence.terms.isEmpty
      ? [] : uses(on: entry).map { "\($0.term.id) \($0.isAvoided) \($0.place == nil)" }
  }

  private func uses(on entry: PageEntry) -> [Use] {
    guard let scanner = language(entry).flatMap({ scanners[$0] }) else { return [] }
    return Prose(entry: entry, evidence: index.evidence).pieces.flatMap { piece in
      scanner.scan(piece.text).map {
        Use(
          term: $0.term, isAvoided: $0.isAvoided, place: piece.place($0.range, in: entry.parsed.document))
      }
    }
  }

  /// The terms of an original that its translation says in no way that the glossary knows.
  private func mismatches(
    _ original: [Use], _ other: FigureLanguage, _ translation: [Use], _ language: FigureLanguage,
    in entry: PageEntry
  ) -> [Diagnostic] {
    // A term that is said in a way to avoid has been reported where it stands.
    var said = Set(translation.map(\.term.id))
    let used = original.filter { $0.place != nil && !$0.term.varies }
    return used.filter { said.insert($0.term.id).inserted }.map { use in
      let term = use.term.name(in: other)
      let pair = use.term.name(in: language)
      return .warning(
        "term-mismatch", "'\(term)' is '\(pair)', which \(entry.parsed.file.path) does not say",
        help: "use the pair in the translation, or let the term vary in data/terms.csv", at: use.place)
    }
  }

  private func avoided(_ term: Term, _ language: FigureLanguage, at place: SourcePlace) -> Diagnostic {
    let written = place.range.map { String(place.file.slice($0)) } ?? ""
    return .warning(
      "term-avoided",
      "'\(written)' is avoided; the glossary has '\(term.name(in: language))' "
        + "(\(term.name(in: language == .zh ? .en : .zh)))",
      help: "a word that is meant to stand as it is goes into :lit[…]", at: place)
  }

  // MARK: Data that readers read

  private func data() -> [Diagnostic] {
    typealias Text = (text: String?, language: FigureLanguage, place: SourcePlace)
    let evidence = index.evidence
    let notes: [Text] = evidence.facts.flatMap { fact -> [Text] in
      [(fact.noteZh, .zh, fact.places[.noteZh]), (fact.noteEn, .en, fact.places[.noteEn])]
    }
    let indicators: [Text] = evidence.indicators.flatMap { indicator -> [Text] in
      [
        (indicator.zh, .zh, indicator.places[.zh]), (indicator.en, .en, indicator.places[.en]),
        (indicator.unitZh, .zh, indicator.places[.unitZh]),
        (indicator.definitionZh, .zh, indicator.places[.definitionZh]),
        (indicator.unitEnPlural, .en, indicator.places[.unitEn]),
        (indicator.definitionEn, .en, indicator.places[.definitionEn]),
      ]
    }
    return (notes + indicators).flatMap { text, language, place -> [Diagnostic] in
      guard let text, let scanner = scanners[language] else { return [] }
      return scanner.scan(text).filter(\.isAvoided).map { use in
        avoided(use.term, language, at: Self.narrowed(place, to: use.range, of: text))
      }
    }
  }

  /// The place of a part of a field, where the field stands in the file as it reads.
  private static func narrowed(_ place: SourcePlace, to range: Range<Int>, of text: String) -> SourcePlace {
    guard let whole = place.range else { return place }
    for margin in [0, 1] {
      let start = whole.lowerBound + margin
      if place.file.slice(start..<start + text.utf8.count) == text {
        return place.file.place(start + range.lowerBound..<start + range.upperBound)
      }
    }
    return place
  }
}
