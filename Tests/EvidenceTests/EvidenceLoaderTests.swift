import Diagnostics
import Evidence
import Testing

@Suite struct EvidenceLoaderTests {
  @Test func `missing files are an empty base`() {
    let base = EvidenceLoader.load(EvidenceFiles())
    #expect(base.diagnostics.isEmpty)
    #expect(base.value.facts.isEmpty && base.value.sources.isEmpty)
  }

  @Test func `the fixture is sound`() {
    let fixture = EvidenceFixture()
    #expect(fixture.problems() == [])
    #expect(fixture.load().value.indicators.count == 24)
    #expect(fixture.load().value.rates.count == 9)
  }

  @Test func `a fact keeps its columns and their places`() throws {
    var fixture = EvidenceFixture()
    fixture.facts +=
      "\r\nboston-licences,boston,licences,more-than,500,,,2001,2002-06,essay;report,s1p2;p. 3,disputed,\"注,一\",one\r\n"
    let fact = try #require(fixture.load().value.fact("boston-licences"))
    #expect(fact.subject == PageName(kind: "case", name: "boston"))
    #expect(fact.qualifier == .moreThan)
    #expect(fact.value == FigureValue("500"))
    #expect(fact.period?.written == "2001")
    #expect(fact.asOf == EvidenceDate(year: 2002, month: 6))
    #expect(fact.citations.map(\.source) == ["essay", "report"])
    #expect(fact.citations.map(\.locator) == ["s1p2", "p. 3"])
    #expect(fact.standing == .disputed)
    #expect(fact.noteZh == "注,一")
    func text(_ place: SourcePlace) -> String { String(place.file.slice(place.range ?? 0..<0)) }
    #expect(text(fact.places[.value]) == "500")
    #expect(text(fact.subjectPlace) == "boston")
    #expect(text(fact.places[.noteZh]) == "\"注,一\"")
    #expect(text(fact.places[.high]).hasPrefix("boston-licences,boston"))
    #expect(fact.citations.map { text($0.place) } == ["essay", "report"])
  }

  @Test(arguments: [
    ("A b,,licences,exactly,1,,,,,essay,,reported,,", "2:1-4 invalid-id: 'A b' is not an id; write 'a-b'"),
    (",,licences,exactly,1,,,,,essay,,reported,,", "2:1-43 missing-value: the column 'id' is empty"),
    (
      "x,,licence,exactly,1,,,,,essay,,reported,,",
      "2:4-11 unknown-indicator: no indicator 'licence'; did you mean 'licences'?"
    ),
    (
      "x,,licences,more-then,1,,,,,essay,,reported,,",
      "2:13-22 unknown-value: no qualifier 'more-then'; did you mean 'more-than'?"
    ),
    (
      "x,,licences,exactly,\"1,200\",,,,,essay,,reported,,",
      "2:21-28 invalid-number: '1,200' is not a plain decimal number"
    ),
    (
      "x,,licences,exactly,5%,,,,,essay,,reported,,",
      "2:21-23 invalid-number: '5%' is not a plain decimal number"
    ),
    (
      "x,,licences,exactly,1e6,,,,,essay,,reported,,",
      "2:21-24 invalid-number: '1e6' is not a plain decimal number"
    ),
    (
      "x,,licences,exactly,.5,,,,,essay,,reported,,",
      "2:21-23 invalid-number: '.5' is not a plain decimal number"
    ),
    (
      "x,,licences,exactly,５,,,,,essay,,reported,,",
      "2:21-22 invalid-number: '５' is not a plain decimal number"
    ),
    (
      "x,,licences,exactly,,,,,,essay,,reported,,",
      "2:1-43 missing-value: a fact with the qualifier 'exactly' has a value"
    ),
    (
      "x,,licences,no-data,5,,,,,essay,,reported,,",
      "2:21-22 unexpected-value: a fact with the qualifier 'no-data' has no value"
    ),
    (
      "x,,licences,not-applicable,0,,,,,,,reported,,",
      "2:28-29 unexpected-value: a fact with the qualifier 'not-applicable' has no value"
    ),
    (
      "x,,licences,exactly,5,6,,,,essay,,reported,,",
      "2:23-24 unexpected-value: only a range has a high value, and the qualifier is 'exactly'"
    ),
    ("x,,licences,range,5,,,,,essay,,reported,,", "2:1-42 missing-value: a range has a high value"),
    (
      "x,,licences,range,5,5,,,,essay,,reported,,",
      "2:21-22 invalid-range: the range runs from 5 to 5, which is not higher"
    ),
    (
      "x,,licences,range,12,8,,,,essay,,reported,,",
      "2:22-23 invalid-range: the range runs from 12 to 8, which is not higher"
    ),
    (
      "x,,money,exactly,5,,,,,essay,,reported,,",
      "2:1-41 missing-currency: an amount of money names its currency"
    ),
    (
      "x,,money,exactly,5,,EURO,,,essay,,reported,,",
      "2:21-25 unknown-currency: no currency 'EURO'; did you mean 'EUR'?"
    ),
    (
      "x,,money,exactly,5,,usd,,,essay,,reported,,",
      "2:21-24 unknown-currency: no currency 'usd'; did you mean 'USD'?"
    ),
    (
      "x,,share,exactly,5,,USD,,,essay,,reported,,",
      "2:21-24 unexpected-currency: the indicator 'share' counts percent, which has no currency"
    ),
    (
      "x,,licences,exactly,5,,,,2024-02-30,essay,,reported,,",
      "2:26-36 invalid-date: '2024-02-30' is not a date"
    ),
    ("x,,licences,exactly,5,,,,2024/2,essay,,reported,,", "2:26-32 invalid-date: '2024/2' is not a date"),
    ("x,,licences,exactly,5,,,,,,,reported,,", "2:1-39 missing-value: a fact names its source"),
    (
      "x,,licences,exactly,5,,,,,essay; reporter,,reported,,",
      "2:34-42 unknown-source: no source 'reporter'; did you mean 'report'?"
    ),
    (
      "x,,licences,exactly,5,,,,,essay;,,reported,,",
      "2:27-33 missing-value: a source's id is missing between semicolons"
    ),
    (
      "x,,licences,exactly,5,,,,,essay;essay,,reported,,",
      "2:33-38 duplicate-source: the source 'essay' stands twice"
    ),
    (
      "x,,licences,exactly,5,,,,,essay,a;b,reported,,",
      "2:33-36 locator-count: there are 2 locators for 1 sources"
    ),
    (
      "x,,licences,exactly,5,,,,,essay,,contested,,",
      "2:34-43 unknown-value: no status 'contested'; did you mean 'corrected'?"
    ),
    ("x,,licences,exactly,5,,,,,essay,,,,", "2:1-36 missing-value: the column 'status' is empty"),
    (
      "x,,licences,exactly,5,,,Jan-02,,essay,,reported,,",
      "2:25-31 invalid-period: 'Jan-02' does not say which time the figure covers"
    ),
    (
      "x,,licences,exactly,5,,,2001学年,,essay,,reported,,",
      "2:25-31 invalid-period: '2001学年' does not say which time the figure covers"
    ),
    (
      "x,,licences,exactly,5,,,,,essay,,disputed,,",
      "2:34-42 undocumented-dispute: a disputed fact says what disputes it"
    ),
    (
      "x,,licences,statement,,,,,,essay,,reported,一,one",
      "2:13-22 wrong-qualifier: a statement belongs to an indicator with the unit 'statement', and 'licences' counts licences"
    ),
    (
      "x,,claim,exactly,5,,,,,essay,,reported,一,one",
      "2:10-17 wrong-qualifier: the indicator 'claim' holds statements, which have no figure"
    ),
    (
      "x,,claim,statement,,,,,,essay,,reported,一,",
      "2:1-43 missing-value: a statement stands in its notes, and 'note_en' is empty"
    ),
  ])
  func `a wrong fact is reported at its field`(row: String, expected: String) {
    var fixture = EvidenceFixture()
    fixture.facts += "\n" + row
    #expect(fixture.problems() == ["facts.csv:" + expected])
    #expect(fixture.load().value.facts.isEmpty)
  }

