import Diagnostics
import Markdown

/// What stands above a table or below a chart: an attribute, which is plain text, or a label, which may hold whatever a line
/// of text may.
struct DirectiveCaption {
  /// The words alone; nil where there are none.
  let text: String?
  /// Whether they are a label, which is set as the page's text is.
  let isLabel: Bool

  /// What a list of figures or tables calls it; nil where that reads the label.
  var title: String? { isLabel ? nil : text }

  init(_ use: DirectiveUse, _ context: inout LinkContext) {
    let document = use.entry.parsed.document
    guard !use.label.isEmpty, case .directiveLabel? = document.nodes[use.node...].dropFirst().first?.kind
    else {
      isLabel = false
      text = use.text("caption")
      return
    }
    isLabel = true
    text = PageText.line(
      in: use.node + 1, of: document, context.index.evidence,
      context.index.figureLanguage(context.entry.language))
    if let attribute = use.directive.attributes.first(where: { $0.name == "caption" }) {
      context.diagnostics.append(
        .error(
          "bad-attribute", "'caption' stands beside a label, which is the caption",
          help: "take one of the two away",
          at: use.place(attribute.range)))
    }
  }

  /// The same where there is no label but another text.
  init(text: String?) {
    self.text = text
    isLabel = false
  }
}
