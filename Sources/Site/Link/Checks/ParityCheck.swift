import Diagnostics
import Evidence

/// `parity`: a page and its translation that use different facts or sources.
struct ParityCheck {
  let index: PageIndex

  /// Compares every translation with its original.
  func check(_ pages: [LinkedPage]) -> [Diagnostic] {
    let byKey = Dictionary(pages.map { ($0.entry.key, $0) }, uniquingKeysWith: { first, _ in first })
    return pages.compactMap { page in
      let original = PageKey(id: page.entry.id, language: index.settings.defaultLanguage)
      guard page.entry.key != original, let other = byKey[original] else { return nil }
      return compare(page, with: other)
    }
  }

  private func compare(_ page: LinkedPage, with original: LinkedPage) -> Diagnostic? {
    let ours = evidence(of: page)
    let theirs = evidence(of: original)
    var parts: [Message] = []
    // What seems to be missing on a page that could not be read as it was meant may be there.
    let missing = page.isWhole ? Self.words(theirs.subtracting(ours)) : []
    let added = original.isWhole ? Self.words(ours.subtracting(theirs)) : []
    guard !missing.isEmpty || !added.isEmpty else { return nil }
    if !missing.isEmpty {
      let lacks: Message = "it lacks \(Message.list(missing))"
      parts.append(lacks)
    }
    if !added.isEmpty {
      let adds: Message = "it adds \(Message.list(added))"
      parts.append(adds)
    }
    return .warning(
      "parity",
      "the page and \(original.entry.parsed.file.path) differ in their evidence: \(Message.list(parts, separator: "; "))",
      at: page.entry.parsed.frontMatter.titlePlace)
  }

  /// The facts and sources that a page uses; what else it uses, a translation may do in its own way.
  private func evidence(of page: LinkedPage) -> Set<Dependency> {
    Set(
      page.dependencies.filter { dependency in
        switch dependency {
        // A withdrawn fact in use has been reported where it stands.
        case .fact(let id): index.evidence.fact(id).map { $0.standing != .withdrawn } ?? false
        case .source(let id): index.evidence.source(id) != nil
        case .indicator, .person, .table, .page, .anchor: false
        }
      })
  }

  /// Facts and sources as a reader of a message sees them.
  private static func words(_ evidence: Set<Dependency>) -> [Message] {
    let facts = evidence.compactMap { if case .fact(let id) = $0 { id } else { nil } }.sorted()
    let sources = evidence.compactMap { if case .source(let id) = $0 { id } else { nil } }.sorted()
    return facts.map { id -> Message in "fact '\(id)'" } + sources.map { id -> Message in "source '\(id)'" }
  }
}
