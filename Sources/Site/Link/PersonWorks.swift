import Kinds

/// Which pages name whom, and by which key: what a reader finds of a person's.
struct PersonWorks: Sendable {
  /// A page that names somebody.
  struct Work: Sendable {
    let page: PageKey
    let key: KindKey
  }

  private struct Reader: Sendable, Hashable {
    let person: String
    let language: String
  }

  private let works: [Reader: [Work]]

  /// Gathers the pages for each language: its own, and those that are not translated.
  init(_ entries: [PageEntry], _ settings: SiteSettings) {
    let known = Set(entries.map(\.key))
    var works: [Reader: [(order: Int, id: String, work: Work)]] = [:]
    for entry in entries {
      for key in entry.kind.keys where key.type == .people {
        for person in entry.names(key.name) {
          let languages = settings.languages.filter { language in
            language == entry.language
              || entry.language == settings.defaultLanguage
                && !known.contains(PageKey(id: entry.id, language: language))
          }
          for language in languages {
            works[Reader(person: person, language: language), default: []].append(
              (entry.order, entry.id, Work(page: entry.key, key: key)))
          }
        }
      }
    }
    self.works = works.mapValues { all in
      all.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map(\.work)
    }
  }

  /// The pages that name a person, in their order, for readers of a language.
  func works(of person: String, _ language: String) -> [Work] {
    works[Reader(person: person, language: language)] ?? []
  }
}
