import Diagnostics
import Kinds
import People
import Templates

/// The pages of what stands in an index, `tags/heat` below `tags/index`, made where no editor has written one.
///
/// As the pages of sources they are Markdown like any other page, and are there where the page above them is.
enum IndexPages {
  /// The template that they are set with, if there is one.
  static let template = "index"

  /// The page above those of an index.
  static func top(of index: String) -> String { "\(index)/index" }

  /// The page of a value.
  static func page(of slug: String, in index: String) -> String { "\(index)/\(slug)" }

  /// The pages for the languages that have the page above; two values of one address are reported.
  static func make(
    beside pages: [ParsedPage], _ settings: SiteSettings, _ kinds: Kinds, _ people: People,
    _ templates: Set<String>
  ) -> Diagnosed<[ParsedPage]> {
    let written = Dictionary(
      pages.map { (PageKey(id: $0.id, language: $0.language), $0) }, uniquingKeysWith: { first, _ in first })
    let template = templates.contains(template) ? "template: \(template)\n" : ""
    var result = Diagnosed<[ParsedPage]>([])
    for name in kinds.indexes {
      for language in settings.languages {
        guard let above = written[PageKey(id: top(of: name), language: language)] else { continue }
        var titles: [String: String] = [:]
        var order: [String] = []
        var published: Set<String> = []
        for page in pages where page.language == language {
          for (value, word) in page.indexed(name, settings, people) {
            if let problem = problem(value, titles[value.slug], word, name) {
              result.diagnostics.append(problem)
              continue
            }
            if titles.updateValue(value.title, forKey: value.slug) == nil { order.append(value.slug) }
            if !page.frontMatter.flag("draft") { published.insert(value.slug) }
          }
        }
        for slug in order {
          let id = Self.page(of: slug, in: name)
          guard written[PageKey(id: id, language: language)] == nil else { continue }
          let isDraft = above.frontMatter.flag("draft") || !published.contains(slug)
          let text =
            "---\ntitle: \(MadePage.quoted(titles[slug] ?? slug))\n\(template)\(isDraft ? "draft: true\n" : "")---\n\n"
            + "::index{of=\(name) value=\(slug)}\n"
          result.value.append(MadePage.page(id, language, text, kinds))
        }
      }
    }
    return result
  }

  private static func problem(
    _ value: IndexValue, _ title: String?, _ word: Located<String>, _ index: String
  ) -> Diagnostic? {
    if value.slug.isEmpty || value.slug == "index" {
      return .error(
        "index-address", "'\(value.title)' gives no address to a page below '\(index)'",
        help: "use a word with letters or digits in it, other than 'index'", at: word.place)
    }
    guard let title, title != value.title else { return nil }
    return .error(
      "index-address", "'\(value.title)' would have the address of '\(title)', \(index)/\(value.slug)",
      help: "write one of the two everywhere", at: word.place)
  }
}

/// A page that nobody has written.
enum MadePage {
  static func page(_ id: String, _ language: String, _ text: String, _ kinds: Kinds) -> ParsedPage {
    let file = SourceFile(path: "Content/\(language)/\(id).md", text: text)
    var page = ParsedPage.parse(file, language: language, kinds: kinds).value
    page.isGenerated = true
    return page
  }

  /// A text as a value of YAML.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
