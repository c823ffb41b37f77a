import Foundation
import Site
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One line on the terminal that says how far what takes long is; nothing where nobody looks.
final class ProgressLine: Sendable {
  private struct State {
    var shown = ""
    var last: ContinuousClock.Instant?
  }

  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Says how far a step is, from its second second on.
  func report(_ progress: StepProgress) {
    guard isTerminal else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      guard now - start > .seconds(1), state.last.map({ now - $0 > .milliseconds(100) }) ?? true else {
        return
      }
      state.last = now
      state.shown = "\(progress.step): \(progress.done) of \(progress.all)"
      Console.error("\r\u{1B}[K\(state.shown)")
    }
  }

  /// Takes the line away.
  func end() {
    state.withLock { state in
      if !state.shown.isEmpty { Console.error("\r\u{1B}[K") }
      state.shown = ""
    }
  }
}
