import Markdown

/// How a directive is written.
struct DirectiveSignature: Sendable {
  enum Label: Sendable {
    case none, optional, required
  }

  struct Attribute: Sendable {
    enum ValueType: Sendable {
      /// Any text.
      case text
      /// One or more names, separated by spaces.
      case words
      /// One of a few words.
      case choice([String])
    }

    let name: String
    let type: ValueType
    var isRequired = false
  }

  let name: String
  let forms: Set<Directive.Form>
  var label = Label.none
  var attributes: [Attribute] = []
}

extension Directive.Form {
  /// The directive's name with its colons.
  func written(_ name: String) -> String {
    switch self {
    case .inline: ":\(name)"
    case .leaf: "::\(name)"
    case .container: ":::\(name)"
    }
  }
}
