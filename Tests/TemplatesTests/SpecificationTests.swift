import Diagnostics
import Foundation
import Testing

@testable import Templates

/// One test of Mustache's specification.
private struct Example: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let data: JSONData
  let template: String
  let partials: [String: String]?
  let expected: String

  var testDescription: String { name }
}

private struct ExampleFile: Decodable {
  let tests: [Example]
}

/// Data without a schema, as the specification has it.
private indirect enum JSONData: Decodable, Sendable {
  case null, flag(Bool), text(String), list([JSONData]), object([String: JSONData])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text(String(number))
    } else if let number = try? container.decode(Double.self) {
      self = .text(String(number))
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONData].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONData].self))
    }
  }

  func shape(_ path: String) -> TemplateShape {
    switch self {
    case .null, .text: .text
    case .flag: .flag
    case .list(let elements): .list(of: Self.merged(elements).shape(path + "[]"))
    case .object(let fields):
      .model(
        name: path,
        fields: Dictionary(
          uniqueKeysWithValues: fields.map { key, value in
            (key, TemplateShape.Field { value.shape("\(path).\(key)") })
          }))
    }
  }

  /// An element with the fields of all.
  private static func merged(_ elements: [JSONData]) -> JSONData {
    guard case .object? = elements.first else { return elements.first ?? .null }
    let fields = elements.reduce(into: [String: JSONData]()) { fields, element in
      if case .object(let more) = element { fields.merge(more) { earlier, _ in earlier } }
    }
    return .object(fields)
  }

  var value: TemplateValue {
    switch self {
    case .null: .none
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map(\.value))
    case .object(let fields): .model(JSONModel(members: fields))
    }
  }
}

/// A model whose fields the data declares, as those of a workspace's own kinds are.
private struct JSONModel: TemplateModel {
  let members: [String: JSONData]

  static let fields: TemplateFields<JSONModel> = []

  func value(named name: String) -> TemplateValue? { members[name]?.value }
}

private let packageRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The tests come with a pinned package that the test command fetches; they are not part of this repository.
private func loadExamples(_ file: String) throws -> [Example] {
  let url = packageRoot.appendingPathComponent(".cache/mustache/\(file).json")
  guard let data = try? Data(contentsOf: url) else {
    Issue.record(
      "The tests of Mustache's specification are missing at \(url.path); 'make test' fetches them.")
    return []
  }
  return try JSONDecoder().decode(ExampleFile.self, from: data).tests
}

@Suite struct SpecificationTests {
  private static let files = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance",
  ]

  @Test(arguments: files) func everyTestOfTheSpecificationRenders(_ file: String) throws {
    let examples = try loadExamples(file)
    #expect(!examples.isEmpty)
    for example in examples {
      var files = ["main": SourceFile(path: "main", text: example.template)]
      for (name, text) in example.partials ?? [:] { files[name] = SourceFile(path: name, text: text) }
      let library = TemplateLibrary.compile(files, words: [:])
      #expect(library.diagnostics.isEmpty, "\(file): \(example.name)")
      let text = library.value.text(
        "main", value: example.data.value, shape: example.data.shape("root"), language: "en")
      #expect(text == example.expected, "\(file): \(example.name): \(example.template)")
    }
  }
}
