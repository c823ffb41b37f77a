/// A cycle: on an oval where there is room, otherwise down a column and back up its side.
struct LoopPlot {
  /// A stage set in its frame.
  private struct Stage {
    let label: TextBlock
    let detail: TextBlock?

    init(_ node: ChartLoop.Node, _ layout: ChartLayout, limit: Double) {
      label = TextBlock(node.label, size: layout.size + 1, isBold: true, limit: limit)
      detail = node.detail.flatMap {
        $0.isEmpty ? nil : TextBlock($0, size: layout.small, limit: limit)
      }
    }

    var width: Double { max(label.width, detail?.width ?? 0) + 24 }
    var height: Double { label.height + (detail?.height ?? 0) + 16 }
  }

  let loop: ChartLoop

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    if !canvas.layout.isStacked {
      // Long arrows where the height allows it, otherwise shorter ones.
      for length in [34.0, 18] {
        if let bottom = oval(on: &canvas, top: top, length: length) { return bottom }
      }
    }
    return column(on: &canvas, top: top)
  }

  // MARK: Oval

  private func oval(on canvas: inout Canvas, top: Double, length: Double) -> Double? {
    let layout = canvas.layout
    let stages = loop.nodes.map { Stage($0, layout, limit: 150) }
    let words = loop.arrows.map { TextBlock($0.label, size: layout.small, limit: 176) }
    let middle = loop.middle.map { TextBlock($0, size: layout.size, limit: 170) }
    for height in stride(from: 100.0, through: length > 20 ? 260 : 340, by: 10) {
      let oval = Oval(
        x: layout.width / 2, y: 0, horizontal: (layout.width - (stages.map(\.width).max() ?? 0)) / 2 - 1,
        vertical: height)
      var boxes: [Box] = []
      for index in stages.indices {
        boxes.append(
          oval.box(width: stages[index].width, height: stages[index].height, at: angle(index, 0)))
      }
      for index in words.indices {
        var box = oval.box(width: words[index].width, height: words[index].height, at: angle(index, 0.5))
        box.x = min(max(box.x, 1), layout.width - 1 - box.width)
        boxes.append(box)
      }
      if let middle {
        boxes.append(
          Box(
            x: oval.x - middle.width / 2, y: -middle.height / 2, width: middle.width, height: middle.height))
      }
      let runs = loop.arrows.indices.map { index in
        oval.runs(from: angle(index, 0), to: angle(index, 1), around: boxes.map { $0.padded(6, 4) })
      }
      guard isClear(boxes), runs.allSatisfy({ oval.isLong($0, length) }) else { continue }
      let highest = boxes.map(\.y).min() ?? 0
      let shift = top + 1 - highest
      let placed = boxes.map { Box(x: $0.x, y: $0.y + shift, width: $0.width, height: $0.height) }
      for (index, arrow) in loop.arrows.enumerated() {
        canvas.begin(state: arrow.isUnproven ? "unproven" : "shown", arrow.readings)
        canvas.arrow(runs[index], on: oval, shift: shift, isDashed: arrow.isUnproven)
        canvas.text(words[index], box: placed[stages.count + index])
        canvas.end()
      }
      for (index, stage) in stages.enumerated() { draw(stage, placed[index], on: &canvas) }
      if let middle, let box = placed.last { canvas.text(middle, box: box, ink: .soft) }
      return (placed.map(\.bottom).max() ?? top) + 1
    }
    return nil
  }

  private func isClear(_ boxes: [Box]) -> Bool {
    for (index, box) in boxes.enumerated() {
      if boxes[(index + 1)...].contains(where: { $0.intersects(box.padded(14, 10)) }) { return false }
    }
    return true
  }

  /// The angle of a stage, or of a point between it and the next, in turns from the top, clockwise.
  private func angle(_ index: Int, _ part: Double) -> Double {
    (Double(index) + part) / Double(loop.nodes.count)
  }

  private func draw(_ stage: Stage, _ box: Box, on canvas: inout Canvas) {
    canvas.path(canvas.rectangle(box), stroke: .text, width: 1)
    let x = box.x + box.width / 2
    canvas.text(stage.label, x: x, top: box.y + 8, anchor: .middle)
    if let detail = stage.detail {
      canvas.text(detail, x: x, top: box.y + 8 + stage.label.height, anchor: .middle, ink: .soft)
    }
  }

  // MARK: Column

  private func column(on canvas: inout Canvas, top: Double) -> Double {
    let layout = canvas.layout
    let left = 26.0
    let width = layout.width - left - 1
    let stages = loop.nodes.map { Stage($0, layout, limit: width - 24) }
    let stem = left + 22
    var y = top + 1
    let entry = y + (stages.first?.height ?? 0) / 2
    for (index, stage) in stages.enumerated() {
      draw(stage, Box(x: left, y: y, width: width, height: stage.height), on: &canvas)
      y += stage.height
      guard index < loop.arrows.count else { break }
      let arrow = loop.arrows[index]
      let words = TextBlock(arrow.label, size: layout.small, limit: layout.width - stem - 18)
      let height = words.height + 20
      let isLast = index == stages.count - 1
      canvas.begin(state: arrow.isUnproven ? "unproven" : "shown", arrow.readings)
      let from = "M\(canvas.number(stem)) \(canvas.number(y + 2))"
      let data =
        isLast
        ? from + "V\(canvas.number(y + height))H8V\(canvas.number(entry))H\(canvas.number(left - 8))"
        : from + "V\(canvas.number(y + height - 8))"
      canvas.path(data, stroke: .hue(0), width: 2, dash: arrow.isUnproven ? "5 4" : nil)
      if isLast {
        canvas.head(x: left - 1, y: entry, towards: (1, 0))
      } else {
        canvas.head(x: stem, y: y + height - 1, towards: (0, 1))
      }
      canvas.text(words, x: stem + 16, top: y + (height - words.height) / 2)
      canvas.end()
      y += height
    }
    y += 2
    if let text = loop.middle {
      let middle = TextBlock(text, size: layout.size, limit: width)
      canvas.text(middle, x: left, top: y + 8, ink: .soft)
      y += middle.height + 8
    }
    return y
  }
}

