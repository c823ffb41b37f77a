import Addresses
import Diagnostics
import Jobs

/// The ids on a page, for fragments that name none of them; gathered when the first such fragment asks.
final class FragmentNames: Sendable {
  private let ids: Set<String>
  private let byKey = Lazy<[String: String]>()
  private let known: KnownNames

  init(_ ids: Set<String>) {
    self.ids = ids
    known = KnownNames(ids)
  }

  /// The id that differs in the case of letters alone, or else the nearest one.
  func nearest(to fragment: String) -> String? {
    let folded = byKey.value {
      Dictionary(ids.sorted().map { (NameKind.file.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    return folded[NameKind.file.key(fragment)] ?? known.nearest(to: fragment)
  }
}
