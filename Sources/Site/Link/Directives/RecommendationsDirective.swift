import Markdown

/// `::recommendations{centre=beijing}`: the recommendations, those for a centre or a pillar, or all.
struct RecommendationsDirective: DirectiveMeaning {
  static let syntax = DirectiveSyntax(
    name: "recommendations", forms: [.leaf],
    attributes: [.init(name: "centre", type: .words), .init(name: "pillar", type: .words)])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/recommendations", RecommendationsModel.shape)
  ]

  let recommendations: [PageEntry]
  /// Whether none is left out.
  let isWhole: Bool

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    isWhole = use.text("centre") == nil && use.text("pillar") == nil
    let centres = context.names(use.words("centre"), of: .centre)
    let pillars = context.names(use.words("pillar"), of: .pillar)
    recommendations = context.index.pages(of: .recommendation, preferring: context.entry.language)
      .filter { page in
        (use.text("centre") == nil || !Set(page.names("centres")).isDisjoint(with: centres))
          && (use.text("pillar") == nil || !Set(page.names("pillar")).isDisjoint(with: pillars))
      }
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let rows = recommendations.map { page in
      RecommendationsModel.Row(
        title: page.title, url: context.url(page.route), summary: page.summary,
        isFromSource: page.source.frontMatter.text("standing") == "source",
        pillars: context.links(page.names("pillar"), to: .pillar),
        centres: context.links(page.names("centres"), to: .centre),
        cases: context.links(page.names("draws_on"), to: .caseStudy), part: context.part(page))
    }
    let listing = context.listing(of: recommendations)
    return Fragments(
      template: context.placement.isPrint ? "briefing/recommendations" : "directives/recommendations",
      RecommendationsModel(rows: rows, isIndex: listing.isIndex, elsewhere: isWhole ? listing.above : nil))
  }
}
