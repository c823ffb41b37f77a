import Diagnostics
import Evidence
import Testing

/// What Excel and people leave in the tables that it saves.
@Suite struct SpreadsheetTests {
  private func problems(_ change: (inout EvidenceFixture) -> Void) -> [String] {
    var fixture = EvidenceFixture.fact("licences", "exactly", "5")
    change(&fixture)
    return fixture.problems()
  }

  @Test func `empty columns and rows at the end pass`() {
    let found = problems { fixture in
      let lines = fixture.facts.split(separator: "\n").map { $0 + ",,, , " }
      fixture.facts = lines.joined(separator: "\r\n") + "\r\n,,,,,,,,,,,,,,,,,,\r\n , ,\r\n"
    }
    #expect(found == [])
  }

  @Test func `a value below a column without a name is told by the column's number`() {
    let found = problems { fixture in
      fixture.facts = fixture.facts.split(separator: "\n").enumerated()
        .map { $0.offset == 0 ? $0.element + ",," : $0.element + ",,7" }.joined(separator: "\n")
    }
    #expect(found.count == 1)
    #expect(found.first?.contains("csv-fields") == true, "\(found)")
  }

  @Test func `sep= is said to be no part of the table`() {
    let found = problems { $0.facts = "sep=,\n" + $0.facts }
    #expect(
      found == [
        "facts.csv:1:1-6 csv-separator: the file begins with 'sep=,', which tells Excel the separator and is no part of the table"
      ])
  }

  @Test(arguments: ["注：数据截至2024年，不含港澳台。", "# checked by hand", "Source: licensing office"])
  func `a row of remarks is one message`(remark: String) {
    for row in [remark, remark + ",,,,,,,,,,,,,"] {
      let found = problems { $0.facts += "\n" + row }
      #expect(found.map { $0.split(separator: " ")[1] } == ["csv-remark:"], "\(found)")
    }
  }

  @Test func `a thousand unknown columns are not a thousand messages`() {
    let extra = (0..<1000).map { ",extra\($0)" }.joined()
    let found = problems { fixture in
      fixture.facts = fixture.facts.split(separator: "\n").enumerated()
        .map { $0.offset == 0 ? $0.element + extra : $0.element + extra }.joined(separator: "\n")
    }
    #expect(found.count == 9)
    #expect(found.contains { $0.contains("992 more columns are not known") })
  }

  @Test func `a cell that is a formula is a warning and a negative number none`() {
    var fixture = EvidenceFixture.fact("points", "exactly", "-5", noteZh: "=1+1", noteEn: "@home")
    #expect(fixture.load().diagnostics.map(\.id) == ["spreadsheet-formula", "spreadsheet-formula"])
    fixture = EvidenceFixture.fact("points", "exactly", "-5", noteZh: "无", noteEn: "none")
    #expect(fixture.problems() == [])
  }

  @Test func `ten thousand sources in a cell are read in one walk`() {
    let ids = (0..<10_000).map { "s\($0)" }
    var fixture = EvidenceFixture()
    fixture.sources =
      "references:\n- {id: rates-2023, type: webpage, title: T}\n"
      + ids.map { "- {id: \($0), type: webpage, title: T}\n" }.joined()
    fixture.facts += "\nx,,licences,exactly,5,,,,,\(ids.joined(separator: ";")),,reported,,"
    #expect(fixture.load().value.fact("x")?.citations.count == 10_000)
  }
}
