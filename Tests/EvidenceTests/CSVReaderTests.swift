import Diagnostics
import Evidence
import Testing

@Suite struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"1,\"\"2\"\"\",\"x\ny\"", [["a", "b"], ["1,\"2\"", "x\ny"]]),
    ("a,b\n\"1\",\n", [["a", "b"], ["1", ""]]),
    ("a,b\n,2\n1,", [["a", "b"], ["", "2"], ["1", ""]]),
    ("a\n\n\"\"\nx\n", [["a"], ["x"]]),
    ("a,b\n,\n\n1,2\n,\n", [["a", "b"], ["1", "2"]]),
    ("名,值\n波士顿,５", [["名", "值"], ["波士顿", "５"]]),
  ])
  func `fields are read after RFC 4180`(text: String, expected: [[String]]) {
    let table = CSVReader.read(SourceFile(path: "t.csv", text: text))
    #expect(table.diagnostics.isEmpty)
    let records = [table.value.header].compactMap { $0 } + table.value.records
    #expect(records.map { $0.fields.map(\.text) } == expected)
  }

  @Test func `an empty file has no header`() {
    let table = CSVReader.read(SourceFile(path: "t.csv", text: ""))
    #expect(table.value.header == nil)
    #expect(table.diagnostics.isEmpty)
  }

  @Test func `fields and records know their UTF-8 offsets`() {
    let file = SourceFile(path: "t.csv", text: "\u{FEFF}名,b\r\n\"长\"\"句\",值\r\n")
    let table = CSVReader.read(file).value
    #expect(table.header?.fields.map { String(file.slice($0.range)) } == ["名", "b"])
    #expect(table.records.map { String(file.slice($0.range)) } == ["\"长\"\"句\",值"])
    #expect(table.records.first?.fields.map { String(file.slice($0.range)) } == ["\"长\"\"句\"", "值"])
  }

  @Test(arguments: [
    ("a,b\n1\n2,3\n", ["t.csv:2:1-2 csv-fields: the record '1' has 1 fields where the header has 2"]),
    ("a,b\n1,2,3\n", ["t.csv:2:1-6 csv-fields: the record '1' has 3 fields where the header has 2"]),
    ("a,b\n1,2\n3，4\n", ["t.csv:3:1-4 csv-fields: the record '3' has 1 fields where the header has 2"]),
    (
      "a,b\n1，2\n3，4\n",
      [
        "t.csv:1:1-4 csv-fields: none of the 2 records has as many fields as the header, which has 2; the first has 1"
      ]
    ),
    ("a,b\n1,\"2\n3,4\n", ["t.csv:2:3-4 csv-quote: the quoted field is not closed"]),
    ("a,b\n1,\"2\"x\n3,4\n", ["t.csv:2:6-7 csv-quote: text follows the closing quote of a field"]),
  ])
  func `mistakes are reported where they stand`(text: String, expected: [String]) {
    let table = CSVReader.read(SourceFile(path: "t.csv", text: text))
    #expect(EvidenceFixture.problems(table.diagnostics) == expected)
  }

  @Test(arguments: [
    ("1", "write one comma for every empty field"), ("1,2,3", "put a field that contains a comma in quotes"),
    ("1，2", "'，' is the comma of Chinese text; write ',' between fields"),
    ("1;2", "separate the fields with ',', not with ';'"),
  ])
  func `the help says which sign is wrong`(record: String, help: String) {
    let table = CSVReader.read(SourceFile(path: "t.csv", text: "a,b\n1,2\n\(record)\n"))
    #expect(table.diagnostics.map(\.help?.description) == [help])
  }

  @Test func `a broken record does not hide the others`() {
    let table = CSVReader.read(SourceFile(path: "t.csv", text: "a,b\n1\n2,3\n4,5,6\n7,8"))
    #expect(table.value.records.map { $0.fields.map(\.text) } == [["2", "3"], ["7", "8"]])
    #expect(table.diagnostics.map(\.id) == ["csv-fields", "csv-fields"])
  }
}
