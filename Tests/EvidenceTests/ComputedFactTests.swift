import Diagnostics
import Foundation
import Testing

@testable import Evidence

/// What follows from facts, and what does not.
@Suite struct ComputedFactTests {
  private static let header = EvidenceFixture.factsHeader + ",computed"

  /// The fixture with parts `a`, `b`, … of an indicator and a fact `x` that is computed from them.
  private static func fixture(
    _ parts: [String], _ indicator: String, _ formula: String, decimals: Int? = nil
  ) -> EvidenceFixture {
    var fixture = EvidenceFixture()
    fixture.indicators += """

      change,变化,Change,,percent,,,change,\(decimals.map(String.init) ?? ""),,,
      per-head,人均,Per head,,money,,,per head,,,,
      ratio,比,Ratio,,ratio,,,ratio,\(decimals.map(String.init) ?? ""),,,
      rank,名次,Rank,,rank,,,,,,,
      gained,上升,Places gained,,places,位,place|places,,,,,
      """
    let rows = parts.enumerated().map { index, part in
      let fields = part.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      let high = fields.count > 3 ? fields[3] : ""
      let name = ["a", "b", "c", "d"][index]
      let currency = fields[0].hasPrefix("money") ? "EUR" : ""
      return "\(name),,\(fields[0]),\(fields[1]),\(fields[2]),\(high),\(currency),,,essay,,reported,,,"
    }
    fixture.facts = ([header] + rows + ["x,,\(indicator),,,,,,,,,,,,\"\(formula)\""]).joined(separator: "\n")
    return fixture
  }

