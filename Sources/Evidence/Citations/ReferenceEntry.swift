public import Addresses

/// The entry of one source in a bibliography.
public struct ReferenceEntry: Sendable, Hashable {
  /// A piece of an entry.
  public enum Run: Sendable, Hashable {
    /// Words.
    case text(String)
    /// An address that the reader may follow: what is shown, and where it leads.
    case link(text: String, url: Address)
  }

  /// The id of the source.
  public let source: String

  /// The BCP 47 tag of the language that the entry is in.
  public let language: String

  /// The pieces in order, without the entry's number.
  public let runs: [Run]

  /// The whole entry without its number.
  public var text: String {
    runs.map { run in
      switch run {
      case .text(let text), .link(let text, _): text
      }
    }.joined()
  }
}
