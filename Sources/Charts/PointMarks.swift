/// The outline that tells a series' points apart where hues do not.
enum PointShape: Int, CaseIterable {
  case disc, square, diamond, triangle

  /// That of a series: no two of the first eight share both hue and outline.
  init(series index: Int) {
    let count = Self.allCases.count
    self = Self.allCases[(index + index / count) % count]
  }
}

extension Canvas {
  /// Draws a value at a place of a plot as what it is; `upright` gives the places of its values.
  mutating func point(_ item: ChartItem, _ shape: PointShape, x: Double, upright scale: Scale, hue: Int) {
    let y = scale.place(item.middle)
    let above = scale.isOfRanks ? 1.0 : -1.0
    switch item.qualifier {
    case .exactly: break
    case .about: wavelet(x, y - 13)
    case .moreThan, .atLeast:
      if item.qualifier == .atLeast { cap(x, y) }
      arrows(x, y + above * 9, up: above < 0, hue: hue)
    case .upTo, .lessThan:
      cap(x, y, dash: item.qualifier == .lessThan ? "4 3" : nil)
      arrows(x, y - above * 9, up: above > 0, hue: hue)
    case .range:
      let (low, high) = (scale.place(item.low), scale.place(item.end))
      path(
        "M\(number(x)) \(number(low))V\(number(high))", stroke: .hue(hue), width: 3,
        dash: item.isDisputed ? "4 3" : nil)
      cap(x, low)
      cap(x, high)
      occupy(Box(x: x - 7, y: min(low, high) - 1, width: 14, height: abs(high - low) + 2))
    }
    outline(item, shape, x, y, hue)
  }

  /// A full outline; hollow for a ceiling, hatched and broken for a disputed value.
  mutating func outline(_ item: ChartItem, _ shape: PointShape, _ x: Double, _ y: Double, _ hue: Int) {
    let data = outline(shape, x, y, item.isDisputed ? 6.5 : 4.5)
    if item.isDisputed {
      path(data, fill: style.colour(.paper))
      path(data, fill: filling(.hatch, hue: hue), stroke: .hue(hue), width: 1.5, dash: "3 2")
    } else if item.qualifier.isCeiling {
      path(data, fill: style.colour(.paper), stroke: .hue(hue), width: 2)
    } else {
      path(data, fill: style.colour(.hue(hue)))
    }
  }

  /// The path of an outline, and its box among the marks.
  mutating func outline(_ shape: PointShape, _ x: Double, _ y: Double, _ radius: Double) -> String {
    switch shape {
    case .disc: return circle(x, y, radius)
    case .square:
      let half = radius * 0.9
      return rectangle(Box(x: x - half, y: y - half, width: 2 * half, height: 2 * half))
    case .diamond:
      let half = radius * 1.25
      occupy(Box(x: x - half, y: y - half, width: 2 * half, height: 2 * half))
      return
        "M\(number(x)) \(number(y - half))L\(number(x + half)) \(number(y))L\(number(x)) \(number(y + half))L\(number(x - half)) \(number(y))Z"
    case .triangle:
      let half = radius * 1.15
      occupy(Box(x: x - half, y: y - half, width: 2 * half, height: 2 * half))
      return
        "M\(number(x)) \(number(y - half))L\(number(x + half)) \(number(y + half * 0.8))H\(number(x - half))Z"
    }
  }

  /// A limit across the direction of values.
  private mutating func cap(_ x: Double, _ y: Double, dash: String? = nil) {
    path("M\(number(x - 7)) \(number(y))H\(number(x + 7))", stroke: .text, width: 2, dash: dash)
  }

  /// A short wave: the value is not sharp.
  private mutating func wavelet(_ x: Double, _ y: Double) {
    path("M\(number(x - 6)) \(number(y))q3 -5 6 0t6 0", stroke: .text, width: 1.75)
    occupy(Box(x: x - 7, y: y - 4, width: 14, height: 8))
  }

  /// Two marks that point on and fade: the true value lies further on.
  private mutating func arrows(_ x: Double, _ y: Double, up: Bool, hue: Int) {
    let sign = up ? -1.0 : 1.0
    for (index, opacity) in [1, 0.5].enumerated() {
      let foot = y + sign * Double(index) * 5
      path(
        "M\(number(x - 5)) \(number(foot))L\(number(x)) \(number(foot + sign * 5))L\(number(x + 5)) \(number(foot))",
        stroke: .hue(hue), width: 2, opacity: opacity)
    }
    occupy(Box(x: x - 6, y: up ? y - 11 : y - 1, width: 12, height: 12))
  }
}

extension ChartItem {
  /// Where a line passes through it: the middle of a range.
  var middle: Double { (low + end) / 2 }
}

/// The name of a series with the value at its end.
struct SeriesLabel {
  static let indent = 16.0

  let name: TextBlock
  let value: ValueTexts?
  let indent: Double

  init(_ name: String, _ item: ChartItem?, _ layout: ChartLayout, limit: Double, hasMark: Bool = true) {
    indent = hasMark ? Self.indent : 0
    self.name = TextBlock(name, size: layout.size, isBold: true, limit: limit - indent)
    let room = limit - indent
    value = item.map { ValueTexts($0, layout, limit: room, hasNote: false) }
  }

  var width: Double { indent + max(name.width, value?.width ?? 0) }
  var height: Double { name.height + (value?.height ?? 0) }
  /// Where its first line has its middle, from its top.
  var middle: Double { name.lineHeight / 2 }
}
