import Diagnostics
import Evidence
import Kinds

/// `orphan-page`: a page that readers cannot come to from the front page, by no navigation, list or link.
struct OrphanCheck {
  let catalogue: Catalogue

  private var index: PageIndex { catalogue.index }

  func check() -> [Diagnostic] {
    // A name that nothing answers to may be what was to lead to a page.
    guard catalogue.isSound, catalogue.unresolved.isEmpty else { return [] }
    let reached = reached()
    var reported: Set<String> = []
    return catalogue.pages.map(\.entry).filter { entry in
      !entry.parsed.isGenerated && !reached.contains(entry.id) && reported.insert(entry.id).inserted
    }
    .map { entry in
      .note(
        "orphan-page", "no navigation, list or link leads to this page",
        help: "link to it, list its kind, or name it under 'navigation' or 'footer' in site.yaml",
        at: entry.parsed.frontMatter.word("title")?.place ?? entry.parsed.file.whole)
    }
  }

  /// The ids of the pages that can be come to, in whatever language.
  private func reached() -> Set<String> {
    let pages = Dictionary(grouping: catalogue.pages, by: \.entry.id)
    let settings = index.settings
    var waiting =
      ["index", SearchPages.page] + (settings.navigation + settings.footer).flatMap { [$0, $0 + "/index"] }
    var reached: Set<String> = []
    while let id = waiting.popLast() {
      guard let found = pages[id], reached.insert(id).inserted else { continue }
      for page in found {
        for case .page(let key, _) in page.targets.values { waiting.append(key.id) }
        for case .page(let name) in page.dependencies { waiting += ids(of: name) }
        waiting += page.entry.names("parts")
        if let parent = index.parent(of: page.entry) { waiting.append(parent.id) }
        // Pages of a kind lead on to each other, and keys to the pages that they name.
        let neighbours = index.neighbours(of: page.entry)
        waiting += [neighbours.previous, neighbours.next].compactMap { $0?.id }
        for key in page.entry.kind.ownKeys {
          guard let folder = key.target.flatMap(index.kinds.kind(named:))?.folder else { continue }
          waiting += page.entry.names(key.name).map { "\(folder)/\($0)" }
        }
        if page.entry.id == SourcePages.ledger { waiting += evidencePages(pages.keys) }
      }
    }
    return reached
  }

  private func ids(of name: PageName) -> [String] {
    index.kinds.kind(named: name.kind)?.folder.map { ["\($0)/\(name.name)"] } ?? []
  }

  /// The pages below the ledger's, which it leads to.
  private func evidencePages(_ ids: some Sequence<String>) -> [String] {
    let folder = SourcePages.ledger.split(separator: "/").dropLast().joined(separator: "/") + "/"
    return ids.filter { $0.hasPrefix(folder) }
  }
}
