import Addresses
import Evidence
import Kinds
import Templates

/// The index on the search page, which readers without scripts get in place of results: pages by the letters their titles
/// begin with, places, indicators and sources.
struct SearchPage {
  /// The script that searches.
  static let script = "Templates/assets/search.js"

  let context: ComposeContext

  private var index: PageIndex { context.index }
  private var language: String { context.entry.language }

  func model() -> SearchModel {
    let own = context.catalogue.pages.filter { $0.entry.language == language }
    return SearchModel(
      scriptURL: context.assets.route(Self.script).map { context.url($0) }, others: others(),
      kinds: index.kinds.declared.map {
        SearchModel.Kind(
          name: $0.name, label: $0.label(in: language, else: index.settings.defaultLanguage))
      },
      letters: letters(own), indexes: indexes(), indicators: indicators(own), sources: sources()
    )
  }

  private func others() -> [AlternateModel] {
    index.settings.languages.filter { $0 != language }.compactMap { language in
      index.searchPage(language).map { page in
        AlternateModel(
          language: language, url: context.url(page.route),
          absoluteURL: page.route.absolute(on: index.settings.url), isCurrent: false, isTranslated: true,
          name: LanguageName.native(language))
      }
    }
  }

  private func letters(_ pages: [LinkedPage]) -> [SearchModel.Letter] {
    let sources = Set(index.evidence.sources.map { SourcePages.page(of: $0.id) })
    let listed = pages.map(\.entry).filter {
      $0.id != "index" && $0.key != context.entry.key && !sources.contains($0.id) && !$0.parsed.isGenerated
    }
    return AlphabeticalKey.groups(listed) { $0.shortTitle }.map { letter, pages in
      SearchModel.Letter(letter: letter, pages: pages.map { link($0.shortTitle, $0) })
    }
  }

  /// What stands in the keys that make an index: each word once where it has a page, or else with each page that has it.
  private func indexes() -> [SearchModel.Index] {
    index.kinds.indexes.compactMap { name in
      // Of people readers have heard where a site has pages for them.
      let hasPages = index.entry(IndexPages.top(of: name), language) != nil
      guard hasPages || name != KindKey.peopleIndex else { return nil }
      let links = index.indexes.values(of: name, language).flatMap { value -> [LinkModel] in
        if let page = index.page(ofIndex: name, value.slug, language) { return [link(value.title, page)] }
        return value.pages.compactMap { index.entry($0.id, $0.language) }.map { link(value.title, $0) }
      }
      return links.isEmpty
        ? nil : SearchModel.Index(name: name, label: index.label(ofIndex: name, language), entries: links)
    }
  }

  private func indicators(_ pages: [LinkedPage]) -> [LinkModel] {
    var comparisons: [String: Address] = [:]
    for page in pages {
      for (_, directive) in page.directives.sorted(by: { $0.key < $1.key }) {
        guard let anchor = directive.anchors.first else { continue }
        for case .indicator(let id) in directive.dependencies where comparisons[id] == nil {
          comparisons[id] = context.url(page.entry.route).appending(fragment: anchor.id)
        }
      }
    }
    let facts = Dictionary(
      index.evidence.facts.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    let listed = index.evidence.indicators.compactMap { indicator -> LinkModel? in
      guard let url = comparisons[indicator.id] ?? facts[indicator.id].flatMap(context.ledgerURL) else {
        return nil
      }
      return LinkModel(title: indicator.name(in: context.figureLanguage), url: url)
    }
    return AlphabeticalKey.ordered(listed, title: \.title)
  }

  private func sources() -> [SearchModel.Source] {
    let listed = index.evidence.sources.compactMap {
      source -> (title: (String, isName: Bool), model: SearchModel.Source)? in
      guard let page = index.entry(SourcePages.page(of: source.id), language) else { return nil }
      let own = source[.language] ?? ""
      let isForeign = !own.isEmpty && FigureLanguage(tag: own) != context.figureLanguage
      let title = source.shortTitle
      return (
        (title, isName: source.authors.first?.family != nil),
        SearchModel.Source(title: title, url: context.url(page.route), language: isForeign ? own : nil)
      )
    }
    return zip(AlphabeticalKey.all(listed.map(\.title)), listed).sorted { $0.0 < $1.0 }.map(\.1.model)
  }

  private func link(_ title: String, _ page: PageEntry) -> LinkModel {
    LinkModel(title: title, url: context.url(page.route))
  }
}
