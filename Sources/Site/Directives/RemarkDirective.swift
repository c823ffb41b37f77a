import Markdown
import Templates

/// `:::remark`: a remark of the editors' own, marked as theirs.
struct RemarkDirective: ComposedDirective {
  static let signature = DirectiveSignature(name: "remark", forms: [.container])
  static let templates: [(template: String, model: TemplateShape)] = [("directives/remark", BoxModel.shape)]

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {}

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(template: "directives/remark", BoxModel(label: label, body: content))
  }
}
