/// Numbers as SVG and tick labels write them: a point, no grouping, no locale.
enum SVGNumber {
  /// With at most two decimals and no zeros at the end.
  static func text(_ value: Double) -> String {
    var text = fixed(value, places: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// With a fixed number of decimals.
  static func fixed(_ value: Double, places: Int) -> String {
    let unit = (0..<places).reduce(1.0) { result, _ in result * 10 }
    let scaled = (abs(value) * unit).rounded()
    // A double has no more digits than that; the rest are zeros.
    guard scaled < 9e15 else { return value.isFinite && places > 0 ? fixed(value, places: 0) : large(value) }
    let digits = String(Int(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// A number of more digits than an integer holds, `2e37`.
  private static func large(_ value: Double) -> String {
    value.isFinite ? value.description.replacing("e+", with: "e").replacing(".0e", with: "e") : "0"
  }

  /// With commas between thousands.
  static func grouped(_ number: String) -> String {
    let parts = number.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.count > 3 else { return number }
    var digits: [Character] = []
    for (index, digit) in whole.reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { digits.append(",") }
      digits.append(digit)
    }
    return String(digits.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
  }
}
