/// Where a computed fact comes from: its formula and its value before rounding.
public struct Computation: Sendable, Hashable {
  /// The formula.
  public let formula: Formula
  /// The value before rounding, the lower end of a range; nil where a part has none.
  public let value: Ratio?
  /// The upper end of a range before rounding.
  public let high: Ratio?
}

/// Works a formula out over what its parts say.
struct Calculator {
  /// Why there is no result.
  enum Failure: Error {
    /// The divisor is zero, or zero lies in what is said of it.
    case zero(part: Int)
    /// A growth from, a share of or a division by what is negative.
    case negative(part: Int)
    /// The parts' qualifiers pull in different directions.
    case untold
    /// The result is too long to be exact.
    case tooLong
  }

  private static let hundred = Ratio(100)

  let function: Formula.Function
  /// Whether a quotient is given in hundredths.
  let isPercent: Bool

  /// The interval in which the result lies.
  func result(of parts: [Interval]) throws(Failure) -> Interval {
    try check(parts)
    let isApproximate = parts.contains(where: \.isApproximate)
    let low = try bound(parts, isLow: true)
    let high = try bound(parts, isLow: false)
    let interval = Interval(low: low, high: high, isApproximate: isApproximate)
    guard interval.record != nil else { throw .untold }
    return interval
  }

  private func check(_ parts: [Interval]) throws(Failure) {
    switch function {
    case .sum, .difference: return
    case .quotient: try checkDivisor(parts[1], part: 1)
    case .growth: try checkDivisor(parts[0], part: 0)
    case .share:
      if let part = parts.firstIndex(where: \.isNegative) { throw .negative(part: part) }
      let whole = parts.compactMap { $0.high?.value ?? $0.low?.value }
      if whole.allSatisfy(\.isZero) { throw .zero(part: 0) }
    }
    // Which way a product leans depends on signs; only values that cannot be negative have one way.
    let isQualified = parts.contains { $0.low != $0.high }
    if isQualified, let part = parts.firstIndex(where: \.isNegative) { throw .negative(part: part) }
  }

  private func checkDivisor(_ divisor: Interval, part: Int) throws(Failure) {
    if function == .growth, divisor.isNegative { throw .negative(part: part) }
    // What is up to some amount may be next to nothing; the quotient is then at least what the amount gives.
    let isCeiling =
      divisor.low == nil && divisor.high.map { !$0.value.isZero && !$0.value.isNegative } == true
    if !isCeiling, divisor.holdsZero { throw .zero(part: part) }
  }

  /// Whether the result rises with a part.
  private func rises(_ part: Int) -> Bool {
    switch function {
    case .sum: true
    case .difference, .quotient, .share: part == 0
    case .growth: part == 1
    }
  }

  private func bound(_ parts: [Interval], isLow: Bool) throws(Failure) -> Interval.Bound? {
    var values: [Ratio] = []
    var isOpen = false
    for (index, part) in parts.enumerated() {
      guard let end = rises(index) == isLow ? part.low : part.high else { return nil }
      values.append(end.value)
      isOpen = isOpen || end.isOpen
    }
    guard let value = value(values) else { throw .tooLong }
    return Interval.Bound(value: value, isOpen: isOpen)
  }

  private func value(_ values: [Ratio]) -> Ratio? {
    switch function {
    case .sum: return sum(values)
    case .difference: return values[0].minus(values[1])
    case .quotient:
      let quotient = values[0].over(values[1])
      return isPercent ? quotient?.times(Self.hundred) : quotient
    case .share: return sum(values).flatMap(values[0].over)?.times(Self.hundred)
    case .growth: return values[1].minus(values[0])?.over(values[0])?.times(Self.hundred)
    }
  }

  private func sum(_ values: [Ratio]) -> Ratio? {
    values.reduce(Ratio(0) as Ratio?) { sum, value in sum?.plus(value) }
  }
}

extension Ratio {
  /// How many significant digits a quotient shows where its indicator does not say.
  private static let significant = 3

  /// The value as a fact prints it.
  ///
  /// What comes out even shows as many digits after the point as its parts; what does not is rounded once, to the
  /// indicator's decimals, or to three significant digits.
  func printed(decimals: Int?, partPlaces: Int?) -> FigureValue? {
    if let partPlaces, let places = exactPlaces(upTo: 18) {
      return rounded(places: max(places, partPlaces, decimals ?? 0))
    }
    if let decimals { return rounded(places: decimals) }
    let places = max(0, places(significant: Self.significant))
    return exactPlaces(upTo: places).flatMap(rounded(places:)) ?? rounded(significant: Self.significant)
  }
}
