import Charts
import Diagnostics
import Evidence
import Kinds
import Markdown
import Templates

/// `::compare{indicator="a b"}`, by a topic `{topic=capital}`, `{basis="per year"}`, or by subjects
/// `{cases="israel munich"}`: a matrix of subjects by indicators, and a chart where the figures can be compared.
struct CompareDirective: ComposedDirective {
  static let signature = DirectiveSignature(
    name: "compare", forms: [.leaf], label: .optional,
    attributes: [
      .init(name: "caption", type: .text), .init(name: "title", type: .text), .init(name: "id", type: .text),
      .init(name: "chart", type: .choice(["auto", "no"] + kinds.map(\.rawValue))),
    ])
  static let stylesheet: String? = "chart"
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/compare", CompareModel.shape)
  ]

  static func signature(_ kinds: Kinds) -> DirectiveSignature {
    var signature = signature
    signature.attributes.insert(contentsOf: ComparisonReader.attributes(kinds), at: 0)
    return signature
  }

  private static let kinds = ChartPlan.Kind.allCases.filter(\.isOfComparison)

  let comparison: Comparison
  let plan: ChartPlan?
  /// Why there is no chart, where the editor left that open.
  let refusal: ChartPlanner.Refusal?
  private let id: String
  private let caption: DirectiveCaption

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    guard let comparison = ComparisonReader(use: use).read(&context) else { return nil }
    self.comparison = comparison
    let ids = Self.ids(use.text("id"), comparison.indicators.first?.id)
    id = ids.table
    let (title, caption) = (use.text("title"), DirectiveCaption(use, &context))
    let planner = ChartPlanner(comparison: comparison, index: context.index, entry: context.entry)
    let wishes = ChartPlanner.Wishes(
      id: ids.figure, title: title ?? caption.text, caption: DirectiveCaption(text: nil))
    switch use.text("chart") ?? "auto" {
    case "no": (plan, refusal) = (nil, nil)
    case "auto":
      switch planner.automatic(wishes) {
      case .success(let automatic):
        let isSound = ChartComplaints(use: use).add(automatic.chart, to: &context)
        (plan, refusal) = (isSound ? automatic : nil, nil)
      case .failure(let failure):
        let hasSeveral = comparison.facts.filter(\.qualifier.hasValue).count > 1
        (plan, refusal) = (nil, hasSeveral ? failure.reason : nil)
      }
    case let name:
      let wanted = planner.requested(ChartPlan.Kind(rawValue: name), wishes, use, &context)
      guard let wanted else { return nil }
      (plan, refusal) = (wanted, nil)
    }
    // The chart says the finding; the table under it, what it holds.
    let names = ChartWords(context.index.figureLanguage(context.entry.language))
      .listed(
        comparison.indicators.prefix(4).map {
          $0.name(in: context.index.figureLanguage(context.entry.language))
        })
    self.caption =
      caption.isLabel
      ? caption
      : DirectiveCaption(
        text: plan == nil ? caption.text ?? title : title == nil ? names : caption.text ?? names)
  }

  /// The ids of table and figure: a prefix says which is meant, and the other takes its own.
  private static func ids(_ id: String?, _ indicator: String?) -> (table: String, figure: String) {
    guard let id else {
      let name = indicator ?? "compare"
      return ("table-\(name)", "fig-\(name)")
    }
    if id.hasPrefix("fig-") { return ("table-\(id.dropFirst("fig-".count))", id) }
    return (id, "fig-\(id.hasPrefix("table-") ? String(id.dropFirst("table-".count)) : id)")
  }

  static func ids(of directive: Directive) -> [String] {
    let indicator = directive.value("indicator")?.split(separator: " ").first.map(String.init)
    let ids = ids(directive.value("id"), indicator)
    // Whether a chart is added by itself is known only when everything is linked.
    let kind = directive.value("chart").flatMap(ChartPlan.Kind.init)
    return kind == nil ? [ids.table] : [ids.table, ids.figure]
  }

  var dependencies: [Dependency] {
    let named: [Dependency] =
      comparison.indicators.map { .indicator($0.id) }
      + comparison.rows.compactMap { $0.place.subject.map { .page($0) } }
    let rates: [Dependency] = (plan?.rateSources ?? []).map { .source($0) }
    return named + comparison.facts.flatMap(\.restsOn) + rates
  }

  var anchors: [Anchor] {
    (plan.map { [$0.anchor] } ?? []) + [Anchor(id: id, series: .table, title: caption.title)]
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let language = context.figureLanguage
    let chart = plan.map { ChartComposer(plan: $0).model(&context, hasTable: false) }
    let conversions = plan?.conversions ?? [:]
    var columns: [CompareModel.Column] = []
    for (number, indicator) in comparison.indicators.enumerated() {
      let currencies = Set(comparison.rows.flatMap { $0.cells[number] }.compactMap(\.currency))
      let only = currencies.count == 1 ? currencies.first : nil
      columns.append(
        CompareModel.Column(
          title: indicator.name(in: language),
          unit: indicator.measure == .rank ? nil : ChartWords(language).unit(indicator, only),
          isOwnCurrency: currencies.count > 1, basis: context.basis(of: indicator),
          definition: indicator.definition(in: language)))
    }
    var rows: [CompareModel.Row] = []
    for row in comparison.rows {
      let place = LinkModel(title: row.place.title, url: row.place.page.map { context.url($0.route) })
      var cells: [CompareModel.Cell] = []
      for facts in row.cells {
        var figures: [CompareModel.Cell.Figure] = []
        for fact in facts where fact.qualifier.hasValue {
          let conversion = conversions[fact.id]
          figures.append(
            CompareModel.Cell.Figure(
              value: FigureDataModel(
                fact, conversion,
                text: context.fact(fact, conversion: conversion, isCited: true, inTable: true)),
              period: fact.time(in: language)))
        }
        cells.append(
          CompareModel.Cell(
            facts: figures, isNoData: facts.contains { $0.qualifier == .noData },
            isNotApplicable: facts.contains { $0.qualifier == .notApplicable }))
      }
      rows.append(CompareModel.Row(place: place, cells: cells))
    }
    let model = CompareModel(
      id: context.id(id), number: context.number(of: id)?.value ?? 0, caption: caption.text, label: label,
      columns: columns, rows: rows, chart: chart, refusal: refusal)
    return Fragments(template: "directives/compare", model)
  }

  func plainText(_ reader: PageText) -> String {
    [plan?.chart.title, caption.title].compactMap { $0 }.joined(separator: "\n")
  }
}
