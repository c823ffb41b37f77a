import Testing

@testable import Site

@Suite struct IntervalsTests {
  @Test func partsThatOverlapBecomeOne() {
    var taken = Intervals([10..<20, 0..<5, 15..<30])
    #expect(taken.overlaps(4..<6))
    #expect(!taken.overlaps(5..<10))
    #expect(taken.overlaps(29..<40))
    #expect(!taken.overlaps(30..<40))
    taken.insert(3..<12)
    #expect(taken.overlaps(5..<6))
    #expect(!taken.overlaps(7..<7))
  }

  /// Held against the plain way, over all pairs of a small line.
  @Test func itSaysWhatLookingAtEachWouldSay() {
    let ranges = [2..<4, 4..<5, 7..<11, 9..<10, 13..<13]
    let taken = Intervals(ranges)
    for start in 0..<15 {
      for end in start..<15 {
        let plain = ranges.contains { $0.overlaps(start..<end) }
        #expect(taken.overlaps(start..<end) == plain)
      }
    }
  }
}
