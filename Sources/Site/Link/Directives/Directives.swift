import Diagnostics
import Markdown

/// Finds the meaning of a directive by its name; `DirectiveList` is made of the files in this folder.
enum Directives {
  private static let byName = Dictionary(
    DirectiveList.all.map { ($0.syntax.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The ids that a directive will give.
  static func ids(of directive: Directive) -> [String] {
    byName[directive.name]?.ids(of: directive) ?? []
  }

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
