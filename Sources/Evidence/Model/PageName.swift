/// The name of a page in data: the kind, which is the column's, and the last part of the page's path.
public struct PageName: Sendable, Hashable {
  /// The name of the page's kind.
  public let kind: String
  /// The page's name among those of its kind.
  public let name: String

  /// Names a page.
  public init(kind: String, name: String) {
    self.kind = kind
    self.name = name
  }
}
