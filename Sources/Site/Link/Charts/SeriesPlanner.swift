import Charts
import Diagnostics
import Evidence

/// Plans the charts of facts over time, and those of two indicators by subject.
extension ChartPlanner {
  /// The years that an editor asks for, the ends of a slope or of a line.
  struct Span {
    var from: Int?
    var to: Int?
  }

  /// A series on the common axis.
  private struct Track {
    let place: ComparedPlace
    let indicator: Indicator
    var figures: [ChartPlan.Figure] = []
    /// The dates for which the data say that there is no figure.
    var gaps: [EvidenceDate] = []
  }

  /// A chart of lines or slopes; nil after an error, which is reported.
  func overTime(
    _ kind: ChartPlan.Kind, _ span: Span, _ wishes: Wishes, _ use: DirectiveUse, _ context: inout LinkContext
  ) -> ChartPlan? {
    guard let axis = comparison.axis else {
      if index.evidence.hasAllFacts, index.evidence.hasAllIndicators {
        context.diagnostics.append(refusal(at: use.place))
      }
      return nil
    }
    let indicators = drawnIndicators(axis)
    var leftOff = leftOff(from: axis).map { leftOff in
      var leftOff = leftOff
      leftOff.time = leftOff.fact.time(in: language)
      return leftOff
    }
    var tracks = tracks(axis, indicators, span, &leftOff)
    var ends: (from: Int, to: Int)?
    if kind == .slope {
      ends = self.ends(tracks, span)
      tracks = pairs(tracks, ends, &leftOff)
    }
    guard !tracks.isEmpty else {
      context.diagnostics.append(
        .error(
          "nothing-to-compare",
          kind == .slope
            ? "no series has a figure for both ends of a slope"
            : "no figure of this chart says when it holds",
          help: "give the facts a 'period' in facts.csv; a series is one indicator of one subject over time",
          at: use.place))
      return nil
    }
    let figures = tracks.flatMap(\.figures)
    let names = names(tracks)
    let isFine = kind == .line && figures.contains { $0.fact.position?.month != nil }
    func time(_ figure: ChartPlan.Figure) -> Double {
      figure.fact.position.map { Self.time($0, isFine: isFine) } ?? 0
    }
    let lines = zip(tracks, names).map { track, name in
      ChartLine(
        name: name,
        // A year among months stands in its middle.
        points: (isFine ? track.figures.sorted { time($0) < time($1) } : track.figures).map { figure in
          let date = figure.fact.position
          let isYear = ends != nil
          return ChartPoint(
            time: date.map { isYear ? Double($0.year) : Self.time($0, isFine: isFine) } ?? 0,
            timeText: isYear ? head(date, figures) : figure.item.label, item: figure.item)
        }, gaps: track.gaps.map { Self.time($0, isFine: isFine) })
    }
    let draft = Draft(
      content: kind == .slope ? .slopes(lines) : .lines(lines), figures: figures, indicators: indicators,
      axis: axis, leftOff: leftOff, key: key(lines, indicators, kind))
    let plan = finish(draft, wishes)
    return ChartComplaints(use: use).add(plan.chart, to: &context) ? plan : nil
  }

  // MARK: Series

  private func tracks(
    _ axis: Comparability.Group, _ indicators: [Indicator], _ span: Span, _ leftOff: inout [ChartPlan.LeftOff]
  ) -> [Track] {
    var tracks: [Track] = []
    for row in comparison.rows {
      for indicator in indicators {
        var track = Track(place: row.place, indicator: indicator)
        let members = axis.members.filter {
          $0.fact.indicator == indicator.id && $0.fact.subject == row.place.subject
        }
        let order = FactSeries.sorted(members.map(\.fact)).map(\.id)
        for id in order {
          guard let member = members.first(where: { $0.fact.id == id }),
            let figure = figure(member, .dot, axis, indicators)
          else { continue }
          guard let date = member.fact.position else {
            leftOff.append(
              .init(fact: member.fact, indicator: indicator, place: row.place, reason: .noPeriod))
            continue
          }
          // What the editor cuts off is not missing: the axis shows where it begins and ends.
          guard (span.from ?? date.year) <= date.year, date.year <= (span.to ?? date.year) else { continue }
          track.figures.append(figure)
        }
        let gaps = comparison.facts.filter {
          $0.qualifier == .noData && $0.indicator == indicator.id && $0.subject == row.place.subject
        }
        track.gaps = gaps.compactMap(\.position)
        if !track.figures.isEmpty { tracks.append(track) }
      }
    }
    let all = names(tracks)
    return zip(tracks, all).map { track, name in
      var track = track
      track.figures = track.figures.map { $0.inSeries(name, at: $0.fact.time(in: language) ?? "") }
      return track
    }
  }

  /// What tells the series apart: the subject, the indicator, or both.
  private func names(_ tracks: [Track]) -> [String] {
    let hasSubjects = Set(tracks.map(\.place.subject)).count > 1
    let hasIndicators = Set(tracks.map(\.indicator.id)).count > 1
    return tracks.map { track in
      let name = track.indicator.name(in: language)
      if !hasIndicators, !comparison.isOfNowhere { return track.place.title }
      return hasSubjects ? words.listed([track.place.title, name]) : name
    }
  }

