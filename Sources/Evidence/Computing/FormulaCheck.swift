import Diagnostics

/// Whether a formula makes sense of its parts: what they measure, and what its own indicator measures.
struct FormulaCheck {
  /// What is wrong, and with which part; nil for the whole.
  struct Fault: Error {
    let id: String
    let message: Message
    let help: Message?
    var part: Int?
  }

  let function: Formula.Function
  let indicator: Indicator
  let parts: [(fact: Fact, indicator: Indicator)]

  /// The currency of the result.
  var currency: Currency? {
    indicator.measure == .money ? parts.first?.fact.currency : nil
  }

  func check() throws(Fault) {
    try checkMeasures()
    if function != .quotient { try checkSameness() }
    try checkResult()
    if function == .growth { try checkOrder() }
  }

  /// What can be counted with at all.
  private func checkMeasures() throws(Fault) {
    for (index, part) in parts.enumerated() {
      switch part.indicator.measure {
      case .statement:
        throw Fault(
          id: "computed-units",
          message: "'\(part.fact.id)' is a statement, with which nothing can be computed",
          help: nil, part: index)
      case .calendarYear, .rank:
        guard function != .difference else { continue }
        let isRank = part.indicator.measure == .rank
        throw Fault(
          id: "computed-units",
          message: isRank
            ? "'\(part.fact.id)' is a rank, of which only a difference makes sense"
            : "'\(part.fact.id)' is a year of the calendar, of which only a difference makes sense",
          help: isRank
            ? "write a - b, with an indicator that counts places"
            : "write a - b, with an indicator that counts years", part: index)
      default: continue
      }
    }
  }

  /// All parts share unit, basis and currency.
  private func checkSameness() throws(Fault) {
    guard let first = parts.first else { return }
    for (index, part) in parts.enumerated().dropFirst() {
      let pair: Message = "'\(first.fact.id)' and '\(part.fact.id)'"
      if part.indicator.unit != first.indicator.unit {
        throw Fault(
          id: "computed-units",
          message: "\(pair) differ in unit: \(first.indicator.unit), \(part.indicator.unit)",
          help: "only facts of one unit can be added, subtracted or set in proportion; a / b takes two units",
          part: index)
      }
      if part.fact.currency != first.fact.currency, part.fact.value != nil, first.fact.value != nil {
        let codes = [first.fact.currency, part.fact.currency].map { $0?.code ?? "none" }
        throw Fault(
          id: "computed-units",
          message: "\(pair) are in different currencies: \(codes.joined(separator: ", "))",
          help: "compute within one currency; a page converts the result with {as=…}", part: index)
      }
      let isOneIndicator = part.indicator.id == first.indicator.id
      if !isOneIndicator, part.indicator.basis != first.indicator.basis {
        let bases = [first.indicator.basis, part.indicator.basis].map { $0 ?? "none" }
        throw Fault(
          id: "computed-units",
          message: "\(pair) are counted on different bases: \(bases.joined(separator: ", "))",
          help: "only what is counted on one basis can be added, subtracted or set in proportion", part: index
        )
      }
    }
  }

  /// The fact's own indicator measures what comes out.
  private func checkResult() throws(Fault) {
    guard let first = parts.first, let last = parts.last else { return }
    let unit = first.indicator.unit
    switch function {
    case .sum:
      try require(indicator.unit == unit, "a sum of \(unit) is in \(unit)")
      try require(
        parts.allSatisfy { $0.indicator.basis == indicator.basis },
        "a sum is counted on the basis of its parts, \(first.indicator.basis ?? "none")")
    case .difference:
      switch first.indicator.measure {
      case .calendarYear, .rank:
        try require(
          indicator.measure == .quantity,
          unit == "rank"
            ? "a difference of ranks is in places" : "a difference of years of the calendar is in years")
      case .percent:
        try require(
          indicator.measure == .percent || indicator.measure == .quantity,
          "a difference of percentages is in percentage points or in percent")
      default: try require(indicator.unit == unit, "a difference of \(unit) is in \(unit)")
      }
      // What changes between two times has a basis of its own.
      let isChange = first.indicator.id == last.indicator.id
      try require(
        isChange || indicator.basis == first.indicator.basis,
        "a difference is counted on the basis of its parts, \(first.indicator.basis ?? "none")")
    case .quotient:
      let isPlain = last.indicator.unit == unit && last.fact.currency == first.fact.currency
      switch indicator.measure {
      case .percent:
        try require(
          isPlain,
          "only facts of one unit give a percentage, and these are \(unit) and \(last.indicator.unit)")
      case .money:
        try require(
          first.indicator.measure == .money && last.indicator.measure != .money,
          "an amount of money comes from an amount divided by a number")
      case .quantity:
        try require(!isPlain || indicator.unit != unit, "\(unit) divided by \(unit) is not \(unit)")
      case .calendarYear, .statement, .rank:
        try require(false, "nothing that is divided gives a \(indicator.unit)")
      }
    case .share, .growth:
      try require(indicator.measure == .percent, "a \(function.rawValue) is in percent")
    }
  }

  private func require(_ isSound: Bool, _ rule: Message) throws(Fault) {
    guard !isSound else { return }
    throw Fault(
      id: "computed-units",
      message: "the indicator '\(indicator.id)' does not fit the formula: \(rule)",
      help:
        "it has the unit \(indicator.unit) and the basis \(indicator.basis ?? "none"); name an indicator that fits"
    )
  }

  /// Growth runs forward.
  private func checkOrder() throws(Fault) {
    guard let from = parts[0].fact.position, let to = parts[1].fact.position, to < from else { return }
    throw Fault(
      id: "computed-value",
      message: "the growth runs backwards, from \(from.iso) to \(to.iso)",
      help: "name the earlier fact first: growth(\(parts[1].fact.id), \(parts[0].fact.id))")
  }
}
