import Diagnostics
import Evidence
import Testing

/// Every currency by its name in Chinese and its sign or code in English.
@Suite struct CurrencyNameTests {
  private static let names: [(code: String, zh: String, en: String)] = [
    ("USD", "2.5万美元", "US$25,000"),
    ("EUR", "2.5万欧元", "€25,000"),
    ("GBP", "2.5万英镑", "£25,000"),
    ("CNY", "2.5万元人民币", "CNY\u{A0}25,000"),
    ("JPY", "2.5万日元", "JPY\u{A0}25,000"),
    ("KRW", "2.5万韩元", "KRW\u{A0}25,000"),
    ("CHF", "2.5万瑞士法郎", "CHF\u{A0}25,000"),
    ("SGD", "2.5万新加坡元", "S$25,000"),
    ("INR", "2.5万印度卢比", "INR\u{A0}25,000"),
    ("HKD", "2.5万港元", "HK$25,000"),
    ("MOP", "2.5万澳门元", "MOP\u{A0}25,000"),
    ("TWD", "2.5万新台币元", "NT$25,000"),
    ("AUD", "2.5万澳大利亚元", "A$25,000"),
    ("CAD", "2.5万加拿大元", "C$25,000"),
    ("NZD", "2.5万新西兰元", "NZ$25,000"),
    ("SEK", "2.5万瑞典克朗", "SEK\u{A0}25,000"),
    ("NOK", "2.5万挪威克朗", "NOK\u{A0}25,000"),
    ("DKK", "2.5万丹麦克朗", "DKK\u{A0}25,000"),
    ("ILS", "2.5万以色列新谢克尔", "ILS\u{A0}25,000"),
    ("RUB", "2.5万俄罗斯卢布", "RUB\u{A0}25,000"),
    ("BRL", "2.5万巴西雷亚尔", "BRL\u{A0}25,000"),
    ("ZAR", "2.5万南非兰特", "ZAR\u{A0}25,000"),
    ("THB", "2.5万泰铢", "THB\u{A0}25,000"),
    ("MYR", "2.5万马来西亚林吉特", "MYR\u{A0}25,000"),
    ("IDR", "2.5万印度尼西亚卢比", "IDR\u{A0}25,000"),
    ("VND", "2.5万越南盾", "VND\u{A0}25,000"),
    ("PHP", "2.5万菲律宾比索", "PHP\u{A0}25,000"),
    ("AED", "2.5万阿联酋迪拉姆", "AED\u{A0}25,000"),
    ("SAR", "2.5万沙特里亚尔", "SAR\u{A0}25,000"),
    ("TRY", "2.5万土耳其里拉", "TRY\u{A0}25,000"),
    ("PLN", "2.5万波兰兹罗提", "PLN\u{A0}25,000"),
    ("CZK", "2.5万捷克克朗", "CZK\u{A0}25,000"),
    ("HUF", "2.5万匈牙利福林", "HUF\u{A0}25,000"),
    ("MXN", "2.5万墨西哥比索", "MXN\u{A0}25,000"),
    ("XOF", "2.5万\u{A0}XOF", "XOF\u{A0}25,000"),
  ]

  @Test(arguments: names) func `a currency is named in both languages`(code: String, zh: String, en: String)
    throws
  {
    let base = EvidenceFixture.fact("money", "exactly", "25000", "", code).load()
    try #require(EvidenceFixture.problems(base.diagnostics) == [])
    let fact = try #require(base.value.fact("x"))
    let indicator = try #require(base.value.indicator(of: fact))
    #expect(FigureFormatter(language: .zh).format(fact, of: indicator).text == zh)
    #expect(FigureFormatter(language: .en).format(fact, of: indicator).text == en)
  }

  @Test(arguments: [
    ("2023 average", "按2023年平均汇率", "at 2023 average rates"),
    ("2023-06 average", "按2023年6月平均汇率", "at June 2023 average rates"),
    ("2023-12-31", "按2023年12月31日汇率", "at the rates of 31 December 2023"),
  ]) func `a conversion names the period of its rate`(written: String, zh: String, en: String) throws {
    let period = try #require(RatePeriod(written))
    #expect(period.text(in: .zh) == zh)
    #expect(period.text(in: .en) == en)
  }

  @Test(arguments: [
    (
      "-2000000", "\u{2212}200万欧元（按2023年平均汇率约合\u{2212}220万美元）",
      "\u{2212}€2\u{A0}million (about \u{2212}US$2.2\u{A0}million at 2023 average rates)"
    ),
    (
      "6800000000000", "6.8万亿欧元（按2023年平均汇率约合7.4万亿美元）",
      "€6.8\u{A0}trillion (about US$7.4\u{A0}trillion at 2023 average rates)"
    ),
    ("1", "1欧元（按2023年平均汇率约合1.08美元）", "€1 (about US$1.08 at 2023 average rates)"),
  ]) func `an amount of any size is converted beside the original`(value: String, zh: String, en: String)
    throws
  {
    let base = EvidenceFixture.fact("money", "exactly", value, "", "EUR").load()
    let fact = try #require(base.value.fact("x"))
    let indicator = try #require(base.value.indicator(of: fact))
    let dollar = try #require(Currency(code: "USD"))
    func text(_ language: FigureLanguage) throws -> String? {
      try CurrencyConverter(rates: base.value.rates)
        .convert(fact, of: indicator, to: dollar, language: language)?.text
    }
    #expect(try text(.zh) == zh)
    #expect(try text(.en) == en)
  }
}
