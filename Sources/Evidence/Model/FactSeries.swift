/// The facts of one indicator and one subject over time.
public struct FactSeries: Sendable, Hashable {
  /// The subject's name, where there is one, and the indicator's id, with `/` between them.
  public let id: String
  /// The indicator's id.
  public let indicator: String
  /// What the facts are about; nil for those that belong to nothing.
  public let subject: PageName?
  /// The facts in the order of time, at two dates or more.
  public let facts: [Fact]

  /// The series among some facts, in the order in which their first facts are given.
  ///
  /// A fact without a date, or one that states no figure, is in no series.
  static func all(_ facts: [Fact]) -> [FactSeries] {
    var order: [String] = []
    var members: [String: [Fact]] = [:]
    for fact in facts where fact.qualifier != .statement && fact.position != nil {
      let id = id(of: fact)
      if members[id] == nil { order.append(id) }
      members[id, default: []].append(fact)
    }
    return order.compactMap { id in
      guard let facts = members[id], let first = facts.first, Set(facts.map(\.position)).count > 1 else {
        return nil
      }
      return FactSeries(id: id, indicator: first.indicator, subject: first.subject, facts: sorted(facts))
    }
  }

  /// The id of the series that a fact would be in.
  public static func id(of fact: Fact) -> String {
    (fact.subject.map { $0.name + "/" } ?? "") + fact.indicator
  }

  /// Facts in the order of time, those of one date as they are given.
  public static func sorted(_ facts: [Fact]) -> [Fact] {
    facts.enumerated().sorted { left, right in
      switch (left.element.position, right.element.position) {
      case (let one?, let other?) where one != other: one < other
      case (nil, _?): false
      case (_?, nil): true
      default: left.offset < right.offset
      }
    }.map(\.element)
  }

  /// The first two facts that stand at one date, where there are such.
  public static func rivals(_ facts: [Fact]) -> (Fact, Fact)? {
    var seen: [EvidenceDate: Fact] = [:]
    for fact in facts {
      guard let date = fact.position else { continue }
      if let other = seen[date] { return (other, fact) }
      seen[date] = fact
    }
    return nil
  }
}
