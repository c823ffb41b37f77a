/// A linear scale from values to places, with round ticks.
struct Scale: Hashable {
  let low: Double
  let high: Double
  let step: Double
  /// Where the lowest and the highest value stand.
  var left = 0.0
  var right = 1.0
  /// Whether the lowest value stands on the right or on top, as of places in an order.
  private(set) var isOfRanks = false

  /// Covers values with about `count` steps of 1, 2 or 5 times a power of ten.
  ///
  /// A scale ends at the highest value, which need not be a tick, unless it is to have room above it.
  init(covering values: [Double], fromZero: Bool, count: Int, hasRoom: Bool = true) {
    var low = values.min() ?? 0
    var high = values.max() ?? 1
    if fromZero {
      low = min(0, low)
      high = max(0, high)
    }
    if high <= low {
      let margin = max(abs(low) / 10, 1)
      if fromZero, low == 0 { high = 1 } else { (low, high) = (low - margin, high + margin) }
    }
    step = Self.niceStep((high - low) / Double(max(1, count)))
    self.low = (low / step + 1e-9).rounded(.down) * step
    self.high = hasRoom ? (high / step - 1e-9).rounded(.up) * step : high
  }

  /// Covers an interval as it is, for a plot without ticks.
  init(from low: Double, to high: Double, isOfRanks: Bool) {
    self.isOfRanks = isOfRanks
    self.low = low
    self.high = high > low ? high : low + max(abs(low) / 10, 1)
    step = self.high - low
  }

  /// Covers places in an order, from the first on unless all are far from it.
  init(ranks values: [Double], count: Int) {
    let (best, worst) = (values.min() ?? 1, values.max() ?? 1)
    let isFromFirst = best <= max(10, worst * 0.5)
    let start = isFromFirst ? 1 : best
    step = max(1, Self.niceStep((max(worst, start + 1) - start) / Double(max(1, count))))
    low = isFromFirst ? 1 : (best / step).rounded(.down) * step
    let top =
      isFromFirst && step == 2 ? ((worst - 1) / 2).rounded(.up) * 2 + 1 : (worst / step).rounded(.up) * step
    high = max(top, low + step)
    isOfRanks = true
  }

  /// The ticks, the lowest first.
  var ticks: [Double] {
    if isOfRanks, low == 1 {
      // 1, 3, 5 or 1, 5, 10: the first place, then round ones.
      let from = step == 2 ? 3 : step == 1 ? 2 : step
      return [1] + Array(stride(from: from, through: high, by: step))
    }
    let first = (low / step).rounded()
    let count = Int(((high - low) / step + 1e-6).rounded(.down))
    return (0...max(0, count)).map { (first + Double($0)) * step }
  }

  func fraction(_ value: Double) -> Double {
    let fraction = (value - low) / (high - low)
    return isOfRanks ? 1 - fraction : fraction
  }

  func place(_ value: Double) -> Double { left + fraction(value) * (right - left) }

  private static func niceStep(_ raw: Double) -> Double {
    guard raw > 0, raw.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= raw { power *= 10 }
    while power > raw { power /= 10 }
    return ([1, 2, 5].first { $0 * power >= raw * 0.999 } ?? 10) * power
  }
}

extension Canvas {
  /// Draws ticks above a plot and their lines through it; returns the height that the ticks take.
  mutating func axis(_ scale: Scale, texts: [(x: Double, text: TextBlock)], top: Double, bottom: Double) {
    let height = texts.first?.text.height ?? 0
    for tick in texts {
      let half = tick.text.width / 2
      let x = min(max(tick.x, half), layout.width - half)
      text(tick.text, x: x, top: top, anchor: .middle, ink: .soft)
    }
    for value in scale.ticks {
      gridline(
        x: scale.place(value), from: top + height + 2, to: bottom, ink: value == 0 ? .soft : .line)
    }
  }
}

extension Chart {
  /// The ticks' texts that fit without touching: all, or every second, third or fourth.
  func tickTexts(_ scale: Scale, size: Double, within bounds: ClosedRange<Double>) -> [(
    x: Double, text: TextBlock
  )] {
    axis.fitting(scale, size: size, within: bounds, language)
  }
}
