import Diagnostics
import Foundation
import Subprocess

/// An engine's program on this machine.
struct EngineProgram: Sendable {
  /// How a run ended, in words; nil when it ended well.
  typealias Failure = Message

  private let folder: String
  private let name: String

  /// Looks for an engine's program in folders, in order.
  init?(_ engine: PrintEngine, in folders: [String]) {
    for folder in folders + engine.usualFolders {
      for name in engine.programs
        + (engine.usualFolders.contains(folder) ? ["Chromium", "Google Chrome"] : [])
      where FileManager.default.isExecutableFile(atPath: folder + "/" + name) {
        self.folder = folder
        self.name = name
        return
      }
    }
    return nil
  }

  /// Runs the program to its end; cancelling the task ends the program.
  func run(_ arguments: [String]) async throws -> (failure: Failure?, log: String) {
    var platform = PlatformOptions()
    platform.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
    let path = ProcessInfo.processInfo.environment["PATH"].map { folder + ":" + $0 } ?? folder
    let result = try await Subprocess.run(
      .name(name), arguments: Arguments(arguments), environment: .inherit.updating(["PATH": path]),
      platformOptions: platform, input: .none, output: .discarded, error: .sequence
    ) { execution in
      var log = EngineLog()
      for try await buffer in execution.standardError { buffer.withUnsafeBytes { log.append($0) } }
      return log.text
    }
    try Task.checkCancellation()
    let failure: Failure? =
      switch result.terminationStatus {
      case .exited(0): nil
      case .exited(let code): "ended with status \(code)"
      case .signaled(let signal): "was ended by signal \(signal)"
      }
    return (failure, result.closureResult)
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
