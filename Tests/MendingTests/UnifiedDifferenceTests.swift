import Foundation
import Mending
import TestSupport
import Testing

@Suite struct UnifiedDifferenceTests {
  @Test func showsThreeLinesAroundWhatChanges() {
    let old = (1...12).map { "\($0)\n" }.joined()
    let new = old.replacing("\n6\n", with: "\nsix\n6b\n")
    #expect(
      UnifiedDifference(path: "x.md", old: old, new: new).text == """
        --- a/x.md
        +++ b/x.md
        @@ -3,7 +3,8 @@
         3
         4
         5
        -6
        +six
        +6b
         7
         8
         9

        """)
  }

  @Test func saysNothingOfTextsThatAreTheSame() {
    #expect(UnifiedDifference(path: "x", old: "a\r\n", new: "a\r\n").text.isEmpty)
    // Two forms of one character are the same text to Swift, and not the same bytes.
    #expect(!UnifiedDifference(path: "x", old: "e\u{301}\n", new: "\u{E9}\n").text.isEmpty)
  }

  /// Whatever two texts are, `patch` makes the one of the other.
  @Test func patchReadsIt() throws {
    var generator = SystemRandomNumberGenerator()
    let pieces = ["a\n", "b\n", "c\r\n", "\n", "d"]
    func text() -> String {
      (0..<Int.random(in: 0...30, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
      }
      .joined()
    }
    for _ in 0..<60 {
      let (old, new) = (text(), text())
      let difference = UnifiedDifference(path: "x", old: old, new: new).text
      guard !difference.isEmpty, !old.isEmpty, !new.isEmpty else { continue }
      let folder = try TemporaryFolder()
      try folder.write(old, to: "x")
      try folder.write(difference, to: "difference")
      let patch = Process()
      patch.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      patch.arguments = ["git", "apply", "--whitespace=nowarn", "-p1", "difference"]
      patch.currentDirectoryURL = folder.url
      try patch.run()
      patch.waitUntilExit()
      #expect(patch.terminationStatus == 0, "\(difference)")
      #expect(try Array(Data(contentsOf: folder.url.appendingPathComponent("x"))) == Array(new.utf8))
    }
  }
}
