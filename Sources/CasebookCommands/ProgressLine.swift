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

/// One line on the terminal that says which step is at work and how far it is, once a run has taken more than a second;
/// nothing where nobody looks.
final class ProgressLine: Sendable {
  private struct State {
    var now = ""
    var shown = ""
    var hasEnded = false
  }

  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let state = Mutex(State())

  /// Runs work with options that show how far it is, and takes the line away when it has ended.
  static func showing<Value: Sendable>(
    _ options: Pipeline.Options, _ work: @Sendable (Pipeline.Options) async throws -> Value
  ) async throws -> Value {
    let line = ProgressLine()
    var options = options
    options.progress = line.report
    let ticks = Task.detached { await line.tick() }
    defer {
      ticks.cancel()
      line.end()
    }
    return try await work(options)
  }

  /// Takes note of how far a step is.
  private func report(_ progress: StepProgress) {
    guard isTerminal else { return }
    let text =
      progress.all == 0 ? "\(progress.step) …" : "\(progress.step): \(progress.done) of \(progress.all)"
    state.withLock { $0.now = text }
  }

  private func tick() async {
    guard isTerminal, (try? await Task.sleep(for: .seconds(1))) != nil else { return }
    repeat { show() } while (try? await Task.sleep(for: .milliseconds(100))) != nil
  }

  private func show() {
    state.withLock { state in
      guard state.now != state.shown, !state.hasEnded else { return }
      state.shown = state.now
      Console.error("\r\u{1B}[K\(state.shown)")
    }
  }

  private func end() {
    state.withLock { state in
      if !state.shown.isEmpty { Console.error("\r\u{1B}[K") }
      state.hasEnded = true
    }
  }
}
