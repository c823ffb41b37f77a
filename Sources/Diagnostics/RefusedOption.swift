/// Why a run was refused before it began: an option asks for what must not or cannot be done.
public struct RefusedOption: Error, CustomStringConvertible {
  /// Which option, why, and what to write instead.
  public let description: String

  /// Creates a refusal.
  public init(description: String) { self.description = description }
}
