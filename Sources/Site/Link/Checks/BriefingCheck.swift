import Diagnostics
import Kinds

/// Checks what a briefing is made of: pages, each once, and no other briefing.
///
/// That each exists is looked at where names are.
struct BriefingCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    index.entries.filter { $0.kind == index.kinds.briefing }.flatMap(check)
  }

  private func check(_ briefing: PageEntry) -> [Diagnostic] {
    // What a translation inherits has been looked at in the original.
    let isTranslation =
      briefing.language != index.settings.defaultLanguage
      && index.entry(briefing.id, index.settings.defaultLanguage) != nil
    let parts = briefing.parsed.frontMatter.words("parts")
    if parts.isEmpty {
      // Keys that could not be read may name them.
      let keys = briefing.parsed.frontMatter
      guard !isTranslation, keys.isReadable, !keys.isWithoutOriginal else { return [] }
      return [
        .warning(
          "no-parts", "the briefing has no parts, so there is nothing to print",
          help: "name its pages in order, as in 'parts: [cases/index, cases/boston]'",
          at: briefing.parsed.frontMatter.place)
      ]
    }
    var seen: Set<String> = []
    return parts.compactMap { part in
      guard part.place.file.path == briefing.parsed.file.path,
        let page = index.entry(part.value, briefing.language)
      else { return nil }
      if page.kind == index.kinds.briefing {
        return .error(
          "briefing-part", "'\(part.value)' is a briefing, which cannot be a part of one",
          help: "name the pages that it is made of", at: part.place)
      }
      guard !seen.insert(part.value).inserted else { return nil }
      return .error("duplicate-part", "the page '\(part.value)' is a part already", at: part.place)
    }
  }
}
