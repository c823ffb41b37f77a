/// Ties a connector to the word before it: in Chinese neither the dash between two places or years nor the dot in a
/// foreign name opens a line.
///
/// Engines break lines on both sides of these marks, and no style sheet can forbid it. A word joiner in front of the
/// mark does; it has no width, and searches pass over it. A dash of two, which may open a line, is left alone.
enum ConnectorTie {
  private static let joiner: [UInt8] = [0xE2, 0x81, 0xA0]
  private static let connectors: [[UInt8]] = ["—", "～", "·"].map { Array($0.utf8) }
  private static let dash = connectors[0]
  /// Elements whose text is not set in lines, or must be what was written.
  private static let untouched: Set<String> = [
    "code", "head", "option", "pre", "script", "style", "svg", "textarea", "title",
  ]

  /// Ties every connector in the text of a page; tags, and elements whose text is no prose, stay as they are.
  static func tie(_ html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 64)
    var place = 0
    while place < html.count {
      switch html[place] {
      case UInt8(ascii: "<"):
        let end = endOfTag(html, from: place)
        let name = elementName(html, from: place + 1)
        let close = untouched.contains(name) ? closing(name, html, from: end) : end
        result += html[place..<close]
        place = close
      case 0xE2, 0xEF, 0xC2:
        guard let connector = connectors.first(where: { html[place...].starts(with: $0) }) else {
          fallthrough
        }
        let next = place + connector.count
        let isDouble = connector == dash && (html[next...].starts(with: dash) || result.ends(with: dash))
        if !isDouble { result += joiner }
        result += connector
        place = next
      default:
        result.append(html[place])
        place += 1
      }
    }
    return result
  }

  /// The place behind the `>` of a tag; one inside an attribute's quotes does not count.
  private static func endOfTag(_ html: [UInt8], from start: Int) -> Int {
    var quote: UInt8?
    for place in start..<html.count {
      switch (html[place], quote) {
      case (UInt8(ascii: ">"), nil): return place + 1
      case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = html[place]
      case (let byte, let open?) where byte == open: quote = nil
      default: continue
      }
    }
    return html.count
  }

  private static func elementName(_ html: [UInt8], from start: Int) -> String {
    let name = html[start...].prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// The place of an element's closing tag.
  private static func closing(_ name: String, _ html: [UInt8], from start: Int) -> Int {
    let tag = Array("</\(name)".utf8)
    var place = start
    while place < html.count, !(html[place] == tag[0] && html[place...].starts(with: tag)) { place += 1 }
    return place
  }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
