/// The people of a workspace, as `Content/data/people.yaml` lists them.
public struct People: Sendable {
  /// Where a workspace lists them.
  public static let path = "Content/data/people.yaml"

  /// Those who could be read, in the order of the list.
  public let all: [Person]

  private let byID: [String: Int]
  /// Every id that the list gives; nil where a part of it could not be read, and any id may be meant.
  private let declared: Set<String>?

  /// A workspace that lists nobody.
  public static let none = People([], declared: [])

  init(_ all: [Person], declared: Set<String>?) {
    self.all = all
    self.declared = declared
    byID = Dictionary(all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The people of a workspace whose list is there and cannot be read.
  public static let unreadable = People([], declared: nil)

  /// The person with an id.
  public func person(_ id: String) -> Person? { byID[id].map { all[$0] } }

  /// Whether an id is certainly nobody's; that of a record with an error has been reported with it.
  public func isUnknown(_ id: String) -> Bool { declared.map { !$0.contains(id) } ?? false }
}
