import Evidence
import Markdown

/// `::traceability`: which recommendation rests on which cases and facts, and which case serves which recommendation.
struct TraceabilityDirective: DirectiveMeaning {
  static let syntax = DirectiveSyntax(name: "traceability", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/traceability", TraceabilityModel.shape)
  ]

  let recommendations: [PageEntry]
  let cases: [PageEntry]
  /// The facts of each recommendation.
  let evidence: [[Fact]]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let index = context.index
    recommendations = index.pages(of: .recommendation, preferring: context.entry.language)
    cases = index.pages(of: .caseStudy, preferring: context.entry.language)
    evidence = recommendations.map { $0.names("evidence").compactMap { index.evidence.fact($0) } }
  }

  var references: [Reference] {
    cases.map { .caseStudy($0.name) }
      + evidence.joined().flatMap { fact in
        [.fact(fact.id), .indicator(fact.indicator)] + fact.references.map { .source($0.source) }
      }
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    var rows: [TraceabilityModel.Row] = []
    for (page, facts) in zip(recommendations, evidence) {
      var models: [TraceabilityModel.Evidence] = []
      for fact in facts {
        let name = context.index.evidence.indicator(of: fact)?.name(in: context.figureLanguage)
        let place = fact.caseID.flatMap {
          context.index.page(.caseStudy, named: $0, preferring: context.entry.language)
        }
        models.append(
          TraceabilityModel.Evidence(
            place: place.map { LinkModel(title: $0.title, url: context.url($0.route)) },
            indicator: name ?? fact.indicator, fact: context.fact(fact, isCited: true, inTable: true)))
      }
      rows.append(
        TraceabilityModel.Row(
          recommendation: LinkModel(title: page.shortTitle, url: context.url(page.route)),
          isFromSource: page.source.frontMatter.text("standing") == "source",
          cases: context.links(page.names("draws_on"), to: .caseStudy), evidence: models))
    }
    let columns = cases.map { place in
      TraceabilityModel.Column(
        place: LinkModel(title: place.title, url: context.url(place.route)),
        recommendations: recommendations.filter { $0.names("draws_on").contains(place.name) }
          .map { LinkModel(title: $0.shortTitle, url: context.url($0.route)) })
    }
    return Fragments(template: "directives/traceability", TraceabilityModel(rows: rows, columns: columns))
  }
}
