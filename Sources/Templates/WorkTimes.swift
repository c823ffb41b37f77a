import Synchronization

/// How long things of each name have taken, added up from all that work at once.
public final class WorkTimes: Sendable {
  private let times = Mutex<[String: (count: Int, duration: Duration)]>([:])

  /// Nothing has been timed yet.
  public init() {}

  /// Times some work under a name.
  public func time<Value>(_ name: String, _ work: () -> Value) -> Value {
    let start = ContinuousClock.now
    let value = work()
    add(name, ContinuousClock.now - start)
    return value
  }

  /// Adds a time to those of a name.
  public func add(_ name: String, _ duration: Duration) {
    times.withLock { times in
      times[name, default: (0, .zero)].count += 1
      times[name, default: (0, .zero)].duration += duration
    }
  }

  /// The names, the longest first, each with how often it was timed.
  public var slowest: [(name: String, count: Int, duration: Duration)] {
    times.withLock { $0.map { ($0.key, $0.value.count, $0.value.duration) } }
      .sorted { ($1.duration, $0.name) < ($0.duration, $1.name) }
  }
}
