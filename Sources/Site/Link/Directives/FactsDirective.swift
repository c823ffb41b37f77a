import Diagnostics
import Evidence
import Markdown

/// `::facts{case=boston}`: a case's facts; on a case's own page the case need not be named.
struct FactsDirective: DirectiveMeaning {
  static let syntax = DirectiveSyntax(
    name: "facts", forms: [.leaf], attributes: [.init(name: "case", type: .words)])
  static let templates: [(template: String, model: TemplateShape)] = [("directives/facts", FactsModel.shape)]

  let facts: [Fact]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    var cases = context.names(use.words("case"), of: .caseStudy)
    if use.text("case") == nil {
      guard context.entry.kind == .caseStudy else {
        context.diagnostics.append(
          .error("missing-attribute", "'facts' needs the attribute 'case' outside case pages", at: use.place))
        return nil
      }
      cases = [context.entry.name]
    }
    // Cases are read beside one another, so what they have in common stands in one order.
    let order = context.index.evidence.indicatorOrder
    facts = cases.flatMap { context.index.evidence.facts(of: $0) }.filter { $0.standing != .withdrawn }
      .enumerated().sorted {
        (order($0.element.indicator), $0.offset) < (order($1.element.indicator), $1.offset)
      }
      .map(\.element)
    if facts.isEmpty, !cases.isEmpty, context.index.evidence.hasAllFacts {
      context.diagnostics.append(
        .warning("no-facts", "no fact belongs to \(cases.joined(separator: ", "))", at: use.place))
    }
  }

  var references: [Reference] {
    facts.flatMap { fact in
      [.fact(fact.id), .indicator(fact.indicator)] + fact.references.map { .source($0.source) }
        + (fact.caseID.map { [.caseStudy($0)] } ?? [])
    }
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let language = context.figureLanguage
    let rows = facts.map { fact in
      let indicator = context.index.evidence.indicator(of: fact)
      return FactsModel.Row(
        indicator: indicator?.name(in: language) ?? fact.indicator,
        definition: indicator?.definition(in: language), basis: context.basis(of: indicator),
        fact: context.fact(fact, isCited: true, inTable: true),
        statement: fact.qualifier == .statement ? fact.note(in: language) : nil,
        period: fact.time(in: language))
    }
    return Fragments(template: "directives/facts", FactsModel(rows: rows))
  }
}
