/// A level axis of years, with round ticks: years that a step divides, or months where all lies close together.
struct TimeAxis {
  struct Tick: Hashable {
    let time: Double
    let text: String
  }

  let low: Double
  let high: Double
  let ticks: [Tick]
  let left: Double
  let right: Double

  private static let yearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
  private static let monthSteps = [1, 2, 3, 6, 12]

  /// Covers times between two places; texts of ticks keep their distance.
  init(_ times: [Double], left: Double, right: Double, size: Double, _ language: ChartLanguage) {
    var (low, high) = (times.min() ?? 0, times.max() ?? 1)
    if high <= low { (low, high) = (low - 0.5, high + 0.5) }
    (self.low, self.high, self.left, self.right) = (low, high, left, right)
    let isOfMonths = high - low < 2 && times.contains { $0 != $0.rounded() }
    let widthOfYear = (right - left) / (high - low)
    let candidates: [[Tick]] =
      isOfMonths
      ? Self.monthSteps.map { Self.months($0, low, high, language) }
      : Self.yearSteps.map { step in
        let from = (low / Double(step) - 1e-9).rounded(.up) * Double(step)
        return stride(from: from, through: high + 1e-9, by: Double(step)).map {
          Tick(time: $0, text: language.year(Int($0.rounded())))
        }
      }
    ticks =
      candidates.first { ticks in
        zip(ticks, ticks.dropFirst()).allSatisfy { one, other in
          let widths = TextMeasure.width(one.text, size: size) + TextMeasure.width(other.text, size: size)
          return (other.time - one.time) * widthOfYear >= widths / 2 + 14
        }
      } ?? []
  }

  private static func months(
    _ step: Int, _ low: Double, _ high: Double, _ language: ChartLanguage
  ) -> [Tick] {
    let first = Int((low * 12 - 1e-6).rounded(.up))
    let last = Int((high * 12 + 1e-6).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).filter { $0.isMultiple(of: step) }.map { month in
      Tick(time: Double(month) / 12, text: language.month(month % 12 + 1, of: month / 12))
    }
  }

  func place(_ time: Double) -> Double { left + (time - low) / (high - low) * (right - left) }

  /// Draws the ticks below a plot and their texts at `top`; returns the lower edge of those.
  func draw(on canvas: inout Canvas, plot: Double, top: Double) -> Double {
    var bottom = top
    for tick in ticks {
      let x = place(tick.time)
      canvas.path("M\(canvas.number(x)) \(canvas.number(plot))v5", stroke: .soft, width: 1)
      let text = TextBlock(tick.text, size: canvas.layout.small)
      let middle = min(max(x, text.width / 2), canvas.layout.width - text.width / 2)
      canvas.text(text, x: middle, top: top, anchor: .middle, ink: .soft)
      bottom = max(bottom, top + text.height)
    }
    return bottom
  }
}

extension Canvas {
  /// Draws the ticks of an upright scale to the left of a plot, and their lines through it.
  mutating func uprightAxis(
    _ scale: Scale, texts: [(value: Double, text: TextBlock)], left: Double, right: Double
  ) {
    for (value, block) in texts {
      let y = scale.place(value)
      text(block, x: left - 8, top: y - block.height / 2, anchor: .end, ink: .soft)
    }
    for value in scale.ticks {
      gridline(y: scale.place(value), from: left, to: right, ink: value == 0 ? .soft : .line)
    }
  }
}

extension Scale {
  /// The texts of all its ticks.
  func texts(_ axis: ChartAxis, size: Double, _ language: ChartLanguage) -> [(value: Double, text: TextBlock)]
  {
    let top = max(abs(low), abs(high))
    return ticks.map { ($0, TextBlock(axis.text($0, step: step, top: top, language), size: size)) }
  }

  /// A scale of places on a picture, where lengths are not compared: from zero unless all values are far from it.
  static func places(_ items: [ChartItem], _ axis: ChartAxis, count: Int) -> Scale {
    let values = items.flatMap { [$0.low, $0.end] }
    if axis.isOfRanks { return Scale(ranks: values, count: count) }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let isCeiling = items.contains { $0.qualifier.isCeiling }
    return Scale(covering: values, fromZero: low >= 0 && (low <= high * 0.5 || isCeiling), count: count)
  }
}
