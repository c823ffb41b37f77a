import Diagnostics
import Testing

@Suite struct KnownNamesTests {
  @Test func aSlipOfTheFingerFindsItsNameAmongMany() {
    let known = KnownNames((0..<20_000).map { "boston-licences-\($0)" } + ["munich-share"])
    #expect(known.nearest(to: "boston-licenecs-1234") == "boston-licences-1234")
    #expect(known.nearest(to: "munich-shaer") == "munich-share")
    #expect(known.nearest(to: "quite-another-thing") == nil)
  }

  @Test func whatIsNotMeantIsLeftOut() {
    let known = KnownNames(["alpha", "alphb"])
    #expect(known.nearest(to: "alpha") == "alpha")
    #expect(known.nearest(to: "alpha") { $0 != "alpha" } == "alphb")
  }

  @Test func theSameNameIsFoundInWhateverOrderTheyStand() {
    let names = (0..<2_000).map { "a\($0)" }
    #expect(KnownNames(names).nearest(to: "b77") == KnownNames(names.reversed()).nearest(to: "b77"))
  }

  @Test func nobodyMistypesAPageOfText() {
    let text = String(repeating: "a", count: 100_000)
    #expect(KnownNames([text]).nearest(to: text + "b") == nil)
  }
}
