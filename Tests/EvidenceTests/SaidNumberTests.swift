import Testing

@testable import Evidence

struct SaidNumberTests {
  @Test(arguments: [
    ("1,200", "1200"), ("１２．５", "12.5"), ("0.94万", "9400"), ("1.5 million", "1500000"), ("-2亿", "-200000000"),
  ])
  func isWrittenPlainly(_ text: String, _ plain: String) {
    #expect(SaidNumber(text).plain == plain)
  }

  @Test(arguments: ["94%", "约9410", "9000–9500", "5000人", "$5", "1,20", "1 2", "", "万", "--", "1.2.3", "5e3"])
  func isLeftToTheEditor(_ text: String) {
    #expect(SaidNumber(text).plain == nil)
  }

  /// A cell whose parts could be told apart in very many ways ends all the same.
  @Test(arguments: [" ", ",", "约", "-", "1,", "1 "])
  func aLongCellIsNoNumber(_ piece: String) {
    #expect(SaidNumber("1" + String(repeating: piece, count: 50_000) + "x1").plain == nil)
  }
}
