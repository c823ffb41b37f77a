/// Finds the known name that a mistyped one was probably meant to be.
public enum Suggestion {
  /// The nearest of `candidates` by edit distance, or nil when none is near enough to be worth saying.
  public static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(name)
    let limit = max(1, wanted.count / 3)
    let signature = signature(name)
    var best: (name: String, distance: Int)?
    // Most names have nothing to do with the one that is meant: their letters alone show it, and cost no comparison.
    for candidate in candidates where (self.signature(candidate) ^ signature).nonzeroBitCount <= 2 * limit {
      let other = Array(candidate)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, other, limit: limit)
      guard distance <= limit else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// Which letters a name has, each as one of 64 bits; an edit changes two of them at most.
  private static func signature(_ name: String) -> UInt64 {
    name.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
  }

  /// The message's tail, `; did you mean 'x'?`, or nothing.
  public static func clause(for name: String, in candidates: some Sequence<String>) -> Message {
    nearest(to: name, in: candidates).map { "; did you mean '\($0)'?" } ?? .empty
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one name into the other.
  static func editDistance(_ lhs: String, _ rhs: String) -> Int {
    editDistance(Array(lhs), Array(rhs), limit: .max)
  }

  /// The same, given up as soon as it must be above a limit.
  private static func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforePrevious[j - 2] + 1)
        }
      }
      if let least = current.min(), least > limit { return least }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}
