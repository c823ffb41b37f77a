/// All the evidence of a workspace: facts, what they measure, where they come from, and exchange rates.
public struct EvidenceBase: Sendable {
  /// The facts in the order of their table.
  public let facts: [Fact]
  /// The indicators in the order of their table.
  public let indicators: [Indicator]
  /// The sources in the order of their list.
  public let sources: [Source]
  /// The exchange rates in the order of their table.
  public let rates: [ExchangeRate]

  /// The ids of facts whose records have errors and are therefore missing from `facts`.
  ///
  /// A use of such a fact is no use of an unknown one: its own record has been reported already.
  public let brokenFacts: Set<String>

  /// Whether every line of `facts.csv` could at least be taken for a record.
  ///
  /// If not, a fact that is not here may stand on a line that has been reported already.
  public let knowsAllFacts: Bool

  private let factIndex: [String: Int]
  private let caseIndex: [String: [Int]]
  private let indicatorIndex: [String: Int]
  private let sourceIndex: [String: Int]

  /// Indexes the records; of several with one id the first counts.
  public init(
    facts: [Fact] = [], indicators: [Indicator] = [], sources: [Source] = [], rates: [ExchangeRate] = [],
    brokenFacts: Set<String> = [], knowsAllFacts: Bool = true
  ) {
    self.facts = facts
    self.indicators = indicators
    self.sources = sources
    self.rates = rates
    self.brokenFacts = brokenFacts
    self.knowsAllFacts = knowsAllFacts
    factIndex = Self.index(facts.map(\.id))
    caseIndex = facts.enumerated().reduce(into: [:]) { index, fact in
      if let name = fact.element.caseID { index[name, default: []].append(fact.offset) }
    }
    indicatorIndex = Self.index(indicators.map(\.id))
    sourceIndex = Self.index(sources.map(\.id))
  }

  /// The fact with an id.
  public func fact(_ id: String) -> Fact? { factIndex[id].map { facts[$0] } }

  /// The facts of a case in the order of their table.
  public func facts(of caseID: String) -> [Fact] { (caseIndex[caseID] ?? []).map { facts[$0] } }

  /// The indicator with an id.
  public func indicator(_ id: String) -> Indicator? { indicatorIndex[id].map { indicators[$0] } }

  /// An indicator's place in the order of their table; one that is not there comes last.
  public func indicatorOrder(_ id: String) -> Int { indicatorIndex[id] ?? Int.max }

  /// The source with an id.
  public func source(_ id: String) -> Source? { sourceIndex[id].map { sources[$0] } }

  /// Whether an id is certainly no fact's, so that using it is a mistake of its own.
  public func isUnknownFact(_ id: String) -> Bool {
    fact(id) == nil && !brokenFacts.contains(id) && knowsAllFacts
  }

  /// What a fact measures; the loader makes sure that it is there.
  public func indicator(of fact: Fact) -> Indicator? { indicator(fact.indicator) }

  private static func index(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
