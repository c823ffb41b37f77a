import Diagnostics
import Markdown
import Testing

@Suite struct DirectiveTests {
  @Test(arguments: [
    ("每年促成:fact[boston-licences]专利许可", "'每年促成' :fact[boston-licences] '专利许可'"),
    (":fact[id]{show=number cite=no}", ":fact[id]{show=number cite=no}"),
    (":f[a [b] c]", ":f[a [b] c]"),
    ("http://a:b[c]", "'http://a:b[c]'"),
    ("12:30[x]", "'12:30[x]'"),
    ("a:fact[b]", "'a:fact[b]'"),
    ("é:fact[b]", "'é:fact[b]'"),
    ("::fact[b] 后", "'::fact[b] 后'"),
    (":fact", "':fact'"),
    (":fact [b]", "':fact [b]'"),
    ("\\:fact[b]", "':fact[b]'"),
    ("`:fact[b]`", "`:fact[b]`"),
    (":a[`b] c`", "':a[' `b] c`"),
    ("*:fact[b]*", "em(:fact[b])"),
    ("[:fact[b]](u)", "link<u>(:fact[b])"),
    ("[x](:b[c])", "link<:b[c]>('x')"),
    ("<http://a/:b[c]>", "link<http://a/:b[c]>('http://a/:b[c]')"),
    ("<i title=\":b[c]\">x</i>", "html\"<i title=\":b[c]\">\" 'x' html\"</i>\""),
    ("![:a[b]](u \":c[d]\")", "image<u>(:a[b])"),
    (":a[b]:c[d]", ":a[b] :c[d]"),
    ("[@xu, s1p2]", "@xu,s1p2"),
    ("[@a; @b:c.d/e, 12—13]。", "@a;b:c.d/e,12—13 '。'"),
    ("[@a](u)", "link<u>('@a')"),
    ("[@]", "'[@]'"),
    ("\\[@a]", "'[@a]'"),
    ("`[@a]`", "`[@a]`"),
    ("\\[^1]", "'[^1]'"),
    ("~~删~~", "del('删')"),
    ("a~~b~~c", "'a' del('b') 'c'"),
    ("~~a *b*~~", "del('a ' em('b'))"),
    ("~~“删”~~后", "del('“删”') '后'"),
    ("~a~ ~~~b~~~", "'~a~ ~~~b~~~'"),
    ("\\~~a~~", "'~~a~~'"),
    ("~~ a ~~", "'~~ a ~~'"),
    ("~~a ~~b~~ c~~", "del('a ' del('b') ' c')"),
    ("~~:fact[x]~~后", "del(:fact[x]) '后'"),
  ])
  func inlineSyntaxIsReadWhereItCounts(markdown: String, expected: String) {
    #expect(outline(markdown) == "p(\(expected))")
    #expect(structuralFault(parse(markdown).value) == nil)
  }

  @Test(arguments: [
    ("::facts{case=boston}", "::facts"),
    ("::figure[一张*图*]{src=a.png}", "::figure(label('一张' em('图')))"),
    (":::note\n正文\n:::", ":::note(p('正文'))"),
    (":::note\n\n正文\n\n:::\n后", ":::note(p('正文')) p('后')"),
    ("::::a\n:::b\nx\n:::\n::::", ":::a(:::b(p('x')))"),
    (":::a\n:::b\nx\n:::\n:::\ny", ":::a(:::b(p('x'))) p('y')"),
    (
      ":::details[摘要 :fact[x]]\n- a\n- b\n:::",
      ":::details(label('摘要 ' :fact[x]) list(item(p('a')) item(p('b'))))"
    ),
    ("前文\n::facts{}\n后文", "p('前文') ::facts p('后文')"),
    ("> :::note\n> x\n> :::\n", "quote(:::note(p('x')))"),
    ("- ::facts{case=a}\n- b", "list(item(::facts) item(p('b')))"),
    ("- :::note[标签]\n  x\n  :::\n", "list(item(:::note(label('标签') p('x'))))"),
    ("```\n:::note[a]\n::facts[b]\n:::\n```", "codeBlock\":::note[a]\n::facts[b]\n:::\n\""),
    ("    ::facts[a]{b=c}", "codeBlock\"::facts[a]{b=c}\n\""),
    ("- ```\n  ::facts[a]\n  ```", "list(item(codeBlock\"::facts[a]\n\"))"),
    ("<div>\n::facts[a]\n</div>", "htmlBlock\"<div>\n::facts[a]\n</div>\n\""),
    ("\\::facts", "p('::facts')"),
    ("x\n    ::facts", "p('x' soft '::facts')"),
    ("::facts{a=b} 后", "p('::facts{a=b} 后')"),
    ("::a[]", "::a(label)"),
    ("::a[b#]", "::a(label('b#'))"),
  ])
  func blockDirectivesStandWhereBlocksCan(markdown: String, expected: String) {
    #expect(outline(markdown) == expected)
    #expect(structuralFault(parse(markdown).value) == nil)
  }

