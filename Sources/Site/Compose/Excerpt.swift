import Markdown

/// What a page is about in a line, for those who see it only listed: its summary, or else how its text begins.
enum Excerpt {
  /// The longest excerpt, in characters of the script that needs fewer of them.
  static let hanLimit = 80
  static let latinLimit = 160

  static func of(_ page: LinkedPage, _ index: PageIndex) -> String? {
    if let summary = page.entry.summary { return summary }
    let document = page.entry.parsed.document
    guard let paragraph = document.nodes.indices.first(where: { isFirstText($0, in: document) }) else {
      return nil
    }
    return shortened(PageText(page: page, index: index).line(in: paragraph))
  }

  /// What a directive's label says, such as a figure's caption.
  static func label(of directive: Int, _ page: LinkedPage, _ index: PageIndex) -> String {
    let nodes = page.entry.parsed.document.nodes
    guard directive + 1 < nodes[directive].end, case .directiveLabel = nodes[directive + 1].kind else {
      return ""
    }
    return PageText(page: page, index: index).line(in: directive + 1)
  }

  /// Cuts at the end of a sentence where one ends in time, else at the limit.
  static func shortened(_ text: String) -> String {
    let statistics = TextStatistics(text)
    let limit = statistics.hanCharacters > statistics.words ? hanLimit : latinLimit
    guard text.count > limit else { return text }
    let start = text.prefix(limit)
    if let stop = start.lastIndex(where: { "。！？.!?".contains($0) }),
      start.distance(from: start.startIndex, to: stop) > limit / 3
    {
      return String(start[...stop])
    }
    return start + "…"
  }

  private static func isFirstText(_ node: Int, in document: Document) -> Bool {
    guard case .paragraph = document.nodes[node].kind else { return false }
    return !document.plainText(in: node).trimmed.isEmpty
  }
}
