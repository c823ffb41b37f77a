import Addresses
import Kinds

extension Directives {
  /// All directives of a workspace: one for each file of this folder (`DirectiveList` is made of them), and for each kind
  /// of pages one by its folder's name, which lists them.
  static func all(_ kinds: Kinds) -> Directives {
    Directives(
      DirectiveList.all.map { Entry(signature: $0.signature(kinds), meaning: $0) }
        + kinds.all.compactMap(\.folder).map {
          Entry(signature: Listing.signature(of: $0, kinds), meaning: Listing.self)
        })
  }
}

extension SiteParser {
  /// A parser that knows all directives.
  init(kinds: Kinds, jobs: Int, baseURL: Address?) {
    self.init(kinds: kinds, vocabulary: Directives.all(kinds).vocabulary, jobs: jobs, baseURL: baseURL)
  }
}