  @Test func attributesAreRead() throws {
    let document = parse("::chart{#fig .wide type=bar cases=\"israel munich\" open alt='a}b'}").value
    guard case .directive(let directive) = document.nodes[1].kind else {
      Issue.record("no directive")
      return
    }
    #expect(directive.attributes.map(\.name) == ["id", "class", "type", "cases", "open", "alt"])
    #expect(directive.attributes.map(\.value) == ["fig", "wide", "bar", "israel munich", "", "a}b"])
    #expect(
      directive.attributes.map { String(document.file.slice($0.range)) } == [
        "#fig", ".wide", "type=bar", "cases=\"israel munich\"", "open", "alt='a}b'",
      ])
    #expect(String(document.file.slice(directive.nameRange)) == "chart")
  }

  @Test(arguments: [
    (":::note\n正文", "unclosed-directive", ":::note"),
    ("> :::note\n> x\n\n:::", "unclosed-directive", ":::note"),
    ("::::a\n:::b\n::::", "unclosed-directive", ":::b"),
    ("正文\n\n:::", "stray-directive-close", ":::"),
    (":a[b]{c=“d”}", "full-width-sign", "“"), (":a[b]{c=d，e=f}", "bad-attribute", "，"),
    (":a[b]{c=d", "bad-attribute", "{"),
    ("::a{b=1 b=2}", "bad-attribute", "b=2"),
    ("::a{=}", "bad-attribute", "="),
    ("::facts{case=a} 后", "directive-syntax", "后"),
    (":::note 标题\n正文", "directive-syntax", "标题"),
    ("::: note\n正文\n:::", "directive-syntax", "::: note"),
    ("- :: facts{case=a}", "directive-syntax", ":: facts"),
    ("::figure[图{src=a.png}", "directive-syntax", "["),
    ("::facts{case=a", "bad-attribute", "{"),
    ("<!-- a -->\n\n::: 后\n\n:::", "stray-directive-close", ":::"),
    ("正文[^1]", "undefined-note", "[^1]"),
    ("[^1]: 注", "unused-note", "1"),
    ("[^1]\n\n[^1]: a\n[^1]: b", "duplicate-note", "1"),
    ("|a|b|\n|-|-|\n|1|2|3|", "ragged-table", "3|"),
  ])
  func mistakesAreReportedAtTheirPlace(markdown: String, id: String, place: String) throws {
    let diagnostics = parse(markdown).diagnostics
    let diagnostic = try #require(diagnostics.first { $0.id == id }, "\(diagnostics.map(\.id))")
    let range = try #require(diagnostic.place?.range)
    #expect(String(SourceFile(path: "", text: markdown).slice(range)).hasPrefix(place))
  }

  @Test(arguments: ["::before 与 ::after", ":: 注", "::: 中文", "正文\n::后", "::a::b", ":::a,b"])
  func colonsInProseAreText(markdown: String) {
    #expect(parse(markdown).diagnostics.map(\.id) == [])
  }

  @Test(arguments: [
    "`:a[b]{c`", "```\n::: note\n::a{b} c\n```", "```\n:::note\n:::\n[^1]\n```", "<!-- :::note -->", "`[^1]`",
  ])
  func nothingIsReportedInCode(markdown: String) {
    #expect(parse(markdown).diagnostics.map(\.id) == [])
  }

  @Test func positionsCountFromTheStartOfTheFile() {
    let text = "---\ntitle: x\n---\n\n前:fact[x]\n"
    let file = SourceFile(path: "a.md", text: text)
    let document = MarkdownParser().parse(file, from: 17).value
    #expect(outline(document) == "p('前' :fact[x])")
    #expect(document.nodes.last.map { String(file.slice($0.range)) } == ":fact[x]")
  }

  @Test func rawHTMLAndUnsafeAddressesAreFound() {
    let text =
      "<b>x</b> <!-- remark -->\n\n<div>\n\n<!-- a\nb -->\n\n[x](javascript:a) ![y](DATA:x) [z](../a.md) [m](mailto:a@b)\n"
    let ids = MarkdownSafety.check(parse(text).value).map(\.id)
    #expect(ids == ["raw-html", "raw-html", "raw-html", "unsafe-url", "unsafe-url"])
    #expect(MarkdownSafety.check(parse(":::note\n|a|b|\n|-|-|\n:::\n\n[^1]: x\n").value) == [])
  }

  @Test func commentsAreDroppedOnRequest() {
    let document = parse("a <!-- b --> c\n\n<!-- d -->\n").value
    #expect(HTMLWriter(dropsComments: true).html(document) == "<p>a  c</p>\n")
  }

  @Test(arguments: [
    ("## 标题 {#id}", "h2#id('标题')"), ("## 标题 {#id} ##", "h2#id('标题')"), ("标题 {#id}\n===", "h1#id('标题')"),
    ("## {#id}", "h2#id"), ("## 标题 \\{#id}", "h2('标题 {#id}')"), ("## `a` {#标}", "h2#标(`a`)"),
    ("## a {#}", "h2('a {#}')"),
  ])
  func headingsTakeTheirIDs(markdown: String, expected: String) {
    #expect(outline(markdown) == expected)
    #expect(structuralFault(parse(markdown).value) == nil)
  }
}
