import Diagnostics
import Evidence
import Testing

@Suite struct TermTests {
  private static let header = "id,zh,en,zh_avoid,en_avoid,varies,note"

  private func fixture(_ rows: String...) -> EvidenceFixture {
    var fixture = EvidenceFixture()
    fixture.terms = ([Self.header] + rows).joined(separator: "\n")
    return fixture
  }

  @Test func `a term has forms to use and forms to avoid`() throws {
    let base = fixture("capital,耐心资本;长钱,patient capital,耐心资金,\"patience capital; slow money\",yes,支柱").load()
    #expect(EvidenceFixture.problems(base.diagnostics) == [])
    let term = try #require(base.value.terms.first)
    #expect(term.forms(in: .zh).map(\.text) == ["耐心资本", "长钱"])
    #expect(term.avoided(in: .en).map(\.text) == ["patience capital", "slow money"])
    #expect(term.name(in: .en) == "patient capital")
    #expect(term.varies)
  }

  @Test(arguments: [
    ("A,一,one,,,,", "2:1-2 invalid-id: 'A' is not an id; write 'a'"),
    ("a,,one,,,,", "2:1-11 missing-value: the column 'zh' is empty"),
    ("a,一,,,,,", "2:1-9 missing-value: the column 'en' is empty"),
    ("a,一;,one,,,,", "2:3-5 missing-value: a form is missing between semicolons"),
    ("a,一,one,,,no,", "2:11-13 unknown-value: 'varies' is 'yes' or empty, not 'no'"),
    ("a,一,one,一,,,", "2:9-10 duplicate-term: '一' is given above already, as 'a'"),
    ("a,一,Old-one,,old ones,,", "2:14-22 duplicate-term: 'old ones' is given above already, as 'a'"),
  ])
  func `a wrong term is reported at its field`(row: String, problem: String) {
    #expect(fixture(row).problems() == ["terms.csv:" + problem])
  }

  @Test(arguments: [
    ([FigureLanguage.zh], "id,zh\na,一;二\n", []),
    ([.zh], "id,zh,en\na,一,\n", []),
    ([.zh], "id,en\na,one\n", ["terms.csv:1:1-6 missing-column: the column 'zh' is missing"]),
    ([.en], "id,en\na,\n", ["terms.csv:2:1-3 missing-value: the column 'en' is empty"]),
    (
      FigureLanguage.handwritten, "id,zh\na,一\n",
      ["terms.csv:1:1-6 missing-column: the column 'en' is missing"]
    ),
  ])
  func `a term needs a form in each of the site's languages and in no other`(
    languages: [FigureLanguage], table: String, problems: [String]
  ) {
    var fixture = EvidenceFixture()
    fixture.languages = languages
    fixture.indicators = "id,zh,en,unit\n"
    fixture.facts = "id,indicator,qualifier,value,sources,status\n"
    fixture.terms = table
    #expect(fixture.problems().filter { $0.hasPrefix("terms.csv") } == problems)
  }

  @Test func `two terms cannot share a form or an id`() {
    #expect(
      fixture("a,一,one,二,,,", "a,三,three,二,,,").problems() == [
        "terms.csv:3:1-2 duplicate-id: a term 'a' stands above already",
        "terms.csv:3:11-12 duplicate-term: '二' is avoided above already, as 'a'",
      ])
  }

  /// What is found in a text: the words, and `!` where they are to be avoided.
  private func scan(_ text: String, _ language: FigureLanguage, _ rows: String) -> [String] {
    var fixture = EvidenceFixture()
    fixture.terms = Self.header + "\n" + rows
    let terms = fixture.load().value.terms
    let bytes = Array(text.utf8)
    return TermScanner(terms, language: language).scan(text).map {
      String(decoding: bytes[$0.range], as: UTF8.self) + ($0.isAvoided ? "!" : "")
    }
  }

  @Test(arguments: [
    ("耐心资本和资本", ["耐心资本", "资本!"]),
    ("国际科创中心与科创中心", ["国际科创中心!", "科创中心!"]),
    ("依据《促进科技成果转化法》，成果转化了", ["成果转化!"]),
    ("《资》本", []),
    ("没有", []),
  ])
  func `Chinese is searched by characters, the longest form first`(text: String, expected: [String]) {
    let rows = """
      patient,耐心资本,patient capital,资本,,,
      centre,国际科技创新中心,centre,国际科创中心;科创中心,,,
      transfer,成果转移,transfer of results,科技成果转化;成果转化,,,
      """
    #expect(scan(text, .zh, rows) == expected)
  }

  @Test(arguments: [
    (
      "Patient  capital, patient-capital and patient\ncapital",
      ["Patient  capital", "patient-capital", "patient\ncapital"]
    ),
    ("PATIENT CAPITAL’s use", ["PATIENT CAPITAL’s"]),
    ("patient, capital", []),
    ("impatient capital", []),
    ("two licences, one license, licensed", ["licences", "license!"]),
    ("innovation highlands", ["innovation highlands!"]),
    ("science, technology and innovation centres", ["science, technology and innovation centres"]),
    ("science technology and innovation centres", []),
    ("companies, agencies", ["companies", "agencies"]),
    ("the process and the processes", ["process", "processes"]),
    ("a fund’s life", ["fund’s life"]),
    ("practice", []),
  ])
  func `English is searched by words, whatever their number and capitals`(text: String, expected: [String]) {
    let rows = """
      patient,耐心资本,patient capital,,,,
      licence,许可,licence,,license,,
      cluster,集群,innovation cluster,,innovation highland,,
      centre,中心,"science, technology and innovation centre",,,,
      company,企业,company;agency,,,,
      process,过程,process,,,,
      life,存续期,fund’s life,,,,
      """
    #expect(scan(text, .en, rows) == expected)
  }
}
