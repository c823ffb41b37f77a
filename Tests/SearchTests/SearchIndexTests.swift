import Foundation
import TestSupport
import Testing

@testable import Search

/// Random numbers that are the same at every run.
struct Generator: RandomNumberGenerator {
  private var state: UInt64 = 20_261_123

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct SearchIndexTests {
  private static let characters = Array("大学企业政府基金研究成果许可专利资金人才产业平台合作机制风险收益长期开放市场政策投入转移实验室")

  private func text(_ length: Int, _ generator: inout Generator) -> String {
    String((0..<length).map { $0 % 20 == 19 ? "。" : Self.characters.randomElement(using: &generator) ?? "大" })
  }

  private func entry(_ texts: String...) -> SearchEntry {
    SearchEntry(attributes: [.init("url", "x")], fields: texts.map { SearchField($0, .body) })
  }

  @Test func filesStayWithinTheLimitAtFiveHundredPages() throws {
    var generator = Generator()
    let pages = (0..<500).map { number in
      SearchEntry(
        attributes: [.init("url", "../cases/case-\(number)/"), .init("kind", "case")],
        fields: [SearchField("案例\(number)", .title), SearchField(text(20, &generator), .summary)]
          + (0..<5).flatMap { part in
            [
              SearchField("机制", .heading, anchor: "part-\(part)"),
              SearchField(text(300, &generator), .body, anchor: "part-\(part)"),
            ]
          })
    }
    let index = SearchIndex([SearchGroup("pages", pages)])
    #expect(index.files.allSatisfy { $0.text.utf8.count <= SearchIndex.limit })
    #expect(index.files.count > 50)
    #expect(index.manifest(files: "*").text.utf8.count < 10_000)
  }

  @Test func whatDoesNotFitIntoAFileIsSplitAndFound() throws {
    var generator = Generator()
    // One pair at more positions than a file holds, and an entry with more text.
    let index = SearchIndex([
      SearchGroup(
        "pages",
        [
          entry("前"), entry(String(repeating: "的", count: 30_000)), entry(text(40_000, &generator), "末尾"),
          entry("后"),
        ])
    ])
    #expect(index.files.allSatisfy { $0.text.utf8.count <= SearchIndex.limit })
    let reader = try SearchIndexReader(index)
    #expect(reader.entries(containing: "的的的") == [1])
    #expect(reader.entries(containing: "的") == [1])
    #expect(reader.entries(containing: "末尾") == [2])
    #expect(reader.entries(containing: "后") == [3])
    struct Piece: Decodable {
      let f: [[String]]
    }
    let texts = try index.files.filter { $0.name.hasPrefix("e") }.flatMap {
      try JSONDecoder().decode([Piece].self, from: Data($0.text.utf8))
    }.flatMap { $0.f.map { $0[0] } }
    #expect(texts.joined().count == 30_000 + 40_000 + 4)
  }

  @Test func aRunIsFoundWhereItStandsAndNowhereElse() throws {
    var generator = Generator()
    let texts = (0..<100).map { _ in text(150, &generator) }
    let reader = try SearchIndexReader(SearchIndex([SearchGroup("pages", texts.map { entry($0) })]))
    for _ in 0..<500 {
      let length = Int.random(in: 1...6, using: &generator)
      // Half of the queries are taken from a text, half are mostly nowhere.
      let source =
        Bool.random(using: &generator) ? texts.randomElement(using: &generator) ?? "" : text(19, &generator)
      let start = Int.random(in: 0..<(source.count - length), using: &generator)
      let query = String(source.dropFirst(start).prefix(length))
      if query.contains("。") { continue }
      let expected = Set(texts.indices.filter { texts[$0].contains(query) })
      #expect(reader.entries(containing: query) == expected, "\(query)")
    }
  }

  @Test func nothingIsFoundAcrossFieldsOrMarks() throws {
    let reader = try SearchIndexReader(
      SearchIndex([SearchGroup("pages", [entry("产学", "研用"), entry("产学，研用"), entry("产学研用")])]))
    #expect(reader.entries(containing: "产学研用") == [2])
    #expect(reader.entries(containing: "学研") == [2])
    #expect(reader.entries(containing: "研用") == [0, 1, 2])
  }

  @Test func theSameEntriesGiveTheSameBytes() {
    var generator = Generator()
    let groups = [SearchGroup("pages", (0..<50).map { _ in entry(text(200, &generator)) })]
    #expect(SearchIndex(groups).files == SearchIndex(groups).files)
  }

  @Test func anIndexOfNothingIsSound() throws {
    let index = SearchIndex([SearchGroup("pages", [])])
    #expect(index.files.isEmpty)
    #expect(try SearchIndexReader(index).entries(containing: "专利").isEmpty)
  }

  @Test func anythingCanStandInAText() throws {
    let text = "\"\\\n\t\u{1}</script>\u{2028}😀"
    let index = SearchIndex([SearchGroup("pages", [entry(text)])])
    for file in index.files + [index.manifest(files: "*")] {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(file.text.utf8)) }
    }
  }
}