extension Canvas {
  /// Draws a block centred in its box.
  mutating func text(_ block: TextBlock, box: Box, ink: Ink = .text) {
    text(block, x: box.x + box.width / 2, top: box.y, anchor: .middle, ink: ink)
  }

  /// Draws the pieces of an arc, with a head at the end of the last.
  mutating func arrow(_ runs: [Oval.Run], on oval: Oval, shift: Double, isDashed: Bool) {
    let radii = "\(number(oval.horizontal)) \(number(oval.vertical))"
    for (index, run) in runs.enumerated() {
      let isLast = index == runs.count - 1
      let (start, end) = (oval.point(run.start), oval.point(isLast ? run.headless : run.end))
      let from = "M\(number(start.x)) \(number(start.y + shift))"
      path(
        from + "A\(radii) 0 0 1 \(number(end.x)) \(number(end.y + shift))", stroke: .hue(0), width: 2,
        dash: isDashed ? "5 4" : nil)
      if isLast {
        let tip = oval.point(run.end)
        head(x: tip.x, y: tip.y + shift, towards: (tip.x - end.x, tip.y - end.y))
      }
    }
  }

  /// Draws the head of an arrow with its tip at a place.
  mutating func head(x: Double, y: Double, towards: (x: Double, y: Double)) {
    let length = max((towards.x * towards.x + towards.y * towards.y).squareRoot(), 0.001)
    let (dx, dy) = (towards.x / length, towards.y / length)
    let points = [(-9.0, 5.0), (-9.0, -5.0)].map { along, across in
      "L\(number(x + along * dx - across * dy)) \(number(y + along * dy + across * dx))"
    }
    path("M\(number(x)) \(number(y))\(points.joined())Z", fill: style.colour(.hue(0)))
  }
}
