public import Diagnostics
public import Foundation
public import Jobs

extension Reads.Kind {
  /// Facts, by their ids; whoever asks for one asks for what its indicator and its sources are, too.
  public static let fact = Self("fact")
}

/// All the evidence of a workspace: facts, what they measure, where they come from, exchange rates, corrections, and the
/// terms that speak of it.
public final class EvidenceBase: Sendable {
  /// The facts in the order of their table.
  public var facts: [Fact] {
    ReadLog.noteAll(.fact)
    return allFacts
  }
  private let allFacts: [Fact]
  /// The indicators in the order of their table.
  public let indicators: [Indicator]
  /// The sources in the order of their list.
  public let sources: [Source]
  /// The exchange rates in the order of their table.
  public let rates: [ExchangeRate]

  /// The corrections in the order of their table, which is that of time.
  public let corrections: [Correction]
  /// The terms in the order of their table.
  public let terms: [Term]

  /// The tables of the workspace's own, by name.
  public let tables: [OwnTable]
  /// The columns that the workspace adds to the facts.
  public let factColumns: TableSchema

  /// The facts of one indicator and one subject at two dates or more, in the order of their first facts.
  public var series: [FactSeries] {
    ReadLog.noteAll(.fact)
    return allSeries
  }
  private let allSeries: [FactSeries]

  /// What the files declare, broken records included.
  ///
  /// A use of a broken record is no use of an unknown one: the record has been reported already.
  private let declared: Declarations

  /// The facts that are left out, with the subject of each.
  private let leftOut: [String: PageName]

  /// The ids of the facts, for mistyped ones.
  public let factNames: KnownNames
  /// The ids of the indicators, for mistyped ones.
  public let indicatorNames: KnownNames
  /// The ids of the sources, for mistyped ones.
  public let sourceNames: KnownNames

  private let factIndex: [String: Int]
  private let subjectIndex: [PageName: [Int]]
  private let nowhereIndex: [Int]
  private let valueIndex: [Decimal: [Int]]
  private let citingIndex: [String: [Int]]
  private let indicatorIndex: [String: Int]
  private let seriesIndex: [String: Int]
  private let userIndex: [String: [Int]]
  private let sourceIndex: [String: Int]
  private let correctionIndex: [String: [Int]]

  /// Indexes the records; of several with one id the first counts.
  init(
    facts: [Fact], indicators: [Indicator], sources: [Source], rates: [ExchangeRate],
    corrections: [Correction], terms: [Term], tables: [OwnTable] = [],
    factColumns: TableSchema = TableSchema(), declared: Declarations, leftOut: [String: PageName] = [:]
  ) {
    self.leftOut = leftOut
    allFacts = facts
    self.indicators = indicators
    self.sources = sources
    self.rates = rates
    self.corrections = corrections
    self.terms = terms
    self.tables = tables
    self.factColumns = factColumns
    self.declared = declared
    factNames = KnownNames(facts.map(\.id))
    indicatorNames = KnownNames(indicators.map(\.id))
    sourceNames = KnownNames(sources.map(\.id))
    factIndex = Self.index(facts.map(\.id))
    nowhereIndex = facts.indices.filter { facts[$0].subject == nil }
    subjectIndex = facts.enumerated().reduce(into: [:]) { index, fact in
      if let subject = fact.element.subject { index[subject, default: []].append(fact.offset) }
    }
    valueIndex = facts.enumerated().reduce(into: [:]) { index, fact in
      for value in Set([fact.element.value, fact.element.high].compactMap { $0?.decimal }) {
        index[value, default: []].append(fact.offset)
      }
    }
    citingIndex = facts.enumerated().reduce(into: [:]) { index, fact in
      for source in Set(fact.element.sourceIDs) {
        index[source, default: []].append(fact.offset)
      }
    }
    indicatorIndex = Self.index(indicators.map(\.id))
    allSeries = FactSeries.all(facts)
    seriesIndex = Self.index(allSeries.map(\.id))
    userIndex = facts.enumerated().reduce(into: [:]) { index, fact in
      for part in fact.element.computation?.formula.parts ?? [] {
        index[part.fact, default: []].append(fact.offset)
      }
    }
    sourceIndex = Self.index(sources.map(\.id))
    correctionIndex = corrections.enumerated().reduce(into: [:]) {
      $0[$1.element.fact, default: []].append($1.offset)
    }
  }

  /// The fact with an id.
  public func fact(_ id: String) -> Fact? { factIndex[id].map(read) }

  /// The facts about a page in the order of their table.
  public func facts(of subject: PageName) -> [Fact] { (subjectIndex[subject] ?? []).map(read) }

  /// The facts that are about no page.
  public var factsOfNowhere: [Fact] { nowhereIndex.map(read) }

