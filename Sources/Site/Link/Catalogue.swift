import Diagnostics
import Markdown

/// The linked site: every page, translation, fact and source, and who uses what.
public struct Catalogue: Sendable {
  let index: PageIndex
  /// The pages in the index's order.
  let pages: [LinkedPage]
  /// Which pages use a fact, source, indicator or case.
  let uses: [Reference: [PageKey]]

  /// What can be said of the whole once nothing in it is broken: a mistake on one page would only echo here.
  func checkWhole() -> [Diagnostic] {
    ParityCheck(index: index).check(pages) + UnusedEvidenceCheck(index: index).check(uses)
      + pages.flatMap(DisputedUseCheck(index: index).check)
  }
}

/// Links a parsed site: gives pages their addresses, then resolves everything that names something else.
struct Linker {
  let jobs: Int
  let drafts: Bool

  func link(_ site: ParsedSite) async -> Diagnosed<Catalogue> {
    let index = PageIndex.build(site, drafts: drafts)
    let linked = await index.value.entries.concurrentMap(jobs: jobs) { [index = index.value] entry in
      PageLinker(index: index, entry: entry).link()
    }
    let pages = linked.map(\.value)
    var uses: [Reference: [PageKey]] = [:]
    for page in pages {
      for reference in page.references { uses[reference, default: []].append(page.entry.key) }
    }
    let diagnostics =
      index.diagnostics + linked.flatMap(\.diagnostics) + RecommendationCheck(index: index.value).check()
    return Diagnosed(Catalogue(index: index.value, pages: pages, uses: uses), diagnostics)
  }
}

/// Resolves what one page refers to.
private struct PageLinker {
  let index: PageIndex
  let entry: PageEntry

  func link() -> Diagnosed<LinkedPage> {
    var page = LinkedPage(entry: entry)
    var context = LinkContext(index: index, entry: entry)
    let resolver = LinkResolver(index: index, entry: entry)
    var references: [LinkedPage.Use] = frontMatterUses()
    for (number, node) in entry.source.document.nodes.enumerated() {
      switch node.kind {
      case .link(let link), .image(let link):
        switch resolver.resolve(link.destination, at: node.range) {
        case .success(let target): page.targets[number] = target
        case .failure(let failure): context.diagnostics.append(failure.diagnostic)
        }
      case .citation(let citations):
        for citation in citations {
          context.checkSource(citation.id, at: entry.source.file.place(citation.idRange))
          let place = entry.source.file.place(node.range)
          references.append(LinkedPage.Use(reference: .source(citation.id), place: place, by: "[@]"))
        }
      case .directive(let directive), .inlineDirective(let directive):
        let use = DirectiveUse(directive: directive, node: number, entry: entry)
        guard let meaning = Directives.read(use, &context) else { continue }
        page.directives[number] = meaning
        for anchor in meaning.anchors { add(anchor, to: &page, &context, at: use.place) }
        references += meaning.references.map {
          LinkedPage.Use(reference: $0, place: use.place, by: directive.form.written(directive.name))
        }
      default: continue
      }
    }
    context.diagnostics += UnboundNumberCheck(index: index).check(entry)
    context.diagnostics += references.compactMap { unknownAnchor($0, page) }
    if !index.settings.allowsRawHTML {
      context.diagnostics += MarkdownSafety.check(entry.source.document)
    }
    var seen: Set<Reference> = []
    page.uses = references
    page.references = references.map(\.reference).filter { seen.insert($0).inserted }
    return Diagnosed(page, context.diagnostics)
  }

  /// Numbers a figure or table; an id that the page has already is an error.
  private func add(
    _ anchor: Anchor, to page: inout LinkedPage, _ context: inout LinkContext, at place: SourcePlace
  ) {
    let isHeading = entry.headings.contains { $0.id == anchor.id }
    guard page.numbers[anchor.id] == nil, !isHeading else {
      context.diagnostics.append(
        .error(
          "duplicate-anchor", "the id '\(anchor.id)' stands on this page already",
          help: "give this one another id with {id=…}", at: place))
      return
    }
    let value = page.numbers.values.filter { $0.series == anchor.series }.count + 1
    page.numbers[anchor.id] = LinkedPage.Number(
      series: anchor.series, value: value, title: anchor.title)
  }

  /// What the page's own keys name: the cases and facts of a recommendation.
  private func frontMatterUses() -> [LinkedPage.Use] {
    let frontMatter = entry.source.frontMatter
    return frontMatter.words("evidence").map {
      .init(reference: .fact($0.value), place: $0.place, by: "evidence")
    }
      + frontMatter.words("draws_on").map {
        .init(reference: .caseStudy($0.value), place: $0.place, by: "draws_on")
      }
  }

  private func unknownAnchor(_ use: LinkedPage.Use, _ page: LinkedPage) -> Diagnostic? {
    guard case .anchor(let id) = use.reference, page.numbers[id] == nil else { return nil }
    let suggestion = Suggestion.clause(for: id, in: page.numbers.keys)
    return .error(
      "unknown-reference", "no figure or table '\(id)' on this page\(suggestion)", at: use.place)
  }
}
