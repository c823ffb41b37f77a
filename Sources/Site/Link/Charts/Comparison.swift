import Evidence
import Foundation

/// Facts laid out to be compared: cases by indicators.
struct Comparison: Sendable {
  /// The order of the cases.
  enum Order: String, CaseIterable {
    /// That of the cases' pages.
    case order
    /// The largest figure first.
    case value
    /// By name.
    case name
  }

  /// A case with its facts on each indicator.
  struct Row: Sendable {
    let place: ComparedPlace
    let cells: [[Fact]]
  }

  let indicators: [Indicator]
  private(set) var rows: [Row]
  /// The order that the editor asks for.
  let order: Order?
  /// What amounts of several currencies are converted to.
  let currency: Currency
  /// Whether amounts are converted even if all are in one other currency.
  let isConverted: Bool
  /// The one year that figures on a chart may hold for.
  let year: Int?
  /// Which of them may stand on one axis.
  let comparability: Comparability

  init(
    indicators: [Indicator], rows: [Row], order: Order?, currency: Currency, isConverted: Bool, year: Int?,
    isOverTime: Bool = false, evidence: EvidenceBase, language: String
  ) {
    self.indicators = indicators
    self.order = order
    self.currency = currency
    self.isConverted = isConverted
    self.year = year
    let facts = indicators.indices.flatMap { column in rows.flatMap { $0.cells[column] } }
    comparability = Comparability(
      facts, in: evidence, currency: currency, isConverted: isConverted, year: year, isOverTime: isOverTime)
    self.rows = rows
    switch order {
    case .value: sortByValue()
    case .name: self.rows.sort { Self.isOrdered($0.place.title, $1.place.title, language) }
    case .order, nil: break
    }
  }

  /// Whether the facts are about no page.
  var isOfNowhere: Bool { rows.allSatisfy { $0.place.page == nil } }

  /// The facts by indicator, then by case.
  var facts: [Fact] { indicators.indices.flatMap { column in rows.flatMap { $0.cells[column] } } }

  /// The axis that holds the most figures; of several the first.
  var axis: Comparability.Group? {
    comparability.groups.reduce(nil) { best, group in
      (best?.members.count ?? 0) < group.members.count ? group : best
    }
  }

  /// Whether two names stand in the order of a language: Chinese by its sounds.
  static func isOrdered(_ left: String, _ right: String, _ language: String) -> Bool {
    let locale = FigureLanguage(tag: language).locale
    let order = left.compare(right, options: [], range: nil, locale: locale)
    return order == .orderedSame ? left < right : order == .orderedAscending
  }

  /// The case with the largest figure first: on the common axis, or else on the first indicator; without one last.
  private mutating func sortByValue() {
    let members = axis?.members ?? []
    let values = Dictionary(
      members.map { ($0.fact.id, $0.high ?? $0.value) }, uniquingKeysWith: { first, _ in first })
    func value(_ row: Row) -> Decimal? {
      members.isEmpty
        ? row.cells.first?.compactMap { ($0.high ?? $0.value)?.decimal }.max()
        : row.cells.joined().compactMap { values[$0.id] }.max()
    }
    let sorted = rows.enumerated().sorted { left, right in
      switch (value(left.element), value(right.element)) {
      case (let one?, let other?) where one != other: one > other
      case (nil, _?): false
      case (_?, nil): true
      default: left.offset < right.offset
      }
    }
    rows = sorted.map(\.element)
  }
}
