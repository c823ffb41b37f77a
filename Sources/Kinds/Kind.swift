public import Diagnostics

/// What a page is: the folder that makes it so, and the keys that its front matter may hold.
///
/// A workspace declares its own kinds in `Content/kinds.yaml`; two kinds of one workspace differ in their names.
public final class Kind: Sendable, Hashable {
  /// The name, by which relations, data columns and templates speak of it.
  public let name: String
  /// The first folder of its pages' ids; nil for plain pages.
  public let folder: String?
  /// What readers call it, by language; nothing where the declaration does not say.
  public let labels: [String: String]
  /// The keys of its own, in the order of the declaration.
  public let ownKeys: [KindKey]
  /// All its keys, those that every page has first.
  public let keys: [KindKey]
  /// Whether facts are about pages of this kind.
  public let isSubject: Bool
  /// Whether indicators belong to pages of this kind.
  public let isTopic: Bool
  /// Whether its pages follow one another in time.
  public let isDated: Bool
  /// How many of its pages a list of them shows before it goes on; nil for all.
  public let perPage: Int?
  /// Where it is declared; nil for what is built in.
  public let place: SourcePlace?

  private let byName: [String: Int]

  init(
    name: String, folder: String?, labels: [String: String] = [:], keys: [KindKey] = [],
    isSubject: Bool = false, isTopic: Bool = false, isDated: Bool = false, perPage: Int? = nil,
    place: SourcePlace? = nil
  ) {
    self.name = name
    self.folder = folder
    self.labels = labels
    ownKeys = keys
    let formats = name == Kinds.briefingName ? ["pdf", "docx", "wechat"] : ["wechat"]
    self.keys = KindKey.common + [KindKey(KindKey.formats, .choices(formats))] + keys
    self.isSubject = isSubject
    self.isTopic = isTopic
    self.isDated = isDated
    self.perPage = perPage
    self.place = place
    byName = Dictionary(
      self.keys.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The key of a name.
  public func key(_ name: String) -> KindKey? { byName[name].map { keys[$0] } }

  /// The kind in an editor's words, to follow 'a'.
  public var description: Message { folder == nil ? "plain page" : "\(name) page" }

  /// What readers of a language call it; its name where the declaration does not say.
  public func label(in language: String, else fallback: String) -> String {
    labels[language] ?? labels[fallback] ?? name
  }

  /// Whether two are the same kind of one workspace.
  public static func == (lhs: Kind, rhs: Kind) -> Bool { lhs.name == rhs.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
