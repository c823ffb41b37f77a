import Diagnostics
import Foundation
import Markdown
import Testing

/// One example of CommonMark's specification.
private struct Example: Decodable {
  let markdown: String
  let html: String
  let example: Int
}

/// The examples come with a pinned package that the test command fetches; they are not part of this repository.
private func loadExamples() throws -> [Example] {
  let given = ProcessInfo.processInfo.environment["CASEBOOK_COMMONMARK"].map { URL(fileURLWithPath: $0) }
  let url = given ?? packageRoot.appendingPathComponent(".cache/commonmark/commonmark.json")
  guard let data = try? Data(contentsOf: url) else {
    Issue.record(
      """
      The examples of the CommonMark specification are missing at \(url.path). Run 'make test', which fetches them, or \
      name the file in CASEBOOK_COMMONMARK.
      """)
    return []
  }
  return try JSONDecoder().decode([Example].self, from: data)
}

@Suite struct CommonMarkTests {
  private static let examples = Result { try loadExamples() }

  @Test("CommonMark 0.30, example", arguments: 1...652)
  func everyExampleOfTheSpecificationGivesItsHTML(_ number: Int) throws {
    let example = try #require(Self.examples.get().first { $0.example == number })
    #expect(html(example.markdown) == example.html, "\(example.markdown)")
  }

  @Test func everyTextOfTheSpecificationKnowsItsPlace() throws {
    for example in try loadExamples() {
      let document = parse(example.markdown).value
      #expect(misplacedTexts(document) == [], "example \(example.example): \(example.markdown)")
      #expect(structuralFault(document) == nil, "example \(example.example): \(example.markdown)")
    }
  }

  @Test func documentsWithWindowsLineEndsReadTheSame() throws {
    for example in try loadExamples() where !example.markdown.contains("\r") {
      let windows = example.markdown.replacingOccurrences(of: "\n", with: "\r\n")
      #expect(html(windows) == example.html, "example \(example.example)")
      #expect(structuralFault(parse(windows).value) == nil, "example \(example.example)")
    }
  }
}
