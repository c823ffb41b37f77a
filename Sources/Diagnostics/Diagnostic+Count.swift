extension Sequence<Diagnostic> {
  /// How many errors and warnings there are, in words; nothing where there are none.
  public var countInWords: Message {
    let errors = count { $0.severity == .error }
    let warnings = count { $0.severity == .warning }
    var counts: [Message] = []
    if errors > 0 { counts.append(errors == 1 ? "1 error" : "\(errors) errors") }
    if warnings > 0 { counts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
    return .list(counts)
  }
}
