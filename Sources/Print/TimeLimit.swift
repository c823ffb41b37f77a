import Diagnostics

/// Ends work that takes longer than it may.
enum TimeLimit {
  /// Does some work, and cancels it when the time is over.
  ///
  /// - Throws: An `EngineFailure` if the time was not enough, and whatever the work throws.
  static func hold<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let value = first else {
        throw EngineFailure(
          reason: "had not ended after \(limit.components.seconds) seconds and was stopped", log: "",
          help:
            "look for what takes so long, such as a drawing that repeats itself, or allow more with --time-limit"
        )
      }
      return value
    }
  }
}
