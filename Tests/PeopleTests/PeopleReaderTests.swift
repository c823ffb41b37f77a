import Diagnostics
import Evidence
import People
import Testing

@Suite struct PeopleReaderTests {
  private func read(_ text: String, _ languages: [String] = ["zh", "en"]) -> Diagnosed<People> {
    People.read(SourceFile(path: "Content/data/people.yaml", text: text), languages: languages)
  }

  @Test func aPersonHasNamesInEveryLanguage() throws {
    let people = read(
      """
      people:
        - id: li-wen
          name_zh: 李文
          name_en: { family: Li, given: Wen }
          role_en: data editor
          orcid: https://orcid.org/0000-0002-1825-0097
          link: https://example.org/li
          email: li@example.org
      """)
    #expect(people.diagnostics.isEmpty)
    let person = try #require(people.value.person("li-wen"))
    #expect(person.name(in: "zh", else: "zh").natural == "李文")
    #expect(person.name(in: "en", else: "zh") == PersonName(family: "Li", given: "Wen"))
    #expect(person.role(in: "en") == "data editor")
    #expect(person.role(in: "zh") == nil)
    #expect(person.orcid?.text == "0000-0002-1825-0097")
    #expect(person.email == "li@example.org")
    #expect(people.value.isUnknown("li"))
    #expect(!people.value.isUnknown("li-wen"))
  }

  @Test func aRecordWithAnErrorIsKnownAndLeftOut() {
    let people = read("people:\n  - id: li-wen\n    name_zh: 李文\n", ["zh", "en"])
    #expect(people.diagnostics.map(\.id) == ["missing-value"])
    #expect(people.value.all.isEmpty)
    #expect(!people.value.isUnknown("li-wen"), "it has been reported once")
  }

  @Test func aListThatCannotBeReadMayHoldAnybody() {
    for text in ["", "people: none\n", "- id: li\n", "people:\n  - li\n", "people: [\n"] {
      let people = read(text)
      #expect(people.diagnostics.hasErrors, "\(text)")
      #expect(!people.value.isUnknown("li"), "\(text)")
    }
  }

  @Test(arguments: [
    ("orcid: 0000-0002-1825-0098", "invalid-orcid"), ("link: example.org", "invalid-field"),
    ("link: javascript:alert(1)", "invalid-field"), ("email: li at example.org", "invalid-field"),
    ("email: li@example.org?subject=x", "invalid-field"), ("email: a@b.org,c@d.org", "invalid-field"),
    ("role_en: [a, b]", "invalid-field"), ("name_fr: Li", "unknown-field"), ("orcd: x", "unknown-field"),
    ("role_en:", "empty-field"),
  ])
  func whatIsWrongIsSaidWhereItStands(_ line: String, _ id: String) throws {
    let people = read("people:\n  - id: li\n    name_en: Li\n    \(line)\n", ["en"])
    #expect(people.diagnostics.map(\.id) == [id])
    let place = try #require(people.diagnostics.first?.place)
    let before = place.file.text.utf8.prefix(place.range?.lowerBound ?? 0)
    #expect(before.count { $0 == UInt8(ascii: "\n") } == 3)
  }
}
