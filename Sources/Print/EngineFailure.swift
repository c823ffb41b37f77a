import Diagnostics

/// Why an engine has printed nothing.
struct EngineFailure: Error {
  /// What happened, as the end of a sentence that begins with the engine's name.
  let reason: Message
  /// What the engine itself said.
  let log: String
  /// What to do, where that is not in what the engine said.
  var help: Message?

  /// The failure as a message for the editor, the engine's own words included.
  func diagnostic(_ engine: PrintEngine, at place: SourcePlace) -> Diagnostic {
    let words = log.split(whereSeparator: \.isNewline).suffix(12).map { line -> String in
      line.count > 300 ? "\(line.prefix(300))…" : String(line)
    }
    let lines = words.joined(separator: "\n      ")
    let said: Message =
      words.isEmpty
      ? "it gave no reason; run it by hand on the HTML, or \(engine.installation)"
      : "it said:\n      \(lines)"
    return .error("engine-failed", "\(engine.title) \(reason)", help: help ?? said, at: place)
  }
}
