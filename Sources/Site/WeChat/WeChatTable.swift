import Markdown
import Templates
import Word

/// A table as a picture: WeChat's editor keeps narrow tables and squeezes wide ones.
struct WeChatTable {
  let table: Table

  /// In CSS pixels; the picture is drawn at twice the size.
  private static let width = 720.0
  private static let size = 19.0
  private static let line = 28.0
  private static let padding = 8.0

  /// More columns than this do not fit on a telephone.
  static let mostColumns = 3

  var isWide: Bool { table.columns.count > Self.mostColumns }

  /// The drawing, and its height.
  var svg: (text: String, width: Double, height: Double) {
    var widths = ColumnWidths(
      columns: table.columns.count, size: .points(Self.size), padding: .points(Self.padding))
    for row in table.rows {
      var column = 0
      for cell in row.cells {
        if cell.span == 1 { widths.add(Self.text(cell), column: column) }
        column += cell.span
      }
    }
    let columns = widths.widths(in: .points(Self.width)).map(\.points)
    var body = HTMLBuffer()
    var top = 4.0
    rule(top, 1.5, "#1d1b19", &body)
    for row in table.rows {
      let height = draw(row, columns, top, &body)
      top += height
      rule(top, row.isHead ? 1 : 0.5, row.isHead ? "#1d1b19" : "#c9c4bb", &body)
    }
    rule(top, 1.5, "#1d1b19", &body)
    let height = (top + 4).rounded(.up)
    let box =
      "width=\"\(Int(Self.width))\" height=\"\(Int(height))\" viewBox=\"0 0 \(Int(Self.width)) \(Int(height))\""
    let faces = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif"
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(box) font-family=\"\(faces)\" font-size=\"\(Int(Self.size))\" fill=\"#1d1b19\">"
      + "<path d=\"M0 0h\(Int(Self.width))v\(Int(height))H0Z\" fill=\"#ffffff\"/>" + body.take() + "</svg>\n"
    return (svg, Self.width, height)
  }

  /// Writes a row's words and gives its height.
  private func draw(_ row: Table.Row, _ columns: [Double], _ top: Double, _ body: inout HTMLBuffer) -> Double
  {
    var left = 0.0
    var column = 0
    var most = 1
    for cell in row.cells {
      let end = min(columns.count, column + cell.span)
      let width = columns[min(column, end)..<end].reduce(0, +)
      let lines = WrappedLines.lines(Self.text(cell), width: width - 2 * Self.padding, size: Self.size)
      for (place, line) in lines.enumerated() {
        let y = top + Self.padding + Self.line * (Double(place) + 0.72)
        body.append("<text x=\"\(Self.number(left + Self.padding))\" y=\"\(Self.number(y))\"")
        if row.isHead { body.append(" font-weight=\"700\"") }
        body.append(">")
        body.append(escaping: line)
        body.append("</text>")
      }
      most = max(most, lines.count)
      left += width
      column = end
    }
    return Double(most) * Self.line + 2 * Self.padding
  }

  private func rule(_ y: Double, _ width: Double, _ colour: String, _ body: inout HTMLBuffer) {
    body.append(
      "<path d=\"M0 \(Self.number(y))h\(Int(Self.width))\" stroke=\"\(colour)\" stroke-width=\"\(width)\"/>")
  }

  /// The words for those who do not see the picture: cell by cell, row by row.
  var alternative: String {
    table.rows.map { $0.cells.map { Self.text($0).replacing("\n", with: " ") }.joined(separator: " | ") }
      .joined(separator: "\n")
  }

  /// A cell's words without the marks of sources, which stand too small in a picture.
  static func text(_ cell: Table.Cell) -> String {
    cell.paragraphs.map { paragraph in
      paragraph.content.reduce(into: "") { text, inline in
        switch inline.content {
        case .text(let words) where inline.format.style != WordStyleName.sourceMark.id:
          text += words
        case .lineBreak: text += "\n"
        case .tab: text += " "
        default: break
        }
      }
    }.joined(separator: "\n")
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
