/// Changes that follow one another closely and are told as one: once nothing has changed for a while, or when they go on
/// for long.
struct ChangeBurst {
  /// How long one is waited for at most, in seconds.
  private static let longest = 0.4

  private var count = 0
  private var start: Double?

  /// Notes a change.
  ///
  /// - Parameter now: When it was, in seconds.
  /// - Returns: Its number; nil if the burst has lasted long enough, and is over with it.
  mutating func note(at now: Double) -> Int? {
    count += 1
    let begun = start ?? now
    start = now - begun > Self.longest ? nil : begun
    return start == nil ? nil : count
  }

  /// Says after a while whether the burst is over, since nothing has come after the change of a number; said once.
  mutating func ends(after number: Int) -> Bool {
    guard number == count, start != nil else { return false }
    start = nil
    return true
  }
}
