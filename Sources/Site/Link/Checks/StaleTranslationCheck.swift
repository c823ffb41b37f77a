import Diagnostics

/// `stale-translation`: a translation that says what it was made from, and whose original has changed since.
struct StaleTranslationCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    index.entries.compactMap { entry in
      guard let original = index.original(ofStale: entry) else { return nil }
      return .warning(
        "stale-translation", "\(original.parsed.file.path) has changed since this translation was made",
        help: "bring the text up to date, then run 'casebook translated \(entry.id)'",
        at: entry.parsed.frontMatter.place(of: "translated_from"))
    }
  }
}

extension PageIndex {
  /// The page that a translation was made from, if that has changed since; nil for one that does not say.
  func original(ofStale entry: PageEntry) -> PageEntry? {
    guard entry.language != settings.defaultLanguage,
      let mark = entry.parsed.frontMatter.word("translated_from"),
      let original = self.entry(entry.id, settings.defaultLanguage), mark.value != original.parsed.digest
    else { return nil }
    return original
  }
}