  /// A date as a place in years.
  ///
  /// Where some are known to the month, a year stands in its middle, and so does a month.
  private static func time(_ date: EvidenceDate, isFine: Bool) -> Double {
    guard isFine else { return Double(date.year) }
    guard let month = date.month else { return Double(date.year) + 0.5 }
    let start = Double(date.year) + Double(month - 1) / 12
    return start + (date.day.map { Double($0 - 1) / 372 } ?? 0.5 / 12)
  }

  // MARK: Slopes

  /// The two years for which most series have a figure; of several pairs the furthest apart.
  private func ends(_ tracks: [Track], _ span: Span) -> (from: Int, to: Int)? {
    let years = tracks.map { Set($0.figures.compactMap { $0.fact.position?.year }) }
    let all = years.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted()
    var best: (from: Int, to: Int)?
    var most = 0
    for from in all where span.from.map({ $0 == from }) ?? true {
      for to in all.reversed() where from < to && (span.to.map { $0 == to } ?? true) {
        let count = years.filter { $0.contains(from) && $0.contains(to) }.count
        let isWider = best.map { to - from > $0.to - $0.from } ?? true
        if count > most || (count == most && count > 0 && isWider) { (best, most) = ((from, to), count) }
      }
    }
    return best
  }

  /// The series with their figures of two years alone; those that lack one are left off.
  private func pairs(
    _ tracks: [Track], _ ends: (from: Int, to: Int)?, _ leftOff: inout [ChartPlan.LeftOff]
  ) -> [Track] {
    guard let ends else { return [] }
    var kept: [Track] = []
    for track in tracks {
      var pair = track
      pair.figures = track.figures.filter { [ends.from, ends.to].contains($0.fact.position?.year) }
      if Set(pair.figures.compactMap { $0.fact.position?.year }).count == 2 {
        kept.append(pair)
      } else if let last = track.figures.last {
        leftOff.append(
          .init(
            fact: last.fact, indicator: track.indicator, place: track.place,
            reason: .noPair(ends.from, ends.to)))
      }
    }
    return kept
  }

  /// What stands above an end of a slope: the time in words where all figures there share it, else the year.
  private func head(_ date: EvidenceDate?, _ figures: [ChartPlan.Figure]) -> String {
    guard let year = date?.year else { return "" }
    let times = Set(figures.filter { $0.fact.position?.year == year }.map(\.item.label))
    if times.count == 1, let time = times.first { return time }
    return (EvidenceDate(year: year) ?? .historical(String(year)))?.text(in: language) ?? String(year)
  }

  private func key(
    _ lines: [ChartLine], _ indicators: [Indicator], _ kind: ChartPlan.Kind
  ) -> String? {
    var sentences: [String] = []
    if kind == .line, lines.contains(where: \.hasBrokenJoins) { sentences.append(words.brokenLines) }
    if indicators.first?.measure == .rank { sentences.append(words.turnedAxis) }
    return sentences.isEmpty ? nil : words.sentences(sentences)
  }

  // MARK: Two indicators by subject

  /// A chart of two indicators, a point for each subject; nil after an error, which is reported.
  func scatter(_ wishes: Wishes, _ use: DirectiveUse, _ context: inout LinkContext) -> ChartPlan? {
    guard comparison.indicators.count == 2 else {
      context.diagnostics.append(
        .error(
          "chart-content",
          "a scatter compares two indicators, and \(comparison.indicators.count) are named here",
          help: "name the one on the level axis first: indicator=\"a b\"", at: use.place))
      return nil
    }
    let axes = comparison.indicators.enumerated().map { column, _ in axis(column) }
    var leftOff: [ChartPlan.LeftOff] = []
    var points: [ChartScatter.Point] = []
    var figures: [ChartPlan.Figure] = []
    var apart: [String] = []
    for row in comparison.rows {
      let cells = row.cells.map { $0.filter { $0.qualifier.hasValue } }
      for cell in cells {
        guard let (one, other) = FactSeries.rivals(cell) else { continue }
        let problem = ChartProblem.twoAtOneTime(series: row.place.title, fact: one.id, other: other.id)
        context.diagnostics.append(.error(problem.id, problem.message, help: problem.help, at: use.place))
        return nil
      }
      let sides = cells.enumerated().map { column, cell in
        cell.compactMap { fact in axes[column]?.members.first { $0.fact.id == fact.id } }
      }
      guard let (x, y) = pair(sides[0], sides[1]), let first = axes[0], let second = axes[1],
        let level = figure(x, .dot, first, [comparison.indicators[0]]),
        let upright = figure(y, .dot, second, [comparison.indicators[1]])
      else {
        for (column, cell) in cells.enumerated() {
          guard let fact = FactSeries.sorted(cell).last else { continue }
          leftOff.append(
            .init(
              fact: fact, indicator: comparison.indicators[column], place: row.place,
              reason: comparison.indicators[column].measure == .calendarYear
                ? .calendarYear : .noOther(comparison.indicators[1 - column])))
        }
        continue
      }
      if let one = x.fact.position?.year, let other = y.fact.position?.year, one != other {
        apart.append(row.place.title + words.bracketed(words.listed([String(one), String(other)])))
      }
      points.append(ChartScatter.Point(name: row.place.title, x: level.item, y: upright.item))
      figures += [level, upright]
    }
    guard points.count > 1, let first = axes[0], let second = axes[1] else {
      if index.evidence.hasAllFacts, index.evidence.hasAllIndicators {
        context.diagnostics.append(
          .error(
            "nothing-to-compare", "no two subjects have a figure on both indicators",
            help: "use ::compare for a table", at: use.place))
      }
      return nil
    }
    let titles = [first, second].enumerated().map { column, axis in
      ChartScatter.Axis(
        title: words.subtitle(
          [comparison.indicators[column]], currency: axis.axis.currency,
          rates: rates(figures.filter { $0.indicator.id == comparison.indicators[column].id })),
        axis: Self.axis(of: comparison.indicators[column]))
    }
    let content = Chart.Content.scatter(ChartScatter(x: titles[0], y: titles[1], points: points))
    var draft = Draft(
      content: content, figures: figures, indicators: comparison.indicators, axis: first, leftOff: leftOff,
      key: apart.isEmpty ? nil : words.apart(apart))
    draft.subtitle = ""
    draft.hasCurrency = false
    let plan = finish(draft, wishes)
    return ChartComplaints(use: use).add(plan.chart, to: &context) ? plan : nil
  }

