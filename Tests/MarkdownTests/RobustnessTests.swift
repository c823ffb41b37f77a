import Diagnostics
import Markdown
import Testing

@Suite struct RobustnessTests {
  /// A megabyte; less without optimisation, which takes its time.
  #if DEBUG
    private static let size = 20_000
  #else
    private static let size = 1_000_000
  #endif

  private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test func deepQuotesGiveADocument() {
    let document = parse(Self.times(">", 100_000) + " x").value
    #expect(document.nodes.count == 100_003)
    #expect(structuralFault(document) == nil)
    #expect(HTMLWriter().html(document).hasSuffix("</blockquote>\n"))
  }

  @Test(arguments: [
    "[", "*a ", "*a **a ", "`", ":a[", ":a[b]{", ":a[b]{c=\"", "[@a", "[@a; ", "[^", "[^a", "[^a]", "|", "|a",
    "~~a ",
    "a~~", "中**“", "“**中", "\\", "<", "![", "](", "[a](", "&", "_a__", ">", "- ", "::a", "<!--", "{#a} ",
    "\0",
  ])
  func muchOfTheSameOnOneLineGivesADocument(unit: String) {
    let text = Self.times(unit, Self.size / unit.utf8.count)
    let document = parse(text).value
    #expect(structuralFault(document) == nil)
    #expect(!HTMLWriter().html(document).isEmpty)
  }

  @Test(arguments: [
    "|a|b|\n|-|-|\n", "|a\n|-\n", ":::a\n", "::::a\n:::\n", ":::\n", "::a[b]\n", "[^a]: b\n", "[a]: b\n",
    "> :::a\n\n",
    "a\n", "中\n", "中**\n", "~~\n", "[a](b\n", "`a\n", "```\n", "- a\n", "\r", "\n", "| |\n", "# a {#b}\n",
    "a `\n",
    "[x](y\n\"z\") ", "中\n文~~a~~\n\n",
  ])
  func muchOfTheSameOnManyLinesGivesADocument(unit: String) {
    let document = parse(Self.times(unit, Self.size / unit.utf8.count)).value
    #expect(structuralFault(document) == nil)
    #expect(HTMLWriter().html(document).isEmpty == document.nodes.allSatisfy { $0.kind == .document })
  }

  @Test func wideTablesWithCountlessShortRowsEnd() {
    let head = "|" + Self.times("a|", 900) + "\n|" + Self.times("-|", 900) + "\n"
    let document = parse(head + Self.times("|b\n", Self.size / 10)).value
    #expect(document.nodes.count < 2_000_000)
    #expect(structuralFault(document) == nil)
  }

  @Test(arguments: ["- ", "* + ", "1. ", "> - "])
  func listsNestAHundredDeepOnALine(unit: String) {
    let result = parse(Self.times(unit, Self.size / unit.utf8.count) + "a")
    #expect(result.diagnostics.map(\.id) == ["nesting-too-deep"])
    #expect(structuralFault(result.value) == nil)
    #expect(misplacedTexts(result.value) == [])
  }

