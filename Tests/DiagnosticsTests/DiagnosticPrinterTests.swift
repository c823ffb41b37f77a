import Testing

@testable import Diagnostics

@Suite struct DiagnosticPrinterTests {
  private let file = SourceFile(
    path: "Content/zh/cases/boston.md", text: "# 波士顿\n\n每年促成:fact[boston-licence]专利许可。\n")

  private func place(of text: String) -> SourcePlace {
    let offset = file.text.utf8.count - (file.text.tail(from: text)?.utf8.count ?? 0)
    return file.place(offset..<(offset + text.utf8.count))
  }

  @Test func textShowsTheLineWithACaretUnderAChinesePlace() {
    let diagnostic = Diagnostic.error(
      "unknown-fact", "no fact 'boston-licence'; did you mean 'boston-licences'?",
      at: place(of: ":fact[boston-licence]"))
    #expect(
      DiagnosticPrinter(.text).print([diagnostic]) == """
        Content/zh/cases/boston.md:3:5: error: no fact 'boston-licence'; did you mean 'boston-licences'? \
        [unknown-fact]
          3 | 每年促成:fact[boston-licence]专利许可。
            |         ^~~~~~~~~~~~~~~~~~~~~

        """)
  }

  @Test func aLongLineIsCutAroundThePlace() {
    let text = String(repeating: "前", count: 200) + "错" + String(repeating: "后", count: 200)
    let file = SourceFile(path: "a.md", text: text)
    let printed = DiagnosticPrinter(.text).print([.error("x", "wrong", at: file.place(600..<603))])
    let lines = printed.split(separator: "\n")
    #expect(lines[1].contains("…") && lines[1].contains("错") && lines[1].hasSuffix("…"))
    let caret = lines[2].prefix { $0 != "^" }.count
    let before = lines[1].prefix { $0 != "错" }.reduce(0) { $0 + TerminalWidth.of($1) }
    #expect(caret == before)
  }

  @Test func helpFollowsTheExcerpt() {
    let diagnostic = Diagnostic.error("x", "wrong", help: "mend it", at: file.place(0..<1))
    #expect(DiagnosticPrinter(.text).print([diagnostic]).hasSuffix("    = mend it\n"))
  }

  @Test func aFileWithoutAPlaceHasNoLine() {
    let diagnostic = Diagnostic.error("missing-settings", "there is no site.yaml", at: file.whole)
    #expect(
      DiagnosticPrinter(.text).print([diagnostic])
        == "Content/zh/cases/boston.md: error: there is no site.yaml [missing-settings]\n")
  }

  @Test func whatATerminalWouldObeyIsShown() {
    let file = SourceFile(path: "a\u{1B}.md", text: "红\u{1B}[31m\u{0}错\u{9B}\u{202E}\n")
    let wrong = Diagnostic.error("x", "not '\u{1B}[0m'", help: "a\u{7}\nb", at: file.place(9..<12))
    #expect(
      DiagnosticPrinter(.text).print([wrong]) == """
        a␛.md:1:8: error: not '␛[0m' [x]
          1 | 红␛[31m␀错��
            |         ^~
            = a␇
        b

        """)
    #expect(!DiagnosticPrinter(.github).print([wrong]).contains("\u{1B}"))
  }

  @Test func jsonCarriesPlacesAndEscapesText() {
    let diagnostic = Diagnostic.warning("x", "says \"no\"", at: place(of: ":fact[boston-licence]"))
    let printed = DiagnosticPrinter(.json).print([diagnostic])
    #expect(printed.contains("\"line\" : 3") && printed.contains("\"endColumn\" : 26"))
    #expect(
      printed.contains("says \\\"no\\\"") && printed.contains("\"file\" : \"Content/zh/cases/boston.md\""))
  }

  @Test func githubEscapesWhatWouldEndACommand() {
    let file = SourceFile(path: "a,b.md", text: "x")
    let printed = DiagnosticPrinter(.github).print([.error("x", "100%\nof it", at: file.place(0..<1))])
    #expect(printed == "::error file=a%2Cb.md,line=1,col=1,endLine=1,endColumn=2,title=x::100%25%0Aof it\n")
  }

  @Test func eachFindingIsPrintedOnceInReadingOrder() {
    let first = Diagnostic.warning("b", "later", at: file.place(9..<10))
    let second = Diagnostic.error("a", "earlier", at: file.place(0..<1))
    let printed = DiagnosticPrinter(.text).print([first, second, first])
    #expect(printed.count(of: "later") == 1)
    #expect(printed.hasPrefix("Content/zh/cases/boston.md:1:1: error: earlier"))
  }

  @Test(arguments: [
    ("boston-licence", "boston-licences"), ("bostno-licences", "boston-licences"), ("titel", "title"),
  ]) func theNearestNameIsSuggested(_ name: String, _ expected: String) {
    #expect(Suggestion.nearest(to: name, in: ["boston-licences", "title", "munich-bmw"]) == expected)
  }

  @Test func nothingIsSuggestedForAnotherWord() {
    #expect(Suggestion.nearest(to: "x", in: ["boston-licences"]) == nil)
    #expect(Suggestion.clause(for: "completely-else", in: ["boston-licences"]).isEmpty)
  }
}

@Suite struct LineTableTests {
  @Test(arguments: [
    ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("慕尼黑\n机制", 13, 2, 2), ("", 0, 1, 1),
    ("👩‍🔬x", 11, 1, 2),
  ]) func offsetsBecomeLinesAndColumnsInCharacters(_ text: String, _ offset: Int, _ line: Int, _ column: Int)
  {
    let position = LineTable(text).position(of: offset)
    #expect(position.line == line && position.column == column)
  }

  @Test func scalarColumnsBecomeOffsets() {
    #expect(LineTable("标题: x\n").offset(line: 1, scalarColumn: 5) == 8)
    #expect(LineTable("a\n").offset(line: 9, scalarColumn: 1) == 2)
  }
}

extension String {
  /// This text from where another first stands in it.
  fileprivate func tail(from text: String) -> Substring? {
    indices.lazy.map { self[$0...] }.first { $0.hasPrefix(text) }
  }

  fileprivate func count(of text: String) -> Int {
    indices.filter { self[$0...].hasPrefix(text) }.count
  }
}
