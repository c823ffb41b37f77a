import Diagnostics
import Markdown
import Templates

/// `:lit[24]`: a number that is meant to stand without a source, or a word that is meant to stand as it is.
struct LiteralDirective: ComposedDirective {
  static let signature = DirectiveSignature(
    name: DirectiveVocabulary.literal, forms: [.inline], label: .required)
  static let templates: [(template: String, model: TemplateShape)] = []

  let text: String

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    text = use.label
  }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    Fragments(text: text)
  }

  func plainText(_ reader: PageText) -> String { text }
}
