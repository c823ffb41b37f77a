/// How the ticks of a chart's axis are written.
public struct ChartAxis: Sendable, Hashable {
  /// What stands before each number, such as `US$`.
  public var prefix: String
  /// What stands after each number, such as `%`.
  public var suffix: String
  /// Whether it counts places in an order, of which the first stands where the largest value would.
  public var isOfRanks: Bool

  /// Creates an axis; the full unit belongs to the chart's subtitle.
  public init(prefix: String = "", suffix: String = "", isOfRanks: Bool = false) {
    self.prefix = prefix
    self.suffix = suffix
    self.isOfRanks = isOfRanks
  }

  /// The text of a tick on an axis whose largest tick is `top`, with as many decimals as `step` needs.
  func text(_ value: Double, step: Double, top: Double, _ language: ChartLanguage) -> String {
    if value == 0 { return "0" }
    var magnitude = language.magnitudes.first { top >= $0.size } ?? (1, "")
    // A step that is fine beside its numbers leaves them in full: no two ticks read the same.
    if places(for: step / magnitude.size) > 4 { magnitude = (1, "") }
    let number = SVGNumber.fixed(abs(value) / magnitude.size, places: places(for: step / magnitude.size))
    let grouped = magnitude.size == 1 ? language.grouped(number) : number
    return (value < 0 ? "\u{2212}" : "") + prefix + grouped + magnitude.word + suffix
  }

  /// How many decimals tell the multiples of a step apart.
  private func places(for step: Double) -> Int {
    (0...22).first { places in
      let shifted = abs(step) * power(places)
      return shifted > 0.5 && abs(shifted - shifted.rounded()) < 1e-6 * max(1, shifted)
    } ?? 22
  }

  private func power(_ places: Int) -> Double { (0..<places).reduce(1) { result, _ in result * 10 } }
}
