import Evidence
import Kinds
import Markdown

/// A page with its address and what other pages may point at.
final class PageEntry: Sendable {
  let parsed: ParsedPage
  let route: Route
  /// The page's headings in order.
  var headings: [Heading] { outline.gathered.headings }
  /// Every id on the page that a link may name after `#`.
  var anchors: Set<String> { outline.gathered.anchors }
  /// The same, for mistyped ones.
  var fragments: FragmentNames { outline.gathered.fragments }
  private let outline: PageOutline
  /// The template that the page is rendered with: the one it names, its kind's, or that of plain pages.
  let template: String

  struct Heading: Sendable {
    /// The heading's index among the document's nodes.
    let node: Int
    let level: Int
    let id: String
    let text: String
  }

  /// Reads the headings; figures in them stand as the evidence has them.
  ///
  /// - Parameters:
  ///   - language: Its language, with the words that a report has in it.
  ///   - templates: The names of the templates that there are for pages.
  init(
    parsed: ParsedPage, route: Route, evidence: EvidenceBase, language: FigureLanguage? = nil,
    directives: Directives,
    templates: Set<String> = []
  ) {
    self.parsed = parsed
    self.route = route
    let own = templates.contains(parsed.kind.name) ? parsed.kind.name : Kinds.pageName
    template = parsed.frontMatter.text("template") ?? own
    order = parsed.frontMatter.integer("order") ?? Int.max
    let language = language ?? FigureLanguage(tag: parsed.language)
    outline = PageOutline(parsed, directives) { PageText.line(in: $0, of: $1, evidence, language) }
  }

  var key: PageKey { PageKey(id: parsed.id, language: parsed.language) }
  var id: String { parsed.id }
  var language: String { parsed.language }
  var kind: Kind { parsed.kind }
  var title: String { parsed.frontMatter.text("title") ?? parsed.id }
  var summary: String? { parsed.frontMatter.text("summary") }
  /// The editor's place in the order of pages of a folder; pages without one come last, by id.
  let order: Int
  /// The title where there is little room.
  var shortTitle: String { parsed.frontMatter.text("short_title") ?? title }
  /// The names that a key of the front matter lists.
  func names(_ key: String) -> [String] { parsed.frontMatter.words(key).map(\.value) }
  /// The name by which data and keys speak of it.
  var pageName: PageName { PageName(kind: kind.name, name: name) }
  /// The day on which the page was last changed, after ISO 8601, as far as it says so.
  var day: String? { parsed.frontMatter.text("updated") ?? parsed.frontMatter.text("date") }
  /// Whether the page is a text of its own with a date, rather than a way to others.
  var isNews: Bool { day != nil && id != "index" }
  /// The day on which it was published.
  var firstDay: String? { parsed.frontMatter.text("date") ?? parsed.frontMatter.text("updated") }
  /// The last part of the id, by which pages of a kind are named in data.
  var name: String { id.split(separator: "/").last.map(String.init) ?? id }
}
