import Evidence
import Markdown
import Templates

/// `::corrections`: every correction of a fact, the newest first, with the pages concerned.
struct CorrectionsDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "corrections", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/corrections", CorrectionsModel.shape)
  ]

  private let corrected: [Fact]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let evidence = context.index.evidence
    corrected = evidence.facts.filter { !evidence.corrections(of: $0.id).isEmpty }
  }

  var listings: [Dependency] { corrected.map { .fact($0.id) } }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(template: "directives/corrections", Ledger(context: context).corrections())
  }
}
