import Charts
import Diagnostics
import Evidence
import Foundation

/// Decides which figures of a comparison stand on a chart, how they are drawn, and why the others do not.
struct ChartPlanner {
  /// What an editor says of a chart.
  struct Wishes {
    let id: String
    /// The finding; the names of the indicators if nil.
    let title: String?
    let caption: DirectiveCaption
  }

  /// Why a comparison has no chart.
  enum Refusal: Sendable, Hashable {
    /// No two figures share a unit and a basis.
    case nothingShared
    /// The figures of one case alone share an axis.
    case oneCase
    /// Most figures would be left off.
    case tooFew
  }

  let comparison: Comparison
  let index: PageIndex
  let entry: PageEntry

  var language: FigureLanguage { index.figureLanguage(entry.language) }
  var words: ChartWords { ChartWords(language) }
  private var figures: [Fact] { comparison.facts.filter(\.qualifier.hasValue) }

  // MARK: Whether there is one

  /// The chart that stands by a table unasked: where one axis holds most of the figures, and those of two cases.
  func automatic(_ wishes: Wishes) -> Result<ChartPlan, ChartRefusal> {
    guard let axis = comparison.axis else { return .failure(ChartRefusal(reason: .nothingShared)) }
    guard Set(axis.members.map(\.fact.subject)).count > 1 else {
      return .failure(ChartRefusal(reason: .oneCase))
    }
    guard axis.members.count * 2 > figures.count else { return .failure(ChartRefusal(reason: .tooFew)) }
    return .success(plan(.none, axis, wishes))
  }

  /// The chart that an editor asks for; nil after an error, which is reported.
  func requested(
    _ kind: ChartPlan.Kind?, _ wishes: Wishes, _ use: DirectiveUse, _ context: inout LinkContext
  ) -> ChartPlan? {
    let plan: ChartPlan
    if kind == .matrix {
      plan = matrix(wishes)
    } else {
      guard let axis = comparison.axis else {
        // A figure that could not be read, which has been reported, may be the one that is missing.
        if index.evidence.hasAllFacts, index.evidence.hasAllIndicators {
          context.diagnostics.append(refusal(at: use.place))
        }
        return nil
      }
      plan = self.plan(kind, axis, wishes)
    }
    return ChartComplaints(use: use).add(plan.chart, to: &context) ? plan : nil
  }

  func refusal(at place: SourcePlace) -> Diagnostic {
    if figures.count == 1, let fact = figures.first {
      if fact.standing == .disputed {
        let problem = ChartProblem.singleDisputed(label: name(of: fact))
        return .error(problem.id, problem.message, help: problem.help, at: place)
      }
      return .error(
        "nothing-to-compare", "the chart would show one figure alone, '\(fact.id)'",
        help: "write it in the text with :fact[\(fact.id)], or chart it beside others", at: place)
    }
    let years = comparison.comparability.excluded.filter {
      if case .otherYear = $0.reason { true } else { false }
    }
    if !years.isEmpty {
      return .error(
        "nothing-to-compare",
        "of the figures of this chart only one is of the year that is asked for, or near the latest",
        help: "say which year with year=…, or show them over time with type=line", at: place)
    }
    let axes = figures.compactMap { fact -> Message? in
      guard let indicator = index.evidence.indicator(of: fact) else { return nil }
      guard let basis = indicator.basis else { return "\(fact.id) is \(indicator.unit), without a basis" }
      return "\(fact.id) is \(indicator.unit), \(basis)"
    }
    return .error(
      "nothing-to-compare", "no two figures of this chart share a unit and a basis",
      help: "use ::compare for a table (\(Message.list(axes.prefix(4), separator: "; ")))", at: place)
  }

  private func name(of fact: Fact) -> String {
    comparison.rows.first { $0.place.subject == fact.subject }?.place.title ?? fact.id
  }

  // MARK: Figures on an axis

