import Evidence
import Testing

@testable import Site

@Suite struct CountWordsTests {
  @Test(arguments: [
    (0, "零", "zero"), (2, "两", "two"), (12, "十二", "twelve"), (10, "十", "ten"), (14, "十四", "fourteen"),
    (20, "二十", "twenty"),
    (58, "五十八", "fifty-eight"), (99, "九十九", "ninety-nine"), (100, "100", "100"),
  ])
  func countsBelowAHundredAreSaidInWords(count: Int, chinese: String, english: String) {
    #expect(CountWords(language: .zh).words(for: count) == chinese)
    #expect(CountWords(language: .en).words(for: count) == english)
  }
}
