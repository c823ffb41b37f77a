#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Converts amounts of money at the exchange rates of the evidence.
public struct CurrencyConverter: Sendable {
  /// Why an amount was not converted.
  public enum Failure: Error, Sendable, Hashable {
    /// The fact is not an amount of money.
    case notMoney
    /// No period has a rate of both currencies; the currencies that have no rate at all, or both.
    case noRate([Currency])
  }

  private let rates: [ExchangeRate]

  /// Creates a converter from exchange rates.
  public init(rates: [ExchangeRate]) {
    self.rates = rates
  }

  /// Converts a fact and writes the result in a language; nil when the fact is in that currency already.
  ///
  /// The rates are those of the year that the fact holds for where there are such, otherwise the last that
  /// the table lists; both currencies are taken from one period. The result has three significant digits when
  /// the first is 1, else two, so that no precision is claimed that the rate does not give.
  public func convert(
    _ fact: Fact, of indicator: Indicator, to currency: Currency, language: FigureLanguage
  ) throws(Failure) -> ConvertedFigure? {
    guard indicator.measure == .money, let original = fact.currency, let value = fact.exactValue else {
      throw .notMoney
    }
    if original == currency { return nil }
    let (from, into) = try rates(from: original, to: currency, in: fact.year)
    let amount = Self.rounded(Self.exact(value, from, into))
    let high = fact.exactHigh.map { Self.rounded(Self.exact($0, from, into)) }.flatMap {
      $0 == amount ? nil : $0
    }
    let formatter = FigureFormatter(language: language)
    // A rate is an average, so that no converted amount is exact; a range whose ends round to one amount is about that.
    let isOneValue = fact.qualifier == .range && high == nil
    let qualifier = fact.qualifier == .exactly || isOneValue ? .about : fact.qualifier
    let figure = Figure(
      value: amount, high: high, qualifier: qualifier, unit: FigureUnit(money: currency), decimals: nil)
    return ConvertedFigure(
      original: formatter.format(fact, of: indicator), converted: formatter.format(figure, mode: .value),
      qualified: formatter.format(figure, mode: .full), value: amount, high: high, currency: currency,
      period: from.period,
      sources: from.source == into.source ? [from.source] : [from.source, into.source], language: language)
  }

  /// A fact's amount in another currency, rounded as it is written, so that a bar is as long as its label says.
  func amount(of fact: Fact, in currency: Currency) throws(Failure) -> (value: Decimal, high: Decimal?) {
    guard let original = fact.currency, let value = fact.exactValue else { throw .notMoney }
    let (from, into) = try rates(from: original, to: currency, in: fact.year)
    let amount = Self.rounded(Self.exact(value, from, into)).decimal
    let high = fact.exactHigh.map { Self.rounded(Self.exact($0, from, into)).decimal }
    return (amount, high.flatMap { $0 == amount ? nil : $0 })
  }

  /// The rates of two currencies in one period.
  private func rates(
    from original: Currency, to target: Currency, in year: Int?
  ) throws(Failure) -> (ExchangeRate, ExchangeRate) {
    var pairs: [(ExchangeRate, ExchangeRate)] = []
    for from in rates where from.currency == original {
      if let into = rates.first(where: { $0.currency == target && $0.period == from.period }) {
        pairs.append((from, into))
      }
    }
    if let pair = pairs.last(where: { $0.0.period.date.year == year }) ?? pairs.last { return pair }
    let unknown = [original, target].filter { currency in !rates.contains { $0.currency == currency } }
    throw .noRate(unknown.isEmpty ? [original, target] : unknown)
  }

  private static func exact(_ value: Decimal, _ from: ExchangeRate, _ into: ExchangeRate) -> Decimal {
    value / from.unitsPerUSD.decimal * into.unitsPerUSD.decimal
  }

  private static func rounded(_ exact: Decimal) -> FigureValue {
    // The quotient may miss a round number by its last digit; thirty digits are far below any figure's claim.
    let digits = DecimalDigits(exact).rounded(significant: 30)
    let first = (digits.integer + digits.fraction).first { $0 != "0" }
    return FigureValue(digits.rounded(significant: first == "1" ? 3 : 2).plain) ?? FigureValue(exact)
  }
}
