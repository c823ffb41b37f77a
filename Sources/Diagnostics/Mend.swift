/// The one change of a file that mends what a diagnostic reports.
///
/// A diagnostic has a mend only where there is no choice: anyone would write just this.
public struct Mend: Sendable, Hashable {
  /// What is replaced; an empty range is where something is missing.
  public let place: SourcePlace
  /// What is to stand there; nothing to take away what stands there.
  public let replacement: String

  /// Replaces what stands at a place.
  public init(_ place: SourcePlace, _ replacement: String) {
    self.place = place
    self.replacement = replacement
  }
}
