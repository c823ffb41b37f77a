/// Writes facts in the words of a language.
///
/// Chinese numbers follow GB/T 15835—2011: 万, 亿 and 万亿 where the scaled number needs at most two decimals,
/// otherwise all digits, grouped from five digits on; both ends of a range carry 万, 亿 and the sign of
/// percent. English numbers use million, billion and trillion under the same rule and are grouped from four
/// digits on. No digit is lost and none is invented; zeros are added only where the indicator states its
/// decimals. Traditional Chinese is written as simplified Chinese is, in its own characters. Any other language is written
/// as its locale does, always with all digits.
public struct FigureFormatter: Sendable {
  /// How much of a fact is written.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// Qualifier, number and unit.
    case full
    /// Number and unit.
    case value
    /// The number alone.
    case number
  }

  /// The language of the words.
  public let language: FigureLanguage

  /// Creates a formatter for a language.
  public init(language: FigureLanguage) {
    self.language = language
  }

  /// Writes a fact that measures an indicator.
  public func format(_ fact: Fact, of indicator: Indicator, mode: Mode = .full) -> FormattedFigure {
    guard let value = fact.value else { return words(for: fact) }
    let figure = Figure(
      value: value, high: fact.high, qualifier: fact.qualifier, unit: FigureUnit(indicator, fact.currency),
      decimals: indicator.decimals)
    return format(figure, mode: mode)
  }

  func format(_ figure: Figure, mode: Mode) -> FormattedFigure {
    var figure = figure
    if language.isChinese, let unit = figure.unit.forms[language.tag]?.last { figure.unit.chinese = unit }
    let body: FigureBody
    switch language.hand {
    case .chinese: body = FigureBody(chinese: figure)
    case .english: body = FigureBody(english: figure)
    case .locale: body = FigureBody(figure, in: language)
    }
    var parts: [FormattedFigure.Part] = []
    let qualifier = mode == .full ? word(for: figure.qualifier, unit: figure.unit) : ""
    if !qualifier.isEmpty {
      parts.append(.init(kind: .qualifier, text: qualifier))
      if !language.isChinese { parts.append(.init(kind: .space, text: " ")) }
    }
    parts += mode == .number ? [.init(kind: .number, text: body.number)] : body.parts
    return FormattedFigure(
      qualifier: qualifier, number: body.number, unit: mode == .number ? "" : body.unit, parts: parts
    ).inCharacters(of: language)
  }

  /// The text of a fact without a figure.
  private func words(for fact: Fact) -> FormattedFigure {
    let part: FormattedFigure.Part
    switch (fact.qualifier, language.hand) {
    case (.statement, _):
      let note = fact.note(in: language) ?? fact.noteZh ?? fact.noteEn ?? ""
      part = .init(kind: .statement, text: note)
    case (.notApplicable, .chinese):
      part = .init(kind: .placeholder, text: absent("notApplicable", "不适用"))
    case (.notApplicable, .english): part = .init(kind: .placeholder, text: "not applicable")
    case (.notApplicable, .locale): part = .init(kind: .placeholder, text: language.phrase("notApplicable"))
    case (_, .chinese): part = .init(kind: .placeholder, text: absent("noData", "无数据"))
    case (_, .english): part = .init(kind: .placeholder, text: "no data")
    case (_, .locale): part = .init(kind: .placeholder, text: language.phrase("noData"))
    }
    return FormattedFigure(qualifier: "", number: "", unit: "", parts: [part])
  }

  /// The Chinese for what is not there; in traditional characters as the report says it.
  private func absent(_ key: String, _ simplified: String) -> String {
    language == .zh ? simplified : language.words[key] ?? language.characters(simplified)
  }

  /// The word before a number.
  ///
  /// 至多 goes with amounts, shares and durations alike, where 最高 and 最长 each fit some of them. English says
  /// `fewer than` of what is counted one by one and `less than` of the rest.
  private func word(for qualifier: Qualifier, unit: FigureUnit) -> String {
    switch (qualifier, language.hand) {
    case (.about, .chinese): "约"
    case (.moreThan, .chinese): "超过"
    case (.atLeast, .chinese): "至少"
    case (.upTo, .chinese): "至多"
    case (.lessThan, .chinese): "不到"
    case (.about, .english): "about"
    case (.moreThan, .english): "more than"
    case (.atLeast, .english): "at least"
    case (.upTo, .english): "up to"
    case (.lessThan, .english): unit.isCountedSingly ? "fewer than" : "less than"
    case (.about, .locale): language.phrase("figureAbout")
    case (.moreThan, .locale): language.phrase("figureMoreThan")
    case (.atLeast, .locale): language.phrase("figureAtLeast")
    case (.upTo, .locale): language.phrase("figureUpTo")
    case (.lessThan, .locale): language.phrase("figureLessThan")
    default: ""
    }
  }
}
