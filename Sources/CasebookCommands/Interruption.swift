import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Ends work in good order when the user presses Ctrl-C or the system asks the process to end.
enum Interruption {
  /// Runs work that starts programs; a signal cancels it, and with it those programs, and then ends the process.
  static func stopping<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws
    -> Value
  {
    let task = Task { try await work() }
    let received = Mutex<Int32?>(nil)
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.withLock { $0 = number }
        task.cancel()
      }
      source.activate()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
    do {
      return try await task.value
    } catch {
      if let number = received.withLock({ $0 }) { throw ExitCode(128 + number) }
      throw error
    }
  }
}
