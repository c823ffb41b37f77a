/// What sets the next site apart from the one that stands there, where that is little.
public struct SiteChange: Sendable {
  /// The files that are new or have other bytes.
  public let files: [SiteTree.File]
  /// Whether a file of the site that stands there goes.
  public let isGone: @Sendable (_ path: String) -> Bool

  /// Creates a change.
  public init(_ files: [SiteTree.File], isGone: @escaping @Sendable (_ path: String) -> Bool) {
    self.files = files
    self.isGone = isGone
  }
}
