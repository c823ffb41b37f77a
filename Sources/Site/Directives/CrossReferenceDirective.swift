import Addresses
import Markdown
import Templates

/// `:ref[id]`: 图 2 or Figure 2, wherever the figure stands on the page.
struct CrossReferenceDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "ref", forms: [.inline], label: .required)
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/ref", CrossReferenceModel.shape)
  ]

  let id: String

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    id = use.label
  }

  var dependencies: [Dependency] { [.anchor(id)] }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    guard let number = context.number(of: id) else { return Fragments() }
    return Fragments(
      template: "directives/ref",
      CrossReferenceModel(
        url: Address(fragment: context.id(id)), number: number.value, isTable: number.series == .table))
  }

  func plainText(_ reader: PageText) -> String {
    let words = reader.words
    guard let number = reader.page.numbers[id] else { return "" }
    return [words[number.series == .table ? "table" : "figure"], words["tie"], String(number.value)]
      .compactMap(\.self).joined()
  }
}
