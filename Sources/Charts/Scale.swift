/// A linear scale from values to places, with round ticks.
struct Scale: Hashable {
  let low: Double
  let high: Double
  let step: Double
  /// Where the lowest and the highest value stand.
  var left = 0.0
  var right = 1.0

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

  /// The ticks, the lowest first.
  var ticks: [Double] {
    let first = (low / step).rounded()
    let count = Int(((high - low) / step + 1e-6).rounded(.down))
    return (0...max(0, count)).map { (first + Double($0)) * step }
  }

  func fraction(_ value: Double) -> Double { (value - low) / (high - low) }

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
    let top = max(abs(scale.low), abs(scale.high))
    let all = scale.ticks.map { value in
      let text = TextBlock(axis.text(value, step: scale.step, top: top, language), size: size)
      let half = text.width / 2
      let x = min(max(scale.place(value), bounds.lowerBound + half), bounds.upperBound - half)
      return (x: x, text: text)
    }
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
