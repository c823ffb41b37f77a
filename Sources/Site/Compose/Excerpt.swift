import Evidence
import Markdown

/// What a page is about in a line, for those who see it only listed: its summary, or else how its text begins.
enum Excerpt {
  /// The longest excerpt, in characters of the script that needs fewer of them.
  static let hanLimit = 80
  static let latinLimit = 160

  static func of(_ page: LinkedPage, _ index: PageIndex) -> String? {
    if let summary = page.entry.summary { return summary }
    let document = page.entry.source.document
    guard let paragraph = document.nodes.indices.first(where: { isFirstText($0, in: document) }) else {
      return nil
    }
    let formatter = FigureFormatter(language: FigureLanguage(tag: page.entry.language))
    // Directives come in reading order, and each knows its fact by its id.
    let text = document.plainText(of: paragraph..<document.nodes[paragraph].end) { directive in
      guard directive.name == FactDirective.syntax.name,
        let fact = index.evidence.fact(directive.label ?? ""),
        let indicator = index.evidence.indicator(of: fact)
      else { return directive.label ?? "" }
      return formatter.format(fact, of: indicator).text
    }
    return shortened(text.trimmed)
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
