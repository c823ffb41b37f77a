import Diagnostics
import Evidence
import Kinds
import People

/// Groups the pages of a list by a key, `by=topic`: each page stands once, under the first that its key names.
struct ListingGroups {
  /// Pages that share something.
  struct Group: Sendable {
    /// What they share, in words; a dash for those that have nothing in the key.
    let title: String
    /// The page that they share.
    var page: PageEntry?
    let pages: [PageEntry]
  }

  private static let nothing = "—"

  let use: DirectiveUse
  let kind: Kind

  /// The groups in their order; none where the list is not grouped.
  func groups(_ pages: [PageEntry], _ context: inout LinkContext) -> [Group] {
    guard let name = use.text("by") else { return [] }
    let names = ListingFilter.names(of: kind).filter { name in
      switch ListingFilter.key(name, of: kind)?.type {
      case .facts, .sources, .number, .flag: false
      default: true
      }
    }
    guard names.contains(name), let key = ListingFilter.key(name, of: kind) else {
      context.diagnostics.append(
        .error(
          "bad-attribute",
          "'by' takes the name of a key, not '\(name)'\(Suggestion.clause(for: name, in: names))",
          help: "known are \(names.joined(separator: ", "))", at: use.place(of: "by")))
      return []
    }
    let language = context.entry.language
    let index = context.index
    func first(_ page: PageEntry) -> String {
      let text = page.texts(key).first ?? ""
      // A day is no group; its year is.
      return key.type == .date ? String(text.prefix { $0 != "-" }) : text
    }
    let gathered = Dictionary(grouping: pages, by: first)
    let rest = gathered[""].map { [Group(title: Self.nothing, pages: $0)] } ?? []
    let words = gathered.keys.filter { !$0.isEmpty }
    switch key.type {
    case .page(let target):
      let all = index.kinds.kind(named: target).map { index.pages(of: $0, preferring: language) } ?? []
      return all.compactMap { page in
        gathered[page.name].map { Group(title: page.shortTitle, page: page, pages: $0) }
      } + rest
    case .choice(let choices):
      return choices.compactMap { choice in
        gathered[choice.word].map {
          Group(title: choice.label(in: language, else: index.settings.defaultLanguage), pages: $0)
        }
      } + rest
    case .people:
      return words.map { id in
        Group(
          title: index.people.person(id)?.name(in: language, else: index.settings.defaultLanguage).natural
            ?? id,
          pages: gathered[id] ?? [])
      }.sorted { Comparison.isOrdered($0.title, $1.title, language) } + rest
    case .date:
      return words.sorted(by: >).map { Group(title: $0, pages: gathered[$0] ?? []) } + rest
    default:
      return words.sorted { Comparison.isOrdered($0, $1, language) }
        .map { Group(title: $0, pages: gathered[$0] ?? []) } + rest
    }
  }
}
