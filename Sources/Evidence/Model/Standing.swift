/// How well a fact stands.
public enum Standing: String, Sendable, Hashable, CaseIterable {
  /// One source says so; nothing independent was found.
  case reported
  /// An independent source agrees.
  case corroborated
  /// An independent source disagrees, or says what makes it doubtful.
  case disputed
  /// The value was wrong once and has been put right.
  case corrected
  /// No longer held to be true; may not be used.
  case withdrawn
}
