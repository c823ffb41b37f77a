/// How far a step is that takes long.
public struct StepProgress: Sendable {
  /// The step, as the timings call it.
  public let step: String
  /// How much is done.
  public let done: Int
  /// How much there is to do; 0 if that is not known, or not said.
  public let all: Int
}
