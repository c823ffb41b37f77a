import Diagnostics
import Evidence
import Testing

@Suite struct CorrectionTests {
  private static let header =
    "fact,date,old_qualifier,old,old_high,old_currency,new,old_zh,old_en,reason_zh,reason_en"

  /// A base with one fact `x`, given from the indicator on, and rows of corrections.
  private func fixture(
    _ fact: String = "licences,exactly,112,,,,,essay,,corrected,,", _ corrections: String...
  ) -> EvidenceFixture {
    var fixture = EvidenceFixture()
    fixture.facts += "\nx,,\(fact)"
    fixture.corrections = ([Self.header] + corrections).joined(separator: "\n")
    return fixture
  }

  @Test func `a correction says what was printed before`() throws {
    let base = fixture(
      "licences,more-than,112,,,,,essay,,corrected,,", "x,2026-03-01,range,400,500,,90,,,数错了,Miscounted",
      "x,2026-05-01,,90,,,112,,,又错了,Again"
    ).load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    let corrections = base.value.corrections(of: "x")
    let indicator = try #require(base.value.indicator("licences"))
    let texts = corrections.map { correction in
      [correction.old, correction.new].map { fact in
        fact.map { FigureFormatter(language: .zh).format($0, of: indicator).text }
      }
    }
    // What a row leaves out was as it is after: the qualifier goes back from the fact.
    #expect(texts == [["400—500项", "超过90项"], ["超过90项", "超过112项"]])
    #expect(corrections.map(\.date.iso) == ["2026-03-01", "2026-05-01"])
    #expect(corrections.first?.reason(in: .en) == "Miscounted")
  }

  @Test func `currency, statement and missing data are remembered too`() throws {
    var fixture = EvidenceFixture()
    fixture.facts += """

      a,,money,exactly,5000000,,EUR,,,essay,,corrected,,
      b,,claim,statement,,,,,,essay,,corrected,现在的话,The words now
      c,,share,exactly,30,,,,,essay,,corrected,,
      d,,share,no-data,,,,,,essay,,corrected,,
      """
    fixture.corrections = """
      \(Self.header)
      a,2026-01-01,,5000000,,USD,5000000,,,原文是欧元,The source has euros
      b,2026-01-02,,,,,,从前的话,The words then,说得太满,It said too much
      c,2026-01-03,no-data,,,,30,,,找到了,It was found
      d,2026-01-04,about,12,,,,,,没有根据,There was no ground for it
      """
    let base = fixture.load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    let texts = try base.value.corrections.map { correction in
      let indicator = try #require(base.value.indicator(of: correction.old))
      return FigureFormatter(language: .en).format(correction.old, of: indicator).text
    }
    #expect(texts == ["US$5\u{A0}million", "The words then", "no data", "about 12%"])
  }

  @Test func `a withdrawal has no new value`() {
    let base = fixture(
      "licences,exactly,112,,,,,essay,,withdrawn,,", "x,2026-03-01,,112,,,,,,没有根据,No ground"
    ).load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    #expect(base.value.corrections.map { $0.new == nil } == [true])
  }

