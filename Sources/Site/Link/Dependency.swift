import Evidence

/// What a page uses; the catalogue turns it round into who uses what.
enum Dependency: Sendable, Hashable {
  case fact(String)
  case source(String)
  case indicator(String)
  case person(String)
  /// A table of the workspace's own.
  case table(String)
  /// A page of a kind with a folder, by the name that data and keys use.
  case page(PageName)
  /// A numbered figure or table of the same page.
  case anchor(String)

  /// What tells it from all others.
  var text: String {
    switch self {
    case .fact(let id): "fact \(id)"
    case .source(let id): "source \(id)"
    case .indicator(let id): "indicator \(id)"
    case .person(let id): "person \(id)"
    case .table(let name): "table \(name)"
    case .page(let name): "page \(name.kind)/\(name.name)"
    case .anchor(let id): "anchor \(id)"
    }
  }
}

extension Fact {
  /// What a use of the fact is a use of: the fact itself first, then its indicator, its sources and its subject.
  var restsOn: [Dependency] {
    [.fact(id), .indicator(indicator)] + sourceIDs.map { .source($0) }
      + (subject.map { [.page($0)] } ?? [])
  }
}
