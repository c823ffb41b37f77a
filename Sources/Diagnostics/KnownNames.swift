private import Synchronization

/// Names that mistyped ones are held against, prepared when the first is asked for.
///
/// However many names there are, few are compared letter by letter: those whose letters are nearest to the letters asked
/// for. To tell which takes a glance at each, about a billionth of a second.
public struct KnownNames: Sendable {
  private final class Store: Sendable {
    let names: [String]
    let made = Mutex<Prepared?>(nil)

    init(_ names: [String]) { self.names = names }

    var prepared: Prepared {
      made.withLock { made in
        if let made { return made }
        let names = names.sorted()
        let new = Prepared(names: names, letters: names.map(KnownNames.letters))
        made = new
        return new
      }
    }
  }

  private struct Prepared: Sendable {
    let names: [String]
    let letters: [UInt64]
  }

  /// How many names are compared letter by letter at the most.
  private static let compared = 256
  /// Nobody mistypes a longer name.
  private static let longest = 200

  private let store: Store

  /// Takes names, in whatever order.
  public init(_ names: some Sequence<String>) { store = Store(Array(names)) }

  /// The nearest name by edit distance, or nil when none is near enough to be worth saying.
  ///
  /// - Parameter isMeant: Whether a name may be the one at all.
  public func nearest(to name: String, where isMeant: (String) -> Bool = { _ in true }) -> String? {
    let wanted = Array(name)
    guard wanted.count <= Self.longest else { return nil }
    let limit = max(1, wanted.count / 3)
    let prepared = store.prepared
    // Capitals are soon forgotten, however many of them there are.
    let small = name.lowercased()
    let same = prepared.names.prefix(Self.compared).first { $0 != name && $0.lowercased() == small }
    if let same, isMeant(same) { return same }
    var best: (name: String, distance: Int)?
    for place in Self.candidates(prepared.letters, Self.letters(name), within: 2 * limit) {
      let candidate = prepared.names[place]
      guard isMeant(candidate),
        let distance = Suggestion.editDistance(wanted, Array(candidate), within: limit)
      else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// The places of the names whose letters differ least; an edit changes two letters at the most.
  private static func candidates(_ all: [UInt64], _ wanted: UInt64, within limit: Int) -> [Int] {
    var near: [[Int]] = Array(repeating: [], count: min(limit, 64) + 1)
    for place in all.indices {
      let difference = (all[place] ^ wanted).nonzeroBitCount
      if difference < near.count, near[difference].count < compared { near[difference].append(place) }
    }
    return Array(near.joined().prefix(compared))
  }

  /// Which letters a name has, each as one of 64 bits.
  private static func letters(_ name: String) -> UInt64 {
    name.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
  }
}
