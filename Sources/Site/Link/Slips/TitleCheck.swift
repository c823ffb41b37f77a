import Diagnostics
import Markdown

/// `long-title`: a title too long for navigation, cards and heads of pages, with no shorter one for them.
enum TitleCheck {
  private static let longestHan = 40.0
  private static let longestLatin = 90.0

  static func check(_ entry: PageEntry) -> [Diagnostic] {
    let frontMatter = entry.parsed.frontMatter
    // The front page is linked to by the site's name.
    guard entry.id != "index", let title = frontMatter.word("title"), title.place.file == entry.parsed.file,
      !frontMatter.has("short_title")
    else { return [] }
    let length = title.value.reduce(0.0) {
      $0 + (TerminalWidth.of($1) > 1 ? 1 / longestHan : 1 / longestLatin)
    }
    guard length > 1 else { return [] }
    return [
      .warning(
        "long-title",
        "the title has \(title.value.count) characters, too many for navigation and narrow places",
        help: "add a 'short_title' for those", at: title.place)
    ]
  }
}
