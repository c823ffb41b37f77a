import Diagnostics
import TestSupport
import Testing

@testable import Site

/// Chinese prose is full of the signs that markup must not be written with; none of this is a slip.
@Suite struct FullWidthTests {
  private func found(_ text: String) async throws -> [String] {
    let workspace = try Workspaces.base()
    try workspace.write("---\ntitle: 一页\n---\n\n\(text)\n", to: "Content/zh/prose.md")
    let report = try await Pipeline(Pipeline.Options(root: workspace.url)).check()
    return report.diagnostics.filter { $0.place?.file.path == "Content/zh/prose.md" }.map(\.id)
      .filter { !["orphan-page", "parity"].contains($0) }
  }

  @Test(arguments: [
    "比较：facts的数量（见下）", "[甲]（注）、[甲]（见丙/丁）、[甲]（A/B）", "【注】［甲］〔乙〕｛集合｝", "＠某人、【@某人】、［＠somebody］",
    "＃话题＃和＃话题＃", "A｜B｜C", "＊号", "：：两个冒号", "参见：note（见下）；参见：ref（见下）", "甲：fact与乙", "“fact”【fact】",
    "`：fact[boston-licences]`与`[甲]（a.md）`", "```\n：：：note\n｜甲｜\n```", "<!-- ：fact[x] -->\n\n文字",
    "－一行", "！强调", "#话题#与##", "-只有一行", "甲\n-乙", "甲 | 乙", "| 甲 |", "2\\*\\*3", "> ```\n> 码\n> ```",
    "1、只有一行", "[甲 乙](https://example.org/a)", "甲（a b.md）", "[x]: <a b.png>\n\n正文",
  ])
  func proseIsLeftAlone(_ text: String) async throws {
    #expect(try await found(text).filter { !["orphan-page", "unbound-number"].contains($0) } == [])
  }

  @Test(arguments: [
    ("：fact[boston-licences]", ["full-width-sign"]), ("甲:fact[boston-licences】", ["full-width-sign"]),
    ("[甲]（cases/boston.md）", ["full-width-sign"]), ("[甲](cases/boston.md）", ["full-width-sign"]),
    ("- ＃＃ 标题", ["full-width-sign"]), ("> ：：facts{case=boston}", ["full-width-sign"]),
    ("：：：note\n甲\n：：：", ["full-width-sign", "full-width-sign"]), (":::要点\n甲\n:::", ["unknown-directive"]),
    ("::note\n甲\n:::", ["directive-form"]), ("::facts{case=boston}\n\n:::", ["stray-directive-close"]),
    ("甲**乙", ["unclosed-strong"]), ("1.甲\n2.乙", ["list-marker"]), ("- 甲\n\n  ##乙", ["heading-space"]),
  ])
  func slipsAreReportedOnce(_ text: String, _ ids: [String]) async throws {
    #expect(try await found(text).filter { !["orphan-page", "unbound-number"].contains($0) } == ids)
  }
}
