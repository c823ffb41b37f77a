/// Finds the known name that a mistyped one was probably meant to be.
public enum Suggestion {
  /// The nearest of `candidates` by edit distance, or nil when none is near enough to be worth saying.
  public static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    KnownNames(candidates).nearest(to: name)
  }

  /// The message's tail for the name that is meant, `; did you mean 'x'?`, or nothing.
  public static func clause(_ meant: String?) -> Message {
    meant.map { "; did you mean '\($0)'?" } ?? .empty
  }

  /// The same for the nearest of some names.
  public static func clause(for name: String, in candidates: some Sequence<String>) -> Message {
    clause(nearest(to: name, in: candidates))
  }

  /// The same with names that are asked for again and again.
  public static func clause(
    for name: String, in known: KnownNames, where isMeant: (String) -> Bool = { _ in true }
  ) -> Message {
    clause(known.nearest(to: name, where: isMeant))
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one name into the other; nil above a limit.
  static func editDistance(_ a: [Character], _ b: [Character], within limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
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
      if let least = current.min(), least > limit { return nil }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }
}
