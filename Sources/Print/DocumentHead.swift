/// What a page says of itself in its head: its title, and its `meta` elements by name.
///
/// The page is one that Casebook has written, so that a search for tags is enough to read it.
struct DocumentHead: Sendable {
  /// The title; empty if there is none.
  let title: String
  /// The content of each `meta` element with a name.
  let meta: [String: String]

  /// Reads a page's head.
  init(_ html: [UInt8]) {
    let head = html.first("</head>").map { Array(html[..<$0]) } ?? []
    var title = ""
    if let open = head.first("<title>"), let close = head.first("</title>", from: open) {
      title = Self.plain(head[(open + 7)..<close])
    }
    self.title = title
    var meta: [String: String] = [:]
    var position = 0
    while let open = head.first("<meta ", from: position),
      let close = head.first(UInt8(ascii: ">"), from: open)
    {
      let tag = Array(head[open..<close])
      if let name = Self.value(of: tag, from: tag.first(" name=\"").map { $0 + 7 }),
        let content = Self.value(of: tag, from: tag.first(" content=\"").map { $0 + 10 })
      {
        meta[name] = content
      }
      position = close
    }
    self.meta = meta
  }

  /// An attribute's value, from behind its opening quotation mark.
  private static func value(of tag: [UInt8], from start: Int?) -> String? {
    guard let start, let end = tag.first(UInt8(ascii: "\""), from: start) else { return nil }
    return plain(tag[start..<end])
  }

  /// Text without its escapes; the ampersand last, so that nothing is undone twice.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
      .reduce(String(decoding: bytes, as: UTF8.self)) { $0.replacing($1.0, with: $1.1) }
  }
}
