/// The shape in which a value is drawn.
enum MarkShape {
  case bar, dot, interval

  /// How high a mark is.
  var thickness: Double {
    switch self {
    case .bar: 18
    case .dot: 14
    case .interval: 14
    }
  }

  /// How far a mark reaches beyond the place of its end.
  func overhang(_ item: ChartItem) -> Double {
    switch self {
    case .bar: item.qualifier.isOpenAbove ? 24 : 4
    case .dot: item.qualifier.isOpenAbove ? 30 : item.qualifier == .about ? 20 : 8
    case .interval: item.qualifier.isOpenAbove ? 10 : item.qualifier == .about ? 20 : 8
    }
  }

  /// Where a mark ends on a scale's fraction; an interval without an upper end reaches the plot's edge.
  func endFraction(_ item: ChartItem, _ scale: Scale) -> Double {
    if self == .interval, item.qualifier.isOpenAbove { return 1 }
    return max(scale.fraction(item.low), scale.fraction(item.end), self == .bar ? scale.fraction(0) : 0)
  }
}

extension Canvas {
  /// Draws a value as what it is, centred on a line.
  mutating func mark(_ item: ChartItem, _ shape: MarkShape, on scale: Scale, middle: Double, hue: Int) {
    switch shape {
    case .bar: bar(item, scale, middle, hue)
    case .dot: dot(item, scale, middle, hue)
    case .interval: interval(item, scale, middle, hue)
    }
  }

  // MARK: Bars

  private mutating func bar(_ item: ChartItem, _ scale: Scale, _ middle: Double, _ hue: Int) {
    let half = MarkShape.bar.thickness / 2
    let end = scale.place(item.end)
    let start = item.qualifier == .range ? scale.place(item.low) : scale.place(0)
    let box = Box(
      x: min(start, end), y: middle - half, width: abs(end - start), height: 2 * half)
    body(item, box, end: end, hue: hue)
    switch item.qualifier {
    case .exactly: break
    case .about: wave(end, middle, half + 3)
    case .moreThan, .atLeast:
      if item.qualifier == .atLeast { tick(end, middle, half + 3, width: 2) }
      chevrons(end + 4, middle, half - 2, hue: hue)
    case .upTo: tick(end, middle, half + 3, width: 3)
    case .lessThan: tick(end, middle, half + 3, width: 3, dash: "4 3")
    case .range:
      tick(start, middle, half + 3, width: 2)
      tick(end, middle, half + 3, width: 2)
    }
  }

  /// A filled, hollow or hatched strip; without a stroke at an end that is open.
  private mutating func body(_ item: ChartItem, _ box: Box, end: Double, hue: Int) {
    let outline = rectangle(box)
    let (l, r, t, b) = (number(box.x), number(box.right), number(box.y), number(box.bottom))
    let open = end >= box.right - 0.001 ? "M\(r) \(t)H\(l)V\(b)H\(r)" : "M\(l) \(t)H\(r)V\(b)H\(l)"
    let edge = item.qualifier.isOpenAbove || item.qualifier.isCeiling ? open : outline
    if item.isDisputed {
      path(outline, fill: filling(.hatch, hue: hue))
      path(edge, stroke: .hue(hue), width: 1.5, dash: "5 3")
    } else if item.qualifier.isCeiling {
      path(outline, fill: style.colour(.hue(hue)), fillOpacity: 0.2)
      path(edge, stroke: .hue(hue), width: 1.5)
    } else {
      path(outline, fill: style.colour(.hue(hue)))
    }
  }

  // MARK: Dots

  private mutating func dot(_ item: ChartItem, _ scale: Scale, _ middle: Double, _ hue: Int) {
    let x = scale.place(item.end)
    switch item.qualifier {
    case .exactly: break
    case .about:
      ripple(x - 18, middle)
      ripple(x + 8, middle)
    case .range:
      let start = scale.place(item.low)
      line(start, x, middle, width: 3, hue: hue, dash: item.isDisputed ? "4 3" : nil)
      disc(item, start, middle, hue)
    case .moreThan, .atLeast:
      if item.qualifier == .atLeast { tick(x, middle, 10, width: 2) }
      chevrons(x + 9, middle, 5, hue: hue)
    case .upTo, .lessThan:
      tick(x, middle, 10, width: 2, dash: item.qualifier == .lessThan ? "4 3" : nil)
      if x - scale.left > 30 { chevrons(x - 9, middle, 5, hue: hue, pointsLeft: true) }
    }
    disc(item, x, middle, hue)
  }

