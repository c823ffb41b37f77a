import Charts
import Diagnostics
import Evidence
import Kinds
import Markdown
import Templates

/// `::chart{type=bar indicator=… id=fig-x title="…"}`: a chart with its data; `:::chart{type=loop}` … `:::` holds the
/// list of a cycle's stages, `:::chart{type=matrix}` a table of practices by case.
struct ChartDirective: ComposedDirective {
  static let signature = DirectiveSignature(
    name: "chart", forms: [.leaf, .container], label: .optional,
    attributes: [
      .init(name: "type", type: .choice(ChartPlan.Kind.allCases.map(\.rawValue))),
      .init(name: "id", type: .text), .init(name: "title", type: .text), .init(name: "caption", type: .text),
      .init(name: "middle", type: .text), .init(name: "from", type: .text), .init(name: "to", type: .text),
    ])
  static let stylesheet: String? = "chart"
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/chart", ChartModel.shape)
  ]

  static func signature(_ kinds: Kinds) -> DirectiveSignature {
    var signature = signature
    signature.attributes.insert(contentsOf: ComparisonReader.attributes(kinds), at: 1)
    return signature
  }

  private let drawn: ChartPlan

  var plan: ChartPlan? { drawn }

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let kind = use.text("type").flatMap(ChartPlan.Kind.init)
    guard Self.isSound(use, kind, &context) else { return nil }
    let plan: ChartPlan?
    if use.directive.form == .container {
      let wishes = ChartPlanner.Wishes(
        id: use.text("id") ?? "fig-\(kind?.rawValue ?? "chart")", title: use.text("title"),
        caption: DirectiveCaption(text: use.text("caption")))
      plan =
        kind == .loop
        ? LoopReader(use: use).read(wishes, &context) : MatrixReader(use: use).read(wishes, &context)
    } else {
      let reader = ComparisonReader(use: use)
      let isOverTime = kind?.isOverTime == true || (kind == .scatter && use.text("year") == nil)
      let before = context.diagnostics.count
      let span = reader.span(&context)
      guard let comparison = reader.read(&context, isOverTime: isOverTime),
        context.diagnostics.count == before
      else { return nil }
      let wishes = ChartPlanner.Wishes(
        id: use.text("id") ?? "fig-\(comparison.indicators.first?.id ?? "chart")", title: use.text("title"),
        caption: DirectiveCaption(use, &context))
      let planner = ChartPlanner(comparison: comparison, index: context.index, entry: context.entry)
      switch kind {
      case .line, .slope: plan = planner.overTime(kind ?? .line, span, wishes, use, &context)
      case .scatter: plan = planner.scatter(wishes, use, &context)
      default: plan = planner.requested(kind, wishes, use, &context)
      }
    }
    guard let plan else { return nil }
    drawn = plan
  }

  static func ids(of directive: Directive) -> [String] {
    let name =
      directive.form == .container
      ? directive.value("type") : directive.value("indicator")?.split(separator: " ").first.map(String.init)
    return [directive.value("id") ?? "fig-\(name ?? "chart")"]
  }

  /// Whether the type, the form and the attributes go together.
  private static func isSound(
    _ use: DirectiveUse, _ kind: ChartPlan.Kind?, _ context: inout LinkContext
  ) -> Bool {
    let before = context.diagnostics.count
    let name = kind?.rawValue ?? "bar"
    if use.directive.form == .container, kind?.takesText != true {
      context.diagnostics.append(
        .error(
          "directive-form", "a chart of the type '\(name)' is written ::chart",
          help: "only loop and matrix hold text, between :::chart{type=loop} and :::", at: use.place))
    }
    if use.directive.form == .container, use.directive.label != nil {
      context.diagnostics.append(
        .error(
          "directive-label", "a chart that holds its text takes no label",
          help: "write 'caption' for what stands below",
          at: use.place(use.directive.labelRange)))
    }
    if use.directive.form == .leaf, kind == .loop {
      context.diagnostics.append(
        .error(
          "directive-form", "a chart of the type 'loop' is written :::chart",
          help: "between :::chart{type=loop} and ::: stands the list of its stages", at: use.place))
    }
    let ofFacts = ComparisonReader.attributes(context.index.kinds)
    for attribute in use.directive.attributes {
      let isOfText = attribute.name == "middle"
      let isOfTime = ["from", "to"].contains(attribute.name)
      let isOfFacts = ofFacts.contains { $0.name == attribute.name }
      if isOfTime, kind?.isOverTime != true {
        context.diagnostics.append(
          .error(
            "unknown-attribute", "no attribute '\(attribute.name)' on a chart of the type '\(name)'",
            help: "it says where a chart over time, type=line or type=slope, begins or ends",
            at: use.place(attribute.range)))
        continue
      }
      if isOfText ? kind != .loop : isOfFacts && use.directive.form == .container {
        context.diagnostics.append(
          .error(
            "unknown-attribute", "no attribute '\(attribute.name)' on a chart of the type '\(name)'",
            help: isOfText
              ? "it stands in the middle of a loop" : "what the chart shows is written inside it",
            at: use.place(attribute.range)))
      }
    }
    return context.diagnostics.count == before
  }

  var dependencies: [Dependency] { drawn.dependencies }
  var anchors: [Anchor] { [drawn.anchor] }
  var setsContent: Bool { drawn.caption.isLabel }

  func plainText(_ reader: PageText) -> String {
    [drawn.chart.title, drawn.caption.title].compactMap { $0 }.joined(separator: "\n")
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let model = ChartComposer(plan: drawn).model(&context, hasTable: true, label: label)
    return Fragments(template: "directives/chart", model)
  }
}
