import Diagnostics

/// Checks that every language that the settings name is one that readers can begin in: it has pages, and a front page.
struct LanguageCheck {
  let index: PageIndex

  private var workspace: Workspace { index.workspace }

  func check() -> [Diagnostic] {
    guard let settings = workspace.texts[SiteSettings.path] else { return [] }
    return index.settings.languages.compactMap { check($0, settings) }
  }

  private func check(_ language: String, _ settings: SourceFile) -> Diagnostic? {
    let folder = "Content/\(language)/"
    let front = folder + "index.md"
    let hasPages =
      !workspace.texts(under: "Content/\(language)", ending: ".md").isEmpty
      || workspace.unreadable.contains { $0.hasPrefix(folder) && $0.hasSuffix(".md") }
    guard hasPages else {
      let other: Message =
        index.settings.languages.count > 1
        ? "take '\(language)' out of 'languages'" : "name the site's languages, as in 'languages: [en]'"
      return .error(
        "no-pages", "the language '\(language)' has no pages in '\(folder)'",
        help: "write '\(front)', or \(other)",
        at: index.settings.placesOfLanguages[language] ?? settings.whole)
    }
    guard index.entry("index", language) == nil, !workspace.unreadable.contains(front) else { return nil }
    guard let file = workspace.texts[front] else {
      return .error(
        "no-front-page", "the language '\(language)' has no front page", help: "write '\(front)'",
        at: SourceFile(path: front, text: "").whole)
    }
    // Else another page has its address, which has been reported.
    guard index.drafts.entry("index", language) != nil else { return nil }
    return .error(
      "no-front-page", "the front page of the language '\(language)' is not published",
      help: "it is a draft; take 'draft' away, or build with --drafts", at: file.whole)
  }
}
