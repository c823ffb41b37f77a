/// How far a step is that takes long.
public struct StepProgress: Sendable {
  /// The step, as the timings call it.
  public let step: String
  /// How much is done.
  public let done: Int
  /// How much there is to do.
  public let all: Int
}
