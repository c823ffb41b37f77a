/// HTML in pieces: finished HTML, words, and places where a template is still to be rendered with a model.
public struct Fragments: TemplateRepresentable {
  /// One piece.
  public enum Piece: Sendable {
    /// Finished HTML.
    case html(String)
    /// Plain words, for whoever makes something else than HTML of them.
    case text(String)
    /// A template's name and the model to render it with.
    case template(String, any TemplateModel)
  }

  /// The pieces in order.
  public private(set) var pieces: [Piece]

  /// Starts with the given pieces.
  public init(_ pieces: [Piece] = []) {
    self.pieces = pieces
  }

  /// A single template with its model.
  public init(template name: String, _ model: any TemplateModel) {
    pieces = [.template(name, model)]
  }

  /// Plain words, escaped where they are rendered.
  public init(text: String) {
    pieces = [.text(text)]
  }

  /// Whether nothing would be rendered.
  public var isEmpty: Bool { pieces.isEmpty }

  /// Adds finished HTML.
  public mutating func append(html: String) {
    if !html.isEmpty { pieces.append(.html(html)) }
  }

  /// Adds a template with its model.
  public mutating func append(template name: String, _ model: any TemplateModel) {
    pieces.append(.template(name, model))
  }

  /// Adds the pieces of another value.
  public mutating func append(_ other: Fragments) {
    pieces.append(contentsOf: other.pieces)
  }

  /// HTML.
  public static var shape: TemplateShape { .html }
  /// The pieces, or nothing if there are none.
  public var templateValue: TemplateValue { isEmpty ? .none : .html(self) }
}
