import Diagnostics
import Testing

@testable import CasebookCommands

@Suite struct TerminalTests {
  @Test(
    arguments: [
      (["--language", "zh"], [:], "zh"), (["--language=en"], ["LANG": "zh_CN.UTF-8"], "en"),
      ([], ["LANG": "zh_CN.UTF-8"], "zh"), ([], ["LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"], "en"),
      ([], ["LANG": "C.UTF-8"], nil), ([], ["LANG": "POSIX"], nil), ([], [:], nil),
      ([], ["LANG": "fr_FR.UTF-8"], nil),
    ] as [([String], [String: String], String?)])
  func theOptionComesBeforeTheLocale(
    _ arguments: [String], _ environment: [String: String], _ language: String?
  ) {
    #expect(Terminal.catalogue(arguments: arguments, environment: environment)?.language == language)
  }

  @Test func theParsersOwnWordsAreSaidInChinese() {
    let words = ParserWords(catalogue: .chinese)
    #expect(
      words.text("Error: Unknown option '--foo'\nUsage: casebook build <options>")
        == "错误：没有选项“--foo”\n用法：casebook build <options>")
    #expect(
      words.text("OPTIONS:\n  -h, --help              Show help information.")
        == "选项：\n  -h, --help              显示这份说明。")
    #expect(
      words.text("Error: The value '事实' is invalid for '<subject>': 没有“事实”") == "错误：没有“事实”")
    #expect(words.text("anything else") == "anything else")
  }
}
