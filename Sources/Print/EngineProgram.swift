import Diagnostics
import Foundation
import Subprocess

/// An engine's program on this machine.
struct EngineProgram: Sendable {
  /// How a run ended, in words; nil when it ended well.
  typealias Failure = Message

  private let path: String
  /// How long a run may take.
  private let limit: Duration

  /// The program at a path.
  init?(at path: String, limit: Duration) {
    guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
    self.limit = limit
    self.path = URL(fileURLWithPath: path).path
  }

  /// Looks for an engine's program in folders, in order.
  init?(_ engine: PrintEngine, in folders: [String], limit: Duration) {
    self.limit = limit
    for folder in folders + engine.usualFolders {
      for name in engine.programs
        + (engine.usualFolders.contains(folder) ? ["Chromium", "Google Chrome"] : [])
      where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
        path = folder + "/" + name
        return
      }
    }
    return nil
  }

  /// Runs what follows, and ends it with all that it has started when the pipe on standard input breaks.
  ///
  /// That is when Casebook is gone, however it ended. The whole is a session of its own, so that nothing else ends with it.
  private static let guarded = """
    exec 3<&0 </dev/null
    "$@" 3<&- &
    engine=$!
    { read -r line <&3; kill -9 0; } 2>/dev/null &
    guard=$!
    wait $engine
    status=$?
    kill -9 $guard
    exit $status
    """

  /// Runs the program to its end; cancelling the task ends it, and what it has started.
  ///
  /// - Throws: An `EngineFailure` if it took longer than it may, and what is a fault of the machine.
  func run(_ arguments: [String]) async throws -> (failure: Failure?, log: String) {
    try await TimeLimit.hold(limit) { try await runToEnd(arguments) }
  }

  private func runToEnd(_ arguments: [String]) async throws -> (failure: Failure?, log: String) {
    var platform = PlatformOptions()
    platform.createSession = true
    platform.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    let result = try await Subprocess.run(
      .name("sh"), arguments: Arguments(["-c", Self.guarded, "casebook", path] + arguments),
      platformOptions: platform,
      input: .inputWriter, output: .discarded, error: .sequence
    ) { execution in
      var log = EngineLog()
      for try await buffer in execution.standardError { buffer.withUnsafeBytes { log.append($0) } }
      return log.text
    }
    try Task.checkCancellation()
    return (Self.failure(result.terminationStatus), result.closureResult)
  }

  private static func failure(_ status: TerminationStatus) -> Failure? {
    switch status {
    case .exited(0): nil
    // So the shell says that it found no program there.
    case .exited(126), .exited(127): "could not be run"
    // So it says that a signal has ended the program.
    case .exited(let code) where code > 128 && code < 160: "was ended by signal \(code - 128)"
    case .exited(let code): "ended with status \(code)"
    case .signaled(let signal): "was ended by signal \(signal)"
    }
  }
}

/// What a program says while it runs, as much of it as anyone reads: the beginning may be lost, the end is kept.
private struct EngineLog {
  private static let limit = 1 << 18
  private var bytes: [UInt8] = []

  mutating func append(_ more: UnsafeRawBufferPointer) {
    bytes += more
    if bytes.count > Self.limit * 2 { bytes.removeFirst(bytes.count - Self.limit) }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
