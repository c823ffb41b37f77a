import Diagnostics
import Evidence
import Testing

@Suite struct EvidencePeriodTests {
  @Test(arguments: [
    ("2002", "2002年", "2002", 2002), ("2002-06", "2002年6月", "June 2002", 2002),
    ("2002-06-30", "2002年6月30日", "30 June 2002", 2002),
    ("2001-2002", "2001—2002年", "2001–2002", 2002), ("2001/2002", "2001—2002年", "2001–2002", 2002),
    ("2001-07/2002-06", "2001年7月—2002年6月", "July 2001 – June 2002", 2002),
    ("since 1999", "1999年以来", "since 1999", nil), ("until 2002-06", "截至2002年6月", "until June 2002", 2002),
    ("FY2002", "2002财年", "financial year 2002", 2002),
    ("-221", "公元前221年", "221\u{A0}BC", -221), ("-0221", "公元前221年", "221\u{A0}BC", -221),
    ("-221/-206", "公元前221—前206年", "221–206\u{A0}BC", -206),
    ("-27/0014", "公元前27年至公元14年", "27\u{A0}BC – AD\u{A0}14", 14),
    ("since -221", "公元前221年以来", "since 221\u{A0}BC", nil),
  ])
  func isReadAndPrinted(_ written: String, zh: String, en: String, year: Int?) throws {
    let period = try #require(EvidencePeriod(written))
    #expect(period.written == written)
    #expect(period.text(in: .zh) == zh)
    #expect(period.text(in: .en) == en)
    #expect(period.lastYear == year)
  }

  @Test(arguments: [
    "", "Jan-02", "2001学年", "2002-2001", "2002-2002", "2001-02-2002", "2001/2002-06", "2001–2002", "02-2001",
    "since", "since then", "FY2002-06", "2001-13", "annual", "2001-", "-0", "-221-206", "-206/-221",
    "-221-05", "--221", "-12345",
  ])
  func whatCannotBeToldIsNoPeriod(_ written: String) {
    #expect(EvidencePeriod(written) == nil)
  }

  @Test func theSameTimeMayBeWrittenInTwoWays() throws {
    let period = try #require(EvidencePeriod("2001-2002"))
    #expect(period.covers(sameAs: try #require(EvidencePeriod("2001/2002"))))
    #expect(!period.covers(sameAs: try #require(EvidencePeriod("2002"))))
  }

  @Test func theYearOfAFactIsThatOfItsPeriodAndElseOfItsDate() throws {
    var fixture = EvidenceFixture()
    fixture.facts += """

      both,,licences,exactly,1,,,2001-2002,2003,essay,,reported,,
      open,,licences,exactly,1,,,since 1999,2003-05,essay,,reported,,
      date,,licences,exactly,1,,,,2003-05,essay,,reported,,
      none,,licences,exactly,1,,,,,essay,,reported,,
      """
    let facts = fixture.load().value.facts
    #expect(facts.map(\.year) == [2002, 2003, 2003, nil])
    #expect(facts.map { $0.time(in: .zh) } == ["2001—2002年", "1999年以来", "2003年5月", nil])
  }
}
