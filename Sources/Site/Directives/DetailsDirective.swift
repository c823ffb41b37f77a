import Markdown
import Templates

/// `:::details[summary]`: what opens when a reader asks for it.
struct DetailsDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "details", forms: [.container], label: .required)
  static let templates: [(template: String, model: TemplateShape)] = [("directives/details", BoxModel.shape)]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {}

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(template: "directives/details", BoxModel(label: label, body: content))
  }
}
