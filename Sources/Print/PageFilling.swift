/// A page in which figures float, and tables break, where they would leave paper half empty.
///
/// Neither engine floats anything to where a page has room, and what must be whole begins a page. So where a pass leaves a
/// page half empty before a figure, the next one sets the figure behind paragraphs of its section that follow it; a table,
/// which belongs where it is, may break there.
struct PageFilling {
  /// The page as it is to be printed next.
  private(set) var html: [UInt8]
  /// How much text fills enough of a page, in bytes of UTF-8: about seven lines.
  private static let enough = 700

  init(_ html: [UInt8]) { self.html = html }

  /// Changes the page by what a pass has left empty; false where there is nothing to change.
  mutating func improve(after file: PDFFile) -> Bool {
    let pages = file.halfEmptyPages
    guard !pages.isEmpty else { return false }
    let places = places(file.destinations)
    // From the end, so that the places before stay what they are.
    let starts = Set(pages.flatMap { culprits(on: $0, places) }).sorted(by: >)
    return starts.reduce(false) { (isChanged, start) in
      (html.has("<figure", at: start) ? float(start) : divide(start)) || isChanged
    }
  }

  /// The ids of the page whose pages in print are known: where each stands in the HTML, and on which page.
  private func places(_ pages: [String: Int]) -> [(offset: Int, page: Int)] {
    var places: [(offset: Int, page: Int)] = []
    var start = 0
    while let attribute = html.first(" id=\"", from: start),
      let quote = html.first(UInt8(ascii: "\""), from: attribute + 5)
    {
      if let page = pages[String(decoding: html[(attribute + 5)..<quote], as: UTF8.self)] {
        places.append((attribute, page))
      }
      start = quote
    }
    return places
  }

  /// Where the figure or the tables begin that stand between what is known to be on a page and what is known to be behind it.
  ///
  /// Tables that are whole all the same lose nothing by it.
  private func culprits(on page: Int, _ places: [(offset: Int, page: Int)]) -> [Int] {
    guard let last = places.lastIndex(where: { $0.page == page }),
      let next = places[last...].first(where: { $0.page > page })
    else { return [] }
    var found: [Int] = []
    var start = places[last].offset
    while let whole = firstWhole(from: start, to: next.offset) {
      found.append(whole)
      if html.has("<figure", at: whole) { break }
      start = whole + 1
    }
    if let first = found.first {
      // Where a chapter ends behind it, the rest of its page is empty for that.
      return (html.first("<section", from: first) ?? html.count) < next.offset ? [] : found
    }
    // A heading is taken along.
    guard let tag = html[..<next.offset].lastIndex(of: UInt8(ascii: "<")), isHeading(tag),
      let end = element(at: tag)
    else { return [] }
    let following = skippingSpace(end)
    return wholes.contains { html.has($0, at: following) } ? [following] : []
  }

  private var wholes: [StaticString] {
    ["<figure", "<div class=\"scroll", "<div class=\"table", "<div class=\"facts"]
  }

  private func firstWhole(from start: Int, to end: Int) -> Int? {
    wholes.compactMap { html.first($0, from: start) }.filter { $0 < end }.min()
  }

  /// Sets a figure behind the paragraphs that follow it in its section, as many as fill enough.
  private mutating func float(_ start: Int) -> Bool {
    guard let end = element(at: start) else { return false }
    var reached = end
    while reached - end < Self.enough {
      let next = skippingSpace(reached)
      guard ["<p>", "<p ", "<ul>", "<ul ", "<ol>", "<ol "].contains(where: { html.has($0, at: next) }),
        let behind = element(at: next)
      else { break }
      reached = behind
      let notes = skippingSpace(behind)
      if html.has("<div class=\"footnotes", at: notes), let behind = element(at: notes) { reached = behind }
    }
    guard reached > end else { return false }
    html.replaceSubrange(start..<reached, with: Array(html[end..<reached] + html[start..<end]))
    return true
  }

  /// Lets a table break between its rows; once it may, it is no longer looked for.
  private mutating func divide(_ start: Int) -> Bool {
    html.insert(contentsOf: Array(" style=\"break-inside:auto\"".utf8), at: start + 4)
    return true
  }

  private func isHeading(_ offset: Int) -> Bool {
    html.has("<h", at: offset) && offset + 2 < html.count
      && (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(html[offset + 2])
  }

  /// Where the element that begins at an offset ends, others of its name within it included.
  private func element(at offset: Int) -> Int? {
    let name = html[(offset + 1)...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
    var depth = 0
    var at = offset
    while let tag = html.first(UInt8(ascii: "<"), from: at) {
      let isEnd = tag + 1 < html.count && html[tag + 1] == UInt8(ascii: "/")
      let word = html[(tag + (isEnd ? 2 : 1))...].prefix {
        $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">")
      }
      guard let close = html.first(UInt8(ascii: ">"), from: tag) else { return nil }
      if word.elementsEqual(name) {
        depth += isEnd ? -1 : 1
        if depth == 0 { return close + 1 }
      }
      at = close
    }
    return nil
  }

  private func skippingSpace(_ offset: Int) -> Int {
    html[offset...].firstIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: " ") } ?? html.count
  }
}
