import Templates
import Testing

@testable import Site

@Suite struct HeadingClausesTests {
  /// A heading with `|` where a clause begins, and its last word in brackets where that is kept whole.
  private func clauses(_ text: String, isChinese: Bool = true) -> String {
    var result = ""
    for case .html(let html) in HeadingClauses.html(text, isChinese: isChinese).pieces { result += html }
    return result.replacing("<span class=\"clause\">", with: "|").replacing(
      "<span class=\"whole\">", with: "["
    )
    .replacing("</span>", with: "")
  }

  @Test(arguments: [
    ("更正：改过的数字、撤回的发现", "更正：|改过的数字、|撤回的发现"),
    ("规则并列，差别清楚；名次只作背景", "规则并列，|差别清楚；|名次只作背景"),
    ("他说：“可以。”谁同意？", "他说：|“可以。”|谁同意？"),
    // A clause that a line may not hold ends behind 的, and not with one character alone.
    ("把成果转化的收入分配写成一页公开规则：怎样算", "把成果转化的|收入分配写成一页公开[规则：|怎样算"),
    ("以明确为目的而公布各地执行的确切结果", "以明确为目的而公布各地执行的|确切[结果"),
    ("波士顿", "波士顿"), ("", ""),
  ])
  func `A clause of a Chinese heading is one piece`(text: String, pieces: String) {
    #expect(clauses(text) == pieces)
  }

  @Test func `Signs of markup are escaped, and English is left alone`() {
    #expect(clauses("A & B，<乙>") == "A &amp; B，|&lt;乙&gt;")
    #expect(clauses("Rules: many, clear", isChinese: false) == "Rules: many, clear")
  }

  @Test func `A clause of several lines runs on from the one before`() {
    let long = String(repeating: "长", count: 30)
    #expect(clauses("短，\(long)，短") == "短，\(String(repeating: "长", count: 28))[长长，|短")
  }
}
