import Diagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads `rates.csv`.
enum RateTableReader {
  /// The rates; the ids that the table declares are the codes of currencies.
  static func read(_ file: SourceFile, sources: KnownIDs) -> Diagnosed<Declared<ExchangeRate>> {
    let rows = TableReader<ExchangeRate.Column>.read(file)
    var result = Diagnosed(Declared<ExchangeRate>.empty, rows.diagnostics)
    result.value.known.isComplete = !rows.diagnostics.hasErrors
    result.value.namedSources.isComplete = !rows.diagnostics.hasErrors
    let names = KnownNames(sources.ids)
    var seen = Set<[String]>()
    for var row in rows.value {
      if let code = row.text(.currency) { result.value.known.ids.insert(code) }
      if let source = row.text(.source) { result.value.namedSources.ids.insert(source) }
      let rate = rate(&row, sources: sources, names)
      if let rate, !seen.insert([rate.currency.code, row[.period]]).inserted {
        row.error(
          "duplicate-rate", "a rate of \(rate.currency.code) for '\(row[.period])' stands above already",
          at: .currency)
      }
      if let rate, !row.hasErrors { result.value.records.append(rate) }
      result.diagnostics += row.diagnostics
    }
    return result
  }

  private static func rate(
    _ row: inout TableRow<ExchangeRate.Column>, sources: KnownIDs, _ names: KnownNames
  ) -> ExchangeRate? {
    _ = row.required(.currency)
    let currency = row.currency(.currency)
    _ = row.required(.unitsPerUSD)
    let units = row.decimal(.unitsPerUSD)
    if let units, units.decimal <= 0 {
      row.error("invalid-number", "a rate is above zero", at: .unitsPerUSD)
    } else if let units, currency?.code == "USD", units.decimal != 1 {
      row.error("invalid-number", "one US dollar costs one US dollar", at: .unitsPerUSD)
    }
    let period = period(&row)
    let source = row.required(.source)
    if let source, sources.excludes(source) {
      row.error(
        "unknown-source", "no source '\(source)'" + Suggestion.clause(for: source, in: names),
        help: "add it to data/sources.yaml", at: .source)
    }
    guard let currency, let units, let period, let source else { return nil }
    return ExchangeRate(
      currency: currency, unitsPerUSD: units, period: period, source: source, places: row.places)
  }

  private static func period(_ row: inout TableRow<ExchangeRate.Column>) -> RatePeriod? {
    guard let text = row.required(.period) else { return nil }
    if let period = RatePeriod(text) { return period }
    row.error(
      "invalid-period", "'\(text)' does not say for which time the rate holds",
      help: "write '2023 average', '2023-06 average' or a day such as 2023-12-31", at: .period)
    return nil
  }
}
