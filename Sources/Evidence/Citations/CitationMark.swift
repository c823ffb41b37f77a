/// The mark in the text that points to entries of a bibliography: `[1-3]`, `[1,3]`, `[2]s1p2`.
public struct CitationMark: Sendable, Hashable {
  /// A source that one citation names.
  public struct Item: Sendable, Hashable {
    /// Its number in the bibliography.
    public let number: Int
    /// The place in the source.
    public let locator: String?

    /// Creates an item.
    public init(number: Int, locator: String? = nil) {
      self.number = number
      self.locator = locator
    }
  }

  /// One bracket of a mark.
  public struct Group: Sendable, Hashable {
    /// A number, or a run of neighbours from the first to the last.
    public struct Span: Sendable, Hashable {
      /// The first number.
      public let first: Int
      /// The last number, the same as the first for a single one.
      public let last: Int

      /// The numbers as they are shown, `3` or `1-3`.
      public var text: String { first == last ? "\(first)" : "\(first)-\(last)" }
    }

    /// The numbers in the bracket.
    public let spans: [Span]
    /// The place in the source, which stands after the bracket.
    public let locator: String?

    /// The bracket and the locator as they are shown.
    public var text: String {
      "[" + spans.map(\.text).joined(separator: ",") + "]" + (locator ?? "")
    }
  }

  /// The brackets in order.
  public let groups: [Group]

  /// The whole mark as it is shown.
  public var text: String { groups.map(\.text).joined() }

  /// Merges the sources of one citation.
  ///
  /// Numbers are put in order; two or more neighbours are merged with a hyphen, and a source with a locator
  /// has a bracket of its own with the locator after it (GB/T 7714, numeric system).
  public init(_ items: [Item]) {
    let plain = Set(items.filter { $0.locator == nil }.map(\.number))
    var groups: [Group] = []
    var spans: [Group.Span] = []
    for number in plain.sorted() {
      if let last = spans.last, last.last + 1 == number {
        spans[spans.count - 1] = Group.Span(first: last.first, last: number)
      } else {
        spans.append(Group.Span(first: number, last: number))
      }
    }
    if !spans.isEmpty { groups.append(Group(spans: spans, locator: nil)) }
    var seen = Set<Item>()
    for item in items where item.locator != nil && seen.insert(item).inserted {
      let span = Group.Span(first: item.number, last: item.number)
      groups.append(Group(spans: [span], locator: item.locator))
    }
    self.groups = groups.sorted { ($0.spans.first?.first ?? 0) < ($1.spans.first?.first ?? 0) }
  }
}
