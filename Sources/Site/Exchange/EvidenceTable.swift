import Evidence
import Kinds

/// A table of the evidence that editors keep in a spreadsheet: what it is called and which columns it has.
struct EvidenceTable {
  /// The file's name without its ending.
  let name: String
  /// The columns that tell a row from all others.
  let keys: [String]
  /// The columns that it may have, in their usual order.
  let columns: [String]
  /// Those whose cells are numbers.
  let numbers: Set<String>
  /// Those whose cells are dates.
  var dates: Set<String> = []

  var path: String { "Content/data/\(name).csv" }

  /// The tables of a workspace.
  static func all(_ kinds: Kinds) -> [EvidenceTable] {
    func columns<Column: TableColumn>(_: Column.Type, behindFirst declared: [String] = [])
      -> [String]
    {
      var columns = Column.allCases.map(\.rawValue)
      columns.insert(contentsOf: declared, at: min(1, columns.count))
      return columns
    }
    return [
      EvidenceTable(
        name: "facts", keys: ["id"],
        columns: columns(Fact.Column.self, behindFirst: kinds.subjects.map(\.name)),
        numbers: ["value", "high"], dates: ["as_of", "period"]),
      EvidenceTable(
        name: "indicators", keys: ["id"],
        columns: columns(Indicator.Column.self, behindFirst: kinds.topics.map(\.name)),
        numbers: ["decimals"]),
      EvidenceTable(
        name: "rates", keys: ["currency", "period"], columns: columns(ExchangeRate.Column.self),
        numbers: ["units_per_usd"], dates: ["period"]),
      EvidenceTable(
        name: "corrections", keys: ["fact", "date"], columns: columns(Correction.Column.self),
        numbers: ["old", "old_high", "new"], dates: ["date"]),
      EvidenceTable(name: "terms", keys: ["id"], columns: columns(Term.Column.self), numbers: []),
    ]
  }
}
