import Diagnostics
import Evidence
import Kinds
import Templates

/// What a workspace declares in `Content/kinds.yaml`, held against the names that a site has given away.
enum KindsFile {
  static let path = "Content/kinds.yaml"

  /// The kinds of a workspace; without the file those that are built in.
  static func read(_ workspace: Workspace) -> Diagnosed<Kinds> {
    guard let file = workspace.texts[path] else { return Diagnosed(.builtIn) }
    var kinds = Kinds.read(file, taken: taken)
    kinds.diagnostics += kinds.value.declared.flatMap(columns) + lists(kinds.value) + indexes(kinds.value)
    return kinds
  }

  /// Indexes whose pages would be those of a kind.
  private static func indexes(_ kinds: Kinds) -> [Diagnostic] {
    kinds.all.flatMap(\.ownKeys).compactMap { key in
      guard let index = key.index, let kind = kinds.kind(inFolder: index) else { return nil }
      return .error(
        "reserved-name",
        "the folder '\(index)' is that of the kind '\(kind.name)', and its pages are no index",
        help: "give the index another name; a key that leads 'to' a kind needs none", at: key.place)
    }
  }

  /// Keys that have the name under which the pages that lead to their own are listed.
  private static func lists(_ kinds: Kinds) -> [Diagnostic] {
    kinds.all.flatMap { kind in
      let folders = Set(kinds.keys(leadingTo: kind).compactMap(\.kind.folder))
      return kind.ownKeys.filter { folders.contains($0.name) }.map { key -> Diagnostic in
        .error(
          "reserved-name",
          "under '\(key.name)' templates find the pages that lead to a \(kind.description)",
          help: "give the key another name", at: key.place)
      }
    }
  }

  private static let taken: Kinds.TakenNames = {
    var taken = Kinds.TakenNames()
    for directive in DirectiveList.all { taken.folders[directive.signature.name] = "a directive" }
    taken.folders["evidence"] = "the ledger's folder"
    taken.folders[SearchPages.page] = "the search page"
    for name in PageModel.fieldNames.union(BriefingPartModel.fieldNames) {
      taken.kinds[name] = "what every page's template can say"
    }
    taken.kinds["t"] = "the interface's words in templates"
    for name in DeclaredModel.reserved.union(Listing.ownAttributes.map(\.name)) {
      taken.keys[name] = "what every listed page's template can say"
    }
    return taken
  }()

  /// The names of tables' own columns and of what comparisons are written with, which a kind of data cannot have.
  private static func columns(_ kind: Kind) -> [Diagnostic] {
    let columns: [String: Set<String>] = [
      "facts.csv": kind.isSubject ? Set(Fact.Column.allCases.map(\.rawValue)) : [],
      "indicators.csv": kind.isTopic ? Set(Indicator.Column.allCases.map(\.rawValue)) : [],
    ]
    var owners: [Message] = columns.filter { $0.value.contains(kind.name) }.keys.sorted().map {
      let owner: Message = "a column of \($0)"
      return owner
    }
    let attributes = Set(ComparisonReader.ownAttributes.map(\.name))
    if kind.isTopic, attributes.contains(kind.name) || kind.isSubject, attributes.contains(kind.folder ?? "")
    {
      owners.append("an attribute of comparisons")
    }
    return owners.prefix(1).map { owner in
      .error(
        "reserved-name", "'\(kind.name)' is the name of \(owner)", help: "give the kind another name",
        at: kind.place)
    }
  }
}
