import Diagnostics
import Evidence
import Kinds
import Markdown

/// Picks the pages of a kind of which a key holds what an attribute asks for.
struct ListingFilter {
  let key: KindKey
  let attribute: Directive.Attribute
  let use: DirectiveUse

  /// The keys that pages may be picked by.
  private static func keys(of kind: Kind) -> [KindKey] {
    let common = kind.keys.filter { ["date", "updated"].contains($0.name) }
    return kind.ownKeys.filter { $0.type != .coordinates } + common + KindKey.byline
  }

  /// The names of attributes: those of keys and, where one key alone leads to a kind, that kind's.
  static func names(of kind: Kind) -> [String] {
    let keys = keys(of: kind)
    let kinds = Set(keys.compactMap(\.target)).filter { key($0, of: kind) != nil }
    return keys.map(\.name) + kinds.subtracting(keys.map(\.name)).sorted()
  }

  /// The key that an attribute speaks of.
  static func key(_ name: String, of kind: Kind) -> KindKey? {
    let keys = keys(of: kind)
    if let key = keys.first(where: { $0.name == name }) { return key }
    let leading = keys.filter { $0.target == name }
    return leading.count == 1 ? leading[0] : nil
  }

  /// The pages that fit; what nothing could fit is reported.
  func pick(_ pages: [PageEntry], _ context: inout LinkContext) -> [PageEntry] {
    let words = use.words(attribute.name)
    let index = context.index
    switch key.type {
    case .page(let name):
      guard let kind = index.kinds.kind(named: name) else { return [] }
      return pages.naming(context.names(words, of: kind), in: key)
    case .facts:
      return pages.naming(words.compactMap { context.fact($0.value, at: $0.place)?.id }, in: key)
    case .sources:
      for word in words { context.checkSource(word.value, at: word.place) }
      return pages.naming(words.map(\.value), in: key)
    case .people:
      for word in words { context.checkPerson(word.value, at: word.place) }
      return pages.naming(words.map(\.value), in: key)
    case .flag:
      guard ["true", "false"].contains(attribute.value) else {
        return wrong("true or false", &context)
      }
      return pages.filter { $0.parsed.frontMatter.flag(key.name) == (attribute.value == "true") }
    case .date:
      // A year or a month stands for its days.
      guard EvidenceDate(attribute.value) != nil else {
        return wrong("a year, a month or a day, such as 2026 or 2026-11", &context)
      }
      return pages.filter { $0.parsed.frontMatter.text(key.name)?.hasPrefix(attribute.value) ?? false }
    case .choice(let choices):
      let known = choices.map(\.word)
      guard words.allSatisfy({ known.contains($0.value) }) else {
        return wrong(
          "\(known.joined(separator: ", "))", &context, Suggestion.clause(for: attribute.value, in: known))
      }
      return pages.naming(words.map(\.value), in: key)
    default: return texts(pages, words.map(\.value), &context)
    }
  }

  /// The pages with a text, the attribute's whole or a word of it.
  private func texts(
    _ pages: [PageEntry], _ words: [String], _ context: inout LinkContext
  ) -> [PageEntry] {
    let wanted = Set(words + [attribute.value])
    let found = pages.filter { !wanted.isDisjoint(with: $0.texts(key)) }
    // Words are what pages make of them, so one that no page has is a slip.
    let known = Set(
      context.index.pages(
        of: use.kind(context) ?? context.index.kinds.page, preferring: context.entry.language
      )
      .flatMap { $0.texts(key) })
    if wanted.isDisjoint(with: known), !known.isEmpty {
      let suggestion = Suggestion.clause(for: attribute.value, in: known)
      context.diagnostics.append(
        .error(
          "bad-attribute", "no page has '\(attribute.value)' in its '\(key.name)'\(suggestion)",
          help: known.count <= 20 ? "there are \(known.sorted().joined(separator: ", "))" : nil,
          at: use.place(attribute.range)))
    }
    return found
  }

  private func wrong(
    _ expected: Message, _ context: inout LinkContext, _ suggestion: Message = .empty
  ) -> [PageEntry] {
    context.diagnostics.append(
      .error(
        "bad-attribute", "'\(attribute.name)' takes \(expected), not '\(attribute.value)'\(suggestion)",
        at: use.place(attribute.range)))
    return []
  }
}

extension DirectiveUse {
  /// The kind whose pages it lists.
  fileprivate func kind(_ context: LinkContext) -> Kind? {
    context.index.kinds.kind(inFolder: directive.name)
  }
}

extension [PageEntry] {
  /// Those of which a key holds one of some names.
  fileprivate func naming(_ names: [String], in key: KindKey) -> [PageEntry] {
    let names = Set(names)
    return filter { !names.isDisjoint(with: $0.names(key.name)) }
  }
}
