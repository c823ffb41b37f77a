import Jobs
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

  /// The values of an index as they were found, and in the order of the alphabet where somebody lists them: to learn how
  /// Chinese sounds takes longer than all else that a small report wants.
  private struct Values: Sendable {
    let found: [Value]
    let sorted = Lazy<[Value]>()
  }

  private let values: [Key: Values]

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
    self.values = values.mapValues { Values(found: Array($0.values)) }
  }

  /// What stands in an index, in the order of the alphabet.
  func values(of index: String, _ language: String) -> [Value] {
    guard let values = values[Key(index: index, language: language)] else { return [] }
    return values.sorted.value { AlphabeticalKey.ordered(values.found, title: \.title) }
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
