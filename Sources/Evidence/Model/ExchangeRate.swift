/// What one US dollar cost in a currency in a period.
public struct ExchangeRate: Sendable, Hashable {
  /// The columns of `rates.csv`.
  public enum Column: String, TableColumn {
    case currency
    case unitsPerUSD = "units_per_usd"
    case period, source

    /// The columns that the table may not leave out.
    public static var required: Set<Column> { Set(allCases) }
  }

  /// The currency.
  public let currency: Currency
  /// How many units of the currency one US dollar was worth; above zero.
  public let unitsPerUSD: FigureValue
  /// The period for which the rate holds.
  public let period: RatePeriod
  /// The id of the source that states the rate.
  public let source: String
  /// Where the record and its fields stand.
  public let places: RecordPlaces<Column>
}
