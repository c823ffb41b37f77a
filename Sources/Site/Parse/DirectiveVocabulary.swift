import Diagnostics
import Markdown

/// The directives that pages of a workspace may write, by name and form.
struct DirectiveVocabulary: Sendable {
  /// The names of those that other rooms read by themselves.
  static let fact = "fact"
  static let literal = "lit"
  static let takeaways = "takeaways"

  private let forms: [String: Set<Directive.Form>]
  /// Those of each form as they are written, by name.
  private let written: [Directive.Form: [String]]

  init(_ forms: [String: Set<Directive.Form>]) {
    self.forms = forms
    var written: [Directive.Form: [String]] = [:]
    for name in forms.keys.sorted() {
      for form in forms[name] ?? [] { written[form, default: []].append(form.written(name)) }
    }
    self.written = written
  }

  /// The names of all directives.
  var names: [String] { Array(forms.keys) }

  /// Whether there is a directive of this name and form.
  func has(_ name: String, _ form: Directive.Form) -> Bool { forms[name]?.contains(form) ?? false }

  /// The directives of a form, as they are written, by name.
  func names(_ form: Directive.Form) -> [String] { written[form] ?? [] }

  /// What parsing found, without the closing lines of directives that are no containers, there or missing: those are
  /// reported themselves.
  ///
  /// Each opening line takes one closing line away, the nearest behind it.
  func withoutConsequences(_ diagnostics: [Diagnostic], of document: Document) -> [Diagnostic] {
    let diagnostics = diagnostics.filter { diagnostic in
      guard diagnostic.id == "unclosed-directive", let range = diagnostic.place?.range else { return true }
      let name = document.file.slice(range).drop { $0 == ":" }.prefix {
        $0.isLetter || $0.isNumber || $0 == "-"
      }
      return has(String(name), .container) || !has(String(name), .leaf)
    }
    let strays = diagnostics.indices.compactMap { number -> (number: Int, start: Int)? in
      guard diagnostics[number].id == "stray-directive-close", let range = diagnostics[number].place?.range
      else { return nil }
      return (number, range.lowerBound)
    }
    guard !strays.isEmpty else { return diagnostics }
    let mistaken = mistakenOpenings(in: document)
    var (next, open) = (0, 0)
    var explained: Set<Int> = []
    for stray in strays.sorted(by: { $0.start < $1.start }) {
      while next < mistaken.count, mistaken[next] < stray.start { (next, open) = (next + 1, open + 1) }
      guard open > 0 else { continue }
      open -= 1
      explained.insert(stray.number)
    }
    return diagnostics.indices.filter { !explained.contains($0) }.map { diagnostics[$0] }
  }

  /// Where lines stand that were to open a container and open none.
  private func mistakenOpenings(in document: Document) -> [Int] {
    document.nodes.compactMap { node -> Int? in
      switch node.kind {
      case .directive(let directive) where directive.form == .leaf && !has(directive.name, .leaf): break
      // An opening line that could not be read, which has been reported.
      case .text(let text) where text.hasPrefix(":::") && text.count > 3: break
      default: return nil
      }
      return node.range.lowerBound
    }.sorted()
  }
}
