import Templates
import Word

/// Tables: how wide their columns are, and whether they stay on one page.
enum WordTable {
  /// A table that is longer may go on to the next page; its head is repeated there.
  private static let mostRowsOnOnePage = 12

  static func table(
    _ rows: [Table.Row], _ tools: WordTools, title: String, fills: Bool = true
  ) -> Table {
    let rows = rows.map(withoutLocators)
    let count = rows.map { $0.cells.reduce(0) { $0 + $1.span } }.max() ?? 0
    let padding = tools.look.styles[.table]?.table?.padding ?? .points(4)
    var widths = ColumnWidths(columns: count, size: tools.look.size(.tableText), padding: padding)
    for row in rows {
      var column = 0
      for cell in row.cells {
        for paragraph in cell.paragraphs { widths.add(paragraph.text, column: column, span: cell.span) }
        column += cell.span
      }
    }
    let isWide = widths.leastTotal > tools.measure
    let measure = isWide ? tools.look.page.turned.textWidth : tools.measure
    var table = Table(
      WordStyleName.table.id, columns: widths.widths(in: measure, fills: fills),
      rows: rows.map { padded($0, to: count) }, title: title)
    table.keepsTogether = rows.count <= mostRowsOnOnePage
    table.isWide = isWide
    return table
  }

  /// A row in which marks of sources are numbers alone, as in the other files of a briefing.
  private static func withoutLocators(_ row: Table.Row) -> Table.Row {
    var row = row
    for cell in row.cells.indices {
      for place in row.cells[cell].paragraphs.indices {
        row.cells[cell].paragraphs[place].content.removeAll {
          $0.format.style == WordStyleName.locator.id
        }
      }
    }
    return row
  }

  /// A row with as many cells as the others.
  private static func padded(_ row: Table.Row, to count: Int) -> Table.Row {
    var row = row
    let missing = count - row.cells.reduce(0) { $0 + $1.span }
    for _ in 0..<max(0, missing) { row.cells.append(Table.Cell([])) }
    return row
  }

  static func cell(_ inlines: [Inline], span: Int = 1) -> Table.Cell {
    Table.Cell([Paragraph(WordStyleName.tableText.id, inlines)], span: span)
  }

  static func head(_ titles: [String]) -> Table.Row { head(titles.map { [.text($0)] }) }

  /// A row that says what the columns hold.
  static func head(_ titles: [[Inline]]) -> Table.Row {
    Table.Row(titles.map { Table.Cell([Paragraph(WordStyleName.tableHead.id, $0)]) }, isHead: true)
  }
}
