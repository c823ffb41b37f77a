import Diagnostics
import Evidence
import Testing

@Suite struct SpreadsheetTextTests {
  @Test(arguments: [
    "=1+1", "=HYPERLINK(\"https://example.org/\"&A1)", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "-a", "+",
    "\t=1", "\r=1",
    "-1-1", "+86 10 1234", "＝1+1", "＋cmd", "＠SUM(A1)", "－2＋3",
  ]) func aFormulaIsMadeAText(_ cell: String) {
    // A sign alone says nothing to a spreadsheet.
    #expect(SpreadsheetText.harmless(cell) == (cell == "+" ? "+" : "'" + cell))
  }

  @Test(arguments: ["", "-", "-5", "+3.5", "-1,000.5", "-5%", "5", "a=b", "'=1", "（-5）", "－5", " =1"])
  func allElseStays(_ cell: String) {
    #expect(SpreadsheetText.harmless(cell) == cell)
  }

  @Test func isReportedAtItsCell() {
    let file = SourceFile(path: "a.csv", text: "id,note\na,=1+1\nb,-5\nc,\"@x\"\n")
    let found = CSVReader.read(file).diagnostics
    #expect(found.map(\.id) == ["spreadsheet-formula", "spreadsheet-formula"])
    #expect(found.compactMap { $0.place?.range.map { String(file.slice($0)) } } == ["=1+1", "\"@x\""])
  }
}
