#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Decides which facts may stand on one axis.
///
/// Two figures can be compared when they have the same unit, count on the same basis, lie not too many years
/// apart, and, for money, can be given in one currency. Everything else is told in a table that says why there
/// is no chart.
public struct Comparability: Sendable {
  /// What an axis measures.
  public struct Axis: Sendable, Hashable {
    /// The unit of all figures on it.
    public let unit: String
    /// The basis of all figures on it.
    public let basis: String?
    /// The currency of all amounts on it; nil when it does not measure money.
    public let currency: Currency?
  }

  /// A fact on an axis.
  public struct Member: Sendable, Hashable {
    /// The fact.
    public let fact: Fact
    /// Where it stands on the axis, in the axis's unit and currency; the lower end of a range.
    public let value: Decimal
    /// The upper end of a range.
    public let high: Decimal?
    /// Whether the value was converted from another currency.
    public let isConverted: Bool
  }

  /// Facts that stand on one axis.
  public struct Group: Sendable, Hashable {
    /// What the axis measures.
    public let axis: Axis
    /// The facts in the order given.
    public let members: [Member]
    /// Whether all members that state a period, or a year, state the same one.
    public let isOfOnePeriod: Bool
  }

  /// Why a fact stands on no axis.
  public enum Reason: Sendable, Hashable {
    /// It has no figure: no data, not applicable, or a statement.
    case noFigure(Qualifier)
    /// Its indicator is not known.
    case unknownIndicator
    /// It is a year of the calendar, which has no length to draw.
    case calendarYear
    /// It is an amount of money without a rate to the axis's currency.
    case noRate(Currency)
    /// Nothing else has its unit and basis.
    case alone(Axis)
    /// It holds for a year too far from the latest one on the axis, or for another than was asked for.
    case otherYear(Int)
  }

  /// A fact that stands on no axis.
  public struct Exclusion: Sendable, Hashable {
    /// The fact.
    public let fact: Fact
    /// Why.
    public let reason: Reason
  }

  /// The axes, each with two facts or more, in the order in which their first facts were given.
  public let groups: [Group]

  /// The facts that stand on none.
  public let excluded: [Exclusion]

  /// Whether all facts that have a figure stand on one axis, so that one chart shows them all.
  public var isOneAxis: Bool {
    groups.count == 1
      && excluded.allSatisfy {
        if case .noFigure = $0.reason { return true }
        return false
      }
  }

  /// How many years before the latest figure on its axis another may lie.
  public static let yearsApart = 5

  /// Sorts facts onto axes.
  ///
  /// - Parameters:
  ///   - facts: The facts, which keep their order.
  ///   - base: The evidence that they are part of.
  ///   - currency: What amounts of several currencies are converted to.
  ///   - isConverted: Whether amounts are converted even if all of them are in one other currency.
  ///   - year: The one year that figures may hold for, where they state one; otherwise they may lie
  ///     `yearsApart`. A figure without a year is not held to be of any.
  ///   - isOverTime: Whether figures of all years are wanted, as on an axis of time.
  public init(
    _ facts: [Fact], in base: EvidenceBase, currency: Currency, isConverted: Bool = false, year: Int? = nil,
    isOverTime: Bool = false
  ) {
    var excluded: [Exclusion] = []
    var keys: [Key] = []
    var members: [Key: [Fact]] = [:]
    for fact in facts {
      guard let indicator = base.indicator(of: fact) else {
        excluded.append(Exclusion(fact: fact, reason: .unknownIndicator))
        continue
      }
      guard fact.value != nil else {
        excluded.append(Exclusion(fact: fact, reason: .noFigure(fact.qualifier)))
        continue
      }
      if indicator.measure == .calendarYear {
        excluded.append(Exclusion(fact: fact, reason: .calendarYear))
        continue
      }
      // Indicators without a basis say nothing of what they count on, so that each is comparable with itself
      // alone.
      let key = Key(
        unit: indicator.unit, basis: indicator.basis, indicator: indicator.basis == nil ? indicator.id : nil,
        isMoney: indicator.measure == .money)
      if members[key] == nil { keys.append(key) }
      members[key, default: []].append(fact)
    }
    let converter = CurrencyConverter(rates: base.rates)
    var groups: [Group] = []
    for key in keys {
      let facts = members[key] ?? []
      let currencies = Set(facts.compactMap(\.currency))
      let own = currencies.count == 1 && !isConverted ? currencies.first : currency
      let target = key.isMoney ? own : nil
      let axis = Axis(unit: key.unit, basis: key.basis, currency: target)
      let latest = year ?? facts.compactMap(\.year).max()
      var placed: [Member] = []
      for fact in facts {
        if !isOverTime, let own = fact.year, let latest,
          year == nil ? own < latest - Self.yearsApart : own != latest
        {
          excluded.append(Exclusion(fact: fact, reason: .otherYear(own)))
        } else if let member = Self.member(fact, target: target, converter: converter) {
          placed.append(member)
        } else {
          excluded.append(Exclusion(fact: fact, reason: .noRate(fact.currency ?? currency)))
        }
      }
      if placed.count >= 2 {
        groups.append(
          Group(axis: axis, members: placed, isOfOnePeriod: Self.isOfOnePeriod(placed.map(\.fact))))
      } else {
        excluded += placed.map { Exclusion(fact: $0.fact, reason: .alone(axis)) }
      }
    }
    self.groups = groups
    self.excluded = excluded
  }

  private struct Key: Hashable {
    let unit: String
    let basis: String?
    let indicator: String?
    let isMoney: Bool
  }

  private static func member(_ fact: Fact, target: Currency?, converter: CurrencyConverter) -> Member? {
    guard let value = fact.value else { return nil }
    guard let target, fact.currency != target else {
      return Member(fact: fact, value: value.decimal, high: fact.high?.decimal, isConverted: false)
    }
    guard let amount = try? converter.amount(of: fact, in: target) else { return nil }
    return Member(fact: fact, value: amount.value, high: amount.high, isConverted: true)
  }

  private static func isOfOnePeriod(_ facts: [Fact]) -> Bool {
    let times = facts.compactMap { fact in
      fact.period ?? fact.asOf.flatMap { EvidencePeriod(String($0.iso.prefix($0.year < 0 ? 5 : 4))) }
    }
    return times.dropFirst().allSatisfy { $0.covers(sameAs: times[0]) }
  }
}
