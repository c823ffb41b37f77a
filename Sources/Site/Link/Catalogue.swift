import Jobs
import Diagnostics
import Evidence
import Markdown

/// The linked site: every page, translation, fact and source, and who uses what.
public struct Catalogue: Sendable {
  let index: PageIndex
  /// What drafts that are left out use, which is why nothing else may.
  var usedByDrafts: Set<Dependency> = []

  private let linked: LinkedPages

  /// The pages in the index's order.
  var pages: [LinkedPage] { linked.known.pages }

  /// Which pages use a fact, source, indicator or case.
  var uses: [Dependency: [PageKey]] { linked.known.uses }

  /// A catalogue of pages that have been linked.
  init(index: PageIndex, pages: [LinkedPage], uses: [Dependency: [PageKey]]) {
    self.index = index
    linked = LinkedPages(index, pages: pages, uses: uses)
  }

  /// A catalogue of pages with which nothing is wrong, which are linked when somebody asks for them.
  init(sound index: PageIndex) {
    self.index = index
    linked = LinkedPages(index)
  }

  /// A linked page in a language.
  func page(_ id: String, _ language: String) -> LinkedPage? {
    index.position(PageKey(id: id, language: language)).map { pages[$0] }
  }

  /// The same with another state of a page, in the index that has it; who uses what is as it was.
  func replacing(_ page: LinkedPage, at position: Int, in index: PageIndex) -> Catalogue {
    var pages = pages
    pages[position] = page
    var catalogue = Catalogue(index: index, pages: pages, uses: uses)
    catalogue.usedByDrafts = usedByDrafts
    return catalogue
  }

  /// The pages that a briefing is made of, the briefing's own first.
  func pages(of briefing: PageEntry) -> [LinkedPage] {
    ([briefing.id] + briefing.names("parts")).compactMap { page($0, briefing.language) }
  }

  /// What can be said of the whole.
  ///
  /// What a page does not say for certain, because a name on it is unknown or a part of it could not be read, is left
  /// out: one mistake is one message, and does not keep the others from being told.
  func checkWhole() -> [Diagnostic] {
    ParityCheck(index: index).check(pages) + StaleTranslationCheck(index: index).check()
      + UnusedEvidenceCheck(catalogue: self).check() + UnusedPeopleCheck(catalogue: self).check()
      + UndatedPageCheck(index: index).check() + LabelCheck(index: index).check()
      + KeyCheck(catalogue: self).check() + GlossaryCheck(index: index).check(pages)
      + BasisCheck(index: index).check() + AccessDateCheck(index: index).check()
      + UnprintedFieldCheck(index: index).check() + LocatorCheck(index: index).check()
      + pages.flatMap(DisputedUseCheck(index: index).check) + PictureCheck(catalogue: self).check()
      + SlipCheck(index: index).checkData()
  }

  /// Whether the evidence and all pages could be read, up to single names on pages.
  var isSound: Bool {
    index.evidence.hasAllIndicators && !index.entries.isEmpty && pages.allSatisfy(\.isSound)
      && !index.workspace.unreadable.contains { $0.hasPrefix("Content/") && $0.hasSuffix(".md") }
  }

  /// The names on all pages that nothing answers to.
  var unresolved: Set<String> { pages.reduce(into: []) { $0.formUnion($1.unresolved) } }
}

/// The pages of a site, linked when somebody first asks.
private final class LinkedPages: Sendable {
  typealias Known = (pages: [LinkedPage], uses: [Dependency: [PageKey]])

  private let index: PageIndex
  private let made: Lazy<Known>

  init(_ index: PageIndex, pages: [LinkedPage], uses: [Dependency: [PageKey]]) {
    self.index = index
    made = Lazy((pages: pages, uses: uses))
  }

  init(_ index: PageIndex) {
    self.index = index
    made = Lazy()
  }

  var known: Known {
    made.value {
      let pages = index.entries.map { PageLinker(index: index, entry: $0, checks: false).link().value }
      return (pages: pages, uses: Self.uses(pages))
    }
  }

  /// Turns round what pages use.
  static func uses(_ pages: [LinkedPage]) -> [Dependency: [PageKey]] {
    var uses: [Dependency: [PageKey]] = [:]
    for page in pages {
      for dependency in page.dependencies { uses[dependency, default: []].append(page.entry.key) }
    }
    return uses
  }
}

/// Links a parsed site: gives pages their addresses, then resolves everything that names something else.
struct Linker {
  let jobs: Int
  let drafts: Bool
  let directives: Directives

  func link(_ site: ParsedSite) async -> Diagnosed<Catalogue> {
    let index = await PageIndex.build(site, directives, drafts: drafts, jobs: jobs)
    let linked = await index.value.entries.concurrentMap(jobs: jobs) { [index = index.value] entry in
      var (linked, reads) = ReadLog.listen { PageLinker(index: index, entry: entry).link() }
      linked.value.reads = reads
      return linked
    }
    let pages = linked.map(\.value)
    var catalogue = Catalogue(index: index.value, pages: pages, uses: LinkedPages.uses(pages))
    if !index.value.drafts.isEmpty {
      catalogue.usedByDrafts = await used(byDraftsOf: site, index.value.drafts)
    }
    return Diagnosed(
      catalogue,
      RepeatedNames.gathered(index.diagnostics + linked.flatMap(\.diagnostics))
        + BriefingCheck(index: index.value).check() + LanguageCheck(index: index.value).check()
        + AddressCheck(index: index.value).check() + AssetCheck(index: index.value).check(pages)
        + LookAlikeCheck(index: index.value).check() + PortableNameCheck(index: index.value).check())
  }

  /// What the drafts use, as they would if all were published; what is wrong with them is for then.
  private func used(byDraftsOf site: ParsedSite, _ drafts: Drafts) async -> Set<Dependency> {
    let whole = await PageIndex.build(site, directives, drafts: true, jobs: jobs).value
    return drafts.pages.reduce(into: []) { uses, draft in
      uses.formUnion(PageLinker(index: whole, entry: draft, checks: false).link().value.dependencies)
    }
  }
}
