public import Diagnostics
public import Foundation
import Subprocess

/// Prints pages with an engine of this machine.
public struct Printer: Sendable {
  /// The engine.
  public let engine: PrintEngine
  private let program: EngineProgram

  /// How long a run of the engine may take; a briefing takes several where its pages have to be filled or counted.
  public static let usualLimit = Duration.seconds(300)

  /// Finds an engine's program.
  ///
  /// Nothing is looked for in the workspace: what lies there is content, and is not run.
  ///
  /// - Parameters:
  ///   - engine: The engine.
  ///   - program: The program, in place of one that is looked for.
  ///   - limit: How long a run of the engine may take.
  ///   - folders: Where programs are looked for; nil for those of `PATH`.
  public static func find(
    _ engine: PrintEngine, program: String? = nil, limit: Duration = usualLimit, in folders: [String]? = nil
  ) -> Diagnosed<Printer?> {
    if let program {
      if let found = EngineProgram(at: program, limit: limit) {
        return Diagnosed(Printer(engine: engine, program: found))
      }
      return Diagnosed(
        nil,
        [
          .error(
            "missing-engine", "'\(program)' is no program, and nothing was printed",
            help: "\(engine.installation)", at: nil)
        ])
    }
    if let found = EngineProgram(engine, in: folders ?? usualFolders, limit: limit) {
      return Diagnosed(Printer(engine: engine, program: found))
    }
    return Diagnosed(
      nil,
      [
        .error(
          "missing-engine", "\(engine.title) is not on this machine, and nothing was printed",
          help: "\(engine.installation)", at: nil)
      ])
  }

  private init(engine: PrintEngine, program: EngineProgram) {
    self.engine = engine
    self.program = program
  }

  /// The folders of `PATH`; one that is not absolute depends on where a command is called, which may be the workspace.
  private static var usualFolders: [String] {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
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
