import Diagnostics

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
    let ours = Set(page.references.compactMap(\.evidence))
    let theirs = Set(original.references.compactMap(\.evidence))
    guard ours != theirs else { return nil }
    var parts: [String] = []
    let missing = theirs.subtracting(ours).sorted()
    let added = ours.subtracting(theirs).sorted()
    if !missing.isEmpty { parts.append("it lacks \(missing.joined(separator: ", "))") }
    if !added.isEmpty { parts.append("it adds \(added.joined(separator: ", "))") }
    return .warning(
      "parity",
      "the page and \(original.entry.source.file.path) differ in their evidence: \(parts.joined(separator: "; "))",
      at: page.entry.source.file.whole)
  }
}

extension Reference {
  /// The fact or source as a reader of a message sees it; nil for what a translation may do in its own way.
  fileprivate var evidence: String? {
    switch self {
    case .fact(let id): "fact '\(id)'"
    case .source(let id): "source '\(id)'"
    case .indicator, .caseStudy, .anchor: nil
    }
  }
}
