import Digest
import Evidence

/// The evidence that pages rest on as a digest: it changes when a fact, its corrections, its indicator, its source or
/// a rate does.
struct EvidenceDigest: Sendable {
  private let records: [Dependency: String]
  private let rates: [String: [String]]

  init(_ index: PageIndex) {
    var records: [Dependency: String] = [:]
    func add(_ table: DataTable, _ dependency: (String) -> Dependency) {
      for row in table.rows { records[dependency(row[0]), default: ""] += row.joined(separator: "\u{1F}") }
    }
    add(.facts(index.evidence, index.kinds)) { .fact($0) }
    add(.corrections(index.evidence)) { .fact($0) }
    add(.indicators(index.evidence, index.kinds)) { .indicator($0) }
    add(.sources(index.evidence, index.settings.citationStyle)) { .source($0) }
    for table in index.evidence.tables { add(.own(table, index)) { _ in .table(table.name) } }
    self.records = records
    rates = Dictionary(grouping: DataTable.rates(index.evidence).rows, by: { $0[3] })
      .mapValues { $0.map { $0.joined(separator: "\u{1F}") } }
  }

  /// Twelve digits of SHA-256 in groups of four.
  func text(of pages: [LinkedPage]) -> String {
    var lines: Set<String> = []
    for dependency in pages.lazy.flatMap(\.dependencies) {
      if let record = records[dependency] { lines.insert(record) }
      if case .source(let id) = dependency { lines.formUnion(rates[id] ?? []) }
    }
    let digits = SHA256.hex(lines.sorted().joined(separator: "\u{1E}")).prefix(12)
    return stride(from: 0, to: 12, by: 4)
      .map { String(digits.dropFirst($0).prefix(4)) }
      .joined(separator: " ")
  }
}
