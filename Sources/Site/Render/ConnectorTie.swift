/// Ties a connector to the word before it: in Chinese neither the dash between two places or years nor the dot in a
/// foreign name opens a line.
///
/// Engines break lines on both sides of these marks, and no style sheet can forbid it. A word joiner in front of the
/// mark does; it has no width, and searches pass over it. A dash of two, which may open a line, is left alone.
enum ConnectorTie {
  private static let joiner: [UInt8] = [0xE2, 0x81, 0xA0]
  private static let dash: [UInt8] = Array("—".utf8)
  private static let wave: [UInt8] = Array("～".utf8)
  private static let dot: [UInt8] = Array("·".utf8)
  /// Elements whose text is not set in lines, or must be what was written; in order of their names.
  private static let untouched: [[UInt8]] = [
    "code", "head", "option", "pre", "script", "style", "svg", "textarea", "title",
  ].map { Array($0.utf8) }

  /// Ties every connector in the text of a page; tags, and elements whose text is no prose, stay as they are.
  static func tie(_ html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 64)
    html.withUnsafeBufferPointer { html in
      var copied = 0
      var place = 0
      while place < html.count {
        let byte = html[place]
        if byte == UInt8(ascii: "<") {
          let end = endOfTag(html, from: place)
          place = untouchedName(html, from: place + 1).map { closing($0, html, from: end) } ?? end
          continue
        }
        // Every connector begins with one of these.
        guard byte == 0xE2 || byte == 0xEF || byte == 0xC2, let connector = connector(html, at: place) else {
          place += 1
          continue
        }
        let next = place + connector.count
        let isDouble =
          connector == dash && (has(dash, html, at: next) || (place >= 3 && has(dash, html, at: place - 3)))
        if !isDouble {
          result.append(contentsOf: UnsafeBufferPointer(rebasing: html[copied..<place]))
          result.append(contentsOf: joiner)
          copied = place
        }
        place = next
      }
      result.append(contentsOf: UnsafeBufferPointer(rebasing: html[copied...]))
    }
    return result
  }

  private static func connector(_ html: UnsafeBufferPointer<UInt8>, at place: Int) -> [UInt8]? {
    [dash, wave, dot].first { has($0, html, at: place) }
  }

  private static func has(_ bytes: [UInt8], _ html: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place + bytes.count <= html.count else { return false }
    for index in bytes.indices where html[place + index] != bytes[index] { return false }
    return true
  }

  /// The place behind the `>` of a tag; one inside an attribute's quotes does not count.
  private static func endOfTag(_ html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var quote: UInt8 = 0
    for place in start..<html.count {
      let byte = html[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return html.count
  }

  /// The name of a tag if it opens an element that stays as it is.
  private static func untouchedName(_ html: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8]? {
    guard start < html.count else { return nil }
    let first = html[start] | 0x20
    for name in untouched where name[0] == first {
      let end = start + name.count
      guard end <= html.count else { continue }
      let isSame = name.indices.allSatisfy { html[start + $0] | 0x20 == name[$0] }
      if isSame, end == html.count || !isLetter(html[end]) { return name }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  /// The place of an element's closing tag.
  private static func closing(_ name: [UInt8], _ html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var place = start
    while place < html.count {
      if html[place] == UInt8(ascii: "<"), place + 1 < html.count, html[place + 1] == UInt8(ascii: "/"),
        has(name, html, at: place + 2)
      {
        return place
      }
      place += 1
    }
    return place
  }
}
