import Diagnostics
import Evidence
import Testing

@Suite struct FigureFormatterTests {
  /// A fact and its text in both languages; `~` stands for a no-break space and `-` before a digit for a
  /// minus sign.
  struct Sample: CustomTestStringConvertible, Sendable {
    let indicator: String
    let qualifier: String
    let value: String
    let high: String
    let currency: String
    let zh: String
    let en: String

    init(
      _ indicator: String, _ qualifier: String, _ value: String, _ high: String = "", currency: String = "",
      zh: String, en: String
    ) {
      self.indicator = indicator
      self.qualifier = qualifier
      self.value = value
      self.high = high
      self.currency = currency
      self.zh = zh.replacing("~", with: "\u{A0}").replacing("-", with: "\u{2212}")
      self.en = en.replacing("~", with: "\u{A0}").replacing("-", with: "\u{2212}")
    }

    var testDescription: String { "\(indicator) \(qualifier) \(value) \(high) \(currency)" }
  }

  static let counts = [
    Sample("licences", "more-than", "500", zh: "超过500项", en: "more than 500~licences"),
    Sample("licences", "exactly", "0", zh: "0项", en: "0~licences"),
    Sample("licences", "exactly", "1", zh: "1项", en: "1~licence"),
    Sample("licences", "exactly", "1.0", zh: "1.0项", en: "1.0~licences"),
    Sample("licences", "exactly", "2", zh: "2项", en: "2~licences"),
    Sample("licences", "up-to", "1", zh: "至多1项", en: "up to 1~licence"),
    Sample("licences", "less-than", "5", zh: "不到5项", en: "fewer than 5~licences"),
    Sample("firms", "more-than", "1200", zh: "超过1200家", en: "more than 1,200~firms"),
    Sample("firms", "about", "999", zh: "约999家", en: "about 999~firms"),
    Sample("firms", "exactly", "9999", zh: "9999家", en: "9,999~firms"),
    Sample("firms", "exactly", "10000", zh: "1万家", en: "10,000~firms"),
    Sample("firms", "exactly", "12000", zh: "1.2万家", en: "12,000~firms"),
    Sample("firms", "exactly", "12500", zh: "1.25万家", en: "12,500~firms"),
    Sample("firms", "exactly", "12345", zh: "12,345家", en: "12,345~firms"),
    Sample("people", "more-than", "15000", zh: "超过1.5万人", en: "more than 15,000~people"),
    Sample("researchers", "more-than", "30000", zh: "超过3万名", en: "more than 30,000~researchers"),
    Sample("people", "more-than", "100000", zh: "超过10万人", en: "more than 100,000~people"),
    Sample("people", "exactly", "99999999", zh: "99,999,999人", en: "99,999,999~people"),
    Sample("people", "exactly", "99990000", zh: "9999万人", en: "99.99~million~people"),
    Sample("people", "exactly", "100000000", zh: "1亿人", en: "100~million~people"),
    Sample("people", "about", "1411750000", zh: "约1,411,750,000人", en: "about 1,411,750,000~people"),
    Sample("people", "exactly", "1000000", zh: "100万人", en: "1~million~people"),
    Sample("people", "exactly", "1234567", zh: "1,234,567人", en: "1,234,567~people"),
    Sample("people", "range", "5000", "20000", zh: "5000—2万人", en: "5,000–20,000~people"),
    Sample("people", "range", "500000", "5000000", zh: "50万—500万人", en: "500,000–5~million~people"),
    Sample("people", "range", "2000000", "5000000", zh: "200万—500万人", en: "2–5~million~people"),
    // Decimals that an indicator states are a claim in both languages.
    Sample("index-exact", "exactly", "20000", zh: "20,000.00", en: "20,000.00"),
    Sample("index-exact", "exactly", "2000000", zh: "2,000,000.00", en: "2,000,000.00"),
    Sample("points", "less-than", "5", zh: "不到5个百分点", en: "less than 5~percentage~points"),
    Sample("permille", "range", "3", "5", zh: "3‰—5‰", en: "3–5‰"),
    Sample("permille", "exactly", "3.5", zh: "3.5‰", en: "3.5‰"),
    // Years before our era are written with a minus sign in the table.
    Sample("year", "exactly", "-221", zh: "公元前221年", en: "221~BC"),
    Sample("year", "range", "-221", "-206", zh: "公元前221—前206年", en: "221–206~BC"),
    Sample("year", "range", "-27", "14", zh: "公元前27年至公元14年", en: "27~BC~–~AD~14"),
    Sample("centres", "exactly", "28", zh: "28个", en: "28~centres"),
    Sample(
      "applications", "more-than", "1200", zh: "超过1200项", en: "more than 1,200~patent~applications"),
    Sample("days", "exactly", "5", zh: "5个工作日", en: "5~working~days"),
    Sample("days", "less-than", "5", zh: "不到5个工作日", en: "less than 5~working~days"),
    Sample("years", "range", "8", "12", zh: "8—12年", en: "8–12~years"),
    Sample("years", "up-to", "15", zh: "至多15年", en: "up to 15~years"),
    Sample("years", "exactly", "1", zh: "1年", en: "1~year"),
    Sample("years", "exactly", "0.5", zh: "0.5年", en: "0.5~years"),
    Sample("years", "range", "0", "1", zh: "0—1年", en: "0–1~years"),
    Sample("times", "exactly", "5", zh: "5倍", en: "5~times"),
    Sample("times", "up-to", "3", zh: "至多3倍", en: "up to 3~times"),
    Sample("density", "more-than", "400", zh: "超过400~Wh/kg", en: "more than 400~Wh/kg"),
    Sample("points", "exactly", "-1", zh: "-1个百分点", en: "-1~percentage~point"),
    Sample("points", "exactly", "-2.5", zh: "-2.5个百分点", en: "-2.5~percentage~points"),
    Sample("temperature", "exactly", "-40", zh: "-40~℃", en: "-40~°C"),
    Sample("index", "exactly", "1234.5", zh: "1234.5", en: "1,234.5"),
    Sample("index", "exactly", "12345.67", zh: "12,345.67", en: "12,345.67"),
    Sample("index", "exactly", "-20000", zh: "-2万", en: "-20,000"),
    Sample("index", "exactly", "0.50", zh: "0.50", en: "0.50"),
    Sample("index", "exactly", "-0", zh: "0", en: "0"),
    Sample("index", "range", "-5", "-3", zh: "-5至-3", en: "-5~to~-3"),
    Sample("index-exact", "exactly", "3", zh: "3.00", en: "3.00"),
    Sample("index-exact", "exactly", "3.125", zh: "3.125", en: "3.125"),
    Sample(
      "index", "exactly", "12345678901234567890", zh: "12,345,678,901,234,567,890",
      en: "12,345,678,901,234,567,890"),
    Sample("people", "exactly", "6800000000000", zh: "6.8万亿人", en: "6.8~trillion~people"),
    Sample("people", "exactly", "-99999999", zh: "-99,999,999人", en: "-99,999,999~people"),
    Sample("people", "exactly", "-6800000000000", zh: "-6.8万亿人", en: "-6.8~trillion~people"),
    Sample("people", "less-than", "10000", zh: "不到1万人", en: "fewer than 10,000~people"),
    Sample("people", "exactly", "9999999", zh: "9,999,999人", en: "9,999,999~people"),
    Sample("licences", "exactly", "-1", zh: "-1项", en: "-1~licence"),
    Sample("licences", "range", "1", "2", zh: "1—2项", en: "1–2~licences"),
    Sample("licences", "range", "0", "1", zh: "0—1项", en: "0–1~licences"),
    Sample("year", "exactly", "2025", zh: "2025年", en: "2025"),
    Sample("year", "about", "2030", zh: "约2030年", en: "about 2030"),
    Sample("year", "range", "2025", "2030", zh: "2025—2030年", en: "2025–2030"),
    Sample("year", "exactly", "10000", zh: "10000年", en: "10000"),
  ]

