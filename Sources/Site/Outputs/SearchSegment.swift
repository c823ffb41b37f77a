import Evidence

/// A part of a language's search index that is made by itself.
struct SearchSegment: Sendable {
  /// What it holds, in the groups that the search page shows.
  var groups: [(name: String, items: [Item])]

  /// What can be found.
  enum Item: Sendable {
    case page(PageEntry)
    case fact(Fact)
    case source(Source)

    /// What it is called among its like.
    fileprivate var name: String {
      switch self {
      case .page(let page): page.id
      case .fact(let fact): fact.id
      case .source(let source): source.id
      }
    }
  }

  /// A language with no more than that many things has one segment: a query asks each of them.
  private static let few = 4_096

  /// How many things are in a segment on the whole, by the group: pages are long.
  private static func size(_ group: String) -> UInt64 { group == "pages" ? 512 : 8_192 }

  /// The segments of groups.
  ///
  /// Where one ends follows from the name of the last thing in it, so that a new page moves no others.
  static func all(_ groups: [(name: String, items: [Item])]) -> [SearchSegment] {
    guard groups.reduce(0, { $0 + $1.items.count }) > few else { return [SearchSegment(groups: groups)] }
    return groups.flatMap { group in
      var segments: [[Item]] = [[]]
      for item in group.items {
        segments[segments.count - 1].append(item)
        if number(item.name) % size(group.name) == 0 { segments.append([]) }
      }
      return segments.filter { !$0.isEmpty }.map { SearchSegment(groups: [(group.name, $0)]) }
    }
  }

  /// Whether nothing but pages is in it.
  var isOfPages: Bool { groups.allSatisfy { $0.name == "pages" } }

  /// A number that follows from a name: FNV-1a.
  private static func number(_ name: String) -> UInt64 {
    let sum = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return sum ^ sum >> 32
  }

  /// Whether any of some pages or facts is in it, or a source's page of that name.
  func holds(_ pages: Set<PageKey>, _ facts: Set<String>) -> Bool {
    groups.contains { group in
      group.items.contains { item in
        switch item {
        case .page(let page): pages.contains(page.key)
        case .fact(let fact): facts.contains(fact.id)
        case .source(let source): pages.contains { $0.id == SourcePages.page(of: source.id) }
        }
      }
    }
  }
}
