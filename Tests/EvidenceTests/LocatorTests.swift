import Evidence
import Testing

@Suite struct LocatorTests {
  @Test(arguments: [
    ("s1p2", "1节2段", "§1¶2"), ("s12p30", "12节30段", "§12¶30"), ("p. 3", "p. 3", "p. 3"), ("sp", "sp", "sp"),
    ("s0p1", "s0p1", "s0p1"), ("第3页", "第3页", "第3页"),
  ]) func sectionsAndParagraphsAreNamedInTheReadersLanguage(_ locator: String, _ zh: String, _ en: String) {
    #expect(Locator.text(locator, in: .zh) == zh)
    #expect(Locator.text(locator, in: .en) == en)
  }

  @Test(arguments: ["p", "p.", "pp.", "§", "第", "第页", "s", "12-", "p. 12–", "s1p2,", "s3pb", "1p2", "S1P2"])
  func aPlaceWithoutItsNumberIsNoForm(_ locator: String) {
    #expect(!LocatorForms().accepts(locator))
  }

  @Test(arguments: [
    "p. 3", "pp. 3–5", "第3页", "第三章", "s1p2", "chapter one", "preface", "序", "¶4", "§ 12", "fig. 3", "A", "iv",
    "3-1",
  ]) func placesThatAreWholeAre(_ locator: String) {
    #expect(LocatorForms().accepts(locator))
  }
}
