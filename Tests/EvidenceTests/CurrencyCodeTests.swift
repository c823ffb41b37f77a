import Diagnostics
import Evidence
import Testing

/// What is said of a currency that is written otherwise than by its code.
@Suite struct CurrencyCodeTests {
  @Test(arguments: [
    ("RMB", "CNY"), ("rmb", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("yuan", "CNY"), ("CNH", "CNY"),
    ("$", "USD"), ("US$", "USD"), ("美元", "USD"), ("€", "EUR"), ("欧元", "EUR"), ("£", "GBP"), ("日元", "JPY"),
    ("NT$", "TWD"), ("eur", "EUR"), ("EURO", "EUR"), ("USDD", "USD"),
  ])
  func theCodeThatIsMeantIsNamed(_ written: String, _ code: String) {
    #expect(Currency.suggestion(for: written) == "; did you mean '\(code)'?")
  }

  @Test func aSignOfTwoCurrenciesNamesBoth() {
    #expect(Currency.suggestion(for: "¥") == "; did you mean 'CNY' (or 'JPY')?")
    #expect(Currency.suggestion(for: "￥") == "; did you mean 'CNY' (or 'JPY')?")
    #expect(Currency.suggestion(for: "银两") == "")
  }

  @Test func aFactInRMBIsToldOfCNY() {
    var fixture = EvidenceFixture()
    fixture.facts += "\nx,,money,exactly,5,,RMB,,,essay,,reported,,"
    #expect(
      fixture.problems() == ["facts.csv:2:21-24 unknown-currency: no currency 'RMB'; did you mean 'CNY'?"])
  }
}
