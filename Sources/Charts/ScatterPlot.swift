/// Two values of each subject, with its name beside its point.
struct ScatterPlot {
  let scatter: ChartScatter
  let language: ChartLanguage

  func draw(on canvas: inout Canvas, top: Double) -> Double {
    let layout = canvas.layout
    var (level, upright) = (
      Scale.places(scatter.points.map(\.x), scatter.x.axis, count: layout.isStacked ? 3 : 6),
      Scale.places(scatter.points.map(\.y), scatter.y.axis, count: layout.isStacked ? 4 : 5)
    )
    let ticks = upright.texts(scatter.y.axis, size: layout.small, language)
    let left = (ticks.map(\.text.width).max() ?? 0) + 8
    let head = TextBlock(scatter.y.title, size: layout.small, isBold: true, limit: layout.width)
    canvas.text(head, x: 0, top: top)
    let plotTop = top + head.height + 26
    let height = layout.isStacked ? 270.0 : 380
    let bottom = plotTop + height
    (upright.left, upright.right) = (bottom, plotTop)
    let pointsLeft = scatter.points.contains {
      scatter.x.axis.isOfRanks ? $0.x.qualifier.isOpenAbove : $0.x.qualifier.isCeiling
    }
    (level.left, level.right) = (left + (pointsLeft ? 24 : 10), layout.width - 26)
    canvas.uprightAxis(upright, texts: ticks, left: left, right: layout.width)
    let pointsDown = scatter.points.contains {
      scatter.y.axis.isOfRanks ? $0.y.qualifier.isOpenAbove : $0.y.qualifier.isCeiling
    }
    let foot = bottom + (pointsDown ? 24 : 8)
    let floor = axis(level, left: left, top: foot, on: &canvas)
    for value in level.ticks {
      canvas.gridline(
        x: level.place(value), from: plotTop - 10, to: foot - 3, ink: value == 0 ? .soft : .line)
    }
    for point in scatter.points { draw(point, level, upright, on: &canvas) }
    let roof = top + head.height + 2
    let bounds = Box(x: left, y: roof, width: layout.width - left, height: foot - 1 - roof)
    let unplaced = names(level, upright, bounds, on: &canvas)
    return list(unplaced, top: floor, on: &canvas)
  }

  /// The level axis with its title; returns the lower edge.
  private func axis(_ scale: Scale, left: Double, top: Double, on canvas: inout Canvas) -> Double {
    let layout = canvas.layout
    var y = top
    let texts = scatter.x.axis.fitting(scale, size: layout.small, within: left...layout.width, language)
    for tick in texts { canvas.text(tick.text, x: tick.x, top: y, anchor: .middle, ink: .soft) }
    y += (texts.first?.text.height ?? 0) + 2
    let title = TextBlock(scatter.x.title, size: layout.small, isBold: true, limit: layout.width)
    canvas.text(title, x: layout.width, top: y, anchor: .end)
    return y + title.height
  }

  // MARK: Points

  /// Draws a subject's point: what is known of each value in its own direction.
  private func draw(
    _ point: ChartScatter.Point, _ level: Scale, _ upright: Scale, on canvas: inout Canvas
  ) {
    let (x, y) = (level.place(point.x.middle), upright.place(point.y.middle))
    let isDisputed = point.x.isDisputed || point.y.isDisputed
    canvas.begin(point.x)
    canvas.levelSigns(point.x, on: level, y: y)
    canvas.end()
    canvas.begin(point.y)
    // The point is in doubt if one of its values is, and a ceiling in one direction leaves it hollow.
    var item = point.y
    item.isDisputed = isDisputed
    if point.x.qualifier.isCeiling, item.qualifier == .exactly {
      item.qualifier = .upTo
      canvas.outline(item, .disc, x, y, 0)
    } else {
      canvas.point(item, .disc, x: x, upright: upright, hue: 0)
    }
    canvas.end()
  }

  // MARK: Names

