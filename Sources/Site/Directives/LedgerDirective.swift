import Diagnostics
import Evidence
import Markdown
import Templates

/// `::ledger`: every fact of the site, with its source, its standing and the pages that use it.
///
/// It stands on the page `evidence/index`, to which every source's own page belongs.
struct LedgerDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "ledger", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/ledger", LedgerModel.shape)
  ]

  let listings: [Dependency]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    guard context.entry.id == SourcePages.ledger else {
      context.diagnostics.append(
        .error(
          "misplaced-ledger", "'ledger' stands on the page '\(SourcePages.ledger)' only",
          help: "link to that page instead", at: use.place))
      return nil
    }
    let evidence = context.index.evidence
    listings =
      evidence.facts.map { .fact($0.id) } + evidence.indicators.map { .indicator($0.id) }
      + evidence.sources.map { .source($0.id) }
      + context.index.subjects(preferring: context.entry.language).map { .page($0.pageName) }
  }

  func headings(_ context: ComposeContext) -> [ContentsModel] { Ledger(context: context).contents() }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(template: "directives/ledger", Ledger(context: context).model())
  }
}
