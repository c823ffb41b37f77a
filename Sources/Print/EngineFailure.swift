import Diagnostics

/// Why an engine has printed nothing.
struct EngineFailure: Error {
  /// What happened, as the end of a sentence that begins with the engine's name.
  let reason: String
  /// What the engine itself said.
  let log: String

  /// The failure as a message for the editor, the engine's own words included.
  func diagnostic(_ engine: PrintEngine, at place: SourcePlace) -> Diagnostic {
    let words = log.split(whereSeparator: \.isNewline).suffix(12).map { line in
      line.count > 300 ? line.prefix(300) + "…" : line
    }
    let said =
      words.isEmpty
      ? "it gave no reason; run it by hand on the HTML, or \(engine.installation)"
      : "it said:\n      " + words.joined(separator: "\n      ")
    return .error("engine-failed", "\(engine.title) \(reason)", help: said, at: place)
  }
}
