import Charts
import Evidence

/// The words that are drawn in a picture or go with it wherever it is shown, in the language of its page.
///
/// They are the report's own, from `Templates/strings/`.
struct ChartWords {
  let language: FigureLanguage

  init(_ language: FigureLanguage) {
    self.language =
      language.words.isEmpty
      ? FigureLanguage(tag: language.tag, words: InterfaceWords.shipped[language.tag] ?? [:]) : language
  }

  private func word(_ key: String) -> String { language.phrase(key) }

  // MARK: Standing

  var disputed: String { word("disputed") }

  /// The word beside a figure whose standing a reader must know.
  func standing(of fact: Fact) -> String? {
    switch fact.standing {
    case .disputed: disputed
    case .corroborated: word("corroborated")
    case .corrected: word("corrected")
    case .reported, .withdrawn: nil
    }
  }

  // MARK: What is measured

  /// The subtitle of a chart: what is measured, in which unit, on which basis.
  func subtitle(_ indicators: [Indicator], currency: Currency?, rates: [RatePeriod]) -> String {
    guard let first = indicators.first else { return "" }
    var parts = [unit(first, currency), first.basis(in: language)].compactMap { $0 }
    if language.isChinese, parts.count == 2, parts[0] == "%" { parts.reverse() }
    let counted = parts.joined(separator: word("clause"))
    let name = indicators.count == 1 ? first.name(in: language) + bracketed(counted) : sentenceCase(counted)
    return rates.isEmpty
      ? name : name + language.phrase("chartConverted", listed(rates.map { $0.text(in: language) }))
  }

  /// A unit as a head gives it: a currency's name, `%`, or what is counted.
  func unit(_ indicator: Indicator, _ currency: Currency?) -> String? {
    switch indicator.measure {
    case .percent: return "%"
    case .money: return currency.map(name)
    case .calendarYear, .statement: return nil
    case .rank: return word("chartRank")
    case .quantity:
      let unit =
        switch language.hand {
        case .chinese: indicator.otherTexts[language.tag]?.unit.last ?? indicator.unitZh
        case .english: indicator.unitEnPlural
        case .locale: indicator.otherTexts[language.tag]?.unit.last ?? ""
        }
      return unit.isEmpty ? nil : unit
    }
  }

  private func name(_ currency: Currency) -> String {
    switch language.hand {
    case .chinese: currency.chineseName ?? currency.code
    case .english: currency.englishSymbol ?? currency.code
    case .locale: currency.code
    }
  }

  // MARK: What goes with it

  /// Why a figure is not drawn.
  func reason(_ reason: ChartPlan.Reason) -> String {
    switch reason {
    case .noData: word("noData")
    case .notApplicable: word("notApplicable")
    case .calendarYear: word("chartCalendarYear")
    case .noRate(let currency):
      language.phrase("chartNoRate", language.isChinese ? name(currency) : currency.code)
    case .otherYear(let year): language.phrase("chartOtherYear", "\(year)")
    case .noPeriod: word("chartNoPeriod")
    case .noPair(let from, let to): language.phrase("chartNoPair", "\(from)", "\(to)")
    case .noOther(let other): language.phrase("chartNoOther", other.name(in: language))
    case .otherUnit(let own, let drawn): language.phrase("chartOtherUnit", unitName(own), unitName(drawn))
    case .otherBasis(let own, let drawn):
      language.phrase("chartOtherBasis", basisName(own), basisName(drawn))
    }
  }

  private func unitName(_ indicator: Indicator) -> String {
    if indicator.measure == .money { return word("chartMoney") }
    return unit(indicator, nil) ?? indicator.unit
  }

  private func basisName(_ indicator: Indicator) -> String {
    indicator.basis(in: language) ?? indicator.name(in: language)
  }

  /// Which figures have no year.
  func undated(_ undated: ChartPlan.Undated) -> String? {
    switch undated {
    case .none: nil
    case .all: word("chartUndatedAll")
    case .some(let names): language.phrase("chartUndatedSome", listed(names))
    }
  }

  /// That parts of a whole are rounded, where they do not add up to it.
  func rounded(_ sums: [(name: String?, sum: String)]) -> String? {
    guard !sums.isEmpty else { return nil }
    let parts = sums.map { language.phrase("chartSum", $0.name ?? word("chartParts"), $0.sum) }
    return sentenceCase(language.phrase("chartRounded", parts.joined(separator: word("clause"))))
  }

  /// What the lines of a cycle's arrows mean.
  func arrows(_ steps: [ChartPlan.Step]) -> String {
    let (proven, open) = (steps.contains(where: \.isProven), steps.contains { !$0.isProven })
    return sentences((proven ? [word("chartSolid")] : []) + (open ? [word("chartDashed")] : []))
  }

  /// What a dotted line between two points means.
  var brokenLines: String { word("chartDotted") }

  /// Where the first place stands.
  var turnedAxis: String { word("chartTurned") }

  /// Which subjects' two figures are of different years.
  func apart(_ names: [String]) -> String { language.phrase("chartApart", listed(names)) }

  /// What a stand-alone picture says of a figure that is not on it.
  func leftOff(_ subject: [String], _ value: String, _ reason: String) -> String {
    language.phrase("chartLeftOff", subject.joined(separator: word("clause")) + value, reason)
  }

  /// Sentences after one another.
  func sentences(_ sentences: [String]) -> String { sentences.joined(separator: word("gap")) }

  /// What a stand-alone picture says of its sources, and where it is from.
  func credit(_ sources: [String], _ origin: [String]) -> String {
    let origin = origin.joined(separator: word("clause"))
    return sources.isEmpty ? origin : language.phrase("chartCredit", joined(sources), origin)
  }

  // MARK: Forms

  func listed(_ names: [String]) -> String { names.joined(separator: word("comma")) }

  func joined(_ parts: [String]) -> String { parts.joined(separator: semicolon) }

  var semicolon: String { word("chartSemicolon") }

  func bracketed(_ text: String) -> String { text.isEmpty ? "" : word("open") + text + word("close") }

  private func sentenceCase(_ text: String) -> String {
    language.isChinese ? text : text.prefix(1).uppercased() + text.dropFirst()
  }
}
