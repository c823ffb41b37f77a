import PlainText
import Testing

@Suite struct TextLinesTests {
  @Test(arguments: [
    ("甲\n乙", "甲乙"), ("甲，\n乙", "甲，乙"), ("甲\nb", "甲 b"), ("a\nb", "a b"), ("a\n乙", "a 乙"),
    ("“甲”\n乙", "“甲”乙"), ("甲——\n乙", "甲——乙"), ("a —\nb", "a — b"), ("  甲  \n\n  乙 \n", "甲乙"),
    ("甲\r\n乙", "甲乙"), ("甲\r乙", "甲乙"), ("甲 乙", "甲 乙"), ("甲\u{2028}乙", "甲乙"), ("第3\n项", "第3 项"),
    ("\u{3000}\u{3000}甲", "甲"), ("", ""), ("\n", ""), ("ａ\n甲", "ａ甲"), ("가\n나", "가 나"),
  ]) func linesAreJoinedAsAReaderSeesThem(_ text: String, _ line: String) {
    #expect(TextLines.oneLine(text) == line)
  }
}
