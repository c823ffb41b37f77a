import Diagnostics
import Site
import TestSupport
import Testing

@Suite struct UnboundNumberTests {
  /// What is said of numbers in a text on Munich's page, as `line:column message`.
  private func findings(_ text: String) async throws -> [String] {
    try await findings { $0 + "\n" + text + "\n" }
  }

  /// What is said of numbers on Munich's page once it has been changed.
  private func findings(_ change: (String) -> String) async throws -> [String] {
    let workspace = try Workspaces.base()
    let page = "Content/zh/cases/munich.md"
    try workspace.write(change(try #require(workspace.read(page))), to: page)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    return report.diagnostics.filter { $0.id == "unbound-number" }.map { diagnostic in
      let place = diagnostic.place
      let column = LineTable(place?.file.text ?? "").position(of: place?.range?.lowerBound ?? 0).column
      return "\(column) \(diagnostic.message)"
    }
  }

  @Test(arguments: [
    ("资助不超过50%。", "6 the number '50%' is not bound to a fact; it equals 'munich-share'"),
    ("资助五成。", "3 the number '五成' is not bound to a fact; it equals 'munich-share'"),
    ("投入2亿欧元。", "3 the number '2亿欧元' is not bound to a fact; it equals 'munich-budget'"),
    ("资助60%。", "3 the number '60%' is not bound to a fact; it differs from 'munich-share', which says 至多50%"),
    (
      "投入三亿欧元。",
      "3 the number '三亿欧元' is not bound to a fact; it differs from 'munich-budget', which says 2亿欧元"
    ),
    ("另有1200家企业。", "3 the number '1200' is not bound to a fact"),
    ("**3万**人。", "3 the number '3万' is not bound to a fact"),
    // What is named for a number changes neither its sign nor its unit nor its magnitude.
    (
      "资助-50%。",
      "3 the number '-50%' is not bound to a fact; it differs from 'munich-share', which says 至多50%"
    ),
    (
      "资助负50%。",
      "3 the number '负50%' is not bound to a fact; it differs from 'munich-share', which says 至多50%"
    ),
    ("资助下降50%。", "5 the number '50%' is not bound to a fact"),
    ("资助50‰。", "3 the number '50‰' is not bound to a fact"),
    ("资助50家。", "3 the number '50' is not bound to a fact"),
    ("资助提高50个百分点。", "5 the number '50个百分点' is not bound to a fact"),
    (
      "投入2万欧元。",
      "3 the number '2万欧元' is not bound to a fact; it differs from 'munich-budget', which says 2亿欧元"
    ),
    ("投入2亿美元。", "3 the number '2亿美元' is not bound to a fact"),
  ]) func aNumberIsReportedWithTheFactItEqualsOrContradicts(_ text: String, _ finding: String) async throws {
    #expect(try await findings(text) == [finding])
  }

  @Test(arguments: [
    ("每年四百至五百项。", "3 the number '四百至五百' is not bound to a fact; it equals 'munich-licences'"),
    ("每年五百项。", "3 the number '五百' is not bound to a fact; it equals 'munich-disputed'"),
    ("每年三百至五百人。", "3 the number '三百至五百' is not bound to a fact"),
  ]) func aRangeEqualsTheFactThatHasBothItsEnds(_ text: String, _ finding: String) async throws {
    let workspace = try Workspaces.base()
    let facts = "Content/data/facts.csv"
    let rows = """
      munich-disputed,munich,licences,more-than,500,,,,,essay;office,,disputed,,
      munich-licences,munich,licences,range,400,500,,,,office,,reported,,

      """
    try workspace.write(try #require(workspace.read(facts)) + rows, to: facts)
    let page = "Content/zh/cases/munich.md"
    try workspace.write(
      try #require(workspace.read(page))
        + "\n:fact[munich-disputed]，:fact[munich-licences]。\n\n\(text)\n", to: page)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    let found = report.diagnostics.filter { $0.id == "unbound-number" }.map { diagnostic in
      let place = diagnostic.place
      let column = LineTable(place?.file.text ?? "").position(of: place?.range?.lowerBound ?? 0).column
      return "\(column) \(diagnostic.message)"
    }
    #expect(found == [finding])
  }

  @Test(arguments: [
    ("summary: 最高资助50%。", ["14 the number '50%' is not bound to a fact; it equals 'munich-share'"]),
    (
      "title: 资助60%",
      ["10 the number '60%' is not bound to a fact; it differs from 'munich-share', which says 至多50%"]
    ),
    ("summary: 两地相距500公里，一共3条路。", []),
  ]) func aNumberInFrontMatterIsReportedWhenItIsPlainlyAFact(_ line: String, _ expected: [String])
    async throws
  {
    let key = line.prefix { $0 != ":" } + ":"
    let found = try await findings { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix(key) ? line : String($0) }.joined(separator: "\n")
    }
    #expect(found == expected, "\(found)")
  }

  @Test(arguments: [
    "2025年的5G和PD-L1，第3条，十四个案例。", "`50%`", "资助一半，另一半自筹。", ":lit[50%]", ":fact[munich-share]",
    "[链接](https://example.org/50)",
  ]) func whatNeedsNoSourceIsLeftAlone(_ text: String) async throws {
    #expect(try await findings(text) == [])
  }
}
