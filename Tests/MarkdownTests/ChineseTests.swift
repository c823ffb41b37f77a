import Diagnostics
import Markdown
import Testing

@Suite struct ChineseTests {
  @Test(arguments: [
    ("**“引号”**后文", "<strong>“引号”</strong>后文"),
    ("前文**“引号”**", "前文<strong>“引号”</strong>"),
    ("**「引用」**后文", "<strong>「引用」</strong>后文"),
    ("这是**重点。**后文", "这是<strong>重点。</strong>后文"),
    ("这是**（括号）**吗", "这是<strong>（括号）</strong>吗"),
    ("**增长50%**后", "<strong>增长50%</strong>后"),
    ("**50%**的人", "<strong>50%</strong>的人"),
    ("他说*“好。”*就走", "他说<em>“好。”</em>就走"),
    ("前**[链接](u)**后", "前<strong><a href=\"u\">链接</a></strong>后"),
    ("前**`代码`**后", "前<strong><code>代码</code></strong>后"),
    ("前***“都有”***后", "前<em><strong>“都有”</strong></em>后"),
    ("이것은 **강조(强調)**입니다", "이것은 <strong>강조(强調)</strong>입니다"),
    ("**日本語。**の文", "<strong>日本語。</strong>の文"),
    ("**𠮷(き)**𠮷", "<strong>𠮷(き)</strong>𠮷"),
    ("葛\u{E0100}**(か)**", "葛\u{E0100}<strong>(か)</strong>"),
    ("**a。\u{FE00}**b", "<strong>a。\u{FE00}</strong>b"),
    ("**“\u{FE01}a”\u{FE01}**b", "<strong>“\u{FE01}a”\u{FE01}</strong>b"),
    ("_中_文", "_中_文"),
    ("中__“引”__文", "中__“引”__文"),
    ("a**(b)**c", "a**(b)**c"),
    ("a **(b)** c", "a <strong>(b)</strong> c"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("\\**中“文”*后", "*<em>中“文”</em>后"),
    ("`中**“文”**后`", "<code>中**“文”**后</code>"),
    ("[a](中**“文”**后)", "<a href=\"%E4%B8%AD**%E2%80%9C%E6%96%87%E2%80%9D**%E5%90%8E\">a</a>"),
    ("<a title=\"中**“文”**后\">x</a>", "<a title=\"中**“文”**后\">x</a>"),
  ])
  func emphasisWorksBesideChinesePunctuation(markdown: String, expected: String) {
    #expect(html(markdown) == "<p>\(expected)</p>\n")
    #expect(misplacedTexts(parse(markdown).value) == [])
  }

  @Test func emphasisHoldsBesideDirectivesAndNotes() {
    #expect(outline("前**“引”**:fact[x]") == "p('前' strong('“引”') :fact[x])")
    #expect(outline("**“引”**[^1]\n\n[^1]: 注") == "p(strong('“引”') ^1) note:1(p('注'))")
    #expect(outline(":fact[x]**“引”**后") == "p(:fact[x] strong('“引”') '后')")
    #expect(outline("**:fact[x]**后") == "p(strong(:fact[x]) '后')")
  }

  @Test(arguments: [
    ("中文\n中文", "中文中文"),
    ("中文，\n中文", "中文，中文"),
    ("中文\nLatin", "中文\nLatin"),
    ("Latin\n中文", "Latin\n中文"),
    ("中文\n5个", "中文\n5个"),
    ("中文\n`x`", "中文\n<code>x</code>"),
    ("中文\n[链接](u)", "中文\n<a href=\"u\">链接</a>"),
    ("[链接](u)\n中文", "<a href=\"u\">链接</a>\n中文"),
    ("**中文**\n中文", "<strong>中文</strong>中文"),
    ("*中文\n中文*", "<em>中文中文</em>"),
    ("~~中文~~\n中文", "<del>中文</del>中文"),
    ("“中文”\n中文", "“中文”中文"),
    ("“word”\n中文", "“word”\n中文"),
    ("中文……\n中文", "中文……中文"),
    ("カナ\nかな", "カナかな"),
    ("한국어\n한국어", "한국어\n한국어"),
    ("中文  \n中文", "中文<br />\n中文"),
    ("one\ntwo", "one\ntwo"),
  ])
  func lineEndsBetweenChineseCharactersDisappear(markdown: String, expected: String) {
    #expect(html(markdown) == "<p>\(expected)</p>\n")
    #expect(structuralFault(parse(markdown).value) == nil)
  }

  @Test func lineEndsBesideDirectivesGoWithTheirChineseNeighbour() {
    #expect(outline("每年\n:fact[x]") == "p('每年' :fact[x])")
    #expect(outline(":fact[x]\n专利") == "p(:fact[x] '专利')")
    #expect(outline(":fact[x]\nlicences") == "p(:fact[x] soft 'licences')")
  }

  @Test(arguments: [
    ("<https://a.b/c，>后", "link<https://a.b/c>('https://a.b/c') '，' '后'"),
    ("[x](https://a.b/c。)", "link<https://a.b/c>('x')"),
    ("[x](https://a.b/（c）)", "link<https://a.b/（c）>('x')"),
    ("[x](../案例/波士顿。md)", "link<../案例/波士顿。md>('x')"),
  ])
  func fullWidthPunctuationEndsAnAddress(markdown: String, expected: String) {
    #expect(outline(markdown) == "p(\(expected))")
    #expect(structuralFault(parse(markdown).value) == nil)
  }

  @Test func fullWidthPunctuationInAnAddressIsReportedAtItsPlace() throws {
    let diagnostic = try #require(parse("看[x](https://a.b/c。)").diagnostics.first)
    #expect(diagnostic.id == "url-punctuation")
    #expect(diagnostic.place.map { String($0.file.slice($0.range ?? 0..<0)) } == "。")
  }

  @Test(arguments: [
    ("机制与成果", "机制与成果"), ("What We Do", "what-we-do"), ("第1章：总论", "第1章总论"), ("！？", "section"),
    ("Ünïcode – Ärger", "ünïcode-ärger"), ("a_b", "a_b"),
  ])
  func headingIDsKeepEveryScript(text: String, id: String) {
    #expect(HeadingID.slug(text) == id)
  }

  @Test func headingIDsAreUniqueAndGiveWayToWrittenOnes() {
    let document = parse("# 背景\n## 背景\n## 别的 {#背景}\n").value
    let ids = HeadingID.all(in: document)
    #expect(ids.sorted { $0.key < $1.key }.map(\.value) == ["背景-2", "背景-3", "背景"])
  }

  @Test func statisticsCountCharactersAndWords() {
    let statistics = TextStatistics("每年促成500项 PD-L1 licences，don't 1,000.5。")
    #expect(statistics.hanCharacters == 5)
    #expect(statistics.words == 5)
    #expect(TextStatistics(String(repeating: "字", count: 1200)).minutes == 3)
    #expect(TextStatistics(parse("# 标题\n\n正文\n\n```\ncode\n```\n").value).length == 4)
  }
}
