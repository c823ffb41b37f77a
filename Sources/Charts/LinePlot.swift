/// Values over time: a line for each series, with its name at its end.
struct LinePlot {
  let chart: Chart
  let lines: [ChartLine]

  /// Between the plot and the names, with room for a line from the one to the other.
  private static let gap = 26.0

  private struct End {
    let label: SeriesLabel
    let x: Double
    let y: Double
  }

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    let layout = canvas.layout
    let limit = layout.width * (layout.isStacked ? 0.33 : 0.27)
    let labels = lines.map { SeriesLabel($0.name, $0.points.last?.item, layout, limit: limit) }
    var scale = Scale.places(chart.content.items, chart.axis, count: layout.isStacked ? 4 : 5)
    let ticks = scale.texts(chart.axis, size: layout.small, chart.language)
    let left = (ticks.map(\.text.width).max() ?? 0) + 8
    let right = layout.width - (labels.map(\.width).max() ?? 0) - Self.gap
    let needed = labels.reduce(0) { $0 + $1.height + 4 }
    let height = max(layout.isStacked ? 240 : 330, needed)
    // Marks that point on from the highest value stay inside the picture.
    let plotTop = top + 22
    let bottom = plotTop + height
    (scale.left, scale.right) = (bottom, plotTop)
    let time = TimeAxis(
      lines.flatMap(\.points).map(\.time), left: left + 8, right: right - 8, size: layout.small,
      chart.language)
    canvas.uprightAxis(scale, texts: ticks, left: left, right: right)
    let segments = draw(time, scale, on: &canvas)
    let ends = zip(labels, lines).map { label, line in
      End(
        label: label, x: time.place(line.points.last?.time ?? 0),
        y: scale.place(line.points.last?.item.middle ?? 0))
    }
    draw(ends, x: right + Self.gap, plotTop: plotTop, bottom: bottom, on: &canvas)
    // Marks that point down from the lowest value stay above the ticks.
    let floor = time.draw(on: &canvas, plot: bottom, top: bottom + (chart.pointsDown ? 24 : 8))
    let unplaced = words(
      time, scale, segments, Box(x: left, y: top, width: right - left, height: floor - top), on: &canvas)
    return list(unplaced, top: floor, on: &canvas)
  }

  // MARK: Lines and points

  /// Draws each series; returns what of the plot its lines run through.
  private func draw(_ time: TimeAxis, _ scale: Scale, on canvas: inout Canvas) -> [LabelPlacer.Segment] {
    var segments: [LabelPlacer.Segment] = []
    for (index, line) in lines.enumerated() {
      let places = line.points.map { (x: time.place($0.time), y: scale.place($0.item.middle)) }
      var paths: [ChartLine.Join: String] = [:]
      for number in places.indices.dropLast() {
        let (start, end) = (places[number], places[number + 1])
        let join = line.join(after: number)
        guard join != .none else { continue }
        paths[join, default: ""] +=
          "M\(canvas.number(start.x)) \(canvas.number(start.y))L\(canvas.number(end.x)) \(canvas.number(end.y))"
        segments.append(.init(x1: start.x, y1: start.y, x2: end.x, y2: end.y))
      }
      // A border of paper keeps lines apart where they cross.
      if let solid = paths[.solid] {
        canvas.path(solid, stroke: .paper, width: 5)
        canvas.path(solid, stroke: .hue(index), width: 2.25)
      }
      if let broken = paths[.broken] { canvas.path(broken, stroke: .hue(index), width: 1.5, dash: "2 4") }
    }
    for (index, line) in lines.enumerated() {
      for point in line.points {
        canvas.begin(point.item)
        canvas.point(
          point.item, PointShape(series: index), x: time.place(point.time), upright: scale, hue: index)
        canvas.end()
      }
    }
    return segments
  }

  // MARK: Names

  private func draw(_ ends: [End], x: Double, plotTop: Double, bottom: Double, on canvas: inout Canvas) {
    // A name's first line stands level with the end of its line.
    let tops = LabelColumn.tops(
      middles: ends.map { $0.y - $0.label.middle + $0.label.height / 2 }, heights: ends.map(\.label.height),
      gap: 4,
      within: plotTop - 10...max(bottom + 10, plotTop))
    for (index, end) in ends.enumerated() {
      let middle = tops[index] + end.label.middle
      canvas.leader(fromX: end.x + 9, y: end.y, toX: x - 3, y: middle, straightFrom: x - Self.gap)
      let mark = canvas.outline(PointShape(series: index), x + 5, middle, 4.5)
      canvas.path(mark, fill: canvas.style.colour(.hue(index)))
      canvas.text(end.label.name, x: x + end.label.indent, top: tops[index])
      if let value = end.label.value {
        canvas.texts(value, x: x + end.label.indent, top: tops[index] + end.label.name.height)
      }
    }
  }

  // MARK: Words at points

  /// Writes beside each disputed point that it is; returns those for which there is no room.
  ///
  /// The last point of a series has its words at the series' name.
  private func words(
    _ time: TimeAxis, _ scale: Scale, _ segments: [LabelPlacer.Segment], _ bounds: Box,
    on canvas: inout Canvas
  ) -> [(line: ChartLine, point: ChartPoint)] {
    var placer = LabelPlacer(
      bounds: bounds, obstacles: canvas.textBoxes + canvas.markBoxes, segments: segments)
    var unplaced: [(line: ChartLine, point: ChartPoint)] = []
    for line in lines {
      for point in line.points.dropLast() where point.item.isDisputed {
        let text = TextBlock(point.item.standingText ?? "", size: canvas.layout.small)
        let (x, y) = (time.place(point.time), scale.place(point.item.middle))
        if let place = placer.place(
          width: text.width, height: text.height, x: x, y: y, clearance: 11, reach: [24, 40, 60])
        {
          canvas.words(text, place)
        } else {
          unplaced.append((line, point))
        }
      }
    }
    return unplaced
  }

  /// Lists disputed points below the plot.
  private func list(
    _ points: [(line: ChartLine, point: ChartPoint)], top: Double, on canvas: inout Canvas
  ) -> Double {
    guard !points.isEmpty else { return top }
    let names = points.map { line, point in
      "\(line.name) \(point.timeText)" + chart.language.bracketed([point.item.standingText ?? ""])
    }
    let block = TextBlock(
      names.joined(separator: chart.language.semicolon), size: canvas.layout.small,
      limit: canvas.layout.width)
    canvas.text(block, x: 0, top: top + 6, ink: .soft)
    return top + 6 + block.height
  }
}

