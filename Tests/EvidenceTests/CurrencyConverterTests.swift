import Diagnostics
import Evidence
import Testing

@Suite struct CurrencyConverterTests {
  private func convert(
    _ fixture: EvidenceFixture, to code: String, _ language: FigureLanguage
  ) throws -> ConvertedFigure? {
    let base = fixture.load()
    try #require(EvidenceFixture.problems(base.diagnostics) == [])
    let fact = try #require(base.value.fact("x"))
    let indicator = try #require(base.value.indicator(of: fact))
    let currency = try #require(Currency(code: code))
    return try CurrencyConverter(rates: base.value.rates)
      .convert(fact, of: indicator, to: currency, language: language)
  }

  @Test(arguments: [
    (
      "more-than", "200000000", "", "EUR", "USD", "超过2亿欧元（按2023年平均汇率约合2.2亿美元）",
      "more than €200~million (about US$220~million at 2023 average rates)"
    ),
    (
      "exactly", "1500000000", "", "CHF", "USD", "15亿瑞士法郎（按2023年平均汇率约合16.7亿美元）",
      "CHF~1.5~billion (about US$1.67~billion at 2023 average rates)"
    ),
    (
      "up-to", "200000000", "", "KRW", "USD", "至多2亿韩元（按2023年平均汇率约合15.3万美元）",
      "up to KRW~200~million (about US$153,000 at 2023 average rates)"
    ),
    (
      "up-to", "200000", "", "SGD", "USD", "至多20万新加坡元（按2023年平均汇率约合14.9万美元）",
      "up to S$200,000 (about US$149,000 at 2023 average rates)"
    ),
    (
      "range", "500000", "5000000", "EUR", "USD", "50万—500万欧元（按2023年平均汇率约合54万—540万美元）",
      "€500,000–€5~million (about US$540,000–US$5.4~million at 2023 average rates)"
    ),
    // Ends that round to one amount are one.
    (
      "range", "9990000000000", "10010000000000", "CNY", "USD",
      "9.99万亿—10.01万亿元人民币（按2023年平均汇率约合1.41万亿美元）",
      "CNY~9.99–10.01~trillion (about US$1.41~trillion at 2023 average rates)"
    ),
    (
      "exactly", "100000000", "", "USD", "CNY", "1亿美元（按2023年平均汇率约合7.1亿元人民币）",
      "US$100~million (about CNY~710~million at 2023 average rates)"
    ),
    (
      "exactly", "10", "", "JPY", "USD", "10日元（按2023年平均汇率约合0.071美元）",
      "JPY~10 (about US$0.071 at 2023 average rates)"
    ),
    (
      "exactly", "0", "", "JPY", "USD", "0日元（按2023年平均汇率约合0美元）",
      "JPY~0 (about US$0 at 2023 average rates)"
    ),
  ])
  func `an amount is converted beside the original`(
    qualifier: String, value: String, high: String, from: String, target: String, zh: String, en: String
  ) throws {
    let fixture = EvidenceFixture.fact("money", qualifier, value, high, from)
    #expect(try convert(fixture, to: target, .zh)?.text == zh)
    #expect(try convert(fixture, to: target, .en)?.text == en.replacing("~", with: "\u{A0}"))
  }

  @Test func `an amount in the wanted currency is left alone`() throws {
    #expect(try convert(EvidenceFixture.fact("money", "exactly", "5", "", "USD"), to: "USD", .en) == nil)
  }

  @Test func `a currency without a rate is a failure that names it`() throws {
    let fixture = EvidenceFixture.fact("money", "exactly", "5", "", "XAF")
    let franc = try #require(Currency(code: "XAF"))
    #expect(throws: CurrencyConverter.Failure.noRate([franc])) { try convert(fixture, to: "USD", .en) }
  }

  @Test func `a share is no amount of money`() {
    let fixture = EvidenceFixture.fact("share", "exactly", "5")
    #expect(throws: CurrencyConverter.Failure.notMoney) { try convert(fixture, to: "USD", .en) }
  }

  @Test(arguments: [
    ("2022", "按2022年平均汇率约合0.5美元"), ("2023-05", "按2023年平均汇率约合0.48美元"), ("", "按2024年6月3日汇率约合0.4美元"),
  ])
  func `the rate is that of the fact's year where there is one`(asOf: String, expected: String) throws {
    var fixture = EvidenceFixture.fact("money", "exactly", "1", "", "SEK", asOf: asOf)
    fixture.rates = """
      \(EvidenceFixture.ratesHeader)
      USD,1,2022 average,rates-2023
      SEK,2,2022 average,rates-2023
      USD,1,2023 average,rates-2023
      SEK,2.1,2023 average,rates-2023
      USD,1,2024-06-03,rates-2023
      SEK,2.5,2024-06-03,rates-2023
      """
    #expect(try convert(fixture, to: "USD", .zh)?.note == expected)
  }
}
