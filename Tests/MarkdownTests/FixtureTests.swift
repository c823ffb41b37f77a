import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing

@Suite struct FixtureTests {
  private static let root = "Tests/Fixtures/Markdown"

  @Test(arguments: Folders.cases(root))
  func everyConstructGivesItsHTML(name: String) throws {
    let folder = Folders.package.appendingPathComponent(Self.root).appendingPathComponent(name)
    let result = parse(try String(contentsOf: folder.appendingPathComponent("input.md"), encoding: .utf8))
    #expect(structuralFault(result.value) == nil)
    #expect(result.diagnostics.map(\.message) == [])
    let difference = Golden.mismatch(
      HTMLWriter().html(result.value), folder.appendingPathComponent("expected.html"))
    #expect(difference == nil)
  }

  @Test func thereAreFixtures() {
    #expect(Folders.cases(Self.root).count >= 10)
  }
}
