/// What a page's HTML is made of, each part with what it adds to the page's compressed size.
struct PageParts {
  private(set) var parts: [(name: String, bytes: Int)] = []

  /// The elements that are looked at, the outermost alone.
  private static let elements: Set<Substring> = [
    "head", "header", "footer", "nav", "table", "figure", "svg", "section", "aside", "details", "script",
    "ul", "ol",
  ]

  private static let naming: Set<Substring> = ["h2", "h3", "table", "figure"]

  /// Weighs each part by leaving it out; what is in none is the text.
  init(_ html: [UInt8]) {
    let whole = Scales.compressed(html)
    var text = whole
    for part in Self.outermost(html) {
      let rest = Array(html[..<part.range.lowerBound]) + html[part.range.upperBound...]
      let bytes = max(0, whole - Scales.compressed(rest))
      text -= bytes
      parts.append((part.name, bytes))
    }
    parts.append(("text", max(0, text)))
  }

  private static func outermost(_ html: [UInt8]) -> [(name: String, range: Range<Int>)] {
    var result: [(name: String, range: Range<Int>)] = []
    var open: (name: Substring, label: String?, start: Int, depth: Int)?
    for tag in HTMLTags(String(decoding: html, as: UTF8.self)) {
      if let part = open {
        // A heading inside names a part that has no id of its own.
        if part.label == nil, Self.naming.contains(tag.name) { open?.label = tag.value("id") }
        guard tag.name == part.name else { continue }
        let depth = part.depth + (tag.isEnd ? -1 : 1)
        open?.depth = depth
        if depth == 0 {
          let label = open?.label.map { " '\($0)'" } ?? ""
          result.append(("<\(part.name)>\(label)", part.start..<tag.range.upperBound))
          open = nil
        }
      } else if !tag.isEnd, elements.contains(tag.name) {
        open = (tag.name, tag.value("id") ?? tag.value("class"), tag.range.lowerBound, 1)
      }
    }
    return result
  }
}
