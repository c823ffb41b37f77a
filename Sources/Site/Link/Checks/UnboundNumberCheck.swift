import Diagnostics
import Evidence
import Kinds
import Markdown

/// `unbound-number`: a figure in prose that is not bound to a fact.
///
/// Where it equals a known fact about the page, or differs from the one that it could be, the message names the fact. The
/// texts of front matter hold no facts; a number there is reported when it is plainly one of the page's own.
struct UnboundNumberCheck {
  let index: PageIndex

  func check(_ entry: PageEntry) -> [Diagnostic] {
    let document = entry.parsed.document
    let known = KnownFigures(
      index.evidence, subject: entry.kind.isSubject ? entry.pageName : nil,
      language: FigureLanguage(tag: entry.language), shown: shown(on: entry))
    var diagnostics = frontMatter(entry, known)
    for (number, node) in document.nodes.enumerated() {
      switch node.kind {
      case .text(let text):
        // An address that stands for itself says nothing in numbers.
        if number > 0, case .link(let link) = document.nodes[number - 1].kind, link.destination == text {
          continue
        }
        let figures = figures(in: text, known)
        guard !figures.isEmpty else { continue }
        let offsets = document.sourceOffsets(inText: number)
        for figure in figures {
          let start = offsets[figure.range.lowerBound]
          let place = entry.parsed.file.place(start..<max(start, offsets[figure.range.upperBound]))
          diagnostics.append(diagnostic(figure, in: text, known, at: place))
        }
      case .directive(let directive):
        for attribute in directive.attributes where ["title", "caption"].contains(attribute.name) {
          for figure in figures(in: attribute.value, known) {
            diagnostics.append(titled(figure, in: attribute, entry))
          }
        }
      default: continue
      }
    }
    return diagnostics
  }

  /// The facts that a page shows, or names as what it rests on.
  private func shown(on entry: PageEntry) -> Set<String> {
    let labels = entry.parsed.document.nodes.compactMap { node -> String? in
      guard case .inlineDirective(let directive) = node.kind else { return nil }
      return FactMention(directive)?.id
    }
    let keys = entry.kind.ownKeys.filter { $0.type == .facts }
    return Set(labels + keys.flatMap { entry.names($0.name) })
  }

  private func frontMatter(_ entry: PageEntry, _ known: KnownFigures) -> [Diagnostic] {
    guard entry.kind.isSubject else { return [] }
    return Prose(entry: entry, evidence: index.evidence).frontMatter.flatMap { piece in
      figures(in: piece.text, known).compactMap { figure -> Diagnostic? in
        guard let place = piece.place(figure.range, in: entry.parsed.document),
          let said = said(of: figure, in: piece.text, known)
        else { return nil }
        return .warning(
          "unbound-number",
          "the number '\(entry.parsed.file.slice(place.range ?? 0..<0))' is not bound to a fact\(said.words)",
          help: "front matter holds no facts, and the number would not change with this one; say it in words",
          at: place)
      }
    }
  }

  private func figures(in text: String, _ known: KnownFigures) -> [ScannedFigure] {
    FigureScanner.scan(text).filter { !$0.isExempt && !known.restates($0) }
  }

  /// A number in the title of a chart or table, which holds no markup to bind it with.
  private func titled(
    _ figure: ScannedFigure, in attribute: Directive.Attribute, _ entry: PageEntry
  ) -> Diagnostic {
    // The value ends where the attribute does, but for a quotation mark.
    let file = entry.parsed.file
    let last = file.slice(attribute.range.upperBound - 1..<attribute.range.upperBound)
    let end = attribute.range.upperBound - (last == "\"" || last == "'" ? 1 : 0)
    let start = end - attribute.value.utf8.count
    let range = start + figure.range.lowerBound..<start + figure.range.upperBound
    return .warning(
      "unbound-number", "the number '\(file.slice(range))' in a \(attribute.name) is not bound to a fact",
      help: "say the finding in words; the chart and its table hold the figures", at: file.place(range))
  }

  private func diagnostic(
    _ figure: ScannedFigure, in text: String, _ known: KnownFigures, at place: SourcePlace
  ) -> Diagnostic {
    let written = String(place.file.slice(place.range ?? 0..<0))
    let said = said(of: figure, in: text, known)
    return .warning(
      "unbound-number", "the number '\(written)' is not bound to a fact\(said?.words ?? .empty)",
      help: said?.help
        ?? "bind it with :fact[…], or write :lit[\(written)] if it is meant to stand without a source",
      at: place)
  }

  /// What the evidence says of a number, to go on with; nil if nothing.
  private func said(
    of figure: ScannedFigure, in text: String, _ known: KnownFigures
  ) -> (words: Message, help: Message)? {
    let rest = text[text.utf8.index(text.startIndex, offsetBy: figure.range.upperBound)...]
    if let fact = known.equal(to: figure, before: rest) {
      let words: Message = "; it equals '\(fact.id)'"
      let help: Message = "write :fact[\(fact.id)]"
      return (words, help)
    }
    return known.other(than: figure, before: rest).map { fact, shown in
      let words: Message = "; it differs from '\(fact.id)', which says \(shown)"
      let help: Message = "write :fact[\(fact.id)] if that is what is meant"
      return (words, help)
    }
  }
}
