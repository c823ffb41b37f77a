import Diagnostics
import Evidence
import Testing

@Suite struct SourceListTests {
  private func load(_ text: String) -> (sources: [Source], problems: [String]) {
    let result = EvidenceLoader.load(EvidenceFiles(sources: SourceFile(path: "s.yaml", text: text)))
    return (result.value.sources, EvidenceFixture.problems(result.diagnostics))
  }

  private func record(_ fields: String) -> String {
    "references:\n- id: x\n  type: book\n  title: T\n" + fields
  }

  @Test func `a record keeps its fields, names and dates`() throws {
    let (sources, problems) = load(
      """
      references:
      - id: start-up-nation
        type: book
        title: "Start-Up Nation"
        author:
        - {family: Senor, given: Dan}
        - {family: Berg, given: Jan, non-dropping-particle: van den}
        - literal: 麻省理工学院
        publisher: Twelve
        issued: 2009
        accessed: {date-parts: [[2026, 11, 23]]}
        keyword: venture
      """)
    #expect(problems == [])
    let source = try #require(sources.first)
    #expect(source[.title] == "Start-Up Nation")
    #expect(source.authors.map { $0.family ?? $0.literal } == ["Senor", "van den Berg", "麻省理工学院"])
    #expect(source.issued == EvidenceDate(year: 2009).map { .date($0) })
    #expect(source.accessed?.start?.iso == "2026-11-23")
  }

  @Test(arguments: [
    ("issued: 2024-02-01", "2024-02-01"), ("issued: '2024-02'", "2024-02"),
    ("issued: {year: 2024, month: 2}", "2024-02"),
    ("issued: {date-parts: [[2024, 2]]}", "2024-02"), ("issued: [{year: 2024}]", "2024"),
    ("issued: {raw: 2024-02-01}", "2024-02-01"),
    ("issued:\n    date-parts:\n    - - 2024\n      - 2\n", "2024-02"),
    ("issued: 2020/2021", "2020"),
  ])
  func `dates are read in all forms`(field: String, expected: String) {
    let (sources, problems) = load(record("  " + field))
    #expect(problems == [])
    #expect(sources.first?.issued?.start?.iso == expected)
  }

  @Test(arguments: [
    ("- type: book\n  title: T", "2:3-13 missing-value: a source has no id"),
    ("- id: A\n  type: book\n  title: T", "2:7-8 invalid-id: 'A' is not an id; write 'a'"),
    ("- id: x\n  title: T", "2:7-8 missing-value: the source 'x' has no type"),
    (
      "- id: x\n  type: web-page\n  title: T",
      "3:9-17 unknown-value: no type of source 'web-page'; did you mean 'webpage'?"
    ),
    ("- id: x\n  type: book", "2:7-8 missing-value: the source 'x' has no title"),
    (
      "- id: x\n  type: book\n  title: T\n  publsher: P",
      "5:3-11 warning unknown-field: no field 'publsher'; did you mean 'publisher'?"
    ),
    ("- id: x\n  type: book\n  title: [T]", "4:10-13 invalid-field: 'title' is not a text"),
    (
      "- id: x\n  type: book\n  title: T\n  issued: 2024-13",
      "5:11-18 invalid-date: the date cannot be read, or there is no such day"
    ),
    (
      "- id: x\n  type: book\n  title: T\n  issued: {date-parts: [[2023, 2, 29]]}",
      "5:11-40 invalid-date: the date cannot be read, or there is no such day"
    ),
    (
      "- id: x\n  type: book\n  title: T\n  author: {given: ''}",
      "5:11-22 invalid-name: 'author' holds a name that cannot be read"
    ),
    (
      "- id: x\n  type: book\n  title: T\n  author: {famly: A, literal: B}",
      "5:12-17 warning unknown-field: no part of a name 'famly'; did you mean 'family'?"
    ),
    (
      "- id: x\n  type: thesis\n  title: T",
      "2:7-8 warning incomplete-source: the source 'x', of the type thesis, has no publisher"
    ),
    ("- 中: 文\n  id: \"X y\"\n  type: book\n  title: T", "3:7-12 invalid-id: 'X y' is not an id; write 'x-y'"),
    (
      "- id: x\n  type: book\n  title: T\n  URL: javascript:alert(1)",
      "5:8-27 invalid-field: 'javascript:alert(1)' is not an address of the web"
    ),
    (
      "- id: x\n  type: book\n  title: T\n  URL: https://a b",
      "5:8-19 invalid-field: 'https://a b' is not an address of the web"
    ),
    ("- id: x\n  type: book\n  title: T\n  DOI: none", "5:8-12 invalid-field: 'none' is not a DOI"),
    ("- just text", "2:3-12 invalid-sources: a source is a list of fields with their values"),
  ])
  func `a wrong record is reported at its field`(list: String, expected: String) {
    let problems = load("references:\n" + list).problems
    #expect(problems.contains("s.yaml:" + expected), "\(problems)")
  }

  @Test(arguments: [
    ("references:\n- id: [\n", "yaml-syntax"), ("- id: x", "invalid-sources"),
    ("refs: []", "invalid-sources"),
    ("references: {a: b}", "invalid-sources"), ("references:\n- id: x\n  id: y\n", "duplicate-key"),
  ])
  func `a file that is no list of records is one error`(text: String, id: String) {
    #expect(load(text).problems.filter { $0.contains(id) }.count == 1)
  }

  @Test(arguments: ["", "# nothing\n"])
  func `an empty file is one error and no use of a source another`(text: String) {
    #expect(load(text).problems == ["s.yaml invalid-sources: the file is empty"])
    var fixture = EvidenceFixture.fact("licences", "exactly", "5")
    fixture.sources = text
    #expect(fixture.load().diagnostics.map(\.id) == ["invalid-sources"])
  }

  @Test(arguments: ["references:\n", "references: []\n"])
  func `an empty list is no error`(text: String) {
    #expect(load(text).problems == [])
  }

  @Test func `a duplicate is reported and the first counts`() {
    let (sources, problems) = load(
      "references:\n- {id: x, type: book, title: A}\n- {id: x, type: book, title: B}\n")
    #expect(problems == ["s.yaml:3:8-9 duplicate-id: a source 'x' stands above already"])
    #expect(sources.map { $0[.title] } == ["A"])
  }

  @Test func `facts of a list that cannot be read are not reported again`() {
    var fixture = EvidenceFixture.fact("licences", "exactly", "5")
    fixture.sources = "references: ["
    #expect(fixture.load().diagnostics.map(\.id) == ["yaml-syntax"])
    #expect(fixture.load().value.facts.count == 1)
  }
}