  @Test(arguments: [
    ("y,2026-03-01,,1,,,112,,,因,Why", "2:1-2 unknown-fact: no fact 'y'; did you mean 'x'?"),
    (",2026-03-01,,1,,,112,,,因,Why", "2:1-29 missing-value: the column 'fact' is empty"),
    ("x,2026-03,,1,,,112,,,因,Why", "2:3-10 invalid-date: '2026-03' is not a day"),
    ("x,2026-02-30,,1,,,112,,,因,Why", "2:3-13 invalid-date: '2026-02-30' is not a day"),
    ("x,2026-03-01,,,,,112,,,因,Why", "2:1-29 missing-value: a fact with the qualifier 'exactly' had a value"),
    (
      "x,2026-03-01,no-data,1,,,112,,,因,Why",
      "2:22-23 unexpected-value: a fact with the qualifier 'no-data' had no value"
    ),
    ("x,2026-03-01,range,1,,,112,,,因,Why", "2:1-35 missing-value: a range had a high value"),
    ("x,2026-03-01,about,1,2,,112,,,因,Why", "2:22-23 unexpected-value: only a range had a high value"),
    ("x,2026-03-01,,2,1,,112,,,因,Why", "2:17-18 invalid-range: the old range ends below its beginning"),
    ("x,2026-03-01,wide,1,,,112,,,因,Why", "2:14-18 unknown-value: no old_qualifier 'wide'"),
    ("x,2026-03-01,,one,,,112,,,因,Why", "2:15-18 invalid-number: 'one' is not a plain decimal number"),
    ("x,2026-03-01,,1,,,112,,,,Why", "2:1-29 missing-value: the column 'reason_zh' is empty"),
    (
      "x,2026-03-01,,1,,,111,,,因,Why",
      "2:19-22 correction-mismatch: the fact 'x' stands at 112, and the correction says '111'"
    ),
    (
      "x,2026-03-01,,1,,,,,,因,Why",
      "2:1-27 correction-mismatch: the fact 'x' stands at 112, and the correction says none"
    ),
    (
      "x,2026-03-01,,112,,,112,,,因,Why",
      "2:15-18 correction-unchanged: the correction of 'x' changes nothing that is printed"
    ),
  ])
  func `a wrong correction is reported at its field`(row: String, problem: String) {
    #expect(
      fixture("licences,exactly,112,,,,,essay,,corrected,,", row).problems().filter { $0.hasPrefix("c") }
        == ["corrections.csv:" + problem])
  }

  @Test(arguments: [
    (
      "2026-04-01",
      "2:19-21 correction-mismatch: the next correction of 'x' starts from 90, and the correction says '80'"
    ),
    (
      "2026-03-01",
      "3:3-13 correction-order: the correction of 'x' is of 2026-03-01, not after the one above it"
    ),
  ])
  func `the corrections of a fact are one chain in the order of time`(date: String, problem: String) {
    let rows = fixture(
      "licences,exactly,112,,,,,essay,,corrected,,", "x,2026-03-01,,1,,,80,,,因,Why",
      "x,\(date),,90,,,112,,,因,Why")
    #expect(rows.problems() == ["corrections.csv:" + problem])
  }

  @Test func `the standing says that there was a correction, or what other sources say`() {
    let row = "x,2026-03-01,,1,,,112,,,因,Why"
    func problems(_ standing: String, _ rows: [String]) -> [String] {
      var fixture = EvidenceFixture()
      fixture.facts += "\nx,,licences,exactly,112,,,,,essay;report,,\(standing),,"
      fixture.corrections = ([Self.header] + rows).joined(separator: "\n")
      return fixture.problems()
    }
    #expect(
      problems("corrected", []) == [
        "facts.csv:2:43-52 missing-correction: the fact 'x' is called corrected, and nothing says how"
      ])
    #expect(
      problems("reported", [row]) == [
        "facts.csv:2:43-51 unmarked-correction: the fact 'x' has been corrected, and its standing is 'reported'"
      ])
    for standing in ["corrected", "corroborated", "disputed", "withdrawn"] {
      #expect(problems(standing, [row]) == [])
    }
  }

  @Test func `a fact with an error of its own is not reported again`() {
    let broken = fixture("licences,exactly,wrong,,,,,essay,,corrected,,", "x,2026-03-01,,1,,,112,,,因,Why")
    #expect(broken.problems().map { $0.prefix { $0 != ":" } } == ["facts.csv"])
  }

  @Test func `a table is not needed`() {
    var fixture = EvidenceFixture()
    fixture.facts += "\nx,,licences,exactly,112,,,,,essay,,reported,,"
    #expect(fixture.problems() == [])
  }
}
