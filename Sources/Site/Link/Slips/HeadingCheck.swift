import Diagnostics
import Markdown

/// What is wrong with a page's headings.
enum HeadingCheck {
  /// `duplicate-anchor`: an id that an author gave to a heading and that something else on the page has.
  ///
  /// It would lead links to the wrong place in silence. Headings without ids that read alike are numbered.
  static func duplicateIDs(_ entry: PageEntry) -> [Diagnostic] {
    let document = entry.parsed.document
    var automatic: [String: String] = [:]
    for heading in entry.headings {
      if case .heading(_, nil) = document.nodes[heading.node].kind {
        automatic[HeadingID.slug(heading.text)] = heading.text
      }
    }
    return entry.headings.compactMap { heading in
      guard case .heading(_, let id?) = document.nodes[heading.node].kind else { return nil }
      let other = automatic[id]
      guard heading.id != id || other != nil else { return nil }
      let message: Message =
        if heading.id == id, let other {
          "the id '\(id)' is that of the heading '\(other)'"
        } else {
          "the id '\(id)' stands on this page already"
        }
      let range = document.nodes[heading.node].range
      let written = document.file.slice(range)
      var place = range
      if let found = written.ranges(of: "{#\(id)}").last {
        let start = range.lowerBound + written.utf8.distance(from: written.startIndex, to: found.lowerBound)
        place = start..<start + written[found].utf8.count
      }
      return .error(
        "duplicate-anchor", message, help: "give this one another id in {#…}", at: document.file.place(place),
        mend: place == range
          ? nil : Mend(document.file.place(place), "{#\(free(id, entry, besides: heading.node))}"))
    }
  }

  /// An id that nothing on the page has yet.
  private static func free(_ id: String, _ entry: PageEntry, besides own: Int) -> String {
    let text = entry.parsed.file.text
    let taken = Set(entry.headings.filter { $0.node != own }.map(\.id))
    var number = 2
    while taken.contains("\(id)-\(number)") || text.contains("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
  }

  /// `heading-level`: a heading of the first level, which is the page's title, or one that skips a level.
  static func levels(_ entry: PageEntry) -> [Diagnostic] {
    // Without front matter the heading is what there is for a title.
    guard entry.parsed.frontMatter.isReadable else { return [] }
    let document = entry.parsed.document
    var last = 1
    return entry.headings.compactMap { heading in
      defer { last = heading.level }
      let place = document.file.place(document.nodes[heading.node].range)
      if heading.level == 1 {
        // Without a title of its own the page has other troubles, which have been reported.
        guard entry.parsed.frontMatter.isReadable else { return nil }
        return .warning(
          "heading-level", "a heading of the first level beside the page's title",
          help: "the title comes from the front matter; begin with '##'", at: place)
      }
      guard heading.level > last + 1 else { return nil }
      let hashes = String(repeating: "#", count: last + 1)
      return .warning(
        "heading-level", "the heading skips a level", help: "write '\(hashes) \(heading.text)'", at: place)
    }
  }
}
