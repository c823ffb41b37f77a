import Diagnostics
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `unlikely-value`: a value that is out of reach of what its indicator measures, with the one that was probably meant.
///
/// Spreadsheets keep 32 % as 0.32, keys get pressed twice, digits change places, and 万 and 亿 get lost.
struct UnlikelyValues {
  private let indicators: [String: Indicator]

  init(_ indicators: [Indicator]) {
    self.indicators = Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is doubtful about the facts of a table.
  func check(_ facts: [Fact]) -> [Diagnostic] {
    let groups = Dictionary(grouping: facts.filter { $0.value != nil && $0.standing != .withdrawn }) {
      "\($0.indicator) \($0.currency?.code ?? "")"
    }
    var sizes: [String: [Decimal]] = [:]
    for (key, group) in groups { sizes[key] = group.compactMap { $0.value.map { abs($0.decimal) } }.sorted() }
    return facts.flatMap { fact -> [Diagnostic] in
      // What is computed cannot be mistyped.
      guard fact.computation == nil else { return [] }
      guard let value = fact.value, let indicator = indicators[fact.indicator] else { return times(of: fact) }
      let all = sizes["\(fact.indicator) \(fact.currency?.code ?? "")"] ?? []
      let found =
        switch indicator.measure {
        case .percent: share(value, of: fact, indicator, among: all) ?? outlier(value, of: fact, among: all)
        case .calendarYear: year(value, of: fact)
        case .money, .quantity: outlier(value, of: fact, among: all) ?? broken(value, of: fact)
        case .statement, .rank: Diagnostic?.none
        }
      return [found, range(of: fact, indicator)].compactMap { $0 } + times(of: fact)
    }
  }

  private func warning(_ message: Message, help: Message, at place: SourcePlace) -> Diagnostic {
    .warning("unlikely-value", message, help: help, at: place)
  }

  // MARK: Shares

  /// A share that Excel has divided by a hundred, or that has lost its point.
  private func share(
    _ value: FigureValue, of fact: Fact, _ indicator: Indicator, among all: [Decimal]
  ) -> Diagnostic? {
    let size = abs(value.decimal)
    let isPart = indicator.basis.map { $0.lowercased().split(separator: " ").contains("share") } ?? false
    if isPart, value.decimal < 0 || size > 100, size < 1000 {
      return warning(
        "'\(value.plain)' is no share of a whole, as the indicator's basis says",
        help: "a share lies between 0 and 100",
        at: fact.places[.value])
    }
    // Others of its kind that are a few per cent show that it may be less than one.
    let hasSmallNeighbour = all.contains { $0 >= 1 && $0 <= size * 10 }
    if size > 0, size < 1, indicator.decimals ?? 0 == 0, !hasSmallNeighbour {
      return warning(
        "'\(value.plain)' in a column of per cent is less than one per cent; \(Self.plain(value.decimal * 100)) is more likely",
        help:
          "a spreadsheet keeps 32 % as 0.32; where the share is that small, give the indicator its decimals",
        at: fact.places[.value])
    }
    guard size >= 1000 else { return nil }
    return warning(
      "'\(value.plain)' in a column of per cent is more than ten times the whole; \(Self.plain(value.decimal / 100)) is more likely",
      help: "write hundredths, with a point: 32.5 for 32.5 %", at: fact.places[.value])
  }

  // MARK: Years

  private static let years: ClosedRange<Int> = 1...2150

  private func year(_ value: FigureValue, of fact: Fact) -> Diagnostic? {
    guard value.decimal > Decimal(Self.years.upperBound) else { return nil }
    return year(value.plain, at: fact.places[.value])
  }

  private func times(of fact: Fact) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let year = fact.period?.lastYear, year > Self.years.upperBound {
      found.append(self.year(String(year), at: fact.places[.period]))
    }
    if let year = fact.asOf?.year, year > Self.years.upperBound {
      found.append(self.year(String(year), at: fact.places[.asOf]))
    }
    return found
  }

