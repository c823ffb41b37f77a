import Diagnostics
import Foundation
import Mending
import TestSupport
import Testing

@Suite struct MendRoundTests {
  private static func mend(_ file: SourceFile, _ range: Range<Int>, _ text: String) -> Diagnostic {
    .error(
      "slip", "a slip at \(range.lowerBound)", at: file.place(range), mend: Mend(file.place(range), text))
  }

  @Test func mendsApartAreMadeAtOnce() {
    let file = SourceFile(path: "a.md", text: "甲：乙：丙\n")
    let round = MendRound([Self.mend(file, 3..<6, ":"), Self.mend(file, 9..<12, ":")])
    #expect(round.texts == ["a.md": "甲:乙:丙\n"])
    #expect(round.made.count == 2)
  }

  @Test func ofMendsThatTouchTheFirstIsMade() {
    let file = SourceFile(path: "a.md", text: "abcdef")
    let round = MendRound([
      Self.mend(file, 2..<4, "X"), Self.mend(file, 0..<2, "Y"), Self.mend(file, 1..<3, "Z"),
    ])
    #expect(round.texts == ["a.md": "Ycdef"])
    #expect(round.made.map(\.mend.replacement) == ["Y"])
  }

  @Test(arguments: [("a\r\nb\r\n", "a\r\n\r\nb\r\n"), ("a\nb\n", "a\n\nb\n"), ("a\rb\r", "a\r\rb\r")])
  func newLinesEndAsTheOthers(_ old: String, _ new: String) {
    let file = SourceFile(path: "a.md", text: old)
    let at = Array(old.utf8).firstIndex(of: UInt8(ascii: "b")) ?? 0
    #expect(
      MendRound([Self.mend(file, at..<at, "\n")]).texts["a.md"].map { Array($0.utf8) } == Array(new.utf8))
  }

  @Test func whatChangesNothingOrNamesNoPlaceIsNoMend() {
    let file = SourceFile(path: "a.md", text: "abc")
    let without = Diagnostic.error("slip", "no place", at: file.whole, mend: Mend(file.whole, "x"))
    let round = MendRound([Self.mend(file, 0..<1, "a"), Self.mend(file, 2..<9, "z"), without])
    #expect(round.texts.isEmpty)
    #expect(round.made.isEmpty)
  }
}
