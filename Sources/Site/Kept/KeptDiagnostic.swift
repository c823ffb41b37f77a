import Diagnostics

/// A diagnostic as it is kept for a later run: the files that it points at are named, and not repeated.
struct KeptDiagnostic: Codable {
  private let severity: String
  private let id: String
  private let message: Message
  private let help: Message?
  private let place: Place?
  private let mend: Mending?

  /// A place in a file of the workspace, or in a text that no file holds.
  private struct Place: Codable {
    let path: String
    let start: Int?
    let end: Int?
    /// The text, where it is not that of the workspace's file.
    let text: String?

    init(_ place: SourcePlace, _ texts: [String: SourceFile]) {
      path = place.file.path
      start = place.range?.lowerBound
      end = place.range?.upperBound
      text =
        texts[path].map { $0.text.utf8.elementsEqual(place.file.text.utf8) } ?? false
        ? nil : place.file.text
    }

    func place(_ file: (String) -> SourceFile?) -> SourcePlace? {
      guard let source = text.map({ SourceFile(path: path, text: $0) }) ?? file(path) else { return nil }
      guard let start, let end, start <= end else { return source.whole }
      return source.place(start..<end)
    }
  }

  private struct Mending: Codable {
    let place: Place
    let replacement: String
  }

  /// Keeps a diagnostic of a run over some texts.
  init(_ diagnostic: Diagnostic, _ texts: [String: SourceFile]) {
    severity = diagnostic.severity.rawValue
    id = diagnostic.id
    message = diagnostic.message
    help = diagnostic.help
    place = diagnostic.place.map { Place($0, texts) }
    mend = diagnostic.mend.map { Mending(place: Place($0.place, texts), replacement: $0.replacement) }
  }

  /// The diagnostic as it was; nil if it speaks of a file that is not there.
  func diagnostic(_ file: (String) -> SourceFile?) -> Diagnostic? {
    guard let severity = Diagnostic.Severity(rawValue: severity) else { return nil }
    var found: SourcePlace?
    if let place {
      guard let there = place.place(file) else { return nil }
      found = there
    }
    var change: Mend?
    if let mend {
      guard let there = mend.place.place(file) else { return nil }
      change = Mend(there, mend.replacement)
    }
    return Diagnostic(severity, id, message, help: help, at: found, mend: change)
  }
}
