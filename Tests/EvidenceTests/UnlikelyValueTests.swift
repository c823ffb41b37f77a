import Diagnostics
import Evidence
import Testing

@Suite struct UnlikelyValueTests {
  /// What is said of the rows of facts, each from the indicator on: `indicator,qualifier,value,high,currency,period,as_of`.
  private func findings(_ rows: [String]) -> [String] {
    var fixture = EvidenceFixture()
    for (number, row) in rows.enumerated() { fixture.facts += "\nf\(number),,\(row),essay,,reported,," }
    let diagnostics = fixture.load().diagnostics
    #expect(!diagnostics.hasErrors, "\(diagnostics.map(\.message.description))")
    return diagnostics.filter { $0.id == "unlikely-value" }.map(\.message.description)
  }

  @Test(arguments: [
    (
      ["share,exactly,0.32,,,,"],
      ["'0.32' in a column of per cent is less than one per cent; 32 is more likely"]
    ),
    (
      ["share,exactly,3200,,,,"],
      ["'3200' in a column of per cent is more than ten times the whole; 32 is more likely"]
    ),
    (
      ["share,exactly,250,,,,"], ["'250' is no share of a whole, as the indicator's basis says"]
    ),
    (
      ["share,exactly,-20,,,,"], ["'-20' is no share of a whole, as the indicator's basis says"]
    ),
    (["year,exactly,2204,,,,"], ["the year 2204 lies far ahead; 2024 is more likely"]),
    (["year,exactly,20226,,,,"], ["the year 20226 lies far ahead; 2026 is more likely"]),
    (["licences,exactly,5,,,,2204"], ["the year 2204 lies far ahead; 2024 is more likely"]),
    (["licences,exactly,5,,,2032-2204,"], ["the year 2204 lies far ahead; 2024 is more likely"]),
    (
      ["firms,exactly,12,,,,", "firms,exactly,15,,,,", "firms,exactly,1400,,,,"], []
    ),
    (
      ["firms,exactly,12,,,,", "firms,exactly,15,,,,", "firms,exactly,14000,,,,"],
      ["'14000' is a hundred times the other values of 'firms'; 14 is more likely"]
    ),
    (
      ["money,exactly,300000000,,EUR,,", "money,exactly,500000000,,EUR,,", "money,exactly,4,,EUR,,"],
      ["'4' is not a hundredth of the other values of 'money'; 400000000 is more likely"]
    ),
    (
      [
        "money,exactly,2950000000007,,USD,,", "money,exactly,2950000000000,,USD,,",
        "money,exactly,1234567891234,,USD,,",
      ],
      ["'2950000000007' has a digit behind a row of zeros; 2950000000000 is more likely"]
    ),
    (
      ["firms,range,4,40000,,,"], ["the range ends at '40000', which is ten thousand times its beginning"]
    ),
  ])
  func `a value out of reach is told with the likely one`(rows: [String], expected: [String]) {
    #expect(findings(rows) == expected)
  }

  @Test(arguments: [
    // A share that is meant to be small says so by its decimals, and growth may be more than the whole.
    ["share,exactly,0.63,,,,", "share,exactly,1.76,,,,"], ["firms,range,3,400,,,"],
    ["share-exact,exactly,0.3,,,,"], ["share,exactly,0,,,,"], ["share,exactly,1,,,,"],
    ["growth,exactly,250,,,,"], ["growth,exactly,-20,,,,"],
    ["year,exactly,2035,,,,"], ["year,exactly,2100,,,,"], ["year,exactly,-221,,,,"],
    // Two values have no neighbours, and values that are far apart anyway are no measure.
    ["firms,exactly,3,,,,", "firms,exactly,9000,,,,"],
    ["firms,exactly,3,,,,", "firms,exactly,400,,,,", "firms,exactly,90000,,,,"],
    ["money,exactly,3,,EUR,,", "money,exactly,4,,EUR,,", "money,exactly,5000,,JPY,,"],
  ])
  func `values that may well be right are left alone`(rows: [String]) {
    #expect(findings(rows) == [])
  }

  @Test(arguments: [
    ("资助40%。", "Up to 90% is funded.", ["the Chinese text says 40% where the English one says 90%"]),
    ("四成的企业。", "Some 40 per cent of firms.", []), ("三分之二。", "Two thirds.", []),
    ("2亿欧元，2023年。", "€200 million in 2023.", []), ("共5家。", "Five firms in all.", []),
    ("2002年起。", "Since 2003.", ["the Chinese text says 2002 where the English one says 2003"]),
    ("3.5‰。", "3.5 ‰.", []), ("2.4万亿，2.7万亿。", "2.4 trillion, then 2.7.", []), ("无数字。", "90%.", []),
  ])
  func `the numbers of a note in two languages are compared`(zh: String, en: String, expected: [String]) {
    let fixture = EvidenceFixture.fact("licences", "exactly", "5", noteZh: zh, noteEn: en)
    let found = fixture.load().diagnostics.filter { $0.id == "note-numbers" }
    #expect(found.map(\.message.description) == expected)
  }
}
