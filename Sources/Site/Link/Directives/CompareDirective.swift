import Diagnostics
import Evidence
import Markdown

/// `::compare{indicator="a b"}`, `{pillar=capital}`, `{cases="israel munich"}`: a matrix of cases by indicators.
struct CompareDirective: DirectiveMeaning {
  static let syntax = DirectiveSyntax(
    name: "compare", forms: [.leaf],
    attributes: [
      .init(name: "indicator", type: .words), .init(name: "pillar", type: .words),
      .init(name: "cases", type: .words), .init(name: "caption", type: .text),
      .init(name: "id", type: .text),
    ])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/compare", CompareModel.shape)
  ]

  let indicators: [Indicator]
  let cases: [PageEntry]
  /// The facts of each case (rows) on each indicator (columns).
  let cells: [[[Fact]]]
  let caption: String?
  let id: String

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    caption = use.text("caption")
    let evidence = context.index.evidence
    var indicators = context.indicators(use.words("indicator"))
    if use.text("indicator") == nil {
      let pillars = context.names(use.words("pillar"), of: .pillar)
      indicators = evidence.indicators.filter { indicator in
        indicator.measure != .statement
          && (use.text("pillar") == nil || pillars.contains { $0 == indicator.pillar })
      }
    }
    let named = Set(context.names(use.words("cases"), of: .caseStudy))
    let candidates = context.index.pages(of: .caseStudy, preferring: context.entry.language)
      .filter { use.text("cases") == nil || named.contains($0.name) }
    let rows = candidates.map { page in
      let facts = evidence.facts(of: page.name).filter { $0.standing != .withdrawn }
      return indicators.map { indicator in facts.filter { $0.indicator == indicator.id } }
    }
    // A case that no figure speaks of has no row, unless the editor asked for it by name.
    let kept = rows.indices.filter { use.text("cases") != nil || rows[$0].contains { !$0.isEmpty } }
    cases = kept.map { candidates[$0] }
    cells = kept.map { rows[$0] }
    self.indicators = indicators
    id = use.text("id") ?? "table-\(indicators.first?.id ?? "compare")"
    if cells.joined().allSatisfy(\.isEmpty) {
      context.diagnostics.append(
        .error(
          "nothing-to-compare", "no fact stands in this comparison",
          help: "name indicators that facts.csv has figures for", at: use.place))
      return nil
    }
  }

  var references: [Reference] {
    indicators.map { .indicator($0.id) } + cases.map { .caseStudy($0.name) }
      + cells.joined().joined().flatMap { fact in
        [.fact(fact.id)] + fact.references.map { .source($0.source) }
      }
  }

  var anchors: [Anchor] { [Anchor(id: id, series: .table)] }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let language = context.figureLanguage
    let columns = indicators.map { indicator in
      CompareModel.Column(
        title: indicator.name(in: language), unit: context.unit(of: indicator),
        basis: context.basis(of: indicator), definition: indicator.definition(in: language))
    }
    var rows: [CompareModel.Row] = []
    for (page, cells) in zip(cases, cells) {
      let place = LinkModel(title: page.title, url: context.url(page.route))
      var models: [CompareModel.Cell] = []
      for facts in cells {
        let figures = facts.filter(\.qualifier.hasValue).map { fact in
          CompareModel.Cell.Fragment(
            fact: context.fact(fact, isCited: true, inTable: true),
            period: fact.asOf?.text(in: language) ?? fact.period)
        }
        models.append(
          CompareModel.Cell(
            facts: figures, isNoData: facts.contains { $0.qualifier == .noData },
            isNotApplicable: facts.contains { $0.qualifier == .notApplicable }))
      }
      rows.append(CompareModel.Row(place: place, cells: models))
    }
    let model = CompareModel(
      id: context.id(id), number: context.number(of: id)?.value ?? 0, caption: caption, columns: columns,
      rows: rows)
    return Fragments(template: "directives/compare", model)
  }

  func plainText(_ context: ComposeContext, words: [String: String]) -> String { caption ?? "" }
}
