import OOXML
import Testing

@testable import Spreadsheets

@Suite struct WorkbookReaderTests {
  private static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A workbook of parts as programs write them.
  private static func workbook(
    _ sheets: [String], states: [String] = [], properties: String = "", texts: String = "",
    styles: String = ""
  ) throws -> [UInt8] {
    let list = sheets.indices.map { number in
      "<sheet name='S\(number + 1)' sheetId='\(number + 1)' r:id='r\(number + 1)'\(states.indices.contains(number) ? " state='\(states[number])'" : "")/>"
    }.joined()
    let parts = sheets.indices.map {
      "<Relationship Id='r\($0 + 1)' Type='\(relationships)/worksheet' Target='/xl/worksheets/sheet\($0 + 1).xml'/>"
    }.joined()
    var entries = [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id='a' Type='\(relationships)/officeDocument' Target='xl/workbook.xml'/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r='\(relationships)'>\(properties)<sheets>\(list)</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>\(parts)<Relationship Id='t' Type='\(relationships)/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='s' Type='\(relationships)/styles' Target='styles.xml'/></Relationships>"
      ),
      ("xl/sharedStrings.xml", "<sst>\(texts)</sst>"),
      ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
    ]
    entries += sheets.enumerated().map { number, cells in
      ("xl/worksheets/sheet\(number + 1).xml", "<worksheet>\(cells)</worksheet>")
    }
    return try #require(
      ZipArchive.bytes(of: entries.map { ZipArchive.Entry(path: $0.0, bytes: Array($0.1.utf8)) }))
  }

  private static func rows(_ bytes: [UInt8]) throws -> [[Workbook.Cell]] {
    try WorkbookReader.read(bytes).sheets.first?.rows ?? []
  }

  @Test func textsAreSharedInlineOrOfFormulas() throws {
    let bytes = try Self.workbook(
      [
        """
        <sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='inlineStr'><is><t>内</t></is></c>
        <c r='D1' t='str'><f>A1</f><v>甲</v></c><c r='E1' t='b'><v>1</v></c><c r='F1' t='e'><v>#REF!</v></c><c r='G1'><f>1+1</f></c></row></sheetData>
        """
      ],
      texts:
        "<si><t xml:space='preserve'>甲 </t></si><si><r><t>乙</t></r><r><rPr/><t>丙_x000D_</t></r><rPh><t>yi</t></rPh></si>"
    )
    #expect(
      try Self.rows(bytes) == [
        [
          .init(.text, "甲 "), .init(.text, "乙丙\r"), .init(.text, "内"), .init(.text, "甲"),
          .init(.flag, "TRUE"),
          .init(.fault, "#REF!"), .init(.uncomputed, ""),
        ]
      ])
  }

  private static let styles = """
    <numFmts><numFmt numFmtId='170' formatCode='0.0%'/><numFmt numFmtId='171' formatCode='yyyy"年"m"月"'/>\
    <numFmt numFmtId='172' formatCode='yyyy'/><numFmt numFmtId='173' formatCode='[Red]#,##0.00&quot;d&quot;'/></numFmts>\
    <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
    <cellXfs><xf numFmtId='0'/><xf numFmtId='170'/><xf numFmtId='14'/><xf numFmtId='17'/><xf numFmtId='171'/><xf numFmtId='172'/><xf numFmtId='173'/><xf numFmtId='9'/></cellXfs>
    """

  @Test(arguments: [
    (0, "0.32", "0.32"), (1, "0.32", "32"), (7, "0.07", "7"), (1, "0.285", "28.5"),
    (0, "3.3000000000000003", "3.3"),
    (0, "1E-3", "0.001"), (0, "1.5E+20", "150000000000000000000"), (0, "-12.5", "-12.5"),
    (6, "1234.5", "1234.5"),
    (2, "45292", "2024-01-01"), (2, "45292.75", "2024-01-01"), (3, "37408", "2002-06"),
    (4, "37408", "2002-06"),
    (5, "37408", "2002"), (2, "1", "1900-01-01"), (2, "61", "1900-03-01"),
    (2, "2958465", "9999-12-31"), (2, "-1", "-1"),
  ])
  func numbersAreWhatTheirFormatShows(_ style: Int, _ value: String, _ text: String) throws {
    let bytes = try Self.workbook(
      ["<sheetData><row><c s='\(style)'><v>\(value)</v></c></row></sheetData>"], styles: Self.styles
    )
    #expect(try Self.rows(bytes).first?.first?.text == text)
  }

  @Test func daysMayCountFrom1904() throws {
    let bytes = try Self.workbook(
      ["<sheetData><row><c s='2'><v>43830</v></c></row></sheetData>"],
      properties: "<workbookPr date1904='1'/>",
      styles: Self.styles)
    #expect(try Self.rows(bytes) == [[.init(.date, "2024-01-01")]])
  }

  @Test func joinedCellsHaveTheTextOfTheFirst() throws {
    let bytes = try Self.workbook([
      "<sheetData><row r='2'><c r='B2' t='inlineStr'><is><t>甲</t></is></c></row></sheetData><mergeCells><mergeCell ref='B2:C3'/></mergeCells>"
    ])
    let cell = Workbook.Cell(.text, "甲")
    #expect(try Self.rows(bytes) == [[], [.empty, cell, cell], [.empty, cell, cell]])
    #expect(try WorkbookReader.read(bytes).sheets[0].merges == 1)
  }

  @Test func sheetsHaveNamesAndMayBeHidden() throws {
    let bytes = try Self.workbook(
      ["<sheetData/>", "<sheetData/>"], states: ["visible", "veryHidden"])
    let sheets = try WorkbookReader.read(bytes).sheets
    #expect(sheets.map(\.name) == ["S1", "S2"])
    #expect(sheets.map(\.isHidden) == [false, true])
  }

  @Test(arguments: [
    "<sheetData><row r='1'><c r='XFE1'><v>1</v></c></row></sheetData>",
    "<sheetData><row r='9999999999'><c><v>1</v></c></row></sheetData>",
    "<sheetData><row r='0'><c><v>1</v></c></row></sheetData>",
    "<sheetData><c><v>1</v></c></sheetData>",
  ])
  func cellsOutOfReachAreRefused(_ cells: String) throws {
    let bytes = try Self.workbook([cells])
    #expect(throws: WorkbookProblem.tooLarge) { try WorkbookReader.read(bytes) }
  }

  @Test func cellsFarToTheRightAreNotPaddedWithoutEnd() throws {
    let rows = (1...200).map { "<row r='\($0)'><c r='XFD\($0)'><v>1</v></c></row>" }.joined()
    let bytes = try Self.workbook(["<sheetData>\(rows)</sheetData>"])
    #expect(throws: WorkbookProblem.tooLarge) { try WorkbookReader.read(bytes) }
  }

  @Test(arguments: ["_x0041_x0042_", "_x005F_x0041_", "_x_x0041_", "__x0041_", "_x0041", "甲\r\n乙"])
  func textsThatLookLikeEscapesComeBack(_ text: String) throws {
    let table = WorkbookWriter.Table(name: "a", header: ["id"], rows: [[text]], numbers: [])
    let bytes = try #require(WorkbookWriter.bytes(of: [table]))
    #expect(try WorkbookReader.read(bytes).sheets[0].rows[1][0].text == text)
  }

  @Test func joinedCellsAreNotFilledWithoutEnd() throws {
    let bytes = try Self.workbook([
      "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    ])
    #expect(try Self.rows(bytes) == [[.init(.number, "1")]])
  }

  @Test func entitiesAreNotExpanded() throws {
    let bytes = try Self.workbook(
      ["<sheetData/>"], texts: "<!DOCTYPE a [<!ENTITY b 'c'>]><si><t>&b;</t></si>")
    #expect(throws: WorkbookProblem.damaged(part: "xl/sharedStrings.xml")) {
      try WorkbookReader.read(bytes)
    }
  }

  @Test func otherFilesAreToldApart() throws {
    #expect(throws: WorkbookProblem.olderOrEncrypted) {
      try WorkbookReader.read([0xD0, 0xCF, 0x11, 0xE0, 0xA1])
    }
    #expect(throws: WorkbookProblem.noWorkbook) { try WorkbookReader.read(Array("PK".utf8)) }
    let ods = try #require(ZipArchive.bytes(of: [.init(path: "mimetype", bytes: [1])]))
    #expect(throws: WorkbookProblem.otherForm) { try WorkbookReader.read(ods) }
  }

  @Test func whatIsWrittenIsRead() throws {
    let rows = [
      ["boston", "112", "=SUM(A1)", "2002-06", " 两 行\n字 ", "_x000D_"],
      ["007", "12.50", "+1", "", "\"a\",b", "-"],
      ["a&b<c>", "100000000000000000", "@x", "1e5", "", "0.1"],
    ]
    let header = ["id", "value", "note", "period", "text", "more"]
    let bytes = try #require(
      WorkbookWriter.bytes(of: [
        .init(name: "facts", header: header, rows: rows, numbers: ["value", "more"])
      ]))
    let sheet = try #require(try WorkbookReader.read(bytes).sheets.first)
    #expect(
      sheet.rows.map { row in (0..<6).map { row.indices.contains($0) ? row[$0].text : "" } } == [
        header
      ] + rows)
    // A number is one only where nothing of it is lost.
    #expect(sheet.rows.dropFirst().map { $0[1].kind } == [.number, .text, .number])
  }
}
