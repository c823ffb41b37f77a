public import Diagnostics
public import Foundation
import Subprocess

/// Prints pages with an engine of this machine.
public struct Printer: Sendable {
  /// The engine.
  public let engine: PrintEngine
  private let program: EngineProgram

  /// Finds an engine's program.
  ///
  /// - Parameters:
  ///   - engine: The engine.
  ///   - folders: Where programs are looked for; nil for `.venv/bin` of the current folder and of `root`, then `PATH`.
  ///   - root: The workspace's root.
  public static func find(_ engine: PrintEngine, root: URL, in folders: [String]? = nil) -> Diagnosed<
    Printer?
  > {
    if let program = EngineProgram(engine, in: folders ?? usualFolders(root)) {
      return Diagnosed(Printer(engine: engine, program: program))
    }
    return Diagnosed(
      nil,
      [
        .error(
          "missing-engine", "\(engine.title) is not on this machine, and nothing was printed",
          help: engine.installation, at: nil)
      ])
  }

  private init(engine: PrintEngine, program: EngineProgram) {
    self.engine = engine
    self.program = program
  }

  private static func usualFolders(_ root: URL) -> [String] {
    let here = FileManager.default.currentDirectoryPath
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return [root.path + "/.venv/bin", here + "/.venv/bin"] + path.split(separator: ":").map(String.init)
  }

  /// Prints a page.
  ///
  /// - Parameters:
  ///   - job: The page.
  ///   - folder: An empty folder for the engine to work in.
  /// - Returns: The PDF, or nil and the reason.
  /// - Throws: Only `CancellationError`, and what is a fault of the machine.
  public func print(_ job: PrintJob, in folder: URL) async throws -> Diagnosed<[UInt8]?> {
    do {
      let printed =
        switch engine {
        case .weasyprint: try await WeasyPrint(program: program, folder: folder).print(job)
        case .chromium: try await Chromium(program: program, folder: folder).print(job)
        }
      return Diagnosed(printed.value, printed.diagnostics)
    } catch let failure as EngineFailure {
      return Diagnosed(nil, [failure.diagnostic(engine, at: job.place)])
    } catch let error as SubprocessError {
      let failure = EngineFailure(reason: "could not be run", log: error.description)
      return Diagnosed(nil, [failure.diagnostic(engine, at: job.place)])
    }
  }
}
