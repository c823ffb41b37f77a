import Diagnostics

/// Says once what is wrong with a name that stands in many places: one mistake in the data is one message.
enum RepeatedNames {
  private static let ids: Set<String> = [
    "unknown-asset", "unknown-fact", "unknown-indicator", "unknown-page", "unknown-source",
  ]
  /// How many of the other places are named.
  private static let named = 5

  /// What has been said where.
  private struct Said: Hashable {
    let path: String
    let range: Range<Int>?
    let message: Message

    init(_ place: SourcePlace, _ message: Message) {
      (path, range, self.message) = (place.file.path, place.range, message)
    }
  }

  /// The diagnostics, those on one name as one at its first place, which names the others.
  static func gathered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var places: [Message: [SourcePlace]] = [:]
    var seen: Set<Said> = []
    for diagnostic in diagnostics where ids.contains(diagnostic.id) {
      if let place = diagnostic.place, seen.insert(Said(place, diagnostic.message)).inserted {
        places[diagnostic.message, default: []].append(place)
      }
    }
    var said: Set<Message> = []
    return diagnostics.compactMap { diagnostic in
      guard ids.contains(diagnostic.id), let all = places[diagnostic.message], all.count > 1 else {
        return diagnostic
      }
      guard said.insert(diagnostic.message).inserted else { return nil }
      let sorted = all.sorted {
        ($0.file.path, $0.range?.lowerBound ?? 0) < ($1.file.path, $1.range?.lowerBound ?? 0)
      }
      let others = sorted.dropFirst().prefix(named).map { "\($0.file.path):\($0.lineNumber)" }.joined(
        separator: ", ")
      let rest = sorted.count - 1 - named
      let also: Message =
        rest > 0 ? "it stands in \(others) and \(rest) more places too" : "it stands in \(others) too"
      return Diagnostic(
        diagnostic.severity, diagnostic.id, diagnostic.message,
        help: diagnostic.help.map { $0 + "; " + also } ?? also, at: sorted[0], mend: diagnostic.mend)
    }
  }
}

extension SourcePlace {
  fileprivate var lineNumber: Int { LineTable(file.text).lineIndex(of: range?.lowerBound ?? 0) + 1 }
}
