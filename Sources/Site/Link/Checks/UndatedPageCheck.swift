import Diagnostics
import Kinds

/// `undated-page`: a page of a kind whose pages follow one another in time, and which says no date.
struct UndatedPageCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    index.entries.filter { entry in
      entry.kind.isDated && entry.day == nil && entry.parsed.frontMatter.isReadable
        && entry.language == index.settings.defaultLanguage
    }.map { entry in
      .warning(
        "undated-page", "the \(entry.kind.name) '\(entry.name)' says no date, and stands behind all that do",
        help: "write 'date:', or take 'dated' out of kinds.yaml", at: entry.parsed.frontMatter.titlePlace)
    }
  }
}
