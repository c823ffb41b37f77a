import Markdown

/// `::recommendations{centre=beijing}`: the recommendations, those for a centre or a pillar, or all; `{by=centre}` gives
/// their titles alone, each under the centre that leads it.
struct RecommendationsDirective: DirectiveMeaning {
  static let syntax = DirectiveSyntax(
    name: "recommendations", forms: [.leaf],
    attributes: [
      .init(name: "centre", type: .words), .init(name: "pillar", type: .words),
      .init(name: "by", type: .choice(["centre"])),
    ])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/recommendations", RecommendationsModel.shape)
  ]

  let recommendations: [PageEntry]
  let isGrouped: Bool
  /// Whether none is left out.
  let isWhole: Bool

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    isWhole = use.text("centre") == nil && use.text("pillar") == nil
    let centres = context.names(use.words("centre"), of: .centre)
    let pillars = context.names(use.words("pillar"), of: .pillar)
    isGrouped = use.text("by") != nil
    recommendations = context.index.pages(of: .recommendation, preferring: context.entry.language)
      .filter { page in
        (use.text("centre") == nil || !Set(page.names("centres")).isDisjoint(with: centres))
          && (use.text("pillar") == nil || !Set(page.names("pillar")).isDisjoint(with: pillars))
      }
  }

  var references: [Reference] { recommendations.flatMap { $0.names("draws_on") }.map { .caseStudy($0) } }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let template = context.placement.isPrint ? "briefing/recommendations" : "directives/recommendations"
    let listing = context.listing(of: recommendations)
    // On paper the parts' own order groups them.
    guard isGrouped, !context.placement.isPrint else {
      let rows = recommendations.map { row($0, context) }
      return Fragments(
        template: template,
        RecommendationsModel(rows: rows, isIndex: listing.isIndex, elsewhere: isWhole ? listing.above : nil))
    }
    let led = Dictionary(grouping: recommendations) { $0.names("centres").first ?? "" }
    let groups = context.index.pages(of: .centre, preferring: context.entry.language).compactMap { centre in
      led[centre.name].map { pages in
        RecommendationsModel.Group(
          centre: LinkModel(title: centre.shortTitle, url: context.url(centre.route)),
          rows: pages.map { row($0, context) })
      }
    }
    return Fragments(template: template, RecommendationsModel(groups: groups))
  }

  private func row(_ page: PageEntry, _ context: ComposeContext) -> RecommendationsModel.Row {
    RecommendationsModel.Row(
      title: page.title, shortTitle: page.shortTitle, url: context.url(page.route), summary: page.summary,
      isFromSource: page.source.frontMatter.text("standing") == "source",
      pillars: context.links(page.names("pillar"), to: .pillar),
      centres: context.links(page.names("centres"), to: .centre),
      cases: context.links(page.names("draws_on"), to: .caseStudy), part: context.part(page))
  }
}