  private func year(_ written: String, at place: SourcePlace) -> Diagnostic {
    let likely = Self.likelyYear(written)
    return warning(
      likely.map { "the year \(written) lies far ahead; \($0) is more likely" }
        ?? "the year \(written) lies far ahead",
      help: "look it up in the source", at: place)
  }

  /// The year that two digits in the wrong order, or one too many, were meant to be.
  static func likelyYear(_ written: String) -> String? {
    let digits = Array(written)
    var candidates: [String] = []
    for index in digits.indices.dropLast() {
      var swapped = digits
      swapped.swapAt(index, index + 1)
      candidates.append(String(swapped))
    }
    for index in digits.indices where digits.count > 4 {
      var shorter = digits
      shorter.remove(at: index)
      candidates.append(String(shorter))
    }
    return candidates.first { Int($0).map { (1800...2100).contains($0) } ?? false }
  }

  // MARK: Neighbours

  /// A value a hundred times those beside it, or a hundredth of them.
  private func outlier(_ value: FigureValue, of fact: Fact, among all: [Decimal]) -> Diagnostic? {
    let size = abs(value.decimal)
    guard size > 0, all.count >= 3, let lowest = all.first, let highest = all.last else { return nil }
    // The others agree only if the value stands alone at one end, and they lie within a factor of thirty.
    if size == highest, all[all.count - 2] > 0, size >= all[all.count - 2] * 100, all[0] > 0,
      all[all.count - 2] <= all[0] * 30
    {
      return outlier(value, of: fact, middle: all[(all.count - 1) / 2], isGreat: true)
    }
    if size == lowest, all[1] >= size * 100, highest <= all[1] * 30 {
      return outlier(value, of: fact, middle: all[(all.count + 1) / 2], isGreat: false)
    }
    return nil
  }

  private func outlier(_ value: FigureValue, of fact: Fact, middle: Decimal, isGreat: Bool) -> Diagnostic? {
    // The power of ten that brings it nearest to the others.
    let powers = [100, 1000, 10_000, 100_000_000].map { Decimal($0) }
    let candidates = powers.map { isGreat ? value.decimal / $0 : value.decimal * $0 }
    func distance(_ candidate: Decimal) -> Decimal {
      let size = abs(candidate)
      return size > middle ? size / middle : middle / size
    }
    guard let likely = candidates.min(by: { distance($0) < distance($1) }) else { return nil }
    let words: Message = isGreat ? "is a hundred times" : "is not a hundredth of"
    return warning(
      "'\(value.plain)' \(words) the other values of '\(fact.indicator)'; \(Self.plain(likely)) is more likely",
      help: "compare it with the source, and its unit with that of the others", at: fact.places[.value])
  }

  /// A round number of hundreds of millions and more with a digit behind its zeros: nobody counts that far.
  private func broken(_ value: FigureValue, of fact: Fact) -> Diagnostic? {
    let digits = Array(value.digits.integer)
    guard digits.count >= 9, value.digits.fraction.isEmpty,
      let zeros = digits.indices.first(where: { digits[$0...].prefix(5).elementsEqual("00000") }),
      digits[zeros...].contains(where: { $0 != "0" })
    else { return nil }
    let likely =
      (value.digits.isNegative ? "-" : "") + String(digits[..<zeros])
      + String(repeating: "0", count: digits.count - zeros)
    return warning(
      "'\(value.plain)' has a digit behind a row of zeros; \(likely) is more likely",
      help: "look it up in the source", at: fact.places[.value])
  }

  /// A range whose upper end is ten thousand times its lower one, as where one end lacks its 万.
  private func range(of fact: Fact, _ indicator: Indicator) -> Diagnostic? {
    guard let low = fact.value?.decimal, let high = fact.high, low > 0, indicator.measure != .calendarYear,
      high.decimal >= low * 10_000
    else { return nil }
    return warning(
      "the range ends at '\(high.plain)', which is ten thousand times its beginning",
      help: "compare both ends with the source, and their magnitudes with each other", at: fact.places[.high])
  }

  private static func plain(_ value: Decimal) -> String { FigureValue(value).plain }
}
