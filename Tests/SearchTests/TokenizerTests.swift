import Testing

@testable import Search

@Suite struct TokenizerTests {
  private func tokens(_ text: String) -> String {
    var tokenizer = Tokenizer()
    var found: [String] = []
    _ = tokenizer.read(text) { found.append("\($0.text)@\($1)") }
    return found.joined(separator: " ")
  }

  @Test(arguments: [
    ("波士顿", "波士@0 士顿@1 顿@2"),
    ("税", "税@0"),
    ("人々", "人々@0 々@1"),
    ("𠮷野家", "𠮷野@0 野家@1 家@2"),
  ]) func everyHanCharacterBeginsOneToken(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("许可，专利", "许可@0 可@1 专利@3 利@4"),
    ("北京 上海", "北京@0 京@1 上海@3 海@4"),
    ("“引号”后文", "引号@0 号@1 后文@3 文@4"),
  ]) func marksAndSpacesBetweenHanCharactersKeepThemApart(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("超过500项", "超过@0 过@1 500@2 项@3"),
    ("5G 技术", "5g@0 技术@1 术@2"),
    ("joint  research", "joint@0 research@1"),
    ("，。 a", "a@0"),
    ("", ""),
  ]) func wordsTakeOnePositionAndSpacesBesideThemNone(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("PD-L1抑制剂", "pdl1@0 pd@0 l1@0 抑制@1 制剂@2 剂@3"),
    ("H-1B", "h1b@0 h@0 1b@0"),
    ("MIT’s", "mits@0 mit@0 s@0"),
    ("2001—2002年", "20012002@0 2001@0 2002@0 年@1"),
    ("R&D", "rd@0 r@0 d@0"),
    ("a--b", "a@0 b@2"),
    ("word-", "word@0"),
  ]) func joinedWordsAreFoundWholeAndInParts(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("1,200家", "1200@0 家@1"),
    ("1,200,000", "1200000@0"),
    ("1,20", "1@0 20@2"),
    ("3.14", "3.14@0"),
    ("第3.5节", "第@0 3.5@1 节@2"),
  ]) func numbersAreFoundWithAndWithoutCommas(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("ＡＢＣ１２３", "abc123@0"),
    ("Zürich", "zurich@0"),
    ("Zu\u{308}rich", "zurich@0"),
    ("ﬁrm", "firm@0"),
    ("专\u{200B}利", "专利@0 利@1"),
    ("葛\u{E0100}城", "葛城@0 城@1"),
    ("豈", "豈@0"),
  ]) func formsOfOneCharacterAreTheSame(_ text: String, _ expected: String) {
    #expect(tokens(text) == expected)
  }

  @Test(arguments: [
    ("Straße", "STRASSE"), ("straße", "Strasse"), ("ẞ", "ß"), ("ΟΔΟΣ", "οδος"), ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
    ("ſ", "S"),
    ("ﬃ", "FFI"), ("İstanbul", "istanbul"), ("Ǆ", "ǆ"), ("ΐ", "Ϊ́"),
  ]) func lettersThatDifferInCaseAloneAreTheSame(_ text: String, _ other: String) {
    #expect(tokens(text) == tokens(other))
    #expect(!tokens(text).isEmpty)
  }

  @Test func blocksAreKeptApart() {
    #expect(tokens("一\n二") == "一@0 二@2")
  }

  @Test func aWordWithoutEndIsCut() {
    #expect(tokens(String(repeating: "x", count: 10_000)) == String(repeating: "x", count: 64) + "@0")
  }
}
