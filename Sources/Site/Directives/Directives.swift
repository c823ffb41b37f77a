import Diagnostics
import Kinds
import Markdown

/// Finds the meaning of a directive by its name; `DirectiveList` is made of the files in this folder.
///
/// Beside those, each kind of pages has one by its folder's name, which lists them.
struct Directives {
  let kinds: Kinds

  private static let byName = Dictionary(
    DirectiveList.all.map { ($0.syntax.name, $0) }, uniquingKeysWith: { first, _ in first })

  private func type(_ name: String) -> (any DirectiveMeaning.Type)? {
    Self.byName[name] ?? (kinds.kind(inFolder: name) == nil ? nil : Listing.self)
  }

  /// The names of all directives.
  private var names: [String] { Array(Self.byName.keys) + kinds.all.compactMap(\.folder) }

  /// Whether there is a directive of this name and form.
  func has(_ name: String, _ form: Directive.Form) -> Bool {
    type(name)?.syntax.forms.contains(form) ?? false
  }

  /// The directives of a form, as they are written, by name.
  func names(_ form: Directive.Form) -> [String] {
    names.filter { has($0, form) }.sorted().map(form.written)
  }

  /// The ids that a directive will give.
  static func ids(of directive: Directive) -> [String] {
    byName[directive.name]?.ids(of: directive) ?? []
  }

  /// What parsing found, without the closing lines of directives that are no containers: those are reported themselves.
  func withoutConsequences(_ diagnostics: [Diagnostic], of document: Document) -> [Diagnostic] {
    var mistaken = document.nodes.compactMap { node -> Int? in
      switch node.kind {
      case .directive(let directive) where directive.form == .leaf && !has(directive.name, .leaf): break
      // An opening line that could not be read, which has been reported.
      case .text(let text) where text.hasPrefix(":::") && text.count > 3: break
      default: return nil
      }
      return node.range.lowerBound
    }
    return diagnostics.filter { diagnostic in
      guard diagnostic.id == "stray-directive-close", let place = diagnostic.place?.range,
        let opening = mistaken.lastIndex(where: { $0 < place.lowerBound })
      else { return true }
      mistaken.remove(at: opening)
      return false
    }
  }

  /// Reads a use: its syntax first, then its meaning; nil after an error, which is reported.
  func read(_ use: DirectiveUse, _ context: inout LinkContext) -> (any DirectiveMeaning)? {
    let name = use.directive.name
    guard let type = type(name) else {
      let suggestion = Suggestion.clause(for: name, in: names)
      let help: Message = "there are \(names(use.directive.form).joined(separator: ", "))"
      context.diagnostics.append(
        .error(
          "unknown-directive", "no directive '\(name)'\(suggestion)",
          help: suggestion.isEmpty ? help : nil, at: use.place))
      return nil
    }
    let syntax = type == Listing.self ? Listing.syntax(of: name, kinds) : type.syntax(kinds)
    let problems = syntax.check(use)
    context.diagnostics += problems
    if problems.hasErrors { return nil }
    return type.init(use, &context)
  }
}
