import Kinds
import People

/// What pages carry in keys that make an index, for readers of each language: `tags`, `places`, `people`.
struct PageIndexes: Sendable {
  /// A word of an index, with the pages that carry it.
  struct Value: Sendable {
    let slug: String
    let title: String
    /// The pages in their order, each once.
    var pages: [PageKey] = []
  }

  private struct Key: Sendable, Hashable {
    let index: String
    let language: String
  }

  private let values: [Key: [Value]]

  /// Gathers what the pages of each language carry.
  init(_ entries: [PageEntry], _ kinds: Kinds, _ settings: SiteSettings, _ people: People) {
    var values: [Key: [String: Value]] = [:]
    for name in kinds.indexes {
      for entry in entries where !entry.parsed.isGenerated {
        let key = Key(index: name, language: entry.language)
        for (value, _) in entry.parsed.indexed(name, settings, people) where !value.slug.isEmpty {
          var known = values[key]?[value.slug] ?? Value(slug: value.slug, title: value.title)
          if known.pages.last != entry.key { known.pages.append(entry.key) }
          values[key, default: [:]][value.slug] = known
        }
      }
    }
    self.values = values.reduce(into: [:]) { sorted, entry in
      sorted[entry.key] = entry.value.values
        .map { (AlphabeticalKey($0.title), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// What stands in an index, in the order of the alphabet.
  func values(of index: String, _ language: String) -> [Value] {
    values[Key(index: index, language: language)] ?? []
  }
}

extension PageIndex {
  /// The page of what a key of an index holds, in a language that has one.
  func page(of word: String, in key: KindKey, _ language: String) -> PageEntry? {
    guard let name = key.index, let value = IndexValue(word, of: key, language, settings, people) else {
      return nil
    }
    return page(ofIndex: name, value.slug, language)
  }

  /// The page of a value of an index, in a language that has the page above it.
  func page(ofIndex index: String, _ slug: String, _ language: String) -> PageEntry? {
    guard entry(IndexPages.top(of: index), language) != nil else { return nil }
    return entry(IndexPages.page(of: slug, in: index), language)
  }

  /// What readers call an index: as its page is called, or else as it is declared.
  func label(ofIndex index: String, _ language: String) -> String {
    entry(IndexPages.top(of: index), language)?.shortTitle
      ?? kinds.label(ofIndex: index, in: language, else: settings.defaultLanguage)
  }

  /// The kind whose pages a folder's own page lists by date, or of which a page is one.
  func datedKind(of entry: PageEntry) -> Kind? {
    if entry.kind.isDated { return entry.kind }
    let folder = entry.id.split(separator: "/").first.map(String.init) ?? ""
    guard let kind = kinds.kind(inFolder: folder), kind.isDated, entry.id != folder else { return nil }
    return kind
  }
}
