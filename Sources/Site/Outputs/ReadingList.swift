import Addresses
import Publishing
import Diagnostics

/// `llms.txt` for each language: what the site is and which pages it has, in Markdown, for programs that read.
///
/// The form is that of llmstxt.org: a title, a sentence on the site, and lists of pages, each with its summary. What is
/// below `Optional` may be left out by who has little room.
struct ReadingList: Output {
  static let name = "reading list"

  let input: OutputInput

  private var index: PageIndex { input.catalogue.index }
  private var settings: SiteSettings { index.settings }

  func files() -> [SiteTree.File] {
    settings.languages.filter { language in index.entries.contains { $0.language == language } }.map {
      SiteTree.File(path: route($0).file, bytes: Array(text($0).utf8))
    }
  }

  private func route(_ language: String) -> Route {
    Route(
      Route(page: "index", language: language, defaultLanguage: settings.defaultLanguage).path + "llms.txt")
  }

  private func text(_ language: String) -> String {
    let pages = input.catalogue.pages.filter {
      $0.entry.language == language && $0.entry.parsed.continues == nil
    }
    let title = settings.title(in: language)
    var text = "# \(title)\n\n> \(settings.text(settings.description, in: language))\n"
    for other in settings.languages where other != language {
      text += "\n[\(LanguageName.native(other))](\(route(other).absolute(on: settings.url).text))\n"
    }
    // Each entry of the navigation is a section; what is in none stands with the front page.
    let sections = settings.navigation.map { id in
      (id: id, pages: pages.filter { $0.entry.id == id || $0.entry.id.hasPrefix(id + "/") })
    }
    let listed = Set(sections.flatMap { $0.pages.map(\.entry.id) })
    let rest = pages.filter { !listed.contains($0.entry.id) }
    text += section(title, rest.filter(isWritten))
    for (id, pages) in sections {
      let own = index.entry(id + "/index", language) ?? index.entry(id, language)
      text += section(
        own?.shortTitle ?? id, pages.filter(isWritten), data: id + "/index" == SourcePages.ledger)
    }
    return text + section("Optional", pages.filter { !isWritten($0) })
  }

  /// Whether an editor wrote the page; those of the sources are made.
  private func isWritten(_ page: LinkedPage) -> Bool {
    index.workspace.texts[page.entry.parsed.file.path] != nil
  }

  private func section(_ title: String, _ pages: [LinkedPage], data: Bool = false) -> String {
    guard !pages.isEmpty else { return "" }
    // A folder's own page comes before what is in it.
    let pages = pages.filter { isFolder($0.entry.id) } + pages.filter { !isFolder($0.entry.id) }
    var text = "\n## \(title)\n\n"
    for page in pages {
      let summary = Excerpt.of(page, index).map { ": " + Self.line($0) } ?? ""
      text +=
        "- [\(Self.line(page.entry.title))](\(page.entry.route.absolute(on: settings.url).text))\(summary)\n"
    }
    if data {
      for file in FileRoutes.facts {
        text += "- [\(file.name)](\(file.route.absolute(on: settings.url).text))\n"
      }
    }
    return text
  }

  private func isFolder(_ id: String) -> Bool { id == "index" || id.hasSuffix("/index") }

  /// A text that can stand in a line of a list, in brackets or behind a link.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("[", with: "\\[")
      .replacing("]", with: "\\]")
  }
}
