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
    return shortened(text(of: paragraph..<document.nodes[paragraph].end, page, index))
  }

  /// What a directive's label says, such as a figure's caption.
  static func label(of directive: Int, _ page: LinkedPage, _ index: PageIndex) -> String {
    let nodes = page.entry.source.document.nodes
    guard directive + 1 < nodes[directive].end, case .directiveLabel = nodes[directive + 1].kind else {
      return ""
    }
    return text(of: (directive + 1)..<nodes[directive + 1].end, page, index)
  }

  /// The plain text of nodes, with figures in words.
  private static func text(of nodes: Range<Int>, _ page: LinkedPage, _ index: PageIndex) -> String {
    let formatter = FigureFormatter(language: FigureLanguage(tag: page.entry.language))
    // Directives come in reading order, and each knows its fact by its id.
    return page.entry.source.document.plainText(of: nodes) { directive in
      guard directive.name == FactDirective.syntax.name,
        let fact = index.evidence.fact(directive.label ?? ""),
        let indicator = index.evidence.indicator(of: fact)
      else { return directive.label ?? "" }
      let mode = directive.value("show").flatMap(FigureFormatter.Mode.init) ?? .full
      return formatter.format(fact, of: indicator, mode: mode).text
    }.trimmed
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
