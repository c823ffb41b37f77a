import Diagnostics
import Evidence
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ComparabilityTests {
  private func compare(
    _ rows: [String], isConverted: Bool = false, year: Int? = nil
  ) throws -> Comparability {
    var fixture = EvidenceFixture()
    for (index, row) in rows.enumerated() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let (indicator, qualifier, value, high) = (fields[0], fields[1], fields[2], fields[3])
      let note = qualifier == "statement" ? "一,one" : ","
      fixture.facts +=
        "\nf\(index + 1),,\(indicator),\(qualifier),\(value),\(high),\(fields[4]),\(fields[5]),,essay,,reported,\(note)"
    }
    let base = fixture.load()
    try #require(EvidenceFixture.problems(base.diagnostics) == [])
    return Comparability(
      base.value.facts, in: base.value, currency: .usDollar, isConverted: isConverted, year: year)
  }

  /// `f1 f2 | f3: reason`, the groups first.
  private func summary(_ result: Comparability) -> String {
    let groups = result.groups.map { $0.members.map(\.fact.id).joined(separator: " ") }
    let excluded = result.excluded.map { exclusion -> String in
      let reason =
        switch exclusion.reason {
        case .noFigure(let qualifier): qualifier.rawValue
        case .unknownIndicator: "unknown indicator"
        case .calendarYear: "year"
        case .noRate(let currency): "no rate of \(currency.code)"
        case .alone: "alone"
        case .otherYear(let year): "of \(year)"
        }
      return "\(exclusion.fact.id): \(reason)"
    }
    return (groups + excluded).joined(separator: " | ")
  }

  @Test(arguments: [
    (["share,exactly,32,,,", "share,exactly,30,,,", "share,more-than,40,,,"], "f1 f2 f3"),
    (["share,exactly,32,,,", "share-other,exactly,30,,,"], "f1 f2"),
    (["share,exactly,32,,,", "share-income,exactly,30,,,"], "f1: alone | f2: alone"),
    (["share,exactly,32,,,", "share,no-data,,,,", "share,exactly,1,,,"], "f1 f3 | f2: no-data"),
    (["share,exactly,32,,,", "share,not-applicable,,,,"], "f2: not-applicable | f1: alone"),
    (["year,exactly,2025,,,", "year,exactly,2030,,,"], "f1: year | f2: year"),
    (["claim,statement,,,,", "share,exactly,1,,,"], "f1: statement | f2: alone"),
    (["index,exactly,1,,,", "index,exactly,2,,,", "index-exact,exactly,3,,,"], "f1 f2 | f3: alone"),
    (["money,exactly,1,,USD,", "money-yearly,exactly,2,,USD,"], "f1: alone | f2: alone"),
    (
      ["money,exactly,1,,USD,", "money,exactly,2,,XAF,", "money,exactly,2,,EUR,"],
      "f1 f3 | f2: no rate of XAF"
    ),
    (["firms,exactly,1,,,", "people,exactly,2,,,"], "f1: alone | f2: alone"),
    ([], ""),
  ])
  func `facts of one unit and basis stand on one axis`(rows: [String], expected: String) throws {
    #expect(summary(try compare(rows)) == expected)
  }

  @Test func `amounts of several currencies are converted`() throws {
    let result = try compare(["money,exactly,92447,,EUR,", "money,range,50000,60000,USD,"])
    let members = try #require(result.groups.first?.members)
    #expect(members.map(\.value) == [100_000, 50_000])
    #expect(members.map(\.high) == [nil, 60_000])
    #expect(members.map(\.isConverted) == [true, false])
    #expect(result.groups.first?.axis.currency?.code == "USD")
    #expect(result.isOneAxis)
  }

  @Test func `amounts of one currency stay in it`() throws {
    let result = try compare(["money,exactly,5,,EUR,", "money,exactly,6,,EUR,"])
    #expect(result.groups.first?.axis.currency?.code == "EUR")
    #expect(result.groups.first?.members.map(\.isConverted) == [false, false])
  }

  @Test func `different periods on one axis are told`() throws {
    #expect(
      try compare(["share,exactly,1,,,2020", "share,exactly,2,,,2021"]).groups.first?.isOfOnePeriod == false)
    #expect(
      try compare(["share,exactly,1,,,2020", "share,exactly,2,,,"]).groups.first?.isOfOnePeriod == true)
  }

  @Test(arguments: [
    (["share,exactly,1,,,2010", "share,exactly,2,,,2021", "share,exactly,3,,,"], nil, "f2 f3 | f1: of 2010"),
    (["share,exactly,1,,,2016", "share,exactly,2,,,2021"], nil, "f1 f2"),
    (
      ["share,exactly,1,,,2020", "share,exactly,2,,,2021", "share,exactly,3,,,2021-05"], 2021,
      "f2 f3 | f1: of 2020"
    ),
  ])
  func `figures of years far apart do not stand on one axis`(
    rows: [String], year: Int?, expected: String
  ) throws {
    #expect(summary(try compare(rows, year: year)) == expected)
  }

  @Test func `amounts of one currency are converted where that is wanted`() throws {
    let result = try compare(["money,exactly,92447,,EUR,", "money,exactly,184894,,EUR,"], isConverted: true)
    #expect(result.groups.first?.members.map(\.value) == [100_000, 200_000])
    #expect(result.groups.first?.axis.currency == .usDollar)
  }

  @Test func `a missing figure does not keep the rest from one axis`() throws {
    #expect(try compare(["share,exactly,1,,,", "share,exactly,2,,,", "share,no-data,,,,"]).isOneAxis)
    #expect(
      try compare(["share,exactly,1,,,", "share,exactly,2,,,", "firms,exactly,2,,,"]).isOneAxis == false)
  }
}
