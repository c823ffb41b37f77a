/// What a qualified value says of the true one: where it lies at least, and at most.
///
/// `more than 500` has no upper end; a sum of it and 100 is again more than something, and a difference from it less.
struct Interval: Hashable {
  /// An end that the true value reaches or stays off.
  struct Bound: Hashable {
    let value: Ratio
    var isOpen = false
  }

  let low: Bound?
  let high: Bound?
  /// Whether the value is only near what is written.
  let isApproximate: Bool

  init(low: Bound?, high: Bound?, isApproximate: Bool) {
    self.low = low
    self.high = high
    self.isApproximate = isApproximate
  }

  /// What a fact's record says; nil for a fact without a figure.
  init?(_ fact: Fact) {
    let computed = fact.computation
    guard let value = computed?.value ?? fact.value.flatMap(Ratio.init) else { return nil }
    let top = computed?.high ?? fact.high.flatMap(Ratio.init)
    isApproximate = fact.qualifier == .about
    switch fact.qualifier {
    case .exactly, .about: (low, high) = (Bound(value: value), Bound(value: value))
    case .moreThan: (low, high) = (Bound(value: value, isOpen: true), nil)
    case .atLeast: (low, high) = (Bound(value: value), nil)
    case .upTo: (low, high) = (nil, Bound(value: value))
    case .lessThan: (low, high) = (nil, Bound(value: value, isOpen: true))
    case .range:
      guard let top else { return nil }
      (low, high) = (Bound(value: value), Bound(value: top))
    case .noData, .notApplicable, .statement: return nil
    }
  }

  /// The interval as a record gives it; nil where no qualifier says it.
  var record: (qualifier: Qualifier, value: Ratio, high: Ratio?)? {
    switch (low, high) {
    case (let low?, let high?) where low.value == high.value:
      return (isApproximate ? .about : .exactly, low.value, nil)
    case (let low?, let high?): return (.range, low.value, high.value)
    // `more than about` is no qualifier.
    case (let low?, nil): return isApproximate ? nil : (low.isOpen ? .moreThan : .atLeast, low.value, nil)
    case (nil, let high?): return isApproximate ? nil : (high.isOpen ? .lessThan : .upTo, high.value, nil)
    case (nil, nil): return nil
    }
  }

  /// Whether it may hold a negative value; an end that is not given counts from zero.
  var isNegative: Bool { (low?.value.isNegative ?? false) || (high?.value.isNegative ?? false) }

  /// Whether zero lies in it.
  var holdsZero: Bool {
    let zero = Ratio(0)
    let isAbove = low.map { $0.value > zero || ($0.value == zero && $0.isOpen) } ?? false
    let isBelow = high.map { $0.value < zero || ($0.value == zero && $0.isOpen) } ?? false
    return !isAbove && !isBelow
  }
}