  private func plan(
    _ kind: ChartPlan.Kind?, _ group: Comparability.Group, _ wishes: Wishes
  ) -> ChartPlan {
    let indicators = drawnIndicators(group)
    let kind = kind ?? self.kind(group, indicators)
    let drawn = sorted(group.members, kind).compactMap { figure($0, kind, group, indicators) }
    let conversions = drawn.compactMap(\.conversion)
    var periods: [RatePeriod] = []
    for conversion in conversions where !periods.contains(conversion.period) {
      periods.append(conversion.period)
    }
    let leftOff = leftOff(from: group)
    let undated = undated(drawn)
    let items = drawn.map(\.item)
    let content: Chart.Content =
      switch kind {
      case .dot: .dots(items)
      case .range: .intervals(items)
      case .multiples: .multiples(items)
      case .share: .shares(items)
      case .bar, .line, .slope, .scatter, .matrix, .loop: .bars(items)
      }
    let notes = leftOff.map(sentence) + [words.undated(undated)].compactMap { $0 }
    var chart = Chart(
      id: wishes.id, title: wishes.title ?? words.listed(indicators.map { $0.name(in: language) }),
      subtitle: words.subtitle(indicators, currency: group.axis.currency, rates: periods), notes: notes,
      language: ChartLanguage(ChartWords(language).language),
      axis: indicators.first.map(Self.axis) ?? ChartAxis(),
      content: content)
    let sums = chart.roundedSums.map { (name: $0.name, sum: $0.sum.description) }
    chart.notes += [words.rounded(sums)].compactMap { $0 }
    var seen: Set<String> = []
    return ChartPlan(
      id: wishes.id, chart: chart, caption: wishes.caption,
      data: .figures(drawn, currency: conversions.isEmpty ? nil : group.axis.currency), leftOff: leftOff,
      undated: undated,
      rateSources: conversions.flatMap(\.sources).filter { seen.insert($0).inserted }, language: language)
  }

  /// The indicators that have a figure on an axis.
  func drawnIndicators(_ group: Comparability.Group) -> [Indicator] {
    comparison.indicators.filter { indicator in
      group.members.contains { $0.fact.indicator == indicator.id }
    }
  }

  /// How the numbers of an indicator stand on an axis.
  static func axis(of indicator: Indicator) -> ChartAxis {
    ChartAxis(suffix: indicator.measure == .percent ? "%" : "", isOfRanks: indicator.measure == .rank)
  }

  /// Intervals where a figure is one, panels where there are more series than hues, otherwise bars.
  private func kind(_ group: Comparability.Group, _ indicators: [Indicator]) -> ChartPlan.Kind {
    if indicators.first?.measure == .rank { return .dot }
    if indicators.count > Chart.seriesLimit { return .multiples }
    return group.members.contains { $0.fact.qualifier == .range } ? .range : .bar
  }

  private func sorted(
    _ members: [Comparability.Member], _ kind: ChartPlan.Kind
  ) -> [Comparability.Member] {
    switch comparison.order ?? (kind == .share ? .order : .value) {
    case .order, .name: return members
    case .value:
      return members.enumerated().sorted { left, right in
        // Series keep the order of their indicators; only within one do values decide.
        let (one, other) = (left.element, right.element)
        guard one.fact.indicator == other.fact.indicator else { return left.offset < right.offset }
        let (first, second) = (one.high ?? one.value, other.high ?? other.value)
        return first == second ? left.offset < right.offset : first > second
      }.map(\.element)
    }
  }

  func figure(
    _ member: Comparability.Member, _ kind: ChartPlan.Kind, _ group: Comparability.Group,
    _ indicators: [Indicator]
  ) -> ChartPlan.Figure? {
    let fact = member.fact
    guard let indicator = index.evidence.indicator(of: fact), let qualifier = ChartQualifier(fact.qualifier),
      let place = comparison.rows.first(where: { $0.place.subject == fact.subject })?.place
    else { return nil }
    let conversion = member.isConverted ? group.axis.currency.flatMap { convert(fact, indicator, $0) } : nil
    let own = FigureFormatter(language: language).format(fact, of: indicator)
    let isShare = kind == .share
    let hasParts = isShare && Set(group.members.map(\.fact.subject)).count > 1
    let isNamedByIndicator = isShare || comparison.isOfNowhere
    let series =
      isNamedByIndicator
      ? (hasParts ? place.title : nil) : indicators.count > 1 ? indicator.name(in: language) : nil
    let rivals = group.members.filter {
      $0.fact.subject == fact.subject && $0.fact.indicator == fact.indicator
    }
    let source = rivals.count > 1 ? fact.citations.first.flatMap { index.evidence.source($0.source) } : nil
    let note = [
      conversion == nil ? nil : own.text, fact.time(in: language), source?.shortTitle,
    ]
    .compactMap { $0 }.joined(separator: language.isChinese ? "，" : ", ")
    let item = ChartItem(
      label: isNamedByIndicator ? indicator.name(in: language) : place.title, value: member.value,
      high: member.high,
      qualifier: qualifier, valueText: conversion?.qualified.text ?? own.text,
      isDisputed: fact.standing == .disputed, standingText: words.standing(of: fact),
      isConverted: conversion != nil, note: note.isEmpty ? nil : note, fact: fact.id,
      unit: "\(group.axis.unit), \(group.axis.basis ?? indicator.id)", series: series)
    return ChartPlan.Figure(
      fact: fact, indicator: indicator, place: place, item: item, conversion: conversion)
  }

  private func convert(_ fact: Fact, _ indicator: Indicator, _ currency: Currency) -> ConvertedFigure? {
    try? CurrencyConverter(rates: index.evidence.rates)
      .convert(fact, of: indicator, to: currency, language: language)
  }

