import Diagnostics
import Evidence
import Kinds

/// `unsound-evidence`, `evidence-outside` and `uncovered-page`: what the declaration asks of keys.
///
/// A key of facts names one that stands, about pages that the key in its `within` names; every page that a key with
/// `covers` could name is named by one.
struct KeyCheck {
  let catalogue: Catalogue

  private var index: PageIndex { catalogue.index }

  func check() -> [Diagnostic] {
    let pagesOfKinds = Dictionary(grouping: index.entries, by: \.kind)
    return index.kinds.all.flatMap { kind -> [Diagnostic] in
      guard let pages = pagesOfKinds[kind] else { return [] }
      return kind.ownKeys.flatMap { key -> [Diagnostic] in
        switch key.type {
        case .facts: pages.compactMap { evidence($0, key) } + pages.flatMap { strangers($0, key) }
        case .page: uncovered(by: key, on: pages, of: kind)
        default: []
        }
      }
    }
  }

  private func evidence(_ page: PageEntry, _ key: KindKey) -> Diagnostic? {
    // A key that is missing has been reported as such, and so has a fact that does not exist.
    guard page.parsed.frontMatter.has(key.name) else { return nil }
    let names = page.names(key.name)
    let facts = names.compactMap { index.evidence.fact($0) }
    let place =
      page.parsed.frontMatter.word(key.name)?.place ?? page.parsed.frontMatter.place(of: key.name)
    if names.isEmpty, key.isRequired {
      return .error(
        "unsound-evidence", "'\(key.name)' names no fact", help: "name at least one that stands", at: place)
    }
    if !names.isEmpty, facts.count == names.count, facts.allSatisfy({ $0.standing == .disputed }) {
      return .error(
        "unsound-evidence", "'\(key.name)' names disputed facts alone",
        help: "add a fact that stands, or drop what the page says", at: place)
    }
    return nil
  }

  /// The facts about pages that the page does not say it draws on.
  private func strangers(_ page: PageEntry, _ key: KindKey) -> [Diagnostic] {
    guard let within = key.within.flatMap({ page.kind.key($0) }),
      let kind = within.target.flatMap(index.kinds.kind(named:))
    else { return [] }
    // A key that is missing has been reported; a name that is no page's may have been meant to be this one.
    let drawn = Set(page.names(within.name))
    let known = index.names(of: kind)
    guard !drawn.isEmpty, drawn.allSatisfy(known.contains) else { return [] }
    let others = page.kind.ownKeys.reduce(into: [String: Set<String>]()) { names, key in
      if let target = key.target { names[target, default: []].formUnion(page.names(key.name)) }
    }
    // Of a page of another kind, any key that leads to that kind may speak.
    func isNamed(_ subject: PageName) -> Bool {
      if subject.kind == kind.name { return drawn.contains(subject.name) }
      return others[subject.kind]?.contains(subject.name) ?? false
    }
    return page.parsed.frontMatter.words(key.name).compactMap { word in
      guard let subject = index.evidence.fact(word.value)?.subject, index.has(subject), !isNamed(subject)
      else { return nil }
      return .warning(
        "evidence-outside",
        "the fact '\(word.value)' belongs to the \(subject.kind) '\(subject.name)', which is not in '\(within.name)'",
        help: "add the page to '\(within.name)', or name a fact of one that is there", at: word.place)
    }
  }

  /// The pages that no page names by a key which should leave none out.
  private func uncovered(by key: KindKey, on pages: [PageEntry], of kind: Kind) -> [Diagnostic] {
    guard let severity = key.covers, let target = key.target.flatMap(index.kinds.kind(named:)),
      catalogue.pages.allSatisfy({ $0.entry.kind != kind || $0.isSound })
    else { return [] }
    let named = pages.flatMap { $0.names(key.name) }
    // A name that is no page's has been reported, and any page may have been meant.
    guard named.allSatisfy(index.names(of: target).contains) else { return [] }
    let drafts = index.drafts.pages.filter { $0.kind == kind }
    let used = Set(named + drafts.flatMap { $0.names(key.name) })
    return index.pages(of: target, preferring: index.settings.defaultLanguage)
      .filter { !used.contains($0.name) }
      .map {
        Diagnostic(
          severity, "uncovered-page",
          "no \(kind.name) names the \(target.name) '\($0.name)' in '\(key.name)'",
          help: "name it there, or take 'covers' out of kinds.yaml",
          at: $0.parsed.frontMatter.titlePlace)
      }
  }
}
