import Foundation
import Testing

@testable import Evidence

/// Figures, dates and forms of nouns in languages that are not written by hand.
struct LocaleFigureTests {
  private func figure(
    _ value: String, high: String? = nil, _ qualifier: Qualifier = .exactly, unit: String,
    currency: String? = nil, forms: [String] = [], decimals: Int? = nil, in tag: String,
    words: [String: String] = [:]
  ) throws -> String {
    let language = FigureLanguage(tag: tag, words: words)
    var measured = FigureUnit(money: .usDollar)
    measured.measure = Indicator.measure(of: unit)
    measured.currency = currency.flatMap(Currency.init(code:))
    measured.forms = [language.tag: forms]
    let figure = Figure(
      value: try #require(FigureValue(value)), high: high.flatMap { FigureValue($0) }, qualifier: qualifier,
      unit: measured, decimals: decimals)
    return FigureFormatter(language: language).format(figure, mode: .full).text
  }

  @Test(arguments: [
    ("fr", "12500", "12\u{202F}500\u{A0}arbres"), ("fr", "1", "1\u{A0}arbre"), ("fr", "0", "0\u{A0}arbre"),
    ("de", "12500", "12.500\u{A0}arbres"), ("de", "0", "0\u{A0}arbres"),
    ("it", "1250000", "1.250.000\u{A0}arbres"),
  ])
  func `a count has the grouping and the form of its language`(tag: String, value: String, expected: String)
    throws
  {
    #expect(try figure(value, unit: "tree", forms: ["arbre", "arbres"], in: tag) == expected)
  }

  @Test(arguments: [("1", "noc"), ("3", "noce"), ("5", "nocy"), ("22", "noce"), ("112", "nocy")])
  func `three forms stand in the order of the categories`(value: String, form: String) throws {
    #expect(
      try figure(value, unit: "night", forms: ["noc", "noce", "nocy", "nocy"], in: "pl")
        == "\(value)\u{A0}\(form)")
  }

  @Test(arguments: [("2", "two"), ("7", "few"), ("14", "many"), ("100", "other"), ("0", "zero")])
  func `Arabic has six forms`(value: String, form: String) throws {
    let text = try figure(
      value, unit: "tree", forms: ["zero", "one", "two", "few", "many", "other"], in: "ar")
    #expect(text.hasSuffix("\u{A0}\(form)"))
  }

  @Test func `per cent and amounts have their signs where the locale puts them`() throws {
    #expect(try figure("82.5", high: "87", .range, unit: "percent", in: "fr") == "82,5–87\u{A0}%")
    #expect(try figure("12", unit: "percent", in: "de") == "12\u{A0}%")
    #expect(try figure("12", unit: "percent", in: "tr") == "%12")
    #expect(try figure("1234567.5", unit: "money", currency: "EUR", in: "de") == "1.234.567,5\u{A0}€")
    #expect(try figure("2", unit: "rank", in: "fr", words: ["figureRank": "%1e"]) == "2e")
    #expect(
      try figure(
        "3", .moreThan, unit: "x", forms: ["an", "ans"], in: "fr", words: ["figureMoreThan": "plus de"])
        == "plus de 3\u{A0}ans")
  }

  @Test func `traditional Chinese is written by the same hand in its own characters`() throws {
    #expect(try figure("120000", .moreThan, unit: "percent", in: "zh-Hant").hasPrefix("超過12萬"))
    #expect(EvidencePeriod("since 1999")?.text(in: FigureLanguage(tag: "zh-TW")) == "1999年以來")
    #expect(EvidencePeriod("FY2002")?.text(in: FigureLanguage(tag: "zh-Hant")) == "2002財年")
  }

  @Test(arguments: [
    ("fr", "2025-03-01", "1 mars 2025"), ("fr", "2025-03", "mars 2025"), ("fr", "2025", "2025"),
    ("de", "2025-03-01", "1. März 2025"), ("ja", "2025-03-01", "2025年3月1日"), ("ja", "2025", "2025年"),
  ])
  func `a date is that of the locale`(tag: String, written: String, expected: String) {
    #expect(EvidenceDate(written)?.text(in: FigureLanguage(tag: tag)) == expected)
  }

  @Test func `what a word lacks is its key, and parts are put in by number`() {
    let language = FigureLanguage(tag: "fr", words: ["a": "de %2 à %1, 100%"])
    #expect(language.phrase("a", "x", "y") == "de y à x, 100%")
    #expect(language.phrase("b") == "b")
    #expect(FigureLanguage(tag: "ar").isRightToLeft)
    #expect(!FigureLanguage(tag: "fr").isRightToLeft)
  }
}
