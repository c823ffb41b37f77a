import Markdown
import Templates

/// `:::takeaways`: a page's key points.
struct TakeawaysDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: DirectiveVocabulary.takeaways, forms: [.container])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/takeaways", BoxModel.shape)
  ]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {}

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(template: "directives/takeaways", BoxModel(label: label, body: content))
  }
}
