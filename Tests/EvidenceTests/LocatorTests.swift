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
}
