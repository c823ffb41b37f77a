import Diagnostics
import Evidence
import Kinds

/// The pages that are left out because their front matter says `draft: true`.
///
/// They are known all the same, so that naming one is told from naming a page that does not exist.
struct Drafts: Sendable {
  private let entries: [PageKey: PageEntry]
  /// The ids of pages that are drafts in every language they are in.
  let ids: Set<String>
  private let names: [Kind: Set<String>]

  /// The drafts beside the pages that are published.
  init(_ drafts: [PageEntry], beside published: [PageEntry]) {
    entries = Dictionary(drafts.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(drafts.map(\.id)).subtracting(published.map(\.id))
    self.ids = ids
    names = drafts.reduce(into: [:]) { names, draft in
      if ids.contains(draft.id) { names[draft.kind, default: []].insert(draft.name) }
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The pages, in an order of their own.
  var pages: [PageEntry] { entries.values.sorted { ($0.language, $0.id) < ($1.language, $1.id) } }

  /// A draft in a language.
  func entry(_ id: String, _ language: String) -> PageEntry? { entries[PageKey(id: id, language: language)] }

  /// The names of a kind that are no published page's.
  func names(of kind: Kind) -> Set<String> {
    names[kind] ?? []
  }

  /// What to say where a published page, or a setting, names a draft.
  static func named(_ page: String, at place: SourcePlace) -> Diagnostic {
    .error(
      "draft-page", "\(page) is a draft",
      help: "publish it by taking 'draft: true' out of its front matter, or name another page here", at: place
    )
  }

  /// What to say where a published page uses a fact that goes with a draft.
  static func used(fact id: String, of subject: PageName, at place: SourcePlace) -> Diagnostic {
    .error(
      "draft-page", "the fact '\(id)' belongs to the \(subject.kind) '\(subject.name)', which is a draft",
      help: "publish the page by taking 'draft: true' out of its front matter, or take the fact out here",
      at: place)
  }
}
