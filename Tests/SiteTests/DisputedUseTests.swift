import Diagnostics
import Site
import TestSupport
import Testing

@Suite struct DisputedUseTests {
  private func identifiers(_ text: String) async throws -> [String] {
    let workspace = try Workspaces.base()
    let page = "Content/zh/cases/munich.md"
    let before = try #require(workspace.read(page))
    try workspace.write(before + "\n" + text + "\n", to: page)
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    return report.diagnostics.map(\.id).filter { $0.hasPrefix("disputed") }
  }

  @Test(arguments: [
    ("## 每年:fact[boston-licences]", ["disputed-headline"]),
    (":::takeaways\n- 每年:fact[boston-licences]。\n- 另一点[@office]。\n:::", ["disputed-alone"]),
    (":::takeaways\n- 每年:fact[boston-licences]，另说:fact[boston-licences-2002]。\n:::", []),
    (":::takeaways\n- 每年:fact[boston-licences]，办公室不这样说[@office]。\n:::", []),
    (":::takeaways\n- 至多:fact[munich-share]。\n:::", []), ("每年:fact[boston-licences]。", []),
  ]) func aDisputedFigureMustNotPassForSettled(_ text: String, _ expected: [String]) async throws {
    #expect(try await identifiers(text) == expected)
  }
}
