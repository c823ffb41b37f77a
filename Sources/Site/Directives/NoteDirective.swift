import Markdown
import Templates

/// `:::note`: something beside the argument that a reader should know.
struct NoteDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "note", forms: [.container])
  static let templates: [(template: String, model: TemplateShape)] = [("directives/note", BoxModel.shape)]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {}

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(template: "directives/note", BoxModel(label: label, body: content))
  }
}
