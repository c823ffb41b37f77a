/// Which characters the fonts of this machine have, taken together, as `fc-list` lists them.
struct FontCoverage: Sendable {
  /// The ranges in order, none touching another.
  private let ranges: [ClosedRange<UInt32>]

  /// Reads one font a line: ranges of code points in hexadecimal, such as `20-7e a0 4e00-9fff`.
  ///
  /// Nil if that names no character, as where fontconfig does not know the format.
  init?(_ list: String) {
    // Faces of a family have the same list.
    var found: Set<ClosedRange<UInt32>> = []
    for line in Set(list.split(separator: "\n")) {
      for part in line.split(separator: " ") {
        let ends = part.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        if let first = ends.first, let last = ends.last, first <= last { found.insert(first...last) }
      }
    }
    var ranges: [ClosedRange<UInt32>] = []
    for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    guard !ranges.isEmpty else { return nil }
    self.ranges = ranges
  }

  /// The characters of a text that no font has, each once, in their order; what is never drawn counts as there.
  func missing(in text: String) -> [Unicode.Scalar] {
    var seen: Set<Unicode.Scalar> = []
    return text.unicodeScalars.filter { scalar in
      let properties = scalar.properties
      guard !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint,
        properties.generalCategory != .control, !has(scalar)
      else { return false }
      return seen.insert(scalar).inserted
    }
  }

  private func has(_ scalar: Unicode.Scalar) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar.value)
  }
}
