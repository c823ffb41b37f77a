/// A page as it is given to a browser: it may show what it holds, and fetch, run and lead to nothing.
///
/// A template or a setting decides what stands in a page; what a page may do on the machine that prints it, this alone.
enum SealedPage {
  /// Everything that a printed page needs is in it.
  static let policy =
    "default-src 'none'; style-src data: 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    + "form-action 'none'"

  /// The page with the policy before all that it could forbid, and without the elements that no policy reaches: a `meta`
  /// that gives orders could lead the browser to another file before it prints.
  static func seal(_ html: [UInt8]) -> [UInt8] {
    let order = Array("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(html.count + order.count + 64)
    let start =
      end(ofTag: "head", in: html) ?? end(ofTag: "html", in: html) ?? end(ofTag: "!doctype", in: html) ?? 0
    result += disarmed(html[..<start])
    result += order
    result += disarmed(html[start...])
    return result
  }

  /// The offset behind the first tag of a name; nil if there is none.
  private static func end(ofTag name: StaticString, in html: [UInt8]) -> Int? {
    var index = 0
    while let open = html.first(UInt8(ascii: "<"), from: index) {
      if isTag(name, at: open, in: html[...]) {
        return html.first(UInt8(ascii: ">"), from: open).map { $0 + 1 }
      }
      index = open + 1
    }
    return nil
  }

  /// Whether a tag of a name begins at an offset, in letters of either case.
  private static func isTag(_ name: StaticString, at open: Int, in html: ArraySlice<UInt8>) -> Bool {
    name.withUTF8Buffer { name in
      let end = open + 1 + name.count
      guard end < html.endIndex else { return false }
      let matches = zip(html[(open + 1)..<end], name).allSatisfy { byte, letter in
        byte == letter || ((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == letter)
      }
      // A longer name, such as <header>, is another tag.
      return matches
        && (html[end] <= 0x20 || html[end] == UInt8(ascii: ">") || html[end] == UInt8(ascii: "/"))
    }
  }

  /// A part of a page in which each `meta` with an order, such as a refresh, is an element that no browser knows.
  private static func disarmed(_ html: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(html)
    var index = html.startIndex
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard isTag("meta", at: open, in: html) else { continue }
      let close = html[open...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex
      let tag = html[open..<close].map {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
      }
      guard tag.first("http-equiv") != nil else { continue }
      result[open + 1 - html.startIndex] = UInt8(ascii: "x")
    }
    return result
  }
}
