import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Ends work in good order when the user presses Ctrl-C, closes the terminal, or the system asks the process to end.
enum Interruption {
  /// How long work may take to end; after that the process ends, and the next one clears up.
  private static let grace = 5.0

  /// Runs work that writes files and starts programs; a signal cancels it, and with it those programs, and then ends
  /// the process.
  static func stopping<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws
    -> Value
  {
    let task = Mutex<Task<Value, any Error>?>(nil)
    let received = Mutex<Int32?>(nil)
    // A terminal that is closed means nothing to what was started with nohup.
    let numbers = [SIGHUP, SIGINT, SIGTERM].filter { !isIgnored($0) }
    let sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.withLock { $0 = number }
        task.withLock { $0?.cancel() }
        DispatchQueue.global().asyncAfter(deadline: .now() + grace) { _exit(128 + number) }
      }
      source.activate()
      return source
    }
    defer {
      for source in sources { source.cancel() }
      for number in numbers { signal(number, SIG_DFL) }
    }
    // The work begins once signals are heard, so that none ends it between a lock and its release.
    let running = Task { try await work() }
    task.withLock { $0 = running }
    if received.withLock({ $0 }) != nil { running.cancel() }
    do {
      return try await running.value
    } catch {
      if let number = received.withLock({ $0 }) { throw ExitCode(128 + number) }
      throw error
    }
  }

  /// Whether whoever started the process wants it to go on after a signal.
  private static func isIgnored(_ number: Int32) -> Bool {
    let former = signal(number, SIG_IGN)
    let ignores = unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if !ignores { signal(number, former) }
    return ignores
  }
}