  @Test(arguments: [
    ("<script>let a = 1</script>\n\n后", "<script>let a = 1</script>"),
    ("前\n\n> <!-- a\n> b -->\n> c", "<!-- a\n> b -->"),
    ("<div>\n中\n</div>\n\n后", "<div>\n中\n</div>"),
  ])
  func htmlBlocksKnowTheirPlace(markdown: String, place: String) throws {
    let document = parse(markdown).value
    let block = try #require(
      document.nodes.first { node in
        if case .htmlBlock = node.kind { true } else { false }
      })
    #expect(String(document.file.slice(block.range)) == place)
  }

  @Test(arguments: [
    ("e\n    |\n    -|<hp:b>\n -|-|\n-", "h2('e' soft '|' soft '-|' link<hp:b>('hp:b') soft '-|-|')"),
    (
      "1.  a\n\n    b\n        | :fact[x] | *c* <http://o.p>\n        |-|-|\n        d",
      "ordered(item(p('a') p('b' soft '| ' :fact[x] ' | ' em('c') ' ' link<http://o.p>('http://o.p') "
        + "soft '|-|-|' soft 'd')))"
    ),
    (
      "1.  a\n\n    b\n        ::c[*d*]\n        e",
      "ordered(item(p('a') p('b' soft '::c[' em('d') ']' soft 'e')))"
    ),
    ("1.  a\n\n    b\n        :::c\n        :::", "ordered(item(p('a') p('b' soft ':::c' soft ':::')))"),
    ("1.  a\n\n    b\n        [^c]: *d*\n", "ordered(item(p('a') p('b' soft ^c ': ' em('d'))))"),
    (
      "e\n    |\n    a|b\n -|-\nc|d\n-|-",
      "p('e' soft '|' soft 'a|b' soft '-|-') table(head(cell('c') cell('d')))"
    ),
  ])
  func indentedLinesBelowAParagraphAreItsText(markdown: String, expected: String) {
    let document = parse(markdown).value
    #expect(outline(document) == expected)
    #expect(structuralFault(document) == nil)
    #expect(misplacedTexts(document) == [])
  }

  @Test func directivesNestAHundredDeep() {
    let deep = (0..<120).map { "\(Self.times(":", 125 - $0))a\n" }.joined()
    let closers = (0..<120).reversed().map { "\(Self.times(":", 125 - $0))\n" }.joined()
    let result = parse(deep + "x\n" + closers)
    #expect(result.diagnostics.map(\.id) == ["nesting-too-deep"])
    #expect(structuralFault(result.value) == nil)
  }

  @Test func charactersOfPrivateUseInATextStayThere() {
    let own = "\u{E000}0\u{E001} \u{E002}**中“文”**后 \u{1680}:a[b] `:c[d]\u{E003}`"
    let document = parse(own).value
    #expect(document.plainText(of: document.nodes.indices).hasPrefix("\u{E000}0\u{E001} \u{E002}"))
    let everything = String(String.UnicodeScalarView((0xE000...0xF8FF).compactMap { Unicode.Scalar($0) }))
    #expect(outline(everything + ":a[b]") == "p('\(everything)' :a[b])")
  }

  /// Small texts made of the pieces that matter, the same on every run.
  @Test func randomTextsGiveSoundDocuments() {
    let pieces = [
      "中", "文", "a", " ", "  ", "\n", "\n\n", "*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "<", ">",
      "\\", "&amp;",
      ":a[", ":b[c]", "{d=e}", "{#f}", "::g", "::g[h]", ":::i", ":::i[j]", ":::", "::::", "[^k]", "[^k]: ",
      "[@l]", "|", "|-|",
      "|a|b|\n|-|-|\n", "- ", "1. ", "    ", "\t", "# ", "```\n", "“", "”", "，", "。", "!", "<b>",
      "<!-- c -->", "[m]: /n", "===",
      "\r\n", "\0", "\u{E000}", "é", "\n> ", "---", "<http://o.p/，>", "<div>\n", "👍", "한", "\u{FE00}",
      "\u{E0100}",
    ]
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for _ in 0..<10_000 {
      let text = (0..<1 + random(24)).map { _ in pieces[random(pieces.count)] }.joined()
      let result = parse(text)
      if let fault = structuralFault(result.value) {
        Issue.record("\(fault) in \(text.debugDescription)")
        return
      }
      let count = text.utf8.count
      for diagnostic in result.diagnostics {
        let range = diagnostic.place?.range ?? 0..<0
        #expect(range.upperBound <= count, "\(diagnostic.id) in \(text.debugDescription)")
      }
      let html = HTMLWriter().html(result.value)
      if !text.unicodeScalars.contains("\u{E000}") {
        #expect(
          !html.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) || $0.value == 0x1680 },
          "\(text.debugDescription)")
      }
    }
  }

  @Test func randomProseKnowsItsPlaces() {
    let pieces = [
      "中文", "abc", " ", "\n", "\n> ", "*", "**", "~~", "`x`", "`", "[l](u)", "[l](u\n\"t\")", "<b>", "<b\nc>",
      ":a[b]", "[^k]", "“", "”",
      "，", "\n  ", "  \n", "5", "![i](j)", "<http://o.p>", "`a\nb`", "[r]", "***", "_", "，**",
    ]
    var state: UInt64 = 0xD1B5_4A32_D192_ED03
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    let starts = [
      "", "> ", "- ", "1.  ", "# ", "[r]: /u\n", "[r]: /u\n  't'\n", "> - ", "| ", "  ", ":::n\n", "[^k]: ",
    ]
    var wrong = 0
    for _ in 0..<10_000 {
      let text =
        starts[random(starts.count)] + (0..<1 + random(16)).map { _ in pieces[random(pieces.count)] }.joined()
      let misplaced = misplacedTexts(parse(text).value)
      if !misplaced.isEmpty {
        wrong += 1
        if wrong < 8 { Issue.record("\(misplaced) in \(text.debugDescription)") }
      }
    }
    #expect(wrong == 0)
  }
}
