/// One thing that is wrong with a workspace: where, what, and what to do about it.
///
/// Every mistake of an editor becomes a diagnostic; libraries collect them and the commands print them once.
public struct Diagnostic: Sendable, Hashable {
  /// How much a diagnostic matters; an error keeps a site from being published.
  public enum Severity: String, Sendable, Hashable, Comparable {
    /// Worth knowing; changes nothing.
    case note
    /// Doubtful; an error under `--strict`.
    case warning
    /// Wrong; nothing is published.
    case error

    /// Orders by weight: a note is less than a warning, a warning less than an error.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.weight < rhs.weight }

    /// Its name for people.
    public var word: Message {
      switch self {
      case .note: "note"
      case .warning: "warning"
      case .error: "error"
      }
    }

    private var weight: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// How much it matters.
  public let severity: Severity

  /// The stable identifier printed in brackets, such as `unknown-fact`; docs/diagnostics.md explains each.
  public let id: String

  /// What is wrong, in one sentence without a full stop.
  public let message: Message

  /// What to do about it, where that is more than the message says.
  public let help: Message?

  /// Where it is; nil only when no file is at fault.
  public let place: SourcePlace?

  /// The change that mends it, where there is just one.
  public let mend: Mend?

  /// Creates a diagnostic.
  public init(
    _ severity: Severity, _ id: String, _ message: Message, help: Message? = nil, at place: SourcePlace?,
    mend: Mend? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.help = help
    self.place = place
    self.mend = mend
  }

  /// An error at a place.
  public static func error(
    _ id: String, _ message: Message, help: Message? = nil, at place: SourcePlace?, mend: Mend? = nil
  ) -> Diagnostic {
    Diagnostic(.error, id, message, help: help, at: place, mend: mend)
  }

  /// A warning at a place.
  public static func warning(
    _ id: String, _ message: Message, help: Message? = nil, at place: SourcePlace?, mend: Mend? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, id, message, help: help, at: place, mend: mend)
  }

  /// A note at a place.
  public static func note(
    _ id: String, _ message: Message, help: Message? = nil, at place: SourcePlace?, mend: Mend? = nil
  ) -> Diagnostic {
    Diagnostic(.note, id, message, help: help, at: place, mend: mend)
  }

  /// The same diagnostic with another mend, or without one.
  public func mending(_ mend: Mend?) -> Diagnostic {
    Diagnostic(severity, id, message, help: help, at: place, mend: mend)
  }

  /// The same diagnostic with another severity.
  public func with(_ severity: Severity) -> Diagnostic {
    Diagnostic(severity, id, message, help: help, at: place, mend: mend)
  }
}

/// A stage's result: its value, and what was found wrong on the way.
public struct Diagnosed<Value> {
  /// What the stage made.
  public var value: Value

  /// What it found wrong.
  public var diagnostics: [Diagnostic]

  /// Pairs a value with diagnostics.
  public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

extension Diagnosed: Sendable where Value: Sendable {}

extension Sequence where Element == Diagnostic {
  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// In the order a reader works through them: by file, then by place, the heavier first; each once.
  public func inReadingOrder() -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    return filter { seen.insert($0).inserted }
      .sorted { lhs, rhs in
        let left = (lhs.place?.file.path ?? "", lhs.place?.range?.lowerBound ?? -1)
        let right = (rhs.place?.file.path ?? "", rhs.place?.range?.lowerBound ?? -1)
        if left != right { return left < right }
        if lhs.severity != rhs.severity { return lhs.severity > rhs.severity }
        return (lhs.id, lhs.message.description) < (rhs.id, rhs.message.description)
      }
  }
}
