/// The kinds of pages that a workspace has: those it declares, and `briefing` and `page`, which are built in.
public struct Kinds: Sendable {
  /// A printable report made of other pages.
  public let briefing: Kind
  /// A page of no other kind.
  public let page: Kind
  /// The kinds of the workspace's own, in the order of the declaration.
  public let declared: [Kind]

  /// Every kind, those that are built in last.
  public let all: [Kind]
  /// The kinds that facts are about.
  public let subjects: [Kind]
  /// The kinds that indicators belong to.
  public let topics: [Kind]
  /// The kinds by which others are sorted: keys lead to them, and no facts are about them.
  public let classes: [Kind]

  /// The keys that lead to each kind, by its name.
  private let leading: [String: [(kind: Kind, key: KindKey)]]
  private let byName: [String: Kind]
  private let byFolder: [String: Kind]

  /// The kinds of a workspace that declares none.
  public static let builtIn = Kinds([])

  init(_ declared: [Kind], pageKeys: [KindKey] = [], briefingKeys: [KindKey] = []) {
    self.declared = declared
    page = Kind(name: Self.pageName, folder: nil, keys: pageKeys)
    briefing = Kind(
      name: Self.briefingName, folder: Self.briefingFolder, keys: Self.briefingKeys + briefingKeys)
    let all = declared + [briefing, page]
    self.all = all
    subjects = declared.filter(\.isSubject)
    topics = declared.filter(\.isTopic)
    let targets = Set(declared.flatMap { $0.ownKeys.compactMap(\.target) })
    classes = declared.filter { targets.contains($0.name) && !$0.isSubject }
    leading = all.reduce(into: [:]) { leading, kind in
      for key in kind.ownKeys {
        if let target = key.target { leading[target, default: []].append((kind, key)) }
      }
    }
    byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    byFolder = Dictionary(
      all.compactMap { kind in kind.folder.map { ($0, kind) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of plain pages.
  public static let pageName = "page"
  /// The name of printable reports.
  public static let briefingName = "briefing"
  static let briefingFolder = "briefings"

  /// The words that a declaration of a kind may hold.
  public static let declaredProperties = KindsReader.properties

  static let briefingKeys = [
    KindKey("parts", .words), KindKey("subtitle", .text), KindKey("edition", .text),
    KindKey("audience", .text),
    KindKey("profile", .choice(["report", "official"].map { KindKey.Choice(word: $0, labels: [:]) })),
    KindKey("setting", .choice(["usual", "large"].map { KindKey.Choice(word: $0, labels: [:]) })),
    KindKey("issuer", .text), KindKey("issue", .text), KindKey("to", .text), KindKey("cc", .words),
    KindKey("attachments", .words), KindKey("signed", .text), KindKey("contact", .text),
    KindKey("secrecy", .text), KindKey("urgency", .text),
    KindKey("show", .choices(["marks", "version", "licence", "citation"])),
  ]

  /// The names of the indexes that keys make, in the order of the declaration, that of people last.
  public var indexes: [String] {
    var seen: Set<String> = []
    return (all.flatMap(\.ownKeys) + KindKey.byline).compactMap(\.index).filter {
      byFolder[$0] == nil && seen.insert($0).inserted
    }
  }

  /// What readers of a language call an index: as a key that makes it says, or else as its first key is called.
  public func label(ofIndex index: String, in language: String, else fallback: String) -> String {
    let keys = all.flatMap(\.ownKeys).filter { $0.index == index }
    let labels = keys.first { !$0.indexLabels.isEmpty }?.indexLabels ?? [:]
    return labels[language] ?? labels[fallback] ?? keys.first?.label(in: language, else: fallback) ?? index
  }

  /// The kind of a name.
  public func kind(named name: String) -> Kind? { byName[name] }

  /// The kind whose pages are below a folder.
  public func kind(inFolder folder: String) -> Kind? { byFolder[folder] }

  /// The kind of the page with an id; a folder's own `index` is a plain page.
  public func kind(ofPage id: String) -> Kind {
    let parts = id.split(separator: "/")
    guard parts.count > 1, parts.last != "index", let kind = byFolder[String(parts[0])] else { return page }
    return kind
  }

  /// The keys by which pages of any kind lead to those of a kind.
  public func keys(leadingTo target: Kind) -> [(kind: Kind, key: KindKey)] {
    leading[target.name] ?? []
  }
}