  @Test(
    "A value follows exactly, and is rounded once",
    arguments: [
      (["licences exactly 112", "licences exactly 31"], "licences", "a - b", "81 licences"),
      (["licences exactly 0.1", "licences exactly 0.2"], "licences", "sum(a, b)", "0.3 licences"),
      (["licences exactly 1.50", "licences exactly 2"], "licences", "sum(a, b)", "3.50 licences"),
      (["licences exactly 3", "licences exactly 1"], "share-income", "share(a, b)", "75%"),
      (["licences exactly 1", "licences exactly 2"], "share-income", "share(a, b)", "33.3%"),
      (["licences exactly 1", "licences exactly 2"], "share-exact", "share(a, b)", "33.3%"),
      (["licences exactly 1", "licences exactly 3"], "share-exact", "a / b", "33.3%"),
      (["licences exactly 112", "licences exactly 500"], "change", "growth(a, b)", "346%"),
      (["licences exactly 500", "licences exactly 112"], "change", "growth(a, b)", "−77.6%"),
      (["money exactly 100000000", "people exactly 300000"], "per-head", "a / b", "€333"),
      (["people exactly 12345679", "firms exactly 3"], "ratio", "a / b", "4.12 million"),
      (["people exactly 12345", "firms exactly 3"], "ratio", "a / b", "4,115"),
      (["people exactly 1", "firms exactly 7000"], "ratio", "a / b", "0.000143"),
      (["year exactly 2020", "year exactly 1999"], "years", "a - b", "21 years"),
      (["rank exactly 12", "rank exactly 3"], "gained", "a - b", "9 places"),
      (["share exactly 40", "share exactly 25"], "points", "a - b", "15 percentage points"),
    ])
  func values(_ parts: [String], _ indicator: String, _ formula: String, _ text: String) throws {
    let base = Self.fixture(parts, indicator, formula).load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    let fact = try #require(base.value.fact("x"))
    let own = try #require(base.value.indicator(of: fact))
    #expect(
      FigureFormatter(language: .en).format(fact, of: own).text.replacing("\u{A0}", with: " ") == text)
  }

  @Test(
    "What is known of the parts decides what is known of the whole",
    arguments: [
      (["licences more-than 500", "licences exactly 100"], "sum(a, b)", "more than 600 licences"),
      (["licences more-than 500", "licences at-least 100"], "sum(a, b)", "more than 600 licences"),
      (["licences at-least 500", "licences exactly 100"], "a - b", "at least 400 licences"),
      (["licences exactly 500", "licences more-than 100"], "a - b", "fewer than 400 licences"),
      (["licences range 400 500", "licences exactly 100"], "a - b", "300–400 licences"),
      (["licences range 400 500", "licences range 100 200"], "a - b", "200–400 licences"),
      (["licences about 400", "licences exactly 100"], "sum(a, b)", "about 500 licences"),
      (["licences no-data ", "licences exactly 100"], "sum(a, b)", "no data"),
    ])
  func bounds(_ parts: [String], _ formula: String, _ text: String) throws {
    let base = Self.fixture(parts, "licences", formula).load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    let fact = try #require(base.value.fact("x"))
    let own = try #require(base.value.indicator(of: fact))
    #expect(
      FigureFormatter(language: .en).format(fact, of: own).text.replacing("\u{A0}", with: " ") == text)
  }

  @Test(
    "What cannot follow is reported",
    arguments: [
      (["licences exactly 1", "firms exactly 2"], "licences", "a - b", "computed-units"),
      (["firms exactly 1", "people exactly 2"], "ratio", "share(a, b)", "computed-units"),
      (["money exactly 1", "money-yearly exactly 2"], "money", "sum(a, b)", "computed-units"),
      (["rank exactly 1", "rank exactly 2"], "rank", "sum(a, b)", "computed-units"),
      (["rank exactly 1", "rank exactly 2"], "rank", "a - b", "computed-units"),
      (["licences exactly 1", "licences exactly 2"], "licences", "a / b", "computed-units"),
      (["licences exactly 1", "firms exactly 2"], "change", "a / b", "computed-units"),
      (["licences exactly 1", "firms exactly 0"], "ratio", "a / b", "computed-zero"),
      (["licences exactly 0", "licences exactly 2"], "change", "growth(a, b)", "computed-zero"),
      (["licences exactly 0", "licences exactly 0"], "change", "share(a, b)", "computed-zero"),
      (["licences exactly -3", "licences exactly 2"], "change", "growth(a, b)", "computed-value"),
      (["licences more-than 5", "licences up-to 2"], "licences", "sum(a, b)", "computed-value"),
    ])
  func failures(_ parts: [String], _ indicator: String, _ formula: String, _ id: String) {
    let base = Self.fixture(parts, indicator, formula).load()
    #expect(base.diagnostics.map(\.id) == [id])
    #expect(base.value.fact("x") == nil)
  }

  @Test("A chain of formulas is never a rounding of a rounding")
  func chains() throws {
    var fixture = Self.fixture(["licences exactly 1", "licences exactly 2"], "change", "share(a, b)")
    fixture.facts += """

      y,,change,,,,,,,,,,,,"z - x"
      z,,change,,,,,,,,,,,,"share(b, a)"
      third,,ratio,,,,,,,,,,,,"a / c"
      c,,firms,exactly,3,,,,,essay,,reported,,,
      whole,,change,,,,,,,,,,,,"sum(x, z)"
      """
    let base = fixture.load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    // 66.666… − 33.333…, which rounded parts would make 33.4.
    #expect(base.value.fact("y")?.value?.plain == "33.3")
    #expect(base.value.fact("whole")?.value?.plain == "100.0")
    #expect(base.value.fact("third")?.value?.plain == "0.333")
    // The order of the table is kept.
    #expect(base.value.facts.map(\.id) == ["a", "b", "x", "y", "z", "third", "c", "whole"])
  }

  @Test("A computed fact stands no better than its weakest part, on the sources of all")
  func standing() throws {
    var fixture = EvidenceFixture()
    fixture.facts = """
      \(Self.header)
      a,,licences,exactly,5,,,2010,,essay,p1,corroborated,,,
      b,,licences,exactly,6,,,2011,,report;essay,p2;p3,disputed,,,
      c,,licences,exactly,7,,,2012,,report,p2,corroborated,,,
      doubtful,,licences,,,,,,,,,,,,"sum(a, b)"
      firm,,licences,,,,,,,,,,,,"sum(a, c)"
      rise,,share-exact,,,,,,,,,,,,a / c
      """
    let base = fixture.load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    let doubtful = try #require(base.value.fact("doubtful"))
    #expect(doubtful.standing == .disputed)
    #expect(doubtful.citations.map(\.source) == ["essay", "report"])
    #expect(doubtful.citations.map(\.locator) == [nil, "p2"])
    #expect(base.value.fact("firm")?.standing == .corroborated)
    #expect(base.value.parts(of: doubtful).map(\.id) == ["a", "b"])
    #expect(base.value.facts(computedFrom: "a").map(\.id) == ["doubtful", "firm", "rise"])
  }

  @Test("Ten thousand facts in one chain are worked out, and a circle of them is one fault")
  func longChains() {
    var fixture = EvidenceFixture()
    let links = (1...10_000).map { "f\($0),,licences,,,,,,,,,,,,\"sum(f\($0 - 1), one)\"" }
    let one = "one,,licences,exactly,1,,,,,essay,,reported,,,"
    let start = "f0,,licences,exactly,0,,,,,essay,,reported,,,"
    fixture.facts = ([Self.header, one, start] + links.reversed()).joined(separator: "\n")
    #expect(fixture.load().value.fact("f10000")?.value?.plain == "10000")
    let round = "f0,,licences,,,,,,,,,,,,\"sum(f10000, one)\""
    fixture.facts = ([Self.header, one, round] + links).joined(separator: "\n")
    #expect(fixture.load().diagnostics.map(\.id) == ["computed-circle"])
  }

  @Test("What takes a number too long to be exact is refused rather than rounded")
  func longNumbers() {
    let long = "1234567890123456789012345678901234567"
    let base = Self.fixture(["people exactly \(long)", "firms exactly 7"], "ratio", "a / b").load()
    #expect(base.diagnostics.map(\.id) == ["computed-value"])
  }

  @Test("Facts of one indicator and subject at several dates are a series in the order of time")
  func series() throws {
    var fixture = EvidenceFixture()
    fixture.facts = """
      \(Self.header)
      b,boston,licences,exactly,6,,,2011,,essay,,reported,,,
      a,boston,licences,exactly,5,,,2009-2010,,essay,,reported,,,
      open,boston,licences,exactly,5,,,since 2001,,essay,,reported,,,
      undated,boston,licences,exactly,5,,,,,essay,,reported,,,
      other,munich,licences,exactly,5,,,2011,,essay,,reported,,,
      c,boston,licences,no-data,,,,,2012-03,,,reported,,,
      """
    let base = fixture.load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    #expect(base.value.series.map(\.id) == ["boston/licences"])
    #expect(base.value.series("boston/licences")?.facts.map(\.id) == ["a", "b", "c"])
  }

  @Test(
    "A rank is a place in an order",
    arguments: [
      ("exactly", "1", "", "第1位", "1st"), ("exactly", "22", "", "第22位", "22nd"),
      ("exactly", "13", "", "第13位", "13th"), ("about", "103", "", "约第103位", "about 103rd"),
      ("range", "11", "12", "第11—12位", "11th–12th"),
    ])
  func ranks(_ qualifier: String, _ value: String, _ high: String, _ zh: String, _ en: String) throws {
    var fixture = EvidenceFixture.fact("rank", qualifier, value, high)
    fixture.indicators += "\nrank,名次,Rank,,rank,,,,,,,"
    let base = fixture.load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    let fact = try #require(base.value.fact("x"))
    let indicator = try #require(base.value.indicator(of: fact))
    #expect(FigureFormatter(language: .zh).format(fact, of: indicator).text == zh)
    #expect(FigureFormatter(language: .en).format(fact, of: indicator).text == en)
  }

  @Test("Sums and quotients of made-up numbers agree with whole-number arithmetic")
  func arithmetic() throws {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<500 {
      let (a, b, c) = (next(2_000_000) - 1_000_000, next(1_000_000) + 1, next(1_000_000) + 1)
      let ratio = try #require(Ratio(a).over(Ratio(b)))
      #expect(ratio.times(Ratio(b)) == Ratio(a))
      let other = try #require(Ratio(c).over(Ratio(b)))
      let sum = try #require(ratio.plus(other))
      #expect(sum == Ratio(a + c).over(Ratio(b)))
      #expect((ratio < sum) == (c > 0))
      // Thousandths, rounded half away from zero.
      let scaled = 2 * abs(a) * 1000 + b
      let expected = scaled / (2 * b)
      let rounded = try #require(ratio.rounded(places: 3))
      let sign: Decimal = a < 0 ? -1 : 1
      #expect(rounded.decimal * 1000 * sign == Decimal(expected))
    }
  }
}
