import Diagnostics
import YAML

/// Reads a Table Schema in YAML and collects what is wrong with it.
struct TableSchemaReader {
  /// Names that columns cannot have, each with what they are.
  let taken: [String: Message]
  /// Whether the columns are added to another table's, so that keys make no sense.
  let isExtension: Bool
  private(set) var diagnostics: [Diagnostic] = []
  private var schema = TableSchema()

  private static let keys = ["title", "description", "fields", "primaryKey", "foreignKeys", "missingValues"]
  private static let fieldKeys = ["name", "type", "title", "description", "constraints"]
  private static let constraintKeys = ["required", "unique", "minimum", "maximum", "enum", "pattern"]

  init(taken: [String: Message] = [:], isExtension: Bool = false) {
    self.taken = taken
    self.isExtension = isExtension
  }

  /// The schema in a file; nil if it has an error.
  static func read(
    _ file: SourceFile, taken: [String: Message] = [:], isExtension: Bool = false
  ) -> Diagnosed<TableSchema?> {
    var reader = TableSchemaReader(taken: taken, isExtension: isExtension)
    let yaml = YAMLValue.read(file)
    reader.diagnostics = yaml.diagnostics
    if let root = yaml.value { reader.read(root, file) }
    return Diagnosed(reader.diagnostics.hasErrors ? nil : reader.schema, reader.diagnostics)
  }

  /// The names of columns in a schema that may have errors.
  static func names(in file: SourceFile) -> [String] {
    let fields = YAMLValue.read(file).value?.map?.first { $0.key == "fields" }?.value.list ?? []
    return fields.compactMap { field in field.map?.first { $0.key == "name" }?.value.string }
  }

  private mutating func fail(_ message: Message, help: Message? = nil, at place: SourcePlace) {
    diagnostics.append(.error("table-schema", message, help: help, at: place))
  }

  private mutating func wrong(_ entry: YAMLValue.Entry, _ expected: Message) {
    fail("'\(entry.key)' takes \(expected), not \(entry.value.description)", at: entry.value.place)
  }

  private mutating func unknown(_ entry: YAMLValue.Entry, _ known: [String]) {
    diagnostics.append(
      .error(
        "unknown-key",
        "no key '\(entry.key)' in a table's schema\(Suggestion.clause(for: entry.key, in: known))",
        help: "known are \(known.joined(separator: ", "))", at: entry.keyPlace))
  }

  private mutating func read(_ root: YAMLValue, _ file: SourceFile) {
    guard let entries = root.map, let fields = entries.first(where: { $0.key == "fields" }) else {
      return fail(
        "the schema has no list 'fields'", help: "write 'fields:' and below it '- name: …' for each column",
        at: root.map?.isEmpty == true ? file.whole : root.place)
    }
    readFields(fields)
    for entry in entries where entry.key != "fields" {
      switch entry.key {
      case "title": schema.titles = texts(entry)
      case "description": schema.descriptions = texts(entry)
      case "primaryKey" where !isExtension: schema.primaryKey = names(entry)
      case "foreignKeys" where !isExtension: readForeignKeys(entry)
      case "missingValues":
        guard let list = entry.value.list, list.allSatisfy({ $0.string != nil || $0.isNull }) else {
          wrong(entry, "a list of texts, such as ['', n/a]")
          continue
        }
        schema.missingValues = list.map { $0.string ?? "" }
      default: unknown(entry, isExtension ? ["title", "description", "fields", "missingValues"] : Self.keys)
      }
    }
  }

