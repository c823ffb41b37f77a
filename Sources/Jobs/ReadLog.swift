import Synchronization

/// Notes what is asked for while something is made, so that it need be made again only where an answer is another.
///
/// Whoever gives answers says what was asked for; where nobody listens that costs next to nothing.
public final class ReadLog: Sendable {
  @TaskLocal private static var current: ReadLog?

  private let noted = Mutex(Reads())

  private init() {}

  /// Does some work, and gives with its result all that was asked for meanwhile.
  public static func listen<Result>(_ work: () throws -> Result) rethrows -> (result: Result, reads: Reads) {
    let log = ReadLog()
    let result = try $current.withValue(log, operation: work)
    return (result, log.noted.withLock(\.self))
  }

  /// Says that one thing of a kind is asked for.
  public static func note(_ kind: Reads.Kind, _ name: @autoclosure () -> String) {
    guard let current else { return }
    let name = name()
    current.noted.withLock { _ = $0.names[kind, default: []].insert(name) }
  }

  /// Says that everything of a kind is asked for.
  public static func noteAll(_ kind: Reads.Kind) {
    guard let current else { return }
    current.noted.withLock { _ = $0.whole.insert(kind) }
  }

  /// Says that all is asked for that was asked for before, when something was made that is known since.
  public static func note(_ reads: Reads) {
    guard let current, !reads.isEmpty else { return }
    current.noted.withLock { $0.formUnion(reads) }
  }
}

/// What something was made of, by kind.
public struct Reads: Sendable, Hashable {
  /// A kind of thing that is asked for, such as facts.
  public struct Kind: Sendable, Hashable {
    /// What the kind is called.
    public let name: String

    /// A kind of a name.
    public init(_ name: String) { self.name = name }
  }

  /// The single things.
  public var names: [Kind: Set<String>] = [:]
  /// The kinds of which everything was asked for.
  public var whole: Set<Kind> = []

  /// Nothing.
  public init() {}

  /// Whether nothing was asked for.
  public var isEmpty: Bool { names.isEmpty && whole.isEmpty }

  /// Adds what something else was made of.
  public mutating func formUnion(_ other: Reads) {
    names.merge(other.names) { $0.union($1) }
    whole.formUnion(other.whole)
  }

  /// Whether any of some things of a kind was asked for.
  public func touch(_ kind: Kind, _ changed: Set<String>) -> Bool {
    guard !changed.isEmpty else { return false }
    return whole.contains(kind) || !(names[kind]?.isDisjoint(with: changed) ?? true)
  }
}
