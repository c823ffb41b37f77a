import Diagnostics
import Evidence
import Markdown
import Templates

/// `::source{id=xu-three-laws}`: a source, the facts that rest on it, and the pages that cite it.
struct SourceDirective: ComposedDirective {
  static let signature = DirectiveSignature(
    name: "source", forms: [.leaf], attributes: [.init(name: "id", type: .text, isRequired: true)])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/source", SourcePageModel.shape)
  ]

  let source: Source
  let listings: [Dependency]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let id = use.text("id") ?? ""
    context.checkSource(id, at: use.place)
    guard let source = context.index.evidence.source(id) else { return nil }
    self.source = source
    let facts = context.index.evidence.facts(citing: id)
    listings = [.source(id)] + facts.flatMap(\.restsOn)
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(template: "directives/source", Ledger(context: context).model(of: source))
  }
}
