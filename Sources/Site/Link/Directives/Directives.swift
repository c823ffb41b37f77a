import Diagnostics
import Markdown

/// The directives that there are: the one list a new directive's type is added to.
enum Directives {
  static let all: [any DirectiveMeaning.Type] = [
    CasesDirective.self, CompareDirective.self, DetailsDirective.self, FactDirective.self,
    FactsDirective.self, FigureDirective.self, LedgerDirective.self, LiteralDirective.self,
    NoteDirective.self,
    RecommendationsDirective.self, ReferenceDirective.self, RemarkDirective.self, SourceDirective.self,
    TakeawaysDirective.self,
    TraceabilityDirective.self,
  ]

  private static let byName = Dictionary(
    all.map { ($0.syntax.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Reads a use: its syntax first, then its meaning; nil after an error, which is reported.
  static func read(_ use: DirectiveUse, _ context: inout LinkContext) -> (any DirectiveMeaning)? {
    let name = use.directive.name
    guard let type = byName[name] else {
      let suggestion = Suggestion.clause(for: name, in: byName.keys)
      context.diagnostics.append(
        .error("unknown-directive", "no directive '\(name)'\(suggestion)", at: use.place))
      return nil
    }
    let problems = type.syntax.check(use)
    context.diagnostics += problems
    if problems.hasErrors { return nil }
    return type.init(use, &context)
  }
}