  /// A text for each language, or one for all, which is kept under an empty tag.
  private mutating func texts(_ entry: YAMLValue.Entry) -> [String: String] {
    if let text = entry.value.line { return ["": text] }
    let pairs = (entry.value.map ?? []).compactMap { pair in pair.value.line.map { (pair.key, $0) } }
    guard let map = entry.value.map, !map.isEmpty, pairs.count == map.count else {
      wrong(entry, "a text for each language, such as { zh: 城市, en: City }")
      return [:]
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private mutating func readFields(_ entry: YAMLValue.Entry) {
    guard let list = entry.value.list, !list.isEmpty else {
      return wrong(entry, "a list of columns, each with a name")
    }
    for element in list {
      guard let entries = element.map else {
        fail("a column is '- name: …' with what belongs to it below", at: element.place)
        continue
      }
      readField(entries, at: element.place)
    }
  }

  private mutating func readField(_ entries: [YAMLValue.Entry], at place: SourcePlace) {
    guard let entry = entries.first(where: { $0.key == "name" }), let name = entry.value.string, !name.isEmpty
    else {
      return fail("a column has no name", help: "write '- name: …' as in the table's header", at: place)
    }
    if !Self.isName(name) {
      diagnostics.append(
        .error(
          "invalid-id", "'\(name)' is no name of a column",
          help: "a name has lower-case letters a to z, digits, '-' and '_', and begins with a letter",
          at: entry.value.place))
    } else if let owner = taken[name] {
      diagnostics.append(
        .error(
          "reserved-name", "'\(name)' is the name of \(owner)", help: "give the column another name",
          at: entry.value.place))
    } else if schema.field(name) != nil {
      diagnostics.append(
        .error("duplicate-column", "the column '\(name)' stands twice", at: entry.value.place))
    }
    var field = TableField(name: name, place: entry.value.place)
    // What is asked of cells depends on what they hold.
    if let type = entries.first(where: { $0.key == "type" }) {
      let known = TableField.ValueType.allCases.map(\.rawValue)
      if let word = type.value.string, let value = TableField.ValueType(rawValue: word) {
        field.type = value
      } else {
        let word = type.value.string ?? ""
        fail(
          "no type '\(word)'\(Suggestion.clause(for: word, in: known))",
          help: "a column holds \(known.joined(separator: ", "))", at: type.value.place)
        return
      }
    }
    for entry in entries {
      switch entry.key {
      case "name", "type": continue
      case "title": field.titles = texts(entry)
      case "description": field.descriptions = texts(entry)
      case "constraints": readConstraints(entry, &field)
      default: unknown(entry, Self.fieldKeys)
      }
    }
    schema.fields.append(field)
  }

  private mutating func readConstraints(_ entry: YAMLValue.Entry, _ field: inout TableField) {
    guard let entries = entry.value.map else {
      return wrong(entry, "keys such as { required: true, minimum: 0 }")
    }
    for entry in entries {
      switch entry.key {
      case "required", "unique":
        guard let text = entry.value.string, ["true", "false"].contains(text) else {
          wrong(entry, "true or false")
          continue
        }
        if entry.key == "required" {
          field.constraints.isRequired = text == "true"
        } else {
          field.constraints.isUnique = text == "true"
        }
      case "minimum", "maximum":
        guard field.type != .string, field.type != .boolean else {
          fail(
            "'\(entry.key)' fits numbers, days and years, and the column holds \(field.type.rawValue)",
            at: entry.keyPlace)
          continue
        }
        guard let value = entry.value.string.flatMap(field.value) else {
          wrong(entry, field.expectation)
          continue
        }
        if entry.key == "minimum" {
          field.constraints.minimum = value
        } else {
          field.constraints.maximum = value
        }
      case "enum":
        let values = (entry.value.list ?? []).compactMap { $0.string.flatMap(field.value) }
        guard let list = entry.value.list, !list.isEmpty, values.count == list.count else {
          wrong(entry, "a list of values, each \(field.expectation)")
          continue
        }
        field.constraints.choices = values
      case "pattern":
        guard field.type == .string, let text = entry.value.string, (try? Regex(text)) != nil else {
          wrong(entry, "a regular expression, on a column of texts")
          continue
        }
        field.constraints.pattern = text
      default: unknown(entry, Self.constraintKeys)
      }
    }
    if let least = field.constraints.minimum, let most = field.constraints.maximum, most < least {
      fail("'minimum' is more than 'maximum', so that no cell could be right", at: entry.keyPlace)
    }
  }

  /// One name, or a list of names; each is that of a column.
  private mutating func names(_ entry: YAMLValue.Entry) -> [String] {
    let elements = entry.value.list ?? [entry.value]
    let known = schema.fields.map(\.name)
    return elements.compactMap { element in
      guard let name = element.string else {
        wrong(entry, "the name of a column, or a list of them")
        return nil
      }
      if known.contains(name) { return name }
      diagnostics.append(
        .error(
          "unknown-column", "no column '\(name)'\(Suggestion.clause(for: name, in: known))",
          help: "the columns are \(known.joined(separator: ", "))", at: element.place))
      return nil
    }
  }

  private mutating func readForeignKeys(_ entry: YAMLValue.Entry) {
    let example: Message = "a list such as [{ fields: city, reference: { resource: cities, fields: id } }]"
    guard let list = entry.value.list else { return wrong(entry, example) }
    for element in list {
      let entries = element.map ?? []
      guard let fields = entries.first(where: { $0.key == "fields" }),
        let reference = entries.first(where: { $0.key == "reference" })?.value.map,
        let resource = reference.first(where: { $0.key == "resource" })?.value.string
      else {
        wrong(entry, example)
        continue
      }
      let own = names(fields)
      let target = reference.first { $0.key == "fields" }?.value
      let targets = target.map { ($0.list ?? [$0]).compactMap(\.string) } ?? []
      guard own.count == 1, targets.count <= 1 else {
        if own.count > 1 || targets.count > 1 {
          fail("a key of several columns is not read", help: "name one column", at: fields.value.place)
        }
        continue
      }
      schema.foreignKeys.append(
        TableSchema.ForeignKey(resource: resource, field: own[0], target: targets.first, place: element.place)
      )
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return false
    }
    return text.utf8.allSatisfy {
      EvidenceID.isValid("a\(Character(Unicode.Scalar($0)))") || $0 == UInt8(ascii: "_")
    }
  }
}
