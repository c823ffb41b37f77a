/// Writes facts in the words of a language.
///
/// Chinese numbers follow GB/T 15835—2011: 万, 亿 and 万亿 where the scaled number needs at most two decimals,
/// otherwise all digits, grouped from five digits on; both ends of a range carry 万, 亿 and the sign of
/// percent. English numbers use million, billion and trillion under the same rule and are grouped from four
/// digits on. No digit is lost and none is invented; zeros are added only where the indicator states its
/// decimals.
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
    let body: FigureBody
    switch language {
    case .zh: body = FigureBody(chinese: figure)
    case .en: body = FigureBody(english: figure)
    }
    var parts: [FormattedFigure.Part] = []
    let qualifier = mode == .full ? word(for: figure.qualifier, unit: figure.unit) : ""
    if !qualifier.isEmpty {
      parts.append(.init(kind: .qualifier, text: qualifier))
      if language == .en { parts.append(.init(kind: .space, text: " ")) }
    }
    parts += mode == .number ? [.init(kind: .number, text: body.number)] : body.parts
    return FormattedFigure(
      qualifier: qualifier, number: body.number, unit: mode == .number ? "" : body.unit, parts: parts)
  }

  /// The text of a fact without a figure.
  private func words(for fact: Fact) -> FormattedFigure {
    let part: FormattedFigure.Part
    switch (fact.qualifier, language) {
    case (.statement, _):
      let note = fact.note(in: language) ?? fact.noteZh ?? fact.noteEn ?? ""
      part = .init(kind: .statement, text: note)
    case (.notApplicable, .zh): part = .init(kind: .placeholder, text: "不适用")
    case (.notApplicable, .en): part = .init(kind: .placeholder, text: "not applicable")
    case (_, .zh): part = .init(kind: .placeholder, text: "无数据")
    case (_, .en): part = .init(kind: .placeholder, text: "no data")
    }
    return FormattedFigure(qualifier: "", number: "", unit: "", parts: [part])
  }

  /// The word before a number.
  ///
  /// 至多 goes with amounts, shares and durations alike, where 最高 and 最长 each fit some of them. English says
  /// `fewer than` of what is counted one by one and `less than` of the rest.
  private func word(for qualifier: Qualifier, unit: FigureUnit) -> String {
    switch (qualifier, language) {
    case (.about, .zh): "约"
    case (.moreThan, .zh): "超过"
    case (.atLeast, .zh): "至少"
    case (.upTo, .zh): "至多"
    case (.lessThan, .zh): "不到"
    case (.about, .en): "about"
    case (.moreThan, .en): "more than"
    case (.atLeast, .en): "at least"
    case (.upTo, .en): "up to"
    case (.lessThan, .en): unit.isCountedSingly ? "fewer than" : "less than"
    default: ""
    }
  }
}
