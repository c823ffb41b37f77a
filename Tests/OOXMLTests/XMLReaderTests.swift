@testable import OOXML
import Testing

@Suite struct XMLReaderTests {
  private static func events(_ text: String) throws -> [XMLReader.Event] {
    var reader = XMLReader(Array(text.utf8))
    var events: [XMLReader.Event] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  @Test func readsElementsTextAndEntities() throws {
    let events = try Self.events(
      "\u{FEFF}<?xml version='1.0'?><!-- x --><x:a b='1&amp;2' c:d=\"&#x955C;\"><e/>甲&lt;&#19982;<![CDATA[<乙>]]></x:a >\n"
    )
    #expect(
      events == [
        .start("a", [.init(name: "b", value: "1&2"), .init(name: "d", value: "镜")]),
        .start("e", []), .end("e"),
        .text("甲<与"), .text("<乙>"), .end("a"), .text("\n"),
      ])
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a>&b;</a>", "<a>", "<a></b>", "</a>", "a<b/>",
    "<a b></a>", "<a b=1/>",
    "<a b='1/>", "<a>&#xFFFFFFFF;</a>", "<a>&amp</a>", "<a><!-- </a>", "<", "<a", "<>", "<a/>x",
  ])
  func whatIsNoPlainXMLIsRefused(_ text: String) {
    #expect(throws: XMLReader.Problem.self) { try Self.events(text) }
  }

  @Test func noDepthIsOneOfCalls() {
    let deep = String(repeating: "<a>", count: 200_000)
    #expect(throws: XMLReader.Problem.self) { try Self.events(deep) }
  }
}
