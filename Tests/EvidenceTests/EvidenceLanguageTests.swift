import Diagnostics
import Evidence
import Testing

/// What the records say in words, in the languages of the site and no other.
@Suite struct EvidenceLanguageTests {
  private func problems(_ row: String, _ languages: [FigureLanguage]) -> [String] {
    var fixture = EvidenceFixture()
    fixture.languages = languages
    fixture.facts += "\n" + row
    return fixture.problems()
  }

  @Test(arguments: [
    ("x,,licences,exactly,1,,,,,essay,,disputed,注,", "error"),
    ("x,,licences,exactly,1,,,,,essay;report,,disputed,注,", "error"),
    ("x,,licences,exactly,1,,,,,essay,,reported,注,", "warning"),
    ("x,,licences,no-data,,,,,,,,reported,注,", "warning"),
  ])
  func aNoteIsInEveryLanguageOfTheSite(_ row: String, _ severity: String) {
    var fixture = EvidenceFixture()
    fixture.facts += "\n" + row
    #expect(fixture.load().diagnostics.map { "\($0.severity) \($0.id)" } == ["\(severity) untranslated-note"])
    fixture.languages = [.zh]
    #expect(fixture.problems() == [])
  }

  @Test func aSiteInOneLanguageNeedsNothingInTheOther() {
    #expect(problems("x,,claim,statement,,,,,,essay,,reported,话,", [.zh]) == [])
    #expect(problems("x,,claim,statement,,,,,,essay,,reported,,Words", [.en]) == [])
    #expect(problems("x,,licences,exactly,1,,,,,essay,,disputed,,Doubt", [.en]) == [])
    var fixture = EvidenceFixture()
    fixture.languages = [.zh]
    fixture.indicators += "\none,一,,,ones,个,,,,,,"
    fixture.facts += "\nx,,licences,exactly,2,,,,,essay,,corrected,,"
    fixture.corrections = "fact,date,old,new,reason_zh,reason_en\nx,2026-11-01,1,2,因,"
    #expect(fixture.problems() == [])
    #expect(fixture.load().value.indicator("one")?.name(in: .en) == "一")
  }

  @Test func whatASiteInOneLanguageNeedsIsDemandedInThatLanguage() {
    #expect(
      problems("x,,claim,statement,,,,,,essay,,reported,,Words", [.zh]) == [
        "facts.csv:2:1-47 missing-value: a statement stands in its notes, and 'note_zh' is empty"
      ])
    #expect(
      problems("x,,licences,exactly,1,,,,,essay,,disputed,,Doubt", [.zh]) == [
        "facts.csv:2:34-42 undocumented-dispute: a disputed fact says what disputes it"
      ])
  }
}
