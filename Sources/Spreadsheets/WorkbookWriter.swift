import OOXML

/// Writes tables as an `.xlsx` file: a frozen head, columns as wide as what they hold, and numbers as numbers only where
/// they come back as they are.
public struct WorkbookWriter {
  /// A table to write.
  public struct Table: Sendable {
    /// The sheet's name.
    public let name: String
    /// The names of the columns.
    public let header: [String]
    /// The cells of each row.
    public let rows: [[String]]
    /// The columns of which the cells may be numbers.
    public let numbers: Set<String>

    /// A table.
    public init(name: String, header: [String], rows: [[String]], numbers: Set<String>) {
      self.name = name
      self.header = header
      self.rows = rows
      self.numbers = numbers
    }
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The styles of cells, as `styles` lists them.
  private enum Style: String {
    case plain = "0"
    case head = "1"
    case text = "2"
    /// A text that a program would take for a formula when it is typed.
    case quoted = "3"
  }

  /// The bytes of the file; nil if there is not enough memory.
  public static func bytes(of tables: [Table]) -> [UInt8]? {
    var entries = [
      ZipArchive.Entry(path: "[Content_Types].xml", bytes: contentTypes(tables.count)),
      ZipArchive.Entry(
        path: "_rels/.rels", bytes: related([("officeDocument", "xl/workbook.xml")])),
      ZipArchive.Entry(path: "xl/workbook.xml", bytes: workbook(tables)),
      ZipArchive.Entry(
        path: "xl/_rels/workbook.xml.rels",
        bytes: related(
          tables.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [
            ("styles", "styles.xml")
          ])),
      ZipArchive.Entry(path: "xl/styles.xml", bytes: styles),
    ]
    entries += tables.enumerated().map { number, table in
      ZipArchive.Entry(path: "xl/worksheets/sheet\(number + 1).xml", bytes: sheet(table))
    }
    return ZipArchive.bytes(of: entries)
  }

  private static func contentTypes(_ count: Int) -> [UInt8] {
    var xml = XMLBuffer()
    xml.element("Types", ["xmlns": package + "/content-types"]) { xml in
      xml.empty(
        "Default",
        [
          "Extension": "rels",
          "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
        ])
      xml.empty("Default", ["Extension": "xml", "ContentType": "application/xml"])
      xml.empty(
        "Override", ["PartName": "/xl/workbook.xml", "ContentType": types + ".sheet.main+xml"])
      xml.empty("Override", ["PartName": "/xl/styles.xml", "ContentType": types + ".styles+xml"])
      for number in 1...max(1, count) {
        xml.empty(
          "Override",
          [
            "PartName": "/xl/worksheets/sheet\(number).xml",
            "ContentType": types + ".worksheet+xml",
          ])
      }
    }
    return xml.bytes
  }

  private static func related(_ parts: [(kind: String, target: String)]) -> [UInt8] {
    var xml = XMLBuffer()
    xml.element("Relationships", ["xmlns": package + "/relationships"]) { xml in
      for (number, part) in parts.enumerated() {
        xml.empty(
          "Relationship",
          [
            "Id": "rId\(number + 1)", "Type": relationships + "/" + part.kind,
            "Target": part.target,
          ])
      }
    }
    return xml.bytes
  }

  private static func workbook(_ tables: [Table]) -> [UInt8] {
    var xml = XMLBuffer()
    xml.element("workbook", ["xmlns": main, "xmlns:r": relationships]) { xml in
      xml.element("sheets") { xml in
        for (number, table) in tables.enumerated() {
          xml.empty(
            "sheet", ["name": table.name, "sheetId": "\(number + 1)", "r:id": "rId\(number + 1)"])
        }
      }
    }
    return xml.bytes
  }

