import Diagnostics
import Evidence
import Testing

@Suite struct FigureModeTests {
  private func format(
    _ fixture: EvidenceFixture, _ language: FigureLanguage, _ mode: FigureFormatter.Mode = .full
  ) throws -> FormattedFigure {
    let base = fixture.load()
    try #require(EvidenceFixture.problems(base.diagnostics) == [])
    let fact = try #require(base.value.fact("x"))
    let indicator = try #require(base.value.indicator(of: fact))
    return FigureFormatter(language: language).format(fact, of: indicator, mode: mode)
  }

  @Test(arguments: [
    (FigureLanguage.zh, FigureFormatter.Mode.full, "超过2亿欧元"),
    (.zh, .value, "2亿欧元"),
    (.zh, .number, "2亿"),
    (.en, .full, "more than €200\u{A0}million"),
    (.en, .value, "€200\u{A0}million"),
    (.en, .number, "200\u{A0}million"),
  ])
  func `a mode leaves out the qualifier or all but the number`(
    language: FigureLanguage, mode: FigureFormatter.Mode, expected: String
  ) throws {
    let fixture = EvidenceFixture.fact("money", "more-than", "200000000", "", "EUR")
    #expect(try format(fixture, language, mode).text == expected)
  }

  @Test(arguments: [
    (FigureLanguage.zh, "1.5—2.5"), (.en, "1.5–2.5"),
  ])
  func `a range of percentages has a number without the sign`(language: FigureLanguage, expected: String)
    throws
  {
    let fixture = EvidenceFixture.fact("share", "range", "1.5", "2.5")
    #expect(try format(fixture, language, .number).text == expected)
    #expect(try format(fixture, language).number == expected)
    #expect(try format(fixture, language).unit == "%")
  }

  @Test func `a figure is structured`() throws {
    let figure = try format(EvidenceFixture.fact("money", "up-to", "200000000", "", "KRW"), .en)
    #expect(figure.qualifier == "up to")
    #expect(figure.hasFigure)
    #expect(figure.number == "200\u{A0}million")
    #expect(figure.unit == "KRW")
    #expect(figure.lead == "up to ")
    #expect(figure.core == "KRW\u{A0}200\u{A0}million")
    #expect(figure.parts.map(\.kind) == [.qualifier, .space, .currency, .space, .number])
  }

  @Test(arguments: [
    ("no-data", FigureLanguage.zh, "无数据"), ("no-data", .en, "no data"),
    ("not-applicable", .zh, "不适用"), ("not-applicable", .en, "not applicable"),
  ])
  func `no data and not applicable are told apart`(
    qualifier: String, language: FigureLanguage, expected: String
  ) throws {
    for mode in FigureFormatter.Mode.allCases {
      #expect(try format(EvidenceFixture.fact("share", qualifier), language, mode).text == expected)
    }
    #expect(try format(EvidenceFixture.fact("money", qualifier), language).number.isEmpty)
  }

  @Test(arguments: [(FigureLanguage.zh, "原文如此说"), (.en, "As it says")])
  func `a statement is its note`(language: FigureLanguage, expected: String) throws {
    let fixture = EvidenceFixture.fact("claim", "statement", noteZh: "原文如此说", noteEn: "As it says")
    let figure = try format(fixture, language)
    #expect(figure.text == expected)
    #expect(figure.parts.map(\.kind) == [.statement])
    #expect(!figure.hasFigure)
  }

  @Test(arguments: [
    ("zh", "zh"), ("zh-Hans-CN", "zh"), ("zh-Hans-TW", "zh"), ("ZH_tw", "zh-Hant"), ("zh-Hant", "zh-Hant"),
    ("en-GB", "en"), ("fr", "fr"), ("pt_BR", "pt-BR"),
  ])
  func `a tag is that of the language in which figures are written`(tag: String, expected: String) {
    #expect(FigureLanguage(tag: tag).tag == expected)
  }
}