  static let shares = [
    Sample("share", "exactly", "50", zh: "50%", en: "50%"),
    Sample("share", "at-least", "80", zh: "至少80%", en: "at least 80%"),
    Sample("share", "up-to", "50", zh: "至多50%", en: "up to 50%"),
    Sample("share", "less-than", "5", zh: "不到5%", en: "less than 5%"),
    Sample("share", "more-than", "60", zh: "超过60%", en: "more than 60%"),
    Sample("share", "range", "1.5", "2.5", zh: "1.5%—2.5%", en: "1.5–2.5%"),
    Sample("share", "range", "-5", "3", zh: "-5%至3%", en: "-5%~to~3%"),
    Sample("share", "exactly", "-1.2", zh: "-1.2%", en: "-1.2%"),
    Sample("share", "exactly", "0", zh: "0%", en: "0%"),
    Sample("share", "exactly", "4.0", zh: "4.0%", en: "4.0%"),
    Sample("share", "exactly", "1200", zh: "1200%", en: "1,200%"),
    Sample("share-exact", "exactly", "30", zh: "30.0%", en: "30.0%"),
    Sample("share-exact", "range", "30", "31.25", zh: "30.0%—31.25%", en: "30.0–31.25%"),
  ]

  static let money = [
    Sample("money", "exactly", "100000000", currency: "USD", zh: "1亿美元", en: "US$100~million"),
    Sample(
      "money", "more-than", "30000000000", currency: "USD", zh: "超过300亿美元", en: "more than US$30~billion"),
    Sample("money", "exactly", "10000000000", currency: "USD", zh: "100亿美元", en: "US$10~billion"),
    Sample("money", "exactly", "6800000000000", currency: "USD", zh: "6.8万亿美元", en: "US$6.8~trillion"),
    Sample("money", "exactly", "4000", currency: "USD", zh: "4000美元", en: "US$4,000"),
    Sample("money", "exactly", "0", currency: "USD", zh: "0美元", en: "US$0"),
    Sample("money", "exactly", "1", currency: "USD", zh: "1美元", en: "US$1"),
    Sample("money", "exactly", "99.99", currency: "USD", zh: "99.99美元", en: "US$99.99"),
    Sample("money", "exactly", "1000000", currency: "USD", zh: "100万美元", en: "US$1~million"),
    Sample("money", "exactly", "-5000000", currency: "USD", zh: "-500万美元", en: "-US$5~million"),
    Sample("money", "about", "500000000", currency: "EUR", zh: "约5亿欧元", en: "about €500~million"),
    Sample("money", "more-than", "3000000000", currency: "EUR", zh: "超过30亿欧元", en: "more than €3~billion"),
    Sample(
      "money", "range", "500000", "5000000", currency: "EUR", zh: "50万—500万欧元", en: "€500,000–€5~million"),
    Sample("money", "range", "2000000", "5000000", currency: "EUR", zh: "200万—500万欧元", en: "€2–5~million"),
    Sample("money", "range", "200", "500", currency: "EUR", zh: "200—500欧元", en: "€200–500"),
    Sample(
      "money", "range", "-2000000", "5000000", currency: "EUR", zh: "-200万至500万欧元",
      en: "-€2~million~to~€5~million"),
    Sample("money", "exactly", "1500000000", currency: "CHF", zh: "15亿瑞士法郎", en: "CHF~1.5~billion"),
    Sample("money", "exactly", "230000000", currency: "CHF", zh: "2.3亿瑞士法郎", en: "CHF~230~million"),
    Sample("money", "exactly", "-1500000000", currency: "CHF", zh: "-15亿瑞士法郎", en: "-CHF~1.5~billion"),
    Sample(
      "money", "range", "500000", "2000000", currency: "CHF", zh: "50万—200万瑞士法郎",
      en: "CHF~500,000–CHF~2~million"),
    Sample("money", "up-to", "200000000", currency: "KRW", zh: "至多2亿韩元", en: "up to KRW~200~million"),
    Sample("money", "up-to", "200000", currency: "SGD", zh: "至多20万新加坡元", en: "up to S$200,000"),
    Sample("money", "exactly", "760000000000", currency: "INR", zh: "7600亿印度卢比", en: "INR~760~billion"),
    Sample("money", "exactly", "140500000", currency: "JPY", zh: "140,500,000日元", en: "JPY~140.5~million"),
    Sample(
      "money", "less-than", "7000000000", currency: "CNY", zh: "不到70亿元人民币", en: "less than CNY~7~billion"),
    Sample("money", "exactly", "1250000", currency: "GBP", zh: "125万英镑", en: "£1.25~million"),
    Sample("money", "exactly", "12345678", currency: "GBP", zh: "12,345,678英镑", en: "£12,345,678"),
    Sample("money", "exactly", "5000000", currency: "XAF", zh: "500万~XAF", en: "XAF~5~million"),
    Sample(
      "money", "exactly", "12000000000000000", currency: "USD", zh: "12,000万亿美元", en: "US$12,000~trillion"),
  ]

  @Test(arguments: counts + shares + money, FigureLanguage.handwritten)
  func `a fact is written in full`(sample: Sample, language: FigureLanguage) throws {
    let expected = language == .zh ? sample.zh : sample.en
    let base = EvidenceFixture.fact(
      sample.indicator, sample.qualifier, sample.value, sample.high, sample.currency
    ).load()
    try #require(EvidenceFixture.problems(base.diagnostics.filter { $0.id != "unlikely-value" }) == [])
    let fact = try #require(base.value.fact("x"))
    let indicator = try #require(base.value.indicator(of: fact))
    let figure = FigureFormatter(language: language).format(fact, of: indicator)
    #expect(figure.text == expected)
    #expect(figure.lead + figure.core == figure.text)
    #expect(!figure.core.contains(" "), "the number and its unit stay on one line")
  }
}
