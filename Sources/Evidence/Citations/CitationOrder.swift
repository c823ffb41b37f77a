/// Numbers sources in the order in which a page, or a whole briefing, first cites them.
public struct CitationOrder: Sendable, Hashable {
  /// The ids of the cited sources; the number of each is its position, from 1.
  public private(set) var sources: [String] = []

  private var numbers: [String: Int] = [:]

  /// An order in which nothing has been cited yet.
  public init() {}

  /// The number of a source, a new one when it is cited for the first time.
  public mutating func number(of source: String) -> Int {
    if let number = numbers[source] { return number }
    sources.append(source)
    numbers[source] = sources.count
    return sources.count
  }

  /// The number that a source has been given, if it has been cited.
  public subscript(_ source: String) -> Int? { numbers[source] }
}
