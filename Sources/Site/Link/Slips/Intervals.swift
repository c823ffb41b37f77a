/// Parts of a line or file that something is known of; asking costs the logarithm of their number.
struct Intervals {
  /// The parts in order, none touching another's inside.
  private var parts: [Range<Int>] = []

  init(_ ranges: some Sequence<Range<Int>> = []) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) { insert(range) }
  }

  /// Whether some part has a place in common with a range; an empty range has none.
  func overlaps(_ range: Range<Int>) -> Bool {
    let next = firstEnding(behind: range.lowerBound)
    return !range.isEmpty && next < parts.count && parts[next].lowerBound < range.upperBound
  }

  /// Adds a range, which becomes one part with those that it overlaps.
  mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let first = firstEnding(behind: range.lowerBound)
    var (last, whole) = (first, range)
    while last < parts.count, parts[last].lowerBound < range.upperBound {
      whole = min(whole.lowerBound, parts[last].lowerBound)..<max(whole.upperBound, parts[last].upperBound)
      last += 1
    }
    parts.replaceSubrange(first..<last, with: CollectionOfOne(whole))
  }

  /// The first part that ends behind a place.
  private func firstEnding(behind place: Int) -> Int {
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].upperBound > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
