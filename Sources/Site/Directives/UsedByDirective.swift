import Diagnostics
import Kinds
import Markdown
import Templates

/// `::used-by`: the pages whose keys lead to this one, key by key; `{kind=measure}` leaves out those of other kinds.
struct UsedByDirective: DirectiveMeaning {
  static let syntax = DirectiveSyntax(name: "used-by", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/used-by", UsedByListModel.shape)
  ]

  static func syntax(_ kinds: Kinds) -> DirectiveSyntax {
    var syntax = syntax
    syntax.attributes = [.init(name: "kind", type: .choice(kinds.all.map(\.name)))]
    return syntax
  }

  private let keys: [(kind: Kind, key: KindKey)]
  let listings: [Dependency]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let index = context.index
    let entry = context.entry
    let wanted = use.text("kind")
    keys = index.kinds.keys(leadingTo: entry.kind).filter { wanted == nil || $0.kind.name == wanted }
    listings = keys.flatMap { kind, key in
      index.pages(leadingTo: entry, by: key, of: kind, entry.language).map { .page($0.pageName) }
    }
    guard keys.isEmpty else { return }
    let of: Message = wanted.map { "of the kind '\($0)' " } ?? ""
    context.diagnostics.append(
      .error(
        "nothing-leads-here", "no key \(of)leads to a \(entry.kind.description)",
        help: "declare one in Content/kinds.yaml, as in { to: \(entry.kind.name) }", at: use.place))
    return nil
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let groups = UsedByModel.all(of: context.entry, context).filter { group in
      keys.contains { $0.kind.name == group.kind && $0.key.name == group.key }
    }
    return Fragments(template: "directives/used-by", UsedByListModel(groups: groups))
  }
}