  /// The axis of one column, whatever the other measures.
  private func axis(_ column: Int) -> Comparability.Group? {
    let facts = comparison.rows.flatMap { $0.cells[column] }
    return Comparability(
      facts, in: index.evidence, currency: comparison.currency, isConverted: comparison.isConverted,
      year: comparison.year, isOverTime: comparison.year == nil
    ).groups.first
  }

  /// Two figures of one date, the latest there is; else the latest of each.
  private func pair(
    _ xs: [Comparability.Member], _ ys: [Comparability.Member]
  ) -> (Comparability.Member, Comparability.Member)? {
    func latest(_ members: [Comparability.Member]) -> [Comparability.Member] {
      FactSeries.sorted(members.map(\.fact)).compactMap { fact in members.first { $0.fact.id == fact.id } }
        .filter { $0.fact.position != nil }.reversed() + members.filter { $0.fact.position == nil }
    }
    let (xs, ys) = (latest(xs), latest(ys))
    for x in xs {
      guard let year = x.fact.position?.year else { continue }
      if let y = ys.first(where: { $0.fact.position?.year == year }) { return (x, y) }
    }
    guard let x = xs.first, let y = ys.first else { return nil }
    return (x, y)
  }

  // MARK: The plan

  private struct Draft {
    let content: Chart.Content
    let figures: [ChartPlan.Figure]
    let indicators: [Indicator]
    let axis: Comparability.Group
    let leftOff: [ChartPlan.LeftOff]
    let key: String?
    var subtitle: String?
    var hasCurrency = true
  }

  private func rates(_ figures: [ChartPlan.Figure]) -> [RatePeriod] {
    figures.compactMap(\.conversion).reduce(into: []) { periods, conversion in
      if !periods.contains(conversion.period) { periods.append(conversion.period) }
    }
  }

  private func finish(_ draft: Draft, _ wishes: Wishes) -> ChartPlan {
    let conversions = draft.figures.compactMap(\.conversion)
    let currency = draft.axis.axis.currency
    let chart = Chart(
      id: wishes.id, title: wishes.title ?? words.listed(draft.indicators.map { $0.name(in: language) }),
      subtitle: draft.subtitle
        ?? words.subtitle(draft.indicators, currency: currency, rates: rates(draft.figures)),
      notes: draft.leftOff.map(sentence) + [draft.key].compactMap { $0 },
      language: ChartLanguage(ChartWords(language).language),
      axis: draft.indicators.first.map(Self.axis) ?? ChartAxis(), content: draft.content)
    var seen: Set<String> = []
    var plan = ChartPlan(
      id: wishes.id, chart: chart, caption: wishes.caption,
      data: .figures(
        draft.figures, currency: conversions.isEmpty || !draft.hasCurrency ? nil : currency),
      leftOff: draft.leftOff,
      rateSources: conversions.flatMap(\.sources).filter { seen.insert($0).inserted }, language: language)
    plan.key = draft.key
    return plan
  }
}

extension ChartPlan.Figure {
  /// The figure as a point of a series.
  fileprivate func inSeries(_ name: String, at time: String) -> ChartPlan.Figure {
    var item = item
    item.label = time
    item.series = name
    item.note = nil
    return ChartPlan.Figure(
      fact: fact, indicator: indicator, place: place, item: item, conversion: conversion)
  }
}