extension Chart {
  /// Whether a mark points on below its value, which takes room under the lowest.
  var pointsDown: Bool {
    content.items.contains { axis.isOfRanks ? $0.qualifier.isOpenAbove : $0.qualifier.isCeiling }
  }
}

extension Canvas {
  /// A thin line from the end of a series to its name; none where they are level and close.
  mutating func leader(
    fromX x1: Double, y y1: Double, toX x2: Double, y y2: Double, straightFrom bend: Double
  ) {
    let isShort = abs(y1 - y2) < 1.5 && abs(x2 - x1) < 24
    guard !isShort else { return }
    let turn = x2 > x1 ? max(x1, bend) : min(x1, bend)
    path(
      "M\(number(x1)) \(number(y1))H\(number(turn))L\(number(x2 > x1 ? x2 - 3 : x2 + 3)) \(number(y2))H\(number(x2))",
      stroke: .soft, width: 0.75)
  }

  /// Writes a label where there is room for it.
  mutating func words(_ block: TextBlock, _ place: LabelPlacer.Place, ink: Ink = .text) {
    if let leader = place.leader {
      path(
        "M\(number(leader.x1)) \(number(leader.y1))L\(number(leader.x2)) \(number(leader.y2))", stroke: .soft,
        width: 0.75)
    }
    text(block, x: place.box.x, top: place.box.y, ink: ink)
  }
}
