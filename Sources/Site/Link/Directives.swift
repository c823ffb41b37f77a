import Diagnostics
import Kinds
import Markdown

/// The directives of a workspace: how each is written, and what reads it.
struct Directives: Sendable {
  /// One directive, as it is written in this workspace.
  struct Entry: Sendable {
    let signature: DirectiveSignature
    let meaning: any DirectiveMeaning.Type
  }

  /// Their names and forms.
  let vocabulary: DirectiveVocabulary
  /// The style sheets that some of them need beside the site's.
  let stylesheets: Set<String>
  private let byName: [String: Entry]

  /// - Parameter entries: The first of a name counts.
  init(_ entries: [Entry]) {
    byName = Dictionary(entries.map { ($0.signature.name, $0) }, uniquingKeysWith: { first, _ in first })
    vocabulary = DirectiveVocabulary(byName.mapValues(\.signature.forms))
    stylesheets = Set(entries.compactMap { $0.meaning.stylesheet })
  }

  /// How each is written, by name.
  var signatures: [DirectiveSignature] { byName.values.map(\.signature).sorted { $0.name < $1.name } }

  /// The ids that a directive will give.
  func ids(of directive: Directive) -> [String] {
    byName[directive.name]?.meaning.ids(of: directive) ?? []
  }

  /// Reads a use: how it is written first, then its meaning; nil after an error, which is reported.
  func read(_ use: DirectiveUse, _ context: inout LinkContext) -> (any DirectiveMeaning)? {
    let name = use.directive.name
    guard let entry = byName[name] else {
      let suggestion = Suggestion.clause(for: name, in: vocabulary.names)
      let help: Message = "there are \(vocabulary.names(use.directive.form).joined(separator: ", "))"
      context.diagnostics.append(
        .error(
          "unknown-directive", "no directive '\(name)'\(suggestion)",
          help: suggestion.isEmpty ? help : nil, at: use.place))
      return nil
    }
    let problems = entry.signature.check(use)
    context.diagnostics += problems
    if problems.hasErrors { return nil }
    return entry.meaning.init(use, &context)
  }
}
