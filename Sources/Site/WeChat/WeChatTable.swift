import Markdown
import Templates
import Word

/// A table as a picture: WeChat's editor keeps narrow tables and squeezes wide ones.
struct WeChatTable {
  let table: Table
  let isChinese: Bool

  /// In CSS pixels; the picture is drawn at twice the size.
  private static let width = 720.0
  private static let size = 19.0
  private static let line = 28.0
  private static let padding = 8.0

  /// How much wider a text may be than it is taken for, since faces differ from machine to machine, Western ones most.
  private var spare: Double { isChinese ? 1.03 : 1.15 }

  /// More columns than this do not fit on a telephone.
  static let mostColumns = 3

  /// What a piece of a table may be high, beyond which a telephone shows it badly; and what can be drawn at all.
  private static let most = 1_600.0
  private static let drawable = 4_096.0

  /// A table, or as many of its rows as one picture takes.
  struct Picture {
    let svg: String
    let width: Double
    let height: Double
    /// The words for those who do not see the picture: cell by cell, row by row.
    let alternative: String
  }

  /// The pictures of a wide table, each with its head; none of a narrow one, or where a row is too high to be drawn.
  var pictures: [Picture] {
    guard table.columns.count > Self.mostColumns else { return [] }
    var widths = ColumnWidths(
      columns: table.columns.count, size: .points(Self.size), padding: .points(Self.padding))
    for row in table.rows {
      var column = 0
      for cell in row.cells {
        widths.add(Self.text(cell), column: column, span: cell.span)
        column += cell.span
      }
    }
    let columns = widths.widths(in: .points(Self.width)).map(\.points)
    let heads = Array(table.rows.prefix { $0.isHead })
    let head = heads.reduce(0) { $0 + height($1, columns) }
    var pieces: [[Table.Row]] = [heads]
    var reached = head
    for row in table.rows.dropFirst(heads.count) {
      let height = height(row, columns)
      if reached + height > Self.most, pieces[pieces.count - 1].count > heads.count {
        pieces.append(heads)
        reached = head
      }
      pieces[pieces.count - 1].append(row)
      reached += height
    }
    let pictures = pieces.map { picture($0, columns) }
    return pictures.allSatisfy { $0.height <= Self.drawable } ? pictures : []
  }

  private func picture(_ rows: [Table.Row], _ columns: [Double]) -> Picture {
    var body = HTMLBuffer()
    var top = 4.0
    rule(top, 1.5, "#1d1b19", &body)
    for row in rows {
      draw(row, columns, top, &body)
      top += height(row, columns)
      rule(top, row.isHead ? 1 : 0.5, row.isHead ? "#1d1b19" : "#c9c4bb", &body)
    }
    rule(top, 1.5, "#1d1b19", &body)
    let height = (top + 4).rounded(.up)
    let box =
      "width=\"\(Int(Self.width))\" height=\"\(Int(height))\" viewBox=\"0 0 \(Int(Self.width)) \(Int(height))\""
    let chinese = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif"
    let faces = isChinese ? chinese : "Helvetica Neue, Arial, Liberation Sans, " + chinese
    let svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(box) font-family=\"\(faces)\" font-size=\"\(Int(Self.size))\" fill=\"#1d1b19\">"
      + "<path d=\"M0 0h\(Int(Self.width))v\(Int(height))H0Z\" fill=\"#ffffff\"/>" + body.take() + "</svg>\n"
    let alternative = rows.map {
      $0.cells.map { Self.text($0).replacing("\n", with: " ") }.joined(separator: " | ")
    }.joined(separator: "\n")
    return Picture(svg: svg, width: Self.width, height: height, alternative: alternative)
  }

  /// The lines of a row's cells, and from where to where each cell reaches.
  private func lines(_ row: Table.Row, _ columns: [Double]) -> [(left: Double, lines: [String])] {
    var left = 0.0
    var column = 0
    return row.cells.map { cell in
      let end = min(columns.count, column + cell.span)
      let width = columns[min(column, end)..<end].reduce(0, +)
      defer {
        left += width
        column = end
      }
      return (
        left, WrappedLines.lines(Self.text(cell), width: width - 2 * Self.padding, size: Self.size * spare)
      )
    }
  }

  private func height(_ row: Table.Row, _ columns: [Double]) -> Double {
    Double(max(1, lines(row, columns).map(\.lines.count).max() ?? 1)) * Self.line + 2 * Self.padding
  }

  private func draw(_ row: Table.Row, _ columns: [Double], _ top: Double, _ body: inout HTMLBuffer) {
    for cell in lines(row, columns) {
      for (place, line) in cell.lines.enumerated() {
        let y = top + Self.padding + Self.line * (Double(place) + 0.72)
        body.append("<text x=\"\(Self.number(cell.left + Self.padding))\" y=\"\(Self.number(y))\"")
        if row.isHead { body.append(" font-weight=\"700\"") }
        body.append(">")
        body.append(escaping: line)
        body.append("</text>")
      }
    }
  }

  private func rule(_ y: Double, _ width: Double, _ colour: String, _ body: inout HTMLBuffer) {
    body.append(
      "<path d=\"M0 \(Self.number(y))h\(Int(Self.width))\" stroke=\"\(colour)\" stroke-width=\"\(width)\"/>")
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
