import Foundation
import Testing

@Suite struct ScannerSentenceTests {
  @Test func `labelled sentences are read with the recall and precision that is promised`() throws {
    var all = ScannerSentences.Count()
    var heldOut = ScannerSentences.Count()
    for language in ["chinese", "english"] {
      let sentences = try ScannerSentences(language: language)
      for (kind, count) in sentences.counts(heldOut: nil) {
        print(Self.row("\(language) \(kind)", count))
        all = all + count
      }
      heldOut = sentences.counts(heldOut: true).reduce(heldOut) { $0 + $1.count }
    }
    print(Self.row("held out", heldOut))
    print(Self.row("all", all))
    for failure in all.failures { print("scanner  \(failure)") }
    #expect(all.sentences >= 600)
    #expect(all.recall >= 0.99, "\(all.failures)")
    #expect(all.precision >= 0.97, "\(all.failures)")
  }

  private static func row(_ name: String, _ count: ScannerSentences.Count) -> String {
    func share(_ value: Double) -> String { String(format: "%5.1f%%", value * 100) }
    let label = name.padding(toLength: 24, withPad: " ", startingAt: 0)
    guard count.labelled > 0 else {
      return "scanner  \(label) \(count.sentences) sentences, \(count.found) false alarms"
    }
    return "scanner  \(label) \(count.sentences) sentences, recall \(share(count.recall)), "
      + "precision \(share(count.precision)) (\(count.labelled) figures, \(count.right) right of \(count.found) found)"
  }
}
