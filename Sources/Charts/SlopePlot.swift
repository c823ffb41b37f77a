/// Values at two times: a line for each series, with its values at both ends.
struct SlopePlot {
  let chart: Chart
  let lines: [ChartLine]

  private static let gap = 26.0

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    let layout = canvas.layout
    let share = layout.isStacked ? (0.36, 0.28) : (0.34, 0.26)
    let starts = lines.map {
      SeriesLabel($0.name, $0.points.first?.item, layout, limit: layout.width * share.0, hasMark: false)
    }
    let ends = lines.map { line in
      line.points.last.map { ValueTexts($0.item, layout, limit: layout.width * share.1, hasNote: false) }
    }
    let values = chart.content.items.flatMap { [$0.low, $0.end] }
    var scale = Scale(
      from: values.min() ?? 0, to: values.max() ?? 1, isOfRanks: chart.axis.isOfRanks)
    let left = (starts.map(\.width).max() ?? 0) + Self.gap
    let right = layout.width - (ends.compactMap { $0?.width }.max() ?? 0) - Self.gap
    let needed = max(
      starts.reduce(0) { $0 + $1.height + 4 }, ends.reduce(0) { $0 + ($1?.height ?? 0) + 4 })
    let height = max(layout.isStacked ? 220 : 280, needed)
    let head = heads(left: left, right: right, top: top, on: &canvas)
    let plotTop = head + 24
    let bottom = plotTop + height
    (scale.left, scale.right) = (bottom, plotTop)
    for x in [left, right] { canvas.gridline(x: x, from: head + 4, to: bottom + 12) }
    draw(scale, left: left, right: right, on: &canvas)
    let bounds = plotTop - 14...bottom + 14
    let startTops = LabelColumn.tops(
      middles: lines.map { scale.place($0.points.first?.item.middle ?? 0) }, heights: starts.map(\.height),
      gap: 4,
      within: bounds)
    for (index, label) in starts.enumerated() {
      let edge = left - Self.gap
      canvas.leader(
        fromX: left - 9, y: scale.place(lines[index].points.first?.item.middle ?? 0), toX: edge + 3,
        y: startTops[index] + label.height / 2, straightFrom: left - 9)
      canvas.text(label.name, x: edge, top: startTops[index], anchor: .end)
      if let value = label.value {
        canvas.texts(value, endingAt: edge, top: startTops[index] + label.name.height)
      }
    }
    let endTops = LabelColumn.tops(
      middles: lines.map { scale.place($0.points.last?.item.middle ?? 0) },
      heights: ends.map { $0?.height ?? 0 }, gap: 4, within: bounds)
    for (index, value) in ends.enumerated() {
      guard let value else { continue }
      let edge = right + Self.gap
      canvas.leader(
        fromX: right + 9, y: scale.place(lines[index].points.last?.item.middle ?? 0), toX: edge - 3,
        y: endTops[index] + value.height / 2, straightFrom: right + 9)
      canvas.texts(value, x: edge, top: endTops[index])
    }
    let labelBottoms =
      zip(startTops, starts).map { $0 + $1.height } + zip(endTops, ends).map { $0 + ($1?.height ?? 0) }
    return max(bottom + (chart.pointsDown ? 24 : 14), labelBottoms.max() ?? 0)
  }

  /// The two times above the ends; returns the lower edge.
  private func heads(left: Double, right: Double, top: Double, on canvas: inout Canvas) -> Double {
    let texts = [lines.first?.points.first?.timeText, lines.first?.points.last?.timeText].map {
      TextBlock($0 ?? "", size: canvas.layout.size, isBold: true, limit: max(60, (right - left) - 12))
    }
    for (text, x) in zip(texts, [left, right]) {
      let middle = min(max(x, text.width / 2), canvas.layout.width - text.width / 2)
      canvas.text(text, x: middle, top: top, anchor: .middle)
    }
    return top + (texts.map(\.height).max() ?? 0)
  }

  private func draw(_ scale: Scale, left: Double, right: Double, on canvas: inout Canvas) {
    for (index, line) in lines.enumerated() {
      guard let start = line.points.first?.item, let end = line.points.last?.item else { continue }
      let data =
        "M\(canvas.number(left)) \(canvas.number(scale.place(start.middle)))"
        + "L\(canvas.number(right)) \(canvas.number(scale.place(end.middle)))"
      canvas.path(data, stroke: .paper, width: 5)
      canvas.path(data, stroke: .hue(index), width: 2.25)
    }
    for (index, line) in lines.enumerated() {
      for (point, x) in zip(line.points, [left, right]) {
        canvas.begin(point.item)
        canvas.point(point.item, PointShape(series: index), x: x, upright: scale, hue: index)
        canvas.end()
      }
    }
  }
}
