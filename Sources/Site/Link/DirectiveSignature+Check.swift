import Diagnostics
import Markdown

extension DirectiveSignature {
  /// Checks a use against this signature.
  func check(_ use: DirectiveUse) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let directive = use.directive
    if !forms.contains(directive.form) {
      let known = Message.list(
        forms.map { $0.written(name) }.sorted().map { Message(verbatim: $0) }, separator: " or ")
      diagnostics.append(
        .error("directive-form", "'\(name)' is written \(known)", at: use.place(directive.nameRange)))
    }
    switch (label, directive.label) {
    case (.required, nil), (.required, ""?):
      diagnostics.append(
        .error("directive-label", "'\(name)' needs a label in brackets, as in \(example)", at: use.place))
    case (.none, _?):
      diagnostics.append(
        .error("directive-label", "'\(name)' takes no label", at: use.place(directive.labelRange)))
    default: break
    }
    var seen: Set<String> = []
    for attribute in directive.attributes {
      let place = use.place(attribute.range)
      guard let known = attributes.first(where: { $0.name == attribute.name }) else {
        if let sign = attribute.name.firstIndex(of: "＝") {
          let start = attribute.range.lowerBound + attribute.name[..<sign].utf8.count
          diagnostics.append(.fullWidth("＝", meant: "=", at: use.place(start..<start + 3)))
          seen.insert(String(attribute.name[..<sign]))
          continue
        }
        let suggestion = Suggestion.clause(for: attribute.name, in: attributes.map(\.name))
        let help: Message =
          attribute.isRestOfValue
          ? "a value with a space in it stands in quotation marks, such as src=\"../assets/a b.png\""
          : attributes.isEmpty
            ? "it takes none" : "it takes \(attributes.map(\.name).joined(separator: ", "))"
        diagnostics.append(
          .error(
            "unknown-attribute", "no attribute '\(attribute.name)' on '\(name)'\(suggestion)", help: help,
            at: place))
        continue
      }
      if !seen.insert(attribute.name).inserted {
        diagnostics.append(.error("bad-attribute", "'\(attribute.name)' stands twice", at: place))
      }
      if case .choice(let words) = known.type, !words.contains(attribute.value) {
        let suggestion = Suggestion.clause(for: attribute.value, in: words)
        diagnostics.append(
          .error(
            "bad-attribute",
            "'\(known.name)' takes \(words.joined(separator: ", ")), not '\(attribute.value)'\(suggestion)",
            at: place))
      }
    }
    for attribute in attributes where attribute.isRequired && !seen.contains(attribute.name) {
      diagnostics.append(
        .error("missing-attribute", "'\(name)' needs the attribute '\(attribute.name)'", at: use.place))
    }
    return diagnostics
  }

  private var example: String { (forms.first ?? .inline).written(name) + "[…]" }
}

extension Directive.Attribute {
  /// Whether it can only be the rest of a value that a space has cut.
  fileprivate var isRestOfValue: Bool {
    value.isEmpty && (name.contains(".") || name.utf8.contains { $0 >= 0x80 })
  }
}
