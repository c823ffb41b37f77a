import Testing

@testable import Site

@Suite struct ExcerptTests {
  @Test func aShortTextIsKept() {
    #expect(Excerpt.shortened("一句话。") == "一句话。")
  }

  @Test func aLongTextEndsWithASentenceThatEndsInTime() {
    let first = String(repeating: "甲", count: 50) + "。"
    #expect(Excerpt.shortened(first + String(repeating: "乙", count: 60) + "。") == first)
  }

  @Test func charactersAreCountedForChineseAndForLatin() {
    #expect(Excerpt.shortened(String(repeating: "字", count: 200)).count == Excerpt.hanLimit + 1)
    #expect(Excerpt.shortened(String(repeating: "word ", count: 80)).count == Excerpt.latinLimit + 1)
  }
}
