import Diagnostics
import Evidence
import Kinds
import Markdown

/// `disputed-headline` and `disputed-alone`: a disputed figure where a reader would take it for settled.
///
/// Beside it, in the same key point or among the same evidence, must stand what disputes it: another fact of the subject on
/// the same indicator or from a source that disputes it, or a citation of such a source.
struct DisputedUseCheck {
  let index: PageIndex

  func check(_ page: LinkedPage) -> [Diagnostic] {
    figures(page)
      + page.entry.kind.ownKeys.filter { $0.type == .facts }.flatMap { evidence(page.entry, $0) }
  }

  private func figures(_ page: LinkedPage) -> [Diagnostic] {
    let document = page.entry.parsed.document
    var diagnostics: [Diagnostic] = []
    var heading = 0
    var takeaways = 0
    var point = 0..<0
    for (number, node) in document.nodes.enumerated() {
      switch node.kind {
      case .heading: heading = node.end
      case .directive(let directive) where directive.name == DirectiveVocabulary.takeaways:
        takeaways = node.end
      case .item, .paragraph: if number >= point.upperBound { point = number..<node.end }
      case .inlineDirective:
        guard let stated = page.directives[number]?.stated, stated.standing == .disputed else {
          continue
        }
        let place = page.entry.parsed.file.place(node.range)
        if number < heading {
          diagnostics.append(
            .warning(
              "disputed-headline", "the disputed fact '\(stated.id)' stands in a heading",
              help: "say in the heading what is known, and give the figure with its dispute below", at: place)
          )
        } else if number < takeaways, !isAnswered(stated, in: point, of: page) {
          diagnostics.append(alone(stated, "a key point", at: place))
        }
      default: continue
      }
    }
    return diagnostics
  }

  private func evidence(_ entry: PageEntry, _ key: KindKey) -> [Diagnostic] {
    let words = entry.parsed.frontMatter.words(key.name)
    let facts = words.compactMap { index.evidence.fact($0.value) }
    // A name that nothing answers to may have been meant to say it; evidence that is all disputed is reported as a whole.
    guard facts.count == words.count, facts.contains(where: { $0.standing != .disputed }) else { return [] }
    return words.compactMap { word in
      guard let fact = index.evidence.fact(word.value), fact.standing == .disputed,
        !facts.contains(where: { isRival($0, of: fact) })
      else { return nil }
      return alone(fact, "'\(key.name)'", at: word.place)
    }
  }

  private func alone(_ fact: Fact, _ part: Message, at place: SourcePlace) -> Diagnostic {
    .warning(
      "disputed-alone", "the disputed fact '\(fact.id)' stands alone in \(part)",
      help: "put what disputes it beside it: another fact on the same indicator, or a citation", at: place)
  }

  private func isAnswered(_ fact: Fact, in nodes: Range<Int>, of page: LinkedPage) -> Bool {
    let disputing = Self.disputing(fact)
    // A name that nothing answers to may have been meant to say it.
    return nodes.contains { number in
      switch page.entry.parsed.document.nodes[number].kind {
      case .inlineDirective:
        guard let meaning = page.directives[number] else { return true }
        return meaning.stated.map { isRival($0, of: fact) } ?? false
      case .citation(let citations):
        return citations.contains { disputing.contains($0.id) || index.evidence.source($0.id) == nil }
      default: return false
      }
    }
  }

  /// The sources after the first, which states the value.
  private static func disputing(_ fact: Fact) -> Set<String> {
    Set(fact.sourceIDs.dropFirst())
  }

  private func isRival(_ other: Fact, of fact: Fact) -> Bool {
    guard other.id != fact.id, other.subject == fact.subject else { return false }
    let disputing = Self.disputing(fact)
    return other.indicator == fact.indicator || !disputing.isDisjoint(with: other.sourceIDs)
  }
}
