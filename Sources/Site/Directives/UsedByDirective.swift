import Diagnostics
import Kinds
import Markdown
import Templates

/// `::used-by`: the pages whose keys lead to this one, key by key; `{kind=measure}` leaves out those of other kinds.
struct UsedByDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "used-by", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/used-by", UsedByListModel.shape)
  ]

  static func signature(_ kinds: Kinds) -> DirectiveSignature {
    var signature = signature
    signature.attributes = [.init(name: "kind", type: .choice(kinds.all.map(\.name)))]
    return signature
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