  /// Writes the names; returns the points for which there is no room.
  private func names(
    _ level: Scale, _ upright: Scale, _ bounds: Box, on canvas: inout Canvas
  ) -> [ChartScatter.Point] {
    var placer = LabelPlacer(bounds: bounds, obstacles: canvas.textBoxes + canvas.markBoxes)
    var unplaced: [ChartScatter.Point] = []
    for point in scatter.points {
      let text = TextBlock(name(point), size: canvas.layout.small, limit: canvas.layout.isStacked ? 120 : 180)
      let (x, y) = (level.place(point.x.middle), upright.place(point.y.middle))
      let clearance = point.x.isDisputed || point.y.isDisputed ? 10.0 : 8
      if let place = placer.place(
        width: text.width, height: text.height, x: x, y: y, clearance: clearance,
        reach: [20, 34, 52, 74, 100])
      {
        canvas.words(text, place)
      } else {
        unplaced.append(point)
      }
    }
    return unplaced
  }

  /// The name with the standing that a reader must know.
  private func name(_ point: ChartScatter.Point) -> String {
    let disputed = [point.x, point.y].filter(\.isDisputed).compactMap(\.standingText)
    return point.name + language.bracketed(Array(disputed.prefix(1)))
  }

  /// Lists subjects below the plot, told apart by their values.
  private func list(_ points: [ChartScatter.Point], top: Double, on canvas: inout Canvas) -> Double {
    guard !points.isEmpty else { return top }
    let names = points.map { name($0) + language.bracketed([$0.x.valueText, $0.y.valueText]) }
    let block = TextBlock(
      names.joined(separator: language.semicolon), size: canvas.layout.small,
      limit: canvas.layout.width)
    canvas.text(block, x: 0, top: top + 8, ink: .soft)
    return top + 8 + block.height
  }
}

extension Canvas {
  /// What is known of a value along a level axis, drawn beside its point.
  fileprivate mutating func levelSigns(_ item: ChartItem, on scale: Scale, y: Double) {
    let x = scale.place(item.middle)
    let onward = scale.isOfRanks ? -1.0 : 1.0
    switch item.qualifier {
    case .exactly: break
    case .about:
      path("M\(number(x + 9)) \(number(y - 6))q-4 3 0 6t0 6", stroke: .text, width: 1.75)
      occupy(Box(x: x + 6, y: y - 6, width: 6, height: 12))
    case .moreThan, .atLeast, .upTo, .lessThan:
      let isOpenAbove = item.qualifier.isOpenAbove
      let sign = isOpenAbove ? onward : -onward
      if item.qualifier != .moreThan {
        path(
          "M\(number(x)) \(number(y - 7))V\(number(y + 7))", stroke: .text, width: 2,
          dash: item.qualifier == .lessThan ? "4 3" : nil)
      }
      for (index, opacity) in [1, 0.5].enumerated() {
        let foot = x + sign * (9 + Double(index) * 5)
        path(
          "M\(number(foot)) \(number(y - 5))L\(number(foot + sign * 5)) \(number(y))L\(number(foot)) \(number(y + 5))",
          stroke: .hue(0), width: 2, opacity: opacity)
      }
      occupy(Box(x: sign > 0 ? x + 8 : x - 20, y: y - 6, width: 12, height: 12))
    case .range:
      let (low, high) = (scale.place(item.low), scale.place(item.end))
      path(
        "M\(number(low)) \(number(y))H\(number(high))M\(number(low)) \(number(y - 5))v10M\(number(high)) \(number(y - 5))v10",
        stroke: .hue(0), width: 2, dash: item.isDisputed ? "4 3" : nil)
      occupy(Box(x: min(low, high), y: y - 5, width: abs(high - low), height: 10))
    }
  }
}

extension ChartAxis {
  /// The texts of a level scale's ticks that fit without touching.
  func fitting(
    _ scale: Scale, size: Double, within bounds: ClosedRange<Double>, _ language: ChartLanguage
  ) -> [(x: Double, text: TextBlock)] {
    let all = scale.texts(self, size: size, language).map { value, text in
      let half = text.width / 2
      return (x: min(max(scale.place(value), bounds.lowerBound + half), bounds.upperBound - half), text: text)
    }.sorted { $0.x < $1.x }
    for skip in 1...max(1, all.count) {
      let kept = all.enumerated().filter { $0.offset.isMultiple(of: skip) }.map(\.element)
      let isClear = zip(kept, kept.dropFirst()).allSatisfy { left, right in
        left.x + left.text.width / 2 + 8 <= right.x - right.text.width / 2
      }
      if isClear { return kept }
    }
    return []
  }
}
