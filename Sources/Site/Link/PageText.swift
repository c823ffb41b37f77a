import Evidence
import Markdown
import PlainText

/// What a reader reads of rich text where there is no room for markup: contents, ids, descriptions, lists, search.
///
/// Figures stand in words, as the page has them; marks of sources and notes are left out with the space before them.
/// Everything that becomes plain text goes through here, so that it reads the same everywhere.
struct PageText {
  let page: LinkedPage
  let index: PageIndex

  /// The interface's words in the page's language.
  var words: [String: String] { index.words[page.entry.language] ?? [:] }

  var figureLanguage: FigureLanguage { index.figureLanguage(page.entry.language) }

  /// The text of consecutive nodes, each block on a line of its own.
  func text(of range: Range<Int>) -> String {
    let document = page.entry.parsed.document
    var inline = range.lazy.filter { document.nodes[$0].isInlineDirective }.makeIterator()
    return document.plainText(of: range) { _ in
      inline.next().flatMap { page.directives[$0] }?.plainText(self) ?? ""
    }
  }

  /// The text of a node's descendants on one line.
  func line(in node: Int) -> String {
    TextLines.oneLine(text(of: node + 1..<page.entry.parsed.document.nodes[node].end))
  }

  /// The text of a heading, a cell or the like before its page is linked: figures as they will stand, without amounts in
  /// another currency and numbers of figures, which are known later.
  static func line(
    in node: Int, of document: Document, _ evidence: EvidenceBase, _ language: FigureLanguage
  ) -> String {
    TextLines.oneLine(
      document.plainText(of: node + 1..<document.nodes[node].end) { words(of: $0, evidence, language) ?? "" })
  }

  /// What readers see of an inline directive by itself; nil for one that says nothing before its page is linked.
  static func words(
    of directive: Directive, _ evidence: EvidenceBase, _ language: FigureLanguage
  ) -> String? {
    directive.name == DirectiveVocabulary.literal
      ? directive.label ?? "" : FactMention(directive)?.words(evidence, language)
  }
}

extension Node {
  fileprivate var isInlineDirective: Bool { if case .inlineDirective = kind { true } else { false } }
}
