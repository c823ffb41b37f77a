import People
import Testing

@Suite struct ORCIDTests {
  @Test(arguments: [
    "0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0002-1694-233x",
    "https://orcid.org/0000-0002-1825-0097", "orcid.org/0000-0002-1825-0097",
  ])
  func whatIsRightIsRead(_ text: String) throws {
    let orcid = try ORCID(text)
    #expect(orcid.text.count == 19)
    #expect(try ORCID(orcid.text) == orcid)
  }

  /// Any one digit that is mistyped, and any two neighbours that change places, make another sum.
  @Test func aSlipIsFound() throws {
    let right = Array("0000-0002-1825-0097")
    for place in right.indices where right[place] != "-" {
      for digit in "0123456789" where digit != right[place] {
        var wrong = right
        wrong[place] = digit
        #expect(throws: ORCID.Fault.checksum) { try ORCID(String(wrong)) }
      }
      guard place + 1 < right.count, right[place + 1] != "-", right[place] != right[place + 1] else {
        continue
      }
      var swapped = right
      swapped.swapAt(place, place + 1)
      #expect(throws: ORCID.Fault.checksum) { try ORCID(String(swapped)) }
    }
  }

  @Test(arguments: [
    "", "0000-0002-1825", "0000000218250097", "0000-0002-1825-00970", "X000-0002-1825-0097",
    "0000-0002-1825-009７", "https://example.org/0000-0002-1825-0097",
  ])
  func whatIsNoneIsSaidToBeNone(_ text: String) {
    #expect(throws: ORCID.Fault.form) { try ORCID(text) }
  }
}
