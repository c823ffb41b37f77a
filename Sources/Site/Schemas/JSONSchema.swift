import Diagnostics
import JSON

/// A schema after draft 7 of JSON Schema, which editors' programs read; what a value is for is said in Chinese and English.
struct JSONSchema: Sendable {
  private var fields: [String: JSONValue?]

  private init(_ fields: [String: JSONValue?]) {
    self.fields = fields
  }

  /// The schema as JSON.
  var json: JSONValue { .object(fields) }

  /// The schema of a whole file.
  func file(title: String) -> JSONValue {
    var fields = fields
    fields["$schema"] = .string("http://json-schema.org/draft-07/schema#")
    fields["title"] = .string(title)
    return .object(fields)
  }

  // MARK: Values

  /// One line or more; YAML takes some words for numbers, and Casebook takes none of them so.
  static let text = JSONSchema([
    "type": .array(["string", "number", "boolean"].map { .string($0) })
  ])
  /// `true` or `false`.
  static let flag = JSONSchema(["type": .string("boolean")])
  /// A whole number.
  static let integer = JSONSchema(["type": .string("integer")])
  /// A decimal number.
  static let number = JSONSchema(["type": .string("number")])
  /// A value that is left empty.
  static let empty = JSONSchema(["type": .string("null")])

  /// A number between two.
  static func number(from lowest: Int, to highest: Int) -> JSONSchema {
    JSONSchema(["type": .string("number"), "minimum": .number(lowest), "maximum": .number(highest)])
  }

  /// A text that a regular expression finds.
  static func pattern(_ pattern: String) -> JSONSchema {
    JSONSchema(["type": .string("string"), "pattern": .string(pattern)])
  }

  /// A day.
  static let date = pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")

  /// One of some words.
  static func word(_ words: some Sequence<String>) -> JSONSchema {
    JSONSchema(["enum": .array(words.map { .string($0) })])
  }

  /// One word, with what it means.
  static func word(_ word: String, labels: [String: String]) -> JSONSchema {
    let label = labels.sorted { $0.key > $1.key }.map(\.value).joined(separator: "\n")
    return JSONSchema(["const": .string(word), "description": label.isEmpty ? nil : .string(label)])
  }

  /// A list; of which no element stands twice, if that is asked.
  static func list(_ element: JSONSchema, from least: Int = 0, to most: Int? = nil) -> JSONSchema {
    JSONSchema([
      "type": .string("array"), "items": element.json,
      "minItems": least == 0 ? nil : .number(least),
      "maxItems": most.map { .number($0) },
    ])
  }

  /// Any one of some.
  static func any(_ schemas: [JSONSchema]) -> JSONSchema {
    JSONSchema(["anyOf": .array(schemas.map(\.json))])
  }

  /// Keys with their values; other keys only where their values are said.
  static func keys(
    _ properties: [String: JSONSchema], required: [String] = [], others: JSONSchema? = nil
  ) -> JSONSchema {
    JSONSchema([
      "type": .string("object"), "properties": .object(properties.mapValues { $0.json }),
      "required": required.isEmpty ? nil : .array(required.sorted().map { .string($0) }),
      "additionalProperties": others?.json ?? .boolean(false),
    ])
  }

  // MARK: What may be added

  /// The schema, or an empty value.
  var orEmpty: JSONSchema { .any([self, .empty]) }

  /// The schema, or a list of such values.
  var orList: JSONSchema { .any([self, .list(self)]) }

  /// The schema with what the value is for.
  func described(_ purpose: Message) -> JSONSchema {
    guard !purpose.isEmpty else { return self }
    return described(verbatim: purpose.text(in: .chinese) + "\n" + purpose.text(in: .english))
  }

  /// The schema with what the value is for, in words of the workspace's own.
  func described(verbatim purpose: String) -> JSONSchema {
    var schema = self
    schema.fields["description"] = .string(purpose)
    return schema
  }
}
