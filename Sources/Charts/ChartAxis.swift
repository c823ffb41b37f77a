/// How the ticks of a chart's axis are written.
public struct ChartAxis: Sendable, Hashable {
  /// What stands before each number, such as `US$`.
  public var prefix: String
  /// What stands after each number, such as `%`.
  public var suffix: String

  /// Creates an axis; the full unit belongs to the chart's subtitle.
  public init(prefix: String = "", suffix: String = "") {
    self.prefix = prefix
    self.suffix = suffix
  }

  /// The text of a tick on an axis whose largest tick is `top`, with as many decimals as `step` needs.
  func text(_ value: Double, step: Double, top: Double, _ language: ChartLanguage) -> String {
    if value == 0 { return "0" }
    let magnitude = language.magnitudes.first { top >= $0.size } ?? (1, "")
    let scaledStep = step / magnitude.size
    let places = [0, 1, 2, 3, 4].first { places in
      let shifted = scaledStep * power(places)
      return abs(shifted - shifted.rounded()) < 1e-6
    }
    let number = SVGNumber.fixed(abs(value) / magnitude.size, places: places ?? 2)
    let grouped = magnitude.size == 1 && language == .en ? SVGNumber.grouped(number) : number
    return (value < 0 ? "\u{2212}" : "") + prefix + grouped + magnitude.word + suffix
  }

  private func power(_ places: Int) -> Double { (0..<places).reduce(1) { result, _ in result * 10 } }
}