  private static var styles: [UInt8] {
    var xml = XMLBuffer()
    xml.element("styleSheet", ["xmlns": main]) { xml in
      xml.element("fonts", ["count": "2"]) { xml in
        xml.element("font") { xml in
          xml.empty("sz", ["val": "11"])
          xml.empty("name", ["val": "Calibri"])
        }
        xml.element("font") { xml in
          xml.empty("b")
          xml.empty("sz", ["val": "11"])
          xml.empty("name", ["val": "Calibri"])
        }
      }
      xml.element("fills", ["count": "3"]) { xml in
        for pattern in ["none", "gray125"] {
          xml.element("fill") { xml in xml.empty("patternFill", ["patternType": pattern]) }
        }
        xml.element("fill") { xml in
          xml.element("patternFill", ["patternType": "solid"]) { xml in
            xml.empty("fgColor", ["rgb": "FFEFEBE4"])
          }
        }
      }
      xml.element("borders", ["count": "1"]) { xml in xml.empty("border") }
      xml.element("cellStyleXfs", ["count": "1"]) { xml in
        xml.empty("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
      }
      xml.element("cellXfs", ["count": "4"]) { xml in
        func style(_ format: String, font: String = "0", fill: String = "0", quoted: Bool = false) {
          xml.element(
            "xf",
            [
              "numFmtId": format, "fontId": font, "fillId": fill, "borderId": "0", "xfId": "0",
              "applyNumberFormat": format == "0" ? nil : "1", "applyFont": font == "0" ? nil : "1",
              "applyFill": fill == "0" ? nil : "1", "applyAlignment": "1",
              "quotePrefix": quoted ? "1" : nil,
            ]
          ) { xml in xml.empty("alignment", ["vertical": "top"]) }
        }
        style("0")
        style("49", font: "1", fill: "2")
        style("49")
        style("49", quoted: true)
      }
      xml.element("cellStyles", ["count": "1"]) { xml in
        xml.empty("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
      }
    }
    return xml.bytes
  }

  // MARK: Sheets

  private static func sheet(_ table: Table) -> [UInt8] {
    var xml = XMLBuffer()
    xml.element("worksheet", ["xmlns": main]) { xml in
      xml.element("sheetViews") { xml in
        xml.element("sheetView", ["workbookViewId": "0"]) { xml in
          xml.empty(
            "pane",
            ["ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"])
        }
      }
      if !table.header.isEmpty {
        xml.element("cols") { xml in
          for (column, name) in table.header.enumerated() {
            xml.empty(
              "col",
              [
                "min": "\(column + 1)", "max": "\(column + 1)",
                "width": "\(width(of: column, in: table))",
                // What is typed below the last row is a text too where the column holds texts.
                "style": (table.numbers.contains(name) ? Style.plain : .text).rawValue,
                "customWidth": "1",
              ])
          }
        }
      }
      xml.element("sheetData") { xml in
        row(0, table.header, in: &xml) { _ in .head }
        for (number, cells) in table.rows.enumerated() {
          row(number + 1, cells, in: &xml) { column in
            table.header.indices.contains(column) && table.numbers.contains(table.header[column])
              ? .plain : .text
          }
        }
      }
      if !table.header.isEmpty {
        xml.empty(
          "autoFilter",
          ["ref": "A1:" + Workbook.name(row: table.rows.count, column: table.header.count - 1)])
      }
    }
    return xml.bytes
  }

  private static func row(
    _ number: Int, _ cells: [String], in xml: inout XMLBuffer, style: (Int) -> Style
  ) {
    xml.element("row", ["r": "\(number + 1)"]) { xml in
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        let name = Workbook.name(row: number, column: column)
        var style = style(column)
        if style == .plain, CellNumber.isLossless(cell) {
          xml.element("c", ["r": name]) { xml in xml.element("v", words: cell) }
          continue
        }
        if style != .head { style = "=+-@".contains(cell.prefix(1)) ? .quoted : .text }
        xml.element("c", ["r": name, "s": style.rawValue, "t": "inlineStr"]) { xml in
          xml.element("is") { xml in
            xml.element("t", ["xml:space": "preserve"], words: escaped(cell))
          }
        }
      }
    }
  }

  /// A text whose own `_x000D_` is not taken for a character that XML has no place for.
  private static func escaped(_ text: String) -> String {
    guard text.contains("_x") || text.contains("\r") else { return text }
    // The low line at the end of one may begin the next.
    return text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
      .replacing("\r\n", with: "_x000D_\n").replacing("\r", with: "_x000D_")
  }

  /// The width of a column by what stands in its first rows, in digits; a Han character is two.
  private static func width(of column: Int, in table: Table) -> Int {
    let texts =
      [table.header[column]]
      + table.rows.prefix(200).compactMap { row in
        row.indices.contains(column) ? row[column] : nil
      }
    let widest =
      texts.map { text in
        text.split(whereSeparator: \.isNewline).map { line in
          line.prefix(60).unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
        }.max() ?? 0
      }.max() ?? 0
    return min(60, max(8, widest + 2))
  }
}
