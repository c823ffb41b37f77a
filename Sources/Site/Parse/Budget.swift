import Diagnostics
import Kinds
import YAML

/// How heavy pages may be: what `budget` in `site.yaml` says.
///
/// A page's limit is that of its own id, else that of the folder it is in, else that of its kind, else that of `page`.
struct Budget: Sendable {
  /// A limit, and where it was written.
  struct Limit: Sendable {
    let bytes: Int
    let place: SourcePlace
  }

  /// The limits by page id, folder, kind, or `page`.
  private(set) var limits: [String: Limit] = [:]
  /// How many files a page may ask for, itself included.
  private(set) var requests: Int?

  /// Whether nothing is limited.
  var isEmpty: Bool { limits.isEmpty && requests == nil }

  static let requestsKey = "requests"

  /// Reads `{ page: 14 KB, evidence: 50 KB, requests: 3 }`.
  static func read(_ value: YAMLValue) -> Diagnosed<Budget> {
    var budget = Budget()
    guard case .map(let entries) = value.content else {
      return Diagnosed(
        budget,
        [
          .error(
            "settings-type", "'budget' takes { page: 14 KB, requests: 3 }, not \(value.description)",
            at: value.place)
        ])
    }
    var diagnostics: [Diagnostic] = []
    for entry in entries {
      func wrong(_ expected: Message) -> Diagnostic {
        .error(
          "settings-type", "'\(entry.key)' takes \(expected), not \(entry.value.description)",
          at: entry.value.place)
      }
      if entry.key == requestsKey {
        guard let count = entry.value.string.flatMap({ Int($0) }), count > 0 else {
          diagnostics.append(wrong("a number of files"))
          continue
        }
        budget.requests = count
      } else {
        guard let bytes = entry.value.string.flatMap(ByteSize.bytes) else {
          diagnostics.append(wrong("a size, such as 14 KB"))
          continue
        }
        budget.limits[entry.key] = Limit(bytes: bytes, place: entry.keyPlace)
      }
    }
    return Diagnosed(budget, diagnostics)
  }

  /// The limit of a page and its place.
  func limit(ofPage id: String, _ kind: Kind) -> Limit? {
    var parts = id.split(separator: "/").map(String.init)
    while !parts.isEmpty {
      if let limit = limits[parts.joined(separator: "/")] { return limit }
      parts.removeLast()
    }
    return limits[kind.name] ?? limits[Kinds.pageName]
  }

  /// The limits whose key is no page, folder or kind.
  func checkNames(_ pages: [String], _ kinds: Kinds) -> [Diagnostic] {
    var known = Set(kinds.all.map(\.name))
    for page in pages {
      var parts = page.split(separator: "/").map(String.init)
      while !parts.isEmpty {
        known.insert(parts.joined(separator: "/"))
        parts.removeLast()
      }
    }
    return limits.filter { !known.contains($0.key) }.map { key, limit in
      .error(
        "unknown-page", "no page, folder or kind '\(key)'\(Suggestion.clause(for: key, in: known))",
        at: limit.place)
    }
  }
}
