public import Addresses
import Markdown

/// A value that a template can name the parts of.
///
/// A model lists its fields once, each with its name in templates; the list gives both the value at render time and the
/// shape that templates are checked against before anything is rendered.
public protocol TemplateModel: TemplateRepresentable {
  /// The fields a template may name.
  static var fields: TemplateFields<Self> { get }

  /// The value of a field; nil if the model has no field of that name.
  ///
  /// A model whose fields follow from what a workspace declares answers for those too, and has a shape to match.
  func value(named name: String) -> TemplateValue?
}

extension TemplateModel {
  /// The shape of a model is its fields.
  public static var shape: TemplateShape {
    .model(name: String(describing: Self.self), fields: fields.shapes)
  }

  /// A model stands for itself.
  public var templateValue: TemplateValue { .model(self) }

  /// The value of a field that every model of the type has.
  public func value(named name: String) -> TemplateValue? {
    Self.fields.value(of: self, named: name)
  }

  /// The names of the fields that every model of the type has.
  static var fieldNames: Set<String> { Set(fields.shapes.keys) }
}

/// Something that can stand in a template: text, HTML, a flag, a model, or a list of models.
public protocol TemplateRepresentable: Sendable {
  /// What templates may do with it.
  static var shape: TemplateShape { get }
  /// The value as the renderer takes it.
  var templateValue: TemplateValue { get }
}

/// A value on its way into a template.
public enum TemplateValue: Sendable {
  /// Plain text; escaped where it lands. Empty text counts as false in a section.
  case text(String)
  /// HTML in pieces; only `{{{…}}}` takes it.
  case html(Fragments)
  /// True or false.
  case flag(Bool)
  /// A model.
  case model(any TemplateModel)
  /// A list of values, each a model or a text.
  case list([TemplateValue])
  /// Nothing; false in a section, empty elsewhere.
  case none
}

/// What a template may do with a value.
public indirect enum TemplateShape: Sendable {
  /// `{{name}}`
  case text
  /// `{{{name}}}`
  case html
  /// `{{#name}}` alone.
  case flag
  /// `{{#name}}`, with the fields named inside. The fields' own shapes are asked for when needed: models may recur.
  case model(name: String, fields: [String: @Sendable () -> TemplateShape])
  /// `{{#name}}` for each element.
  case list(of: TemplateShape)
}

extension TemplateShape {
  /// The shape of a model with more fields; of two with one name the new one counts.
  func adding(_ more: [String: @Sendable () -> TemplateShape]) -> TemplateShape {
    guard case .model(let name, let fields) = self else { return self }
    return .model(name: name, fields: fields.merging(more, uniquingKeysWith: { $1 }))
  }
}

/// The fields of a model type.
public struct TemplateFields<Model: Sendable>: Sendable, ExpressibleByArrayLiteral {
  /// One field: its name and how to read it from a model.
  public struct Field: Sendable {
    let name: String
    let shape: @Sendable () -> TemplateShape
    let value: @Sendable (Model) -> TemplateValue

    /// Declares a field.
    public init<Value: TemplateRepresentable>(
      _ name: String, _ value: @escaping @Sendable (Model) -> Value
    ) {
      self.name = name
      self.shape = { Value.shape }
      self.value = { value($0).templateValue }
    }
  }

  private let byName: [String: Field]

  /// Gathers fields; of two with one name the later counts.
  public init(arrayLiteral elements: Field...) {
    byName = Dictionary(elements.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
  }

  var shapes: [String: @Sendable () -> TemplateShape] { byName.mapValues(\.shape) }

  func value(of model: Model, named name: String) -> TemplateValue? { byName[name]?.value(model) }
}

extension String: TemplateRepresentable {
  /// Text.
  public static var shape: TemplateShape { .text }
  /// The text itself.
  public var templateValue: TemplateValue { .text(self) }
}

extension Address: TemplateRepresentable {
  /// Text: the address as it is written.
  public static var shape: TemplateShape { .text }
  /// The address as it is written.
  public var templateValue: TemplateValue { .text(text) }
}

extension Int: TemplateRepresentable {
  /// Text: the digits.
  public static var shape: TemplateShape { .text }
  /// The digits.
  public var templateValue: TemplateValue { .text(String(self)) }
}

extension Bool: TemplateRepresentable {
  /// A flag.
  public static var shape: TemplateShape { .flag }
  /// The flag itself.
  public var templateValue: TemplateValue { .flag(self) }
}

extension Optional: TemplateRepresentable where Wrapped: TemplateRepresentable {
  /// What is wrapped.
  public static var shape: TemplateShape { Wrapped.shape }
  /// What is wrapped, or nothing.
  public var templateValue: TemplateValue { self?.templateValue ?? .none }
}

extension Array: TemplateRepresentable where Element: TemplateRepresentable {
  /// A list.
  public static var shape: TemplateShape { .list(of: Element.shape) }
  /// The values of its elements.
  public var templateValue: TemplateValue { .list(map(\.templateValue)) }
}

/// HTML in pieces: finished text, and places where a template is still to be rendered with a model.
public struct Fragments: TemplateRepresentable {
  /// One piece.
  public enum Piece: Sendable {
    /// Finished HTML.
    case html(String)
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

  /// Plain text, escaped.
  init(text: String) {
    var html = HTMLBuffer()
    html.append(escaping: text)
    pieces = [.html(html.take())]
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
