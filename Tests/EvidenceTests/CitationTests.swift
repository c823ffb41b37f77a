import Evidence
import Testing

@Suite struct CitationTests {
  @Test func `sources are numbered in the order of their first citation`() {
    var order = CitationOrder()
    #expect(["b", "a", "b", "c"].map { order.number(of: $0) } == [1, 2, 1, 3])
    #expect(order.sources == ["b", "a", "c"])
    #expect(order["c"] == 3)
    #expect(order["d"] == nil)
  }

  @Test(arguments: [
    ([1], "[1]"), ([1, 2], "[1-2]"), ([1, 2, 3], "[1-3]"), ([3, 1], "[1,3]"),
    ([1, 3, 4, 6, 7, 8], "[1,3-4,6-8]"),
    ([2, 2], "[2]"), ([9, 10, 11, 99], "[9-11,99]"),
  ])
  func `neighbouring numbers are merged`(numbers: [Int], expected: String) {
    #expect(CitationMark(numbers.map { CitationMark.Item(number: $0) }).text == expected)
  }

  @Test func `a locator stands after a bracket of its own`() {
    let items = [
      CitationMark.Item(number: 2, locator: "s1p2"), .init(number: 1), .init(number: 3), .init(number: 4),
      .init(number: 2, locator: "s1p2"),
    ]
    let mark = CitationMark(items)
    #expect(mark.text == "[1,3-4][2]s1p2")
    #expect(mark.groups.map(\.locator) == [nil, "s1p2"])
  }

  private let page = CiteThis(
    key: "jingjian-cases-boston", title: "波士顿 & MIT", publisher: "镜鉴", date: EvidenceDate("2026-11-23"),
    url: "https://example.org/cases/boston/", language: "zh")

  @Test func `a page is cited after the standard`() {
    #expect(
      page.gb7714(.gb7714Edition2025).text
        == "镜鉴. 波士顿 & MIT[EB/OL]. （2026-11-23）. https://example.org/cases/boston/.")
    #expect(
      page.gb7714(.gb7714Edition2015).text
        == "镜鉴. 波士顿 & MIT[EB/OL]. (2026-11-23). https://example.org/cases/boston/.")
  }

  @Test func `a page is cited in BibTeX`() {
    var page = page
    page.authors = [PersonName(family: "Xu", given: "Fei"), PersonName(literal: "R&D Office")]
    #expect(
      page.bibTeX == """
        @misc{jingjian-cases-boston,
          title = {{波士顿 \\& MIT}},
          author = {Xu, Fei and {R\\&D Office}},
          publisher = {镜鉴},
          year = {2026},
          month = {11},
          date = {2026-11-23},
          url = {https://example.org/cases/boston/},
          language = {zh},
        }

        """)
  }

  @Test func `a page is cited in CSL-JSON`() {
    #expect(
      page.cslJSON == """
        [
          {
            "URL" : "https://example.org/cases/boston/",
            "author" : [
              {
                "literal" : "镜鉴"
              }
            ],
            "id" : "jingjian-cases-boston",
            "issued" : {
              "date-parts" : [
                [
                  2026,
                  11,
                  23
                ]
              ]
            },
            "language" : "zh",
            "publisher" : "镜鉴",
            "title" : "波士顿 & MIT",
            "type" : "webpage"
          }
        ]

        """)
  }
}
