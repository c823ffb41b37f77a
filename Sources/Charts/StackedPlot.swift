/// Bars, dots or intervals with label and value above each mark, in one column or in panels.
struct StackedPlot {
  /// A row: its words above, its mark below.
  private struct Row {
    static let gap = 9.0

    let item: ChartItem
    let label: TextBlock
    let value: ValueTexts
    let isOneLine: Bool
    let note: TextBlock?
    let noteY: Double
    let wordsHeight: Double

    init(_ item: ChartItem, _ layout: ChartLayout, width: Double) {
      self.item = item
      label = TextBlock(item.label, size: layout.size, limit: width)
      value = ValueTexts(item, layout, limit: width, hasNote: false)
      isOneLine =
        label.lines.count == 1 && value.under.isEmpty && value.line[0].lines.count == 1
        && label.width + 2 * Self.gap + value.width <= width
      noteY = isOneLine ? label.height : label.height + value.height
      note = item.note.flatMap { $0.isEmpty ? nil : TextBlock($0, size: layout.small, limit: width) }
      wordsHeight = noteY + (note?.height ?? 0)
    }
  }

  private struct Panel {
    let name: String?
    let hue: Int
    let rows: [Row]
  }

  let chart: Chart
  let shape: MarkShape
  /// Whether each series is a panel with an axis of its own; otherwise they are groups on one.
  let hasPanels: Bool

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    let layout = canvas.layout
    let wholes = chart.wholes
    guard hasPanels, !layout.isStacked else { return column(wholes, on: &canvas, top: top) }
    let columns = wholes.count == 4 ? 2 : min(wholes.count, 3)
    let gap = 36.0
    let width = (layout.width - gap * Double(columns - 1)) / Double(columns)
    var y = top
    for start in stride(from: 0, to: wholes.count, by: columns) {
      let band = wholes[start..<min(start + columns, wholes.count)].map { group in
        Panel(name: group.name, hue: 0, rows: group.items.map { Row($0, layout, width: width) })
      }
      if start > 0 { y += 28 }
      y = draw(band, width: width, gap: gap, on: &canvas, top: y)
    }
    return y
  }

  /// Panels or groups under each other.
  private func column(
    _ wholes: [(name: String?, items: [ChartItem])], on canvas: inout Canvas, top: Double
  ) -> Double {
    let layout = canvas.layout
    var y = top
    for (index, group) in wholes.enumerated() {
      if index > 0 { y += hasPanels ? 24 : 14 }
      let panel = Panel(
        name: group.name, hue: hasPanels ? 0 : index,
        rows: group.items.map { Row($0, layout, width: layout.width) })
      y = draw([panel], width: layout.width, gap: 0, on: &canvas, top: y)
    }
    return y
  }

  /// Draws panels side by side, their rows on the same lines.
  private func draw(
    _ band: [Panel], width: Double, gap: Double, on canvas: inout Canvas, top: Double
  ) -> Double {
    let layout = canvas.layout
    let names = band.map { panel in
      panel.name.map {
        TextBlock($0, size: layout.size, isBold: true, limit: width - (hasPanels ? 0 : 18))
      }
    }
    let namesHeight = names.compactMap { $0?.height }.max() ?? 0
    let overhang = chart.content.items.map(shape.overhang).max() ?? 0
    let count = band.map(\.rows.count).max() ?? 0
    let heights = (0..<count).map { index in
      band.compactMap { index < $0.rows.count ? $0.rows[index].wordsHeight : nil }.max() ?? 0
    }
    var bottom = top
    for (index, panel) in band.enumerated() {
      let x = Double(index) * (width + gap)
      if let name = panel.name {
        canvas.heading(name, hue: hasPanels ? nil : panel.hue, x: x, top: top, limit: width)
      }
      var scale = chart.scale(shape, count: width < 300 ? 3 : 4)
      scale.left = x + (shape == .bar ? 1 : 8)
      scale.right = x + width - overhang - 2
      let ticks = chart.tickTexts(scale, size: layout.small, within: x...(x + width))
      let axisTop = top + namesHeight + (namesHeight > 0 ? 4 : 0)
      var y = axisTop + (ticks.first?.text.height ?? 0) + 6
      for (index, row) in panel.rows.enumerated() {
        let height = heights[index]
        canvas.begin(row.item)
        let words = y + height - row.wordsHeight
        if row.isOneLine {
          canvas.run([row.label] + row.value.line, gap: Row.gap, x: x, top: words)
        } else {
          canvas.text(row.label, x: x, top: words)
          canvas.texts(row.value, x: x, top: words + row.label.height)
        }
        if let note = row.note { canvas.text(note, x: x, top: words + row.noteY, ink: .soft) }
        let middle = y + height + 5 + shape.thickness / 2
        canvas.mark(row.item, shape, on: scale, middle: middle, hue: panel.hue)
        canvas.end()
        y += height + shape.thickness + 20
      }
      let end = y - 8
      canvas.axis(scale, texts: ticks, top: axisTop, bottom: end)
      bottom = max(bottom, end)
    }
    return bottom
  }
}
