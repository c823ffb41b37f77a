/// Practices by case: a grid where it fits, otherwise the cases under each practice.
struct MatrixPlot {
  private struct Grid {
    let labelWidth: Double
    let columnWidth: Double
    let heads: [TextBlock]
    let rows: [(label: TextBlock, cells: [TextBlock?])]
  }

  private static let square = 12.0

  let matrix: ChartMatrix
  let language: ChartLanguage

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    if !canvas.layout.isStacked, let grid = grid(canvas.layout) {
      return draw(grid, on: &canvas, top: top)
    }
    return flow(on: &canvas, top: top)
  }

  private func ink(_ cell: ChartMatrix.Cell) -> Ink {
    cell.mark == .noData || cell.mark == .notApplicable ? .soft : .text
  }

  // MARK: Grid

  private func grid(_ layout: ChartLayout) -> Grid? {
    let labels = matrix.rows.map { TextBlock($0.label, size: layout.size, limit: layout.width * 0.25) }
    let labelWidth = labels.map(\.width).max() ?? 0
    let columnWidth = (layout.width - labelWidth - 12) / Double(max(1, matrix.practices.count))
    let heads = matrix.practices.map {
      TextBlock($0, size: layout.small, isBold: true, limit: columnWidth - 12)
    }
    let limit = columnWidth - Self.square - 6 - 12
    guard limit > 20, !heads.contains(where: \.isBroken) else { return nil }
    var rows: [(label: TextBlock, cells: [TextBlock?])] = []
    for (label, row) in zip(labels, matrix.rows) {
      let cells = row.cells.prefix(matrix.practices.count).map { cell in
        cell.text.isEmpty ? nil : TextBlock(cell.text, size: layout.small, limit: limit)
      }
      if cells.contains(where: { $0?.isBroken == true }) { return nil }
      rows.append((label, Array(cells)))
    }
    return Grid(labelWidth: labelWidth, columnWidth: columnWidth, heads: heads, rows: rows)
  }

  private func draw(_ grid: Grid, on canvas: inout Canvas, top: Double) -> Double {
    let headHeight = grid.heads.map(\.height).max() ?? 0
    let left = grid.labelWidth + 12
    for (index, head) in grid.heads.enumerated() {
      canvas.text(
        head, x: left + Double(index) * grid.columnWidth, top: top + headHeight - head.height)
    }
    var y = top + headHeight + 6
    rule(y, ink: .text, on: &canvas)
    for (row, texts) in zip(matrix.rows, grid.rows) {
      let height = max(texts.label.height, texts.cells.compactMap { $0?.height }.max() ?? 0, 18) + 12
      if y > top + headHeight + 6 { rule(y, ink: .line, on: &canvas) }
      canvas.text(texts.label, x: 0, top: y + 6)
      for (index, text) in texts.cells.enumerated() {
        let x = left + Double(index) * grid.columnWidth
        let cell = row.cells[index]
        canvas.begin(state: cell.mark.rawValue, cell.readings)
        shape(cell, x: x, middle: y + 6 + texts.label.lineHeight / 2, on: &canvas)
        if let text {
          canvas.text(
            text, x: x + Self.square + 6, top: y + 6 + (texts.label.lineHeight - text.lineHeight) / 2,
            ink: ink(cell))
        }
        canvas.end()
      }
      y += height
    }
    rule(y, ink: .text, on: &canvas)
    return y + 1
  }

  private func rule(_ y: Double, ink: Ink, on canvas: inout Canvas) {
    canvas.path(
      "M0 \(canvas.number(y + 0.5))H\(canvas.number(canvas.layout.width))", stroke: ink, width: 1)
  }

  // MARK: Flow

  /// Each practice with its cases after one another, as many on a line as fit.
  private func flow(on canvas: inout Canvas, top: Double) -> Double {
    let layout = canvas.layout
    let plain = Set(matrix.rows.flatMap(\.cells).filter { $0.mark == .yes }.map(\.text))
    var y = top
    for (column, practice) in matrix.practices.enumerated() {
      if column > 0 { y += 16 }
      y += canvas.heading(practice, hue: nil, x: 0, top: y, limit: layout.width) + 2
      var x = 0.0
      var height = 0.0
      for (row, cell) in cells(of: column) {
        let isPlain = cell.mark == .yes && plain.count == 1 && !cell.isDisputed
        let words = row.label + (isPlain || cell.text.isEmpty ? "" : language.bracketed([cell.text]))
        let indent = Self.square + 5
        let text = TextBlock(words, size: layout.size, limit: layout.width - indent)
        if x > 0, x + indent + text.width > layout.width {
          y += height + 3
          (x, height) = (0, 0)
        }
        canvas.begin(state: cell.mark.rawValue, cell.readings)
        shape(cell, x: x, middle: y + text.lineHeight / 2, on: &canvas)
        canvas.text(text, x: x + indent, top: y, ink: ink(cell))
        canvas.end()
        x += indent + text.width + 16
        height = max(height, text.height)
      }
      y += height
    }
    return y
  }

  /// The cases that have a cell for a practice: those that follow it first, those without data last.
  private func cells(of column: Int) -> [(row: ChartMatrix.Row, cell: ChartMatrix.Cell)] {
    let cells = matrix.rows.compactMap { row in
      column < row.cells.count ? (row: row, cell: row.cells[column]) : nil
    }
    return ChartMatrix.Mark.allCases.filter { $0 != .blank }.flatMap { mark in
      cells.filter { $0.cell.mark == mark }
    }
  }

  // MARK: Shapes

  private func shape(_ cell: ChartMatrix.Cell, x: Double, middle: Double, on canvas: inout Canvas) {
    let side = Self.square - 1
    let box = Box(x: x + 0.5, y: middle - side / 2, width: side, height: side)
    let outline = canvas.rectangle(box)
    let hue = Ink.hue(0)
    let (l, t) = (canvas.number(box.x), canvas.number(box.y))
    let (r, b) = (canvas.number(box.right), canvas.number(box.bottom))
    switch cell.mark {
    case .yes where cell.isDisputed:
      canvas.path(outline, fill: canvas.filling(.hatch, hue: 0), stroke: hue, width: 1.5, dash: "3 2")
    case .yes: canvas.path(outline, fill: canvas.style.colour(hue), stroke: hue)
    case .partly:
      canvas.path("M\(l) \(t)L\(r) \(b)H\(l)Z", fill: canvas.style.colour(hue))
      canvas.path(outline, stroke: hue, dash: cell.isDisputed ? "3 2" : nil)
    case .no: canvas.path(outline, stroke: hue, width: 1.25, dash: cell.isDisputed ? "3 2" : nil)
    case .noData:
      canvas.path("M\(l) \(canvas.number(middle))H\(r)", stroke: .soft, width: 1.5)
    case .notApplicable: canvas.path("M\(l) \(b)L\(r) \(t)", stroke: .soft, width: 1.5)
    case .blank: break
    }
  }
}
