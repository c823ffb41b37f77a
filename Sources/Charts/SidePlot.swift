/// Bars, dots or intervals with their labels to the left and their values to the right.
struct SidePlot {
  private struct Row {
    let item: ChartItem
    let hue: Int
    let label: TextBlock
    let value: ValueTexts
    let shape: MarkShape

    var height: Double { max(label.height, value.height, shape.thickness + 6) + 10 }
  }

  private static let gap = 14.0
  private static let headingHeight = 30.0

  let chart: Chart
  let shape: MarkShape

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    let layout = canvas.layout
    let rows = rows(layout)
    let labelWidth = rows.flatMap(\.items).map(\.label.width).max() ?? 0
    let left = labelWidth + Self.gap
    var scale = chart.scale(shape, count: 5)
    scale.left = left
    scale.right = left + plotWidth(rows.flatMap(\.items), scale, left: left, width: layout.width)
    let ticks = chart.tickTexts(scale, size: layout.small, within: 0...layout.width)
    let plotTop = top + (ticks.first?.text.height ?? 0) + 6
    var y = plotTop
    var heads: [(name: String, hue: Int, y: Double)] = []
    var places: [(row: Row, y: Double)] = []
    for group in rows {
      if let name = group.name {
        heads.append((name, group.hue, y))
        y += Self.headingHeight
      }
      for row in group.items {
        places.append((row, y))
        y += row.height
      }
    }
    for head in heads { heading(head.name, hue: head.hue, top: head.y, on: &canvas) }
    for (row, y) in places {
      let middle = y + row.height / 2
      canvas.begin(row.item)
      canvas.text(row.label, x: labelWidth, top: middle - row.label.height / 2, anchor: .end)
      canvas.mark(row.item, shape, on: scale, middle: middle, hue: row.hue)
      let end = left + shape.endFraction(row.item, scale) * (scale.right - left)
      canvas.texts(
        row.value, x: end + shape.overhang(row.item) + 6, top: middle - row.value.height / 2)
      canvas.end()
    }
    canvas.axis(scale, texts: ticks, top: top, bottom: y)
    return y
  }

  private func heading(_ name: String, hue: Int, top: Double, on canvas: inout Canvas) {
    canvas.heading(name, hue: hue, x: 0, top: top + 8, limit: canvas.layout.width)
  }

  /// The rows in their groups, with labels and values set as wide as leaves room for the plot.
  private func rows(_ layout: ChartLayout) -> [(name: String?, hue: Int, items: [Row])] {
    let items = chart.content.items
    let labels = items.map(\.label)
    let natural = labels.map { TextMeasure.width($0, size: layout.size) }.max() ?? 0
    var limit = layout.width * 0.28
    if natural > limit,
      labels.contains(where: { TextBlock($0, size: layout.size, limit: limit).lines.count > 2 })
    {
      limit = layout.width * 0.36
    }
    let valueLimit = layout.width * 0.32
    return chart.wholes.enumerated().map { index, group in
      let rows = group.items.map { item in
        Row(
          item: item, hue: index, label: TextBlock(item.label, size: layout.size, limit: limit),
          value: ValueTexts(item, layout, limit: valueLimit), shape: shape)
      }
      return (name: group.name, hue: index, items: rows)
    }
  }

  /// The widest plot that leaves room to the right of each mark for its value.
  private func plotWidth(_ rows: [Row], _ scale: Scale, left: Double, width: Double) -> Double {
    var plot = width - left - 24
    for row in rows {
      let fraction = shape.endFraction(row.item, scale)
      let room = width - left - shape.overhang(row.item) - 6 - row.value.width - 1
      if fraction > 0 { plot = min(plot, room / fraction) }
    }
    return max(plot, 80)
  }
}

extension Chart {
  /// A scale for all values: from zero for bars and wherever an interval begins there.
  func scale(_ shape: MarkShape, count: Int) -> Scale {
    let items = content.items
    let values = items.flatMap { [$0.low, $0.end] }
    if axis.isOfRanks { return Scale(ranks: values, count: count) }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    // A dot plot may leave zero out where all values lie far from it, since its marks have no length.
    let isNearZero = low <= high * 0.5
    let fromZero = shape == .bar || isNearZero || items.contains { $0.qualifier.isCeiling }
    // An interval without an upper end needs a stretch of axis to run along.
    let isOpenAtTop = items.contains { $0.qualifier.isOpenAbove && $0.end >= high * 0.95 }
    let hasRoom = shape == .interval && isOpenAtTop
    return Scale(
      covering: hasRoom ? values + [high * 1.15] : values, fromZero: fromZero, count: count,
      hasRoom: hasRoom || !fromZero)
  }
}

extension Canvas {
  /// Draws the name of a series with a square of its hue; returns the height.
  @discardableResult
  mutating func heading(_ name: String, hue: Int?, x: Double, top: Double, limit: Double) -> Double {
    let indent = hue == nil ? 0.0 : 18
    let block = TextBlock(name, size: layout.size, isBold: true, limit: limit - indent)
    if let hue {
      let box = Box(x: x, y: top + block.lineHeight / 2 - 5, width: 10, height: 10)
      path(rectangle(box), fill: style.colour(.hue(hue)))
    }
    text(block, x: x + indent, top: top)
    return block.height
  }
}