  /// A full disc; hollow for a ceiling, broken for a disputed value.
  private mutating func disc(_ item: ChartItem, _ x: Double, _ y: Double, _ hue: Int) {
    let outline = circle(x, y, 6)
    if item.isDisputed {
      path(outline, fill: style.colour(.paper))
      path(outline, fill: filling(.hatch, hue: hue), stroke: .hue(hue), width: 1.5, dash: "3 2")
    } else if item.qualifier.isCeiling {
      path(outline, fill: style.colour(.paper), stroke: .hue(hue), width: 2)
    } else {
      path(outline, fill: style.colour(.hue(hue)))
    }
  }

  // MARK: Intervals

  private mutating func interval(_ item: ChartItem, _ scale: Scale, _ middle: Double, _ hue: Int) {
    let half = MarkShape.interval.thickness / 2
    let (start, end) = (scale.place(item.low), scale.place(item.end))
    switch item.qualifier {
    case .exactly, .about: dot(item, scale, middle, hue)
    case .range:
      body(item, Box(x: start, y: middle - half, width: end - start, height: 2 * half), end: end, hue: hue)
      tick(start, middle, half + 3, width: 2)
      tick(end, middle, half + 3, width: 2)
    case .moreThan, .atLeast:
      // The interval has no upper end: it runs out of the plot, and never stops at a place of its own.
      line(end, scale.right + 2, middle, width: 2, hue: hue, dash: "6 4")
      let (x, y) = (scale.right + 9, middle)
      path(
        "M\(number(x - 7)) \(number(y - 5))L\(number(x)) \(number(y))L\(number(x - 7)) \(number(y + 5))",
        stroke: .hue(hue), width: 2)
      if item.qualifier == .atLeast {
        tick(end, middle, half + 3, width: 2)
        disc(item, end, middle, hue)
      } else {
        let ring = circle(end, middle, 5)
        path(
          ring, fill: style.colour(.paper), stroke: .hue(hue), width: 2, dash: item.isDisputed ? "3 2" : nil)
      }
    case .upTo, .lessThan:
      let box = Box(x: scale.left, y: middle - half, width: end - scale.left, height: 2 * half)
      body(item, box, end: end, hue: hue)
      tick(end, middle, half + 3, width: 3, dash: item.qualifier == .lessThan ? "4 3" : nil)
    }
  }

  // MARK: Signs

  private mutating func line(
    _ start: Double, _ end: Double, _ y: Double, width: Double, hue: Int, dash: String?
  ) {
    path(
      "M\(number(start)) \(number(y))H\(number(end))", stroke: .hue(hue), width: width, dash: dash)
  }

  /// A limit.
  private mutating func tick(
    _ x: Double, _ middle: Double, _ half: Double, width: Double, dash: String? = nil
  ) {
    path(
      "M\(number(x)) \(number(middle - half))V\(number(middle + half))", stroke: .text, width: width,
      dash: dash)
  }

  /// A limit that is not sharp.
  private mutating func wave(_ x: Double, _ middle: Double, _ half: Double) {
    let quarter = half / 2
    let data =
      "M\(number(x)) \(number(middle - half))q4 \(number(quarter / 2)) 0 \(number(quarter))"
      + "t0 \(number(quarter))t0 \(number(quarter))t0 \(number(quarter))"
    path(data, stroke: .paper, width: 6)
    path(data, stroke: .text, width: 1.75)
  }

  /// A short stretch of a value that is not sharp.
  private mutating func ripple(_ x: Double, _ middle: Double) {
    path(
      "M\(number(x)) \(number(middle))q2.5 -5 5 0t5 0", stroke: .text, width: 1.75)
  }

  /// Three marks that point on and fade: the value goes on beyond what is drawn.
  private mutating func chevrons(
    _ x: Double, _ middle: Double, _ half: Double, hue: Int, pointsLeft: Bool = false
  ) {
    let sign = pointsLeft ? -1.0 : 1.0
    for (index, opacity) in [1, 0.65, 0.35].enumerated() {
      let foot = x + sign * Double(index) * 6
      let data =
        "M\(number(foot)) \(number(middle - half))L\(number(foot + sign * 5)) \(number(middle))"
        + "L\(number(foot)) \(number(middle + half))"
      path(data, stroke: .hue(hue), width: 2, opacity: opacity)
    }
    occupy(Box(x: pointsLeft ? x - 18 : x, y: middle - half, width: 18, height: 2 * half))
  }
}
