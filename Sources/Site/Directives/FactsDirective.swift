import Diagnostics
import Evidence
import Kinds
import Markdown
import Templates

/// `::facts{case=boston}`: the facts about a page, by the name of its kind; on the page itself it need not be named.
struct FactsDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "facts", forms: [.leaf])
  static let templates: [(template: String, model: TemplateShape)] = [("directives/facts", FactsModel.shape)]

  static func signature(_ kinds: Kinds) -> DirectiveSignature {
    var signature = signature
    signature.attributes = kinds.subjects.map { .init(name: $0.name, type: .words) }
    return signature
  }

  let facts: [Fact]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let kinds = context.index.kinds.subjects
    var subjects: [PageName] = []
    for kind in kinds {
      subjects += context.names(use.words(kind.name), of: kind).map { PageName(kind: kind.name, name: $0) }
    }
    if kinds.allSatisfy({ use.text($0.name) == nil }) {
      guard context.entry.kind.isSubject else {
        let names = Message.names(kinds.map(\.name), separator: " or ")
        context.diagnostics.append(
          names.isEmpty
            ? .error(
              "missing-attribute", "'facts' lists the facts about a page, and no kind of pages has any",
              help: "write 'subject: true' under a kind in Content/kinds.yaml", at: use.place)
            : .error(
              "missing-attribute",
              "'facts' needs the attribute \(names) outside \(Message.list(kinds.map { Message(verbatim: $0.name) }, separator: " and ")) pages",
              at: use.place))
        return nil
      }
      subjects = [context.entry.pageName]
    }
    // Subjects are read beside one another, so what they have in common stands in one order.
    let order = context.index.evidence.indicatorOrder
    facts = subjects.flatMap { context.index.evidence.facts(of: $0) }.filter { $0.standing != .withdrawn }
      .enumerated().sorted {
        (order($0.element.indicator), $0.offset) < (order($1.element.indicator), $1.offset)
      }
      .map(\.element)
    if facts.isEmpty, !subjects.isEmpty, context.index.evidence.hasAllFacts {
      context.diagnostics.append(
        .warning(
          "no-facts", "no fact belongs to \(subjects.map(\.name).joined(separator: ", "))", at: use.place))
    }
  }

  var dependencies: [Dependency] { facts.flatMap(\.restsOn) }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let language = context.figureLanguage
    var last: String?
    let rows = facts.map { fact in
      let indicator = context.index.evidence.indicator(of: fact)
      // In a series the definition would stand on every line.
      let isSame = fact.indicator == last
      last = fact.indicator
      return FactsModel.Row(
        indicator: indicator?.name(in: language) ?? fact.indicator,
        definition: isSame ? nil : indicator?.definition(in: language), basis: context.basis(of: indicator),
        fact: context.fact(fact, isCited: true, inTable: true),
        statement: fact.qualifier == .statement ? fact.note(in: language) : nil,
        period: fact.time(in: language), columns: FactColumnModel.all(of: fact, context))
    }
    return Fragments(template: "directives/facts", FactsModel(rows: rows))
  }
}
