import Foundation
import JSON
import Testing

@Suite struct JSONValueTests {
  /// Values that Foundation's encoder takes too.
  private struct Sample: Encodable {
    let name: String
    let list: [Int]
    let empty: [Int]
    let nested: [String: String]
    var value: JSONValue {
      .object([
        "name": .string(name), "list": .array(list.map { .number($0) }), "empty": .array([]),
        "nested": .object(nested.mapValues { .string($0) }), "missing": nil,
      ])
    }
  }

  @Test(arguments: [true, false]) func writesWhatFoundationWrites(_ isPretty: Bool) throws {
    let sample = Sample(
      name: "a/b \"c\" \\ \n\t\r\u{8}\u{c}\u{1}\u{1f} 波士顿 \u{7f}", list: [1, -2, 300], empty: [],
      nested: ["@b": "", "B": "1", "a": "2", "é": "3"])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    #expect(
      sample.value.text(isPretty: isPretty) == String(decoding: try encoder.encode(sample), as: UTF8.self))
  }
}
