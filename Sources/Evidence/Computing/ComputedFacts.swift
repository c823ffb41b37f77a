import Diagnostics

/// Works out the facts that are computed from others, each after those that it is made of.
struct ComputedFacts {
  /// A record whose value is to be worked out.
  struct Draft {
    let id: String
    let subject: PageName?
    let indicator: Indicator
    let formula: Formula
    let period: EvidencePeriod?
    let asOf: EvidenceDate?
    let noteZh: String?
    let noteEn: String?
    let otherNotes: [String: String]
    let places: RecordPlaces<Fact.Column>
    /// Its place in the order of the table.
    let order: Int
    /// The cells of the columns that the workspace adds.
    let extra: [TableCell]

    var place: SourcePlace { places[.computed] }
  }

  private let indicators: [String: Indicator]
  private let known: KnownIDs
  private let names: KnownNames
  private let drafts: [Draft]
  /// The facts there are, by id: those that are written, then those that have been worked out.
  private var facts: [String: Fact]
  private var results: [(order: Int, fact: Fact)] = []
  private var diagnostics: [Diagnostic] = []

  private init(
    _ drafts: [Draft], _ facts: [Fact], _ known: KnownIDs, _ indicators: [String: Indicator]
  ) {
    self.drafts = drafts
    self.known = known
    names = KnownNames(known.ids)
    self.indicators = indicators
    self.facts = Dictionary(facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The computed facts that can be worked out, each with its place in the table.
  static func work(
    out drafts: [Draft], from facts: [Fact], known: KnownIDs, indicators: [String: Indicator]
  ) -> Diagnosed<[(order: Int, fact: Fact)]> {
    guard !drafts.isEmpty else { return Diagnosed([]) }
    var work = ComputedFacts(drafts, facts, known, indicators)
    work.run()
    return Diagnosed(work.results, work.diagnostics)
  }

  /// Goes from the facts that need no other computed one to those that do.
  private mutating func run() {
    let positions = Dictionary(
      drafts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var users: [Int: [Int]] = [:]
    var waiting = drafts.map { draft in draft.formula.parts.filter { positions[$0.fact] != nil }.count }
    for (number, draft) in drafts.enumerated() {
      for part in draft.formula.parts { positions[part.fact].map { users[$0, default: []].append(number) } }
    }
    var ready = drafts.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < ready.count {
      let number = ready[next]
      next += 1
      work(out: drafts[number])
      for user in users[number] ?? [] {
        waiting[user] -= 1
        if waiting[user] == 0 { ready.append(user) }
      }
    }
    reportCircles(Set(drafts.indices.filter { waiting[$0] > 0 }), positions)
  }

  /// Each circle once, at the first of its facts in the table.
  private mutating func reportCircles(_ stuck: Set<Int>, _ positions: [String: Int]) {
    var seen: Set<Int> = []
    for start in stuck.sorted() where !seen.contains(start) {
      var path: [Int] = []
      var number: Int? = start
      while let current = number, !seen.contains(current) {
        seen.insert(current)
        path.append(current)
        number = drafts[current].formula.parts.lazy.compactMap { positions[$0.fact] }.first(
          where: stuck.contains)
      }
      // A way that ends in a circle seen before, or that leads into one, is no circle itself.
      guard let end = number, let first = path.firstIndex(of: end) else { continue }
      let circle = Array(path[first...])
      guard let top = circle.min(), let turn = circle.firstIndex(of: top) else { continue }
      let names = (circle[turn...] + circle[..<turn]).map { drafts[$0].id }
      diagnostics.append(
        .error(
          "computed-circle",
          names.count == 1
            ? "'\(names[0])' is computed from itself"
            : "these facts are computed from each other: \((names + names.prefix(1)).joined(separator: " → "))",
          help: "give one of them a value of its own, with its source", at: drafts[top].place))
    }
  }

  private mutating func work(out draft: Draft) {
    var parts: [(fact: Fact, indicator: Indicator)] = []
    var isComplete = true
    for part in draft.formula.parts {
      guard let fact = facts[part.fact], let indicator = indicators[fact.indicator] else {
        isComplete = false
        // A record that could not be read has been reported.
        if known.excludes(part.fact) {
          diagnostics.append(
            .error(
              "unknown-fact",
              "no fact '\(part.fact)'"
                + Suggestion.clause(for: part.fact, in: names) { $0 != draft.id },
              at: part.place))
        }
        continue
      }
      if fact.standing == .withdrawn {
        isComplete = false
        diagnostics.append(
          .error(
            "withdrawn-fact", "the fact '\(fact.id)' has been withdrawn",
            help: "take it out of the formula, or use another", at: part.place))
      }
      parts.append((fact, indicator))
    }
    guard isComplete else { return }
    let check = FormulaCheck(function: draft.formula.function, indicator: draft.indicator, parts: parts)
    do {
      try check.check()
    } catch {
      let place = error.part.map { draft.formula.parts[$0].place } ?? draft.place
      diagnostics.append(.error(error.id, error.message, help: error.help, at: place))
      return
    }
    if let fact = fact(draft, parts.map(\.fact), check.currency) {
      facts[draft.id] = fact
      results.append((draft.order, fact))
    }
  }

  // MARK: The value

  private mutating func fact(_ draft: Draft, _ parts: [Fact], _ currency: Currency?) -> Fact? {
    let intervals = parts.compactMap(Interval.init)
    guard intervals.count == parts.count else {
      let without = parts.filter { $0.value == nil }
      if without.isEmpty {
        report(.tooLong, draft)
        return nil
      }
      // Without a part there is no whole.
      let isApplicable = without.contains { $0.qualifier != .notApplicable }
      return record(
        draft, parts, isApplicable ? .noData : .notApplicable, value: nil, high: nil, currency: nil,
        Computation(formula: draft.formula, value: nil, high: nil))
    }
    let calculator = Calculator(
      function: draft.formula.function, isPercent: draft.indicator.measure == .percent)
    let result: Interval
    do {
      result = try calculator.result(of: intervals)
    } catch {
      report(error, draft)
      return nil
    }
    // Sums and differences of what is written show what is written.
    let isPlain = [.sum, .difference].contains(draft.formula.function)
    let places =
      isPlain ? parts.flatMap { [$0.value, $0.high] }.compactMap { $0?.fractionDigits }.max() : nil
    func printed(_ ratio: Ratio) -> FigureValue? {
      ratio.printed(decimals: draft.indicator.decimals, partPlaces: places)
    }
    guard let (qualifier, exact, exactHigh) = result.record, let value = printed(exact) else {
      report(.tooLong, draft)
      return nil
    }
    let high = exactHigh.flatMap(printed)
    let computation = Computation(formula: draft.formula, value: exact, high: exactHigh)
    guard high.map({ $0.decimal > value.decimal }) ?? true else {
      // Both ends round to one number.
      return record(draft, parts, .about, value: value, high: nil, currency: currency, computation)
    }
    return record(draft, parts, qualifier, value: value, high: high, currency: currency, computation)
  }

  private mutating func report(_ failure: Calculator.Failure, _ draft: Draft) {
    let parts = draft.formula.parts
    let diagnostic: Diagnostic =
      switch failure {
      case .zero(let part):
        .error(
          "computed-zero",
          "the formula of '\(draft.id)' divides by '\(parts[part].fact)', which is or may be zero",
          help: "take the formula out, or compute from another fact", at: parts[part].place)
      case .negative(let part):
        .error(
          "computed-value",
          "'\(parts[part].fact)' is or may be negative, and what is computed from it would say nothing",
          help: "give the difference, a - b, instead", at: parts[part].place)
      case .untold:
        .error(
          "computed-value",
          "what '\(draft.id)' amounts to cannot be told: its parts are open to different sides",
          help:
            "of 'more than' from 'more than' nothing follows; compute from exact figures, or write the words",
          at: draft.place)
      case .tooLong:
        .error(
          "computed-value", "the numbers of '\(draft.id)' are too long to be computed exactly",
          help: "give the fact a value of its own, with its source", at: draft.place)
      }
    diagnostics.append(diagnostic)
  }

  // MARK: The record

  private func record(
    _ draft: Draft, _ parts: [Fact], _ qualifier: Qualifier, value: FigureValue?, high: FigureValue?,
    currency: Currency?, _ computation: Computation
  ) -> Fact {
    Fact(
      id: draft.id, subject: draft.subject, indicator: draft.indicator.id, qualifier: qualifier, value: value,
      high: high, currency: currency, period: period(draft, parts), asOf: asOf(draft, parts),
      citations: citations(parts, draft), standing: Self.weakest(parts.map(\.standing)),
      noteZh: draft.noteZh, noteEn: draft.noteEn, otherNotes: draft.otherNotes, places: draft.places,
      computation: computation, extra: draft.extra)
  }

  /// The time that is written, that of all parts, or the span between the two ends of a change.
  private func period(_ draft: Draft, _ parts: [Fact]) -> EvidencePeriod? {
    if draft.period != nil || draft.asOf != nil { return draft.period }
    if let first = parts.first?.period, parts.allSatisfy({ $0.period?.covers(sameAs: first) == true }) {
      return first
    }
    let isChange =
      parts.count == 2 && parts[0].indicator == parts[1].indicator && parts[0].subject == parts[1].subject
      && [.growth, .difference].contains(draft.formula.function)
    let years = parts.compactMap { $0.position?.year }
    guard isChange, years.count == 2, let from = years.min(), let to = years.max(), from < to,
      let start = EvidenceDate(year: from), let end = EvidenceDate(year: to)
    else { return nil }
    return EvidencePeriod("\(start.iso)-\(end.iso)")
  }

  private func asOf(_ draft: Draft, _ parts: [Fact]) -> EvidenceDate? {
    if draft.period != nil || draft.asOf != nil { return draft.asOf }
    guard let first = parts.first?.asOf, parts.allSatisfy({ $0.asOf == first && $0.period == nil }) else {
      return nil
    }
    return first
  }

  /// The sources of the parts, each once; with a place in it where all parts name the same.
  private func citations(_ parts: [Fact], _ draft: Draft) -> [Fact.Citation] {
    var order: [String] = []
    var locators: [String: Set<String?>] = [:]
    for citation in parts.flatMap(\.citations) {
      if locators[citation.source] == nil { order.append(citation.source) }
      locators[citation.source, default: []].insert(citation.locator)
    }
    return order.map { source in
      let named = locators[source] ?? []
      return Fact.Citation(
        source: source, locator: named.count == 1 ? named.first ?? nil : nil, place: draft.place)
    }
  }

  /// The weakest standing of the parts; what has been put right rests on one source, as what is reported does.
  private static func weakest(_ standings: [Standing]) -> Standing {
    if standings.contains(.withdrawn) { return .withdrawn }
    if standings.contains(.disputed) { return .disputed }
    return standings.allSatisfy { $0 == .corroborated } ? .corroborated : .reported
  }
}