  /// The facts with a value, or an end of a range, that is a number, in the order of their table.
  ///
  /// For what is said about a text and never for what is made of it: other facts may be worth that much in a moment.
  public func facts(worth value: Decimal) -> [Fact] { (valueIndex[value] ?? []).map { allFacts[$0] } }

  /// The table of a name.
  public func table(_ name: String) -> OwnTable? { tables.first { $0.name == name } }

  /// Whether a name is certainly no table's; one that could not be read has been reported.
  public func isUnknownTable(_ name: String) -> Bool { !declared.tables.contains(name) }

  /// The facts that rest on a source in the order of their table.
  public func facts(citing source: String) -> [Fact] { (citingIndex[source] ?? []).map(read) }

  /// The series with an id.
  public func series(_ id: String) -> FactSeries? {
    guard let series = seriesIndex[id].map({ allSeries[$0] }) else { return nil }
    for fact in series.facts { ReadLog.note(.fact, fact.id) }
    return series
  }

  /// The facts whose formulas name a fact, in the order of their table.
  public func facts(computedFrom id: String) -> [Fact] { (userIndex[id] ?? []).map(read) }

  /// The facts that a fact is computed from, and those behind them, each once.
  public func parts(of fact: Fact) -> [Fact] {
    var parts: [Fact] = []
    var seen: Set<String> = [fact.id]
    var open = [fact]
    while let next = open.popLast() {
      for part in next.computation?.formula.parts ?? [] where seen.insert(part.fact).inserted {
        guard let fact = self.fact(part.fact) else { continue }
        parts.append(fact)
        open.append(fact)
      }
    }
    return parts
  }

  /// The indicator with an id.
  public func indicator(_ id: String) -> Indicator? { indicatorIndex[id].map { indicators[$0] } }

  /// An indicator's place in the order of their table; one that is not there comes last.
  public func indicatorOrder(_ id: String) -> Int { indicatorIndex[id] ?? Int.max }

  /// The source with an id.
  public func source(_ id: String) -> Source? { sourceIndex[id].map { sources[$0] } }

  /// The corrections of a fact, the newest last.
  public func corrections(of factID: String) -> [Correction] {
    (correctionIndex[factID] ?? []).map { corrections[$0] }
  }

  /// Whether an id is certainly no fact's, so that using it is a mistake of its own.
  public func isUnknownFact(_ id: String) -> Bool { declared.facts.excludes(id) }

  /// Whether an id is certainly no indicator's.
  public func isUnknownIndicator(_ id: String) -> Bool { declared.indicators.excludes(id) }

  /// Whether an id is certainly no source's.
  public func isUnknownSource(_ id: String) -> Bool { declared.sources.excludes(id) }

  /// Whether a currency has rates that could not be read, so that its conversion has been reported already.
  public func hasBrokenRates(of currency: Currency) -> Bool {
    !declared.currencies.excludes(currency.code)
      && !rates.contains { $0.currency == currency }
  }

  /// Whether nothing of the evidence names a source: no fact, not even one with an error, and no rate.
  public func isUnnamedSource(_ id: String) -> Bool { declared.namedSources.excludes(id) }

  /// Whether every record of the facts could be read; if not, a list of them may lack some.
  public var hasAllFacts: Bool { declared.facts.count == allFacts.count + leftOut.count }

  /// The same evidence without the facts about some pages.
  public func leavingOut(_ subjects: Set<PageName>) -> EvidenceBase {
    var left: [String: PageName] = [:]
    for fact in allFacts {
      if let subject = fact.subject, subjects.contains(subject) { left[fact.id] = subject }
    }
    guard !left.isEmpty else { return self }
    // What is computed from a fact that is left out goes with it.
    var open = Array(left.keys)
    while let id = open.popLast() {
      for user in facts(computedFrom: id) where left[user.id] == nil {
        left[user.id] = left[id]
        open.append(user.id)
      }
    }
    return EvidenceBase(
      facts: allFacts.filter { left[$0.id] == nil }, indicators: indicators, sources: sources, rates: rates,
      corrections: corrections.filter { left[$0.fact] == nil }, terms: terms, tables: tables,
      factColumns: factColumns, declared: declared, leftOut: left)
  }

  /// The page that a fact has been left out with; nil for a fact that is there, and for what is no fact's id.
  public func subjectLeftOut(with factID: String) -> PageName? { leftOut[factID] }

  /// Whether every record of the indicators could be read; if not, what gathers facts by them may lack some.
  public var hasAllIndicators: Bool { declared.indicators.count == indicators.count }

  /// What a fact measures; the loader makes sure that it is there.
  public func indicator(of fact: Fact) -> Indicator? { indicator(fact.indicator) }

  private func read(_ place: Int) -> Fact {
    ReadLog.note(.fact, allFacts[place].id)
    return allFacts[place]
  }

  private static func index(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