  @Test(arguments: [
    "x,,licences,exactly,5,,,,,essay;report,,disputed,,",
    "x,,licences,exactly,5,,,,,essay,,disputed,因为,Because",
    "x,,licences,no-data,,,,,,,,reported,,", "x,,money,no-data,,,,,,,,reported,,",
    "x,,claim,statement,,,,,,essay,s1p2,disputed,一,one",
    "x, boston ,licences, exactly ,5,,,,2024,essay,p. 1,reported,,",
  ])
  func `a sound fact is taken`(row: String) {
    var fixture = EvidenceFixture()
    fixture.facts += "\n" + row
    #expect(fixture.problems() == [])
    #expect(fixture.load().value.facts.count == 1)
  }

  @Test func `every fault of a table is reported, and the sound rows stay`() {
    var fixture = EvidenceFixture()
    fixture.facts += """

      a,,licences,exactly,x,,,,,essay,,reported,,
      b,,licences,exactly,5,,,,,essay,,reported,,
      b,,licences,exactly,6,,,,,essay,,reported,,
      c,,licences,exactly
      d,,nothing,maybe,5,,,,,nobody,,reported,,
      """
    #expect(
      fixture.problems() == [
        "facts.csv:2:21-22 invalid-number: 'x' is not a plain decimal number",
        "facts.csv:4:1-2 duplicate-id: a fact 'b' stands above already",
        "facts.csv:5:1-20 csv-fields: the record 'c' has 4 fields where the header has 14",
        "facts.csv:6:4-11 unknown-indicator: no indicator 'nothing'",
        "facts.csv:6:12-17 unknown-value: no qualifier 'maybe'",
        "facts.csv:6:24-30 unknown-source: no source 'nobody'",
      ])
    let base = fixture.load().value
    #expect(base.facts.map(\.id) == ["b"])
    #expect(base.fact("b")?.value == FigureValue("5"))
    // A record with an error is not unknown; whether one without an id is cannot be said.
    #expect(["a", "b", "c", "d", "e"].filter(base.isUnknownFact) == [])
    #expect(!base.hasAllFacts)
  }

  @Test(arguments: [
    ("id,zh,en\nx,一,One", "1:1-9 missing-column: the column 'unit' is missing"),
    ("id;zh;en\nx;一,二;One", "1:3-4 csv-separator: the columns are separated by ';', not by ','"),
    ("id\tzh\ten\nx\t一\tOne", "1:3-4 csv-separator: the columns are separated by tabs, not by ','"),
    ("id,zh，en\nx,一,One", "1:6-7 csv-separator: the columns are separated by '，', not by ','"),
    ("id,zh,en,unit,unit,basics\n", "1:15-19 duplicate-column: the column 'unit' stands twice"),
    ("", " missing-column: the columns 'id', 'zh', 'en', 'unit' are missing"),
  ])
  func `a wrong header is reported`(text: String, expected: String) {
    var fixture = EvidenceFixture()
    fixture.indicators = text
    let problems = fixture.problems().filter {
      $0.hasPrefix("indicators.csv") && !$0.contains("unknown-column")
    }
    #expect(problems == ["indicators.csv" + (expected.hasPrefix(" ") ? "" : ":") + expected])
  }

  @Test func `an unknown column names the nearest one`() {
    var fixture = EvidenceFixture()
    fixture.indicators = "id,zh,en,unit,basics\n"
    #expect(
      fixture.problems() == [
        "indicators.csv:1:15-21 unknown-column: no column 'basics'; did you mean 'basis'?"
      ])
  }

  @Test(arguments: [
    (
      "x,一,One,,firms,家,firm|firms,,two,,,",
      "2:30-33 invalid-number: 'two' is not a number of digits from 0 to 9"
    ),
    ("x,一,One,,firms,家,firm|firms,,,more,,", "2:31-35 unknown-value: no better 'more'"),
    ("x,一,One,,firms,家,,,,,,", "2:1-23 missing-value: the unit has a Chinese name and no English one"),
    ("x,一,One,,firms,,firm,,,,,", "2:1-26 missing-value: the unit has an English name and no Chinese one"),
    ("x,一,One,,firms,家,a|b|c,,,,,", "2:18-23 invalid-unit: 'a|b|c' is not a unit"),
    (
      "x,一,One,,calendar year,,,,,,,",
      "2:10-23 invalid-unit: the unit 'calendar year' is written 'calendar-year'"
    ),
    ("x,一,One,,%,,,,,,,", "2:10-11 invalid-unit: the unit '%' is written 'percent'"),
    ("x,,One,,firms,家,firm,,,,,", "2:1-26 missing-value: the column 'zh' is empty"),
    ("licences,一,One,,firms,家,firm,,,,,", "2:1-9 duplicate-id: an indicator 'licences' stands above already"),
  ])
  func `a wrong indicator is reported at its field`(row: String, expected: String) {
    var fixture = EvidenceFixture()
    let header = EvidenceFixture.indicatorsHeader
    let rest = fixture.indicators.dropFirst(header.count)
    fixture.indicators =
      row.hasPrefix("licences") ? fixture.indicators + "\n" + row : header + "\n" + row + rest
    let line = row.hasPrefix("licences") ? "26" + expected.dropFirst() : expected
    #expect(fixture.problems() == ["indicators.csv:" + line])
  }

  @Test func `a fact of a broken indicator is not reported again`() {
    var fixture = EvidenceFixture.fact("licences", "exactly", "5")
    fixture.indicators = fixture.indicators.replacing(
      "licences,专利许可,Patent licences", with: "licences,,Patent licences")
    #expect(fixture.problems().map { $0.contains("missing-value") } == [true])
    #expect(fixture.load().value.facts.count == 1)
  }

  @Test(arguments: [
    ("XYZ,1,2023 average,rates-2023", "2:1-4 unknown-currency: no currency 'XYZ'"),
    ("EUR,0,2023 average,rates-2023", "2:5-6 invalid-number: a rate is above zero"),
    ("EUR,,2023 average,rates-2023", "2:1-29 missing-value: the column 'units_per_usd' is empty"),
    ("USD,1.1,2023 average,rates-2023", "2:5-8 invalid-number: one US dollar costs one US dollar"),
    ("EUR,1.1,2023,rates-2023", "2:9-13 invalid-period: '2023' does not say for which time the rate holds"),
    ("EUR,1.1,,rates-2023", "2:1-20 missing-value: the column 'period' is empty"),
    ("EUR,1.1,2023 average,rates", "2:22-27 unknown-source: no source 'rates'"),
  ])
  func `a wrong rate is reported at its field`(row: String, expected: String) {
    var fixture = EvidenceFixture()
    fixture.rates = EvidenceFixture.ratesHeader + "\n" + row
    #expect(fixture.problems() == ["rates.csv:" + expected])
  }

  @Test func `a second rate for one period is reported`() {
    var fixture = EvidenceFixture()
    fixture.rates += "\nEUR,1.1,2023 average,rates-2023"
    #expect(
      fixture.problems() == [
        "rates.csv:11:1-4 duplicate-rate: a rate of EUR for '2023 average' stands above already"
      ])
  }
}