  /// The places whose figures state no year.
  private func undated(_ figures: [ChartPlan.Figure]) -> ChartPlan.Undated {
    let without = figures.filter { $0.fact.year == nil }
    if without.isEmpty { return .none }
    if without.count == figures.count { return .all }
    var seen: Set<String> = []
    return .some(without.map(\.place.title).filter { seen.insert($0).inserted })
  }

  // MARK: Figures that are left off

  func leftOff(from group: Comparability.Group) -> [ChartPlan.LeftOff] {
    guard let drawn = group.members.first.flatMap({ index.evidence.indicator(of: $0.fact) }) else {
      return []
    }
    var reasons: [String: ChartPlan.Reason] = [:]
    for exclusion in comparison.comparability.excluded {
      guard let own = index.evidence.indicator(of: exclusion.fact) else { continue }
      let reason: ChartPlan.Reason? =
        switch exclusion.reason {
        case .noFigure(.noData): .noData
        case .noFigure(.notApplicable): .notApplicable
        case .noFigure, .unknownIndicator: nil
        case .calendarYear: .calendarYear
        case .noRate(let currency): .noRate(currency)
        case .otherYear(let year): .otherYear(year)
        case .alone: otherAxis(own, drawn)
        }
      reasons[exclusion.fact.id] = reason
    }
    for other in comparison.comparability.groups where other != group {
      for member in other.members {
        if let own = index.evidence.indicator(of: member.fact) {
          reasons[member.fact.id] = otherAxis(own, drawn)
        }
      }
    }
    return comparison.facts.compactMap { fact in
      guard let reason = reasons[fact.id], let indicator = index.evidence.indicator(of: fact),
        let place = comparison.rows.first(where: { $0.place.subject == fact.subject })?.place
      else { return nil }
      return ChartPlan.LeftOff(fact: fact, indicator: indicator, place: place, reason: reason)
    }
  }

  private func otherAxis(_ own: Indicator, _ drawn: Indicator) -> ChartPlan.Reason {
    own.unit == drawn.unit ? .otherBasis(own, drawn: drawn) : .otherUnit(own, drawn: drawn)
  }

  /// What a stand-alone picture says of a figure that is not on it.
  func sentence(_ leftOff: ChartPlan.LeftOff) -> String {
    let figure = FigureFormatter(language: language).format(leftOff.fact, of: leftOff.indicator)
    let name = leftOff.indicator.name(in: language)
    let value = figure.hasFigure ? words.language.phrase("gap") + figure.text : ""
    return words.leftOff(
      [name, leftOff.place.title, leftOff.time].compactMap { $0 }, value, words.reason(leftOff.reason))
  }

  // MARK: A matrix of facts

  /// Which case has a figure on which indicator, whatever the units.
  private func matrix(_ wishes: Wishes) -> ChartPlan {
    let rows = comparison.rows.map { row in
      ChartPlan.Grid.Row(
        label: row.place.title, place: row.place.page?.key,
        cells: row.cells.map { facts in
          let figures = facts.filter(\.qualifier.hasValue)
          let mark: ChartMatrix.Mark =
            if !figures.isEmpty {
              .yes
            } else if let fact = facts.first {
              fact.qualifier == .notApplicable ? .notApplicable : .noData
            } else {
              .blank
            }
          return ChartPlan.Grid.Cell(
            mark: mark, words: ChartText(facts, evidence: index.evidence, language: language))
        })
    }
    let practices = comparison.indicators.map { $0.name(in: language) }
    return MatrixReader.plan(
      ChartPlan.Grid(head: nil, practices: practices, rows: rows), wishes, entry: entry, language)
  }
}

/// A comparison that has no chart.
struct ChartRefusal: Error {
  let reason: ChartPlanner.Refusal
}

/// Turns what is wrong with a chart into complaints at its directive.
struct ChartComplaints {
  let use: DirectiveUse

  /// Reports a chart's problems; false where one of them keeps it from being drawn honestly.
  func add(_ chart: Chart, to context: inout LinkContext) -> Bool {
    var isSound = true
    for problem in chart.problems {
      let isError = problem.preventsDrawing || problem.isDishonest
      isSound = isSound && !isError
      context.diagnostics.append(
        Diagnostic(
          isError ? .error : .warning, problem.id, problem.message, help: problem.help, at: use.place))
    }
    return isSound
  }
}

extension ChartProblem {
  /// Whether a reader would be led astray though a picture can be drawn.
  fileprivate var isDishonest: Bool {
    switch self {
    case .singleDisputed, .tooManySeries, .unlabelledDispute: true
    case .sharesDoNotAddUp(_, _, let isOver): isOver
    default: false
    }
  }
}
