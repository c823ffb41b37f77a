/// A value that a template can name the parts of.
///
/// A model lists its fields once, each with its name in templates; the list gives both the value at render time and the
/// shape that templates are checked against before anything is rendered.
public protocol TemplateModel: TemplateRepresentable {
  /// The fields that every model of the type has.
  static var fields: TemplateFields<Self> { get }

  /// What templates may do with this very model; it has more fields than its type where a workspace declares them.
  var ownShape: TemplateShape { get }

  /// The name of the model's shape, where models of its type have several; empty where all are alike.
  var variant: String { get }

  /// The value of a field by its place in the list of the type's fields.
  func value(at slot: Int) -> TemplateValue

  /// The value of a field; nil if the model has no field of that name.
  func value(named name: String) -> TemplateValue?
}

extension TemplateModel {
  /// The shape of a model is its fields.
  public static var shape: TemplateShape {
    .model(name: String(describing: Self.self), fields: fields.shapes)
  }

  /// A model stands for itself.
  public var templateValue: TemplateValue { .model(self) }

  /// The shape of the type.
  public var ownShape: TemplateShape { Self.shape }

  /// All models of the type are alike.
  public var variant: String { "" }

  /// The value of a field that every model of the type has.
  @inlinable
  public func value(at slot: Int) -> TemplateValue { Self.fields.value(of: self, at: slot) }

  /// The value of a field that every model of the type has.
  @inlinable
  public func value(named name: String) -> TemplateValue? { Self.fields.value(of: self, named: name) }

  /// The names of the fields that every model of the type has.
  public static var fieldNames: Set<String> { Set(fields.shapes.keys) }
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
  /// `{{#name}}`, with the fields named inside.
  case model(name: String, fields: [String: Field])
  /// `{{#name}}` for each element.
  case list(of: TemplateShape)

  /// A field of a model.
  public struct Field: Sendable {
    /// Its place among the fields of the model's type; nil if a workspace declares it, and it is asked for by its name.
    public let slot: Int?
    /// Its shape, asked for when needed: models may recur.
    public let shape: @Sendable () -> TemplateShape

    /// Describes a field.
    public init(slot: Int? = nil, shape: @escaping @Sendable () -> TemplateShape) {
      self.slot = slot
      self.shape = shape
    }
  }

  /// What tells it apart from others.
  var name: String {
    switch self {
    case .text: "text"
    case .html: "html"
    case .flag: "flag"
    case .model(let name, _): name
    case .list(let element): "[\(element.name)]"
    }
  }

  /// The shape of a model with more fields; of two with one name the new one counts.
  public func adding(_ more: [String: @Sendable () -> TemplateShape]) -> TemplateShape {
    guard case .model(let name, let fields) = self else { return self }
    return .model(
      name: name, fields: fields.merging(more.mapValues { Field(shape: $0) }, uniquingKeysWith: { $1 }))
  }

  /// The shape of a model with the fields of a type; of two with one name the new one counts.
  public func adding(_ more: [String: Field]) -> TemplateShape {
    guard case .model(let name, let fields) = self else { return self }
    return .model(name: name, fields: fields.merging(more, uniquingKeysWith: { $1 }))
  }
}

/// The fields of a model type.
public struct TemplateFields<Model: Sendable>: Sendable, ExpressibleByArrayLiteral {
  /// One field: its name and how to read it from a model.
  public struct Field: Sendable {
    @usableFromInline let name: String
    @usableFromInline let shape: @Sendable () -> TemplateShape
    @usableFromInline let value: @Sendable (Model) -> TemplateValue

    /// Declares a field.
    @inlinable
    public init<Value: TemplateRepresentable>(
      _ name: String, _ value: @escaping @Sendable (Model) -> Value
    ) {
      self.name = name
      self.shape = { Value.shape }
      self.value = { value($0).templateValue }
    }
  }

  @usableFromInline let values: [@Sendable (Model) -> TemplateValue]
  @usableFromInline let slots: [String: Int]
  /// The fields by name, as templates are checked against them.
  public let shapes: [String: TemplateShape.Field]

  /// Gathers fields; of two with one name the later counts.
  public init(arrayLiteral elements: Field...) {
    values = elements.map(\.value)
    slots = Dictionary(elements.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    shapes = Dictionary(
      elements.enumerated().map { ($1.name, TemplateShape.Field(slot: $0, shape: $1.shape)) },
      uniquingKeysWith: { $1 })
  }

  /// The value of a field by its place in the list.
  @inlinable
  public func value(of model: Model, at slot: Int) -> TemplateValue { values[slot](model) }

  /// The value of a field that every model of the type has.
  @inlinable
  public func value(of model: Model, named name: String) -> TemplateValue? {
    slots[name].map { values[$0](model) }
  }
}

extension String: TemplateRepresentable {
  /// Text.
  public static var shape: TemplateShape { .text }
  /// The text itself.
  public var templateValue: TemplateValue { .text(self) }
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
  @inlinable
  public var templateValue: TemplateValue { self?.templateValue ?? .none }
}

extension Array: TemplateRepresentable where Element: TemplateRepresentable {
  /// A list.
  public static var shape: TemplateShape { .list(of: Element.shape) }
  /// The values of its elements.
  @inlinable
  public var templateValue: TemplateValue { .list(map(\.templateValue)) }
}
