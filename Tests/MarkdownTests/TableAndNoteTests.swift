import Diagnostics
import Markdown
import Testing

@Suite struct TableAndNoteTests {
  @Test(arguments: [
    ("| a | b |\n|---|---|\n| 1 | 2 |", "table(head(cell('a') cell('b')) row(cell('1') cell('2')))"),
    ("a | b\n-|-\n1 | 2\n", "table(head(cell('a') cell('b')) row(cell('1') cell('2')))"),
    ("文\n|a|b|\n|-|-|\n", "p('文') table(head(cell('a') cell('b')))"),
    ("|a|b|\n|-|-|\n|1|", "table(head(cell('a') cell('b')) row(cell('1') cell))"),
    ("|a|b|\n|-|-|\n|`x\\|y`|\\||", "table(head(cell('a') cell('b')) row(cell(`x|y`) cell('|')))"),
    (
      "|a|\n|-|\n|*b* :fact[x] [^n]|\n\n[^n]: 注",
      "table(head(cell('a')) row(cell(em('b') ' ' :fact[x] ' ' ^n))) note:n(p('注'))"
    ),
    ("|a|b|\n|-|\n", "p('|a|b|' soft '|-|')"),
    (
      "> |a|b|\n> |-|-|\n> |1|2|\n> \n> x",
      "quote(table(head(cell('a') cell('b')) row(cell('1') cell('2'))) p('x'))"
    ),
    (
      "- |a|b|\n  |-|-|\n  |1|2|\n- x",
      "list(item(table(head(cell('a') cell('b')) row(cell('1') cell('2')))) item(p('x')))"
    ),
    (
      "1.  x\n\n    |a|b|\n    |-|-|\n    |1|2|\n",
      "ordered(item(p('x') table(head(cell('a') cell('b')) row(cell('1') cell('2')))))"
    ),
    ("|a|b|\n|-|-|\n# h", "table(head(cell('a') cell('b'))) h1('h')"),
    ("|a|b|\n|-|-|\n- x", "table(head(cell('a') cell('b'))) list(item(p('x')))"),
    ("|a|b|\n|-|-|\n> x", "table(head(cell('a') cell('b'))) quote(p('x'))"),
    (
      "|a|b|\n|-|-|\n|1|2|\n\n|c|d|\n|-|-|",
      "table(head(cell('a') cell('b')) row(cell('1') cell('2'))) table(head(cell('c') cell('d')))"
    ),
    ("|a|b|\n|-|-|\n|1|2|\n# 标题\n", "table(head(cell('a') cell('b')) row(cell('1') cell('2'))) h1('标题')"),
    ("```\n|a|b|\n|-|-|\n|1|2|\n```", "codeBlock\"|a|b|\n|-|-|\n|1|2|\n\""),
    ("    |a|b|\n    |-|-|\n", "codeBlock\"|a|b|\n|-|-|\n\""),
    ("> ```\n> |a|b|\n> |-|-|\n> ```", "quote(codeBlock\"|a|b|\n|-|-|\n\")"),
    ("<div>\n|a|b|\n|-|-|\n</div>", "htmlBlock\"<div>\n|a|b|\n|-|-|\n</div>\n\""),
    (
      "|# a|b #|\n|-|-|\n|**“x”**后||",
      "table(head(cell('# a') cell('b #')) row(cell(strong('“x”') '后') cell))"
    ),
    ("|a|\n|-|\n|~~b~~|", "table(head(cell('a')) row(cell(del('b'))))"),
    (":::note\n|a|\n|-|\n:::", ":::note(table(head(cell('a'))))"),
  ])
  func tablesAreReadAsInGFM(markdown: String, expected: String) {
    let document = parse(markdown).value
    #expect(outline(document) == expected)
    #expect(structuralFault(document) == nil)
    #expect(misplacedTexts(document).filter { !$0.contains("|") } == [])
  }

  @Test func alignmentsAreRead() {
    let document = parse("|a|b|c|d|\n|:-|-:|:-:|-|\n").value
    #expect(document.nodes[1].kind == .table([.left, .right, .center, .none]))
  }

  @Test func tablesAreWrittenWithHeadAndBody() {
    #expect(
      html("|a|b|\n|:-|-|\n|1|2|\n|3|4|\n") == """
        <table>
        <thead>
        <tr>
        <th style="text-align: left">a</th>
        <th>b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td style="text-align: left">1</td>
        <td>2</td>
        </tr>
        <tr>
        <td style="text-align: left">3</td>
        <td>4</td>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test(arguments: [
    ("文[^1]\n\n[^1]: 注", "p('文' ^1) note:1(p('注'))"),
    ("[^1]: 注\n\n文[^1]", "p('文' ^1) note:1(p('注'))"),
    ("文[^a][^b]\n\n[^a]: 一\n[^b]: 二\n", "p('文' ^a ^b) note:a(p('一')) note:b(p('二'))"),
    (
      "文[^1]再[^1]\n\n[^1]: 一\n\n    二\n\n    - 三\n\n后",
      "p('文' ^1 '再' ^1) p('后') note:1(p('一') p('二') list(item(p('三'))))"
    ),
    ("[^1]\n\n[^1]: 一\n续行\n\n后", "p(^1) p('后') note:1(p('一' '续行'))"),
    ("[^1]\n\n[^1]: word\n", "p(^1) note:1(p('word'))"),
    ("[^1]\n[^1]: word\n", "p(^1) note:1(p('word'))"),
    ("[^1] [x]\n\n[^1]: 看[x]\n\n[x]: /u\n", "p(^1 ' ' link</u>('x')) note:1(p('看' link</u>('x')))"),
    ("[^1]\n\n[^1]:\n    一\n", "p(^1) note:1(p('一'))"),
    (
      "[^1]\n\n[^1]: 一\n\n    |a|b|\n    |-|-|\n    |1|2|\n\n    二\n\n后",
      "p(^1) p('后') note:1(p('一') table(head(cell('a') cell('b')) row(cell('1') cell('2'))) p('二'))"
    ),
    (
      "[^1]\n\n[^1]: 一\n    |a|b|\n    |-|-|\n    |1|2|\n",
      "p(^1) note:1(p('一') table(head(cell('a') cell('b')) row(cell('1') cell('2'))))"
    ),
    (
      "[^1]\n\n[^1]:\n    |a|\n    |-|\n    |:fact[x]|\n",
      "p(^1) note:1(table(head(cell('a')) row(cell(:fact[x]))))"
    ),
    ("[^1]\n\n[^1]: - a\n    - b\n", "p(^1) note:1(list(item(p('a')) item(p('b'))))"),
    ("+ a\n\n[^1]: 注\n\n+ b[^1]\n", "list(item(p('a')) item(p('b' ^1))) note:1(p('注'))"),
    ("> [^1]: 注\n\n[^1]", "quote p(^1) note:1(p('注'))"),
    (":::note\n[^1]: 注\n:::\n[^1]", ":::note p(^1) note:1(p('注'))"),
    ("```\n[^1]: 注\n```", "codeBlock\"[^1]: 注\n\""),
    ("    [^1]: 注", "codeBlock\"[^1]: 注\n\""),
    ("[^注释]\n\n[^注释]: 内容", "p(^注释) note:注释(p('内容'))"),
    ("# 题[^1]\n\n[^1]: 注", "h1('题' ^1) note:1(p('注'))"),
  ])
  func notesAreCollectedBehindTheBody(markdown: String, expected: String) {
    let document = parse(markdown).value
    #expect(outline(document) == expected)
    #expect(misplacedTexts(document) == [])
  }
}
