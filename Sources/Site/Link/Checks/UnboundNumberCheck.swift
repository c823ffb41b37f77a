import Diagnostics
import Evidence
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Markdown

/// `unbound-number`: a figure in prose that is not bound to a fact.
///
/// Where it equals a known fact of the page's case, or contradicts one, the message names the fact. The texts of front
/// matter hold no facts; a number there is reported when it is plainly one of the case's.
struct UnboundNumberCheck {
  let index: PageIndex

  func check(_ entry: PageEntry) -> [Diagnostic] {
    let document = entry.source.document
    var diagnostics = frontMatter(entry)
    for (number, node) in document.nodes.enumerated() {
      switch node.kind {
      case .text(let text):
        for figure in figures(in: text) {
          let start = document.sourceOffset(inText: number, utf8Offset: figure.range.lowerBound)
          let end = document.sourceOffset(inText: number, utf8Offset: figure.range.upperBound)
          let place = entry.source.file.place(start..<max(start, end))
          diagnostics.append(diagnostic(figure, in: text, entry, at: place))
        }
      case .directive(let directive):
        for attribute in directive.attributes where ["title", "caption"].contains(attribute.name) {
          for figure in figures(in: attribute.value) {
            diagnostics.append(titled(figure, in: attribute, entry))
          }
        }
      default: continue
      }
    }
    return diagnostics
  }

  private func frontMatter(_ entry: PageEntry) -> [Diagnostic] {
    guard entry.kind == .caseStudy else { return [] }
    return Prose(entry: entry, evidence: index.evidence).frontMatter.flatMap { piece in
      figures(in: piece.text).compactMap { figure -> Diagnostic? in
        guard let place = piece.place(figure.range, in: entry.source.document),
          let said = said(of: figure, in: piece.text, entry)
        else { return nil }
        return .warning(
          "unbound-number",
          "the number '\(entry.source.file.slice(place.range ?? 0..<0))' is not bound to a fact\(said.words)",
          help: "front matter holds no facts, and the number would not change with this one; say it in words",
          at: place)
      }
    }
  }

  private func figures(in text: String) -> [ScannedFigure] {
    FigureScanner.scan(text).filter { !$0.isExempt && !isSmallCount($0, in: text) }
  }

  /// A number in the title of a chart or table, which holds no markup to bind it with.
  private func titled(
    _ figure: ScannedFigure, in attribute: Directive.Attribute, _ entry: PageEntry
  ) -> Diagnostic {
    // The value ends where the attribute does, but for a quotation mark.
    let file = entry.source.file
    let last = file.slice(attribute.range.upperBound - 1..<attribute.range.upperBound)
    let end = attribute.range.upperBound - (last == "\"" || last == "'" ? 1 : 0)
    let start = end - attribute.value.utf8.count
    let range = start + figure.range.lowerBound..<start + figure.range.upperBound
    return .warning(
      "unbound-number", "the number '\(file.slice(range))' in a \(attribute.name) is not bound to a fact",
      help: "say the finding in words; the chart and its table hold the figures", at: file.place(range))
  }

  /// A count below a hundred in Chinese numerals, such as 十四个案例: part of the telling, as `fourteen` is.
  private func isSmallCount(_ figure: ScannedFigure, in text: String) -> Bool {
    let utf8 = Array(text.utf8)[figure.range]
    return figure.unit == nil && (figure.high ?? figure.value) < 100
      && !utf8.contains { (0x30...0x39).contains($0) }
  }

  private func diagnostic(
    _ figure: ScannedFigure, in text: String, _ entry: PageEntry, at place: SourcePlace
  ) -> Diagnostic {
    let written = String(entry.source.file.slice(place.range ?? 0..<0))
    let said = said(of: figure, in: text, entry)
    return .warning(
      "unbound-number", "the number '\(written)' is not bound to a fact\(said?.words ?? .empty)",
      help: said?.help
        ?? "bind it with :fact[…], or write :lit[\(written)] if it is meant to stand without a source",
      at: place)
  }

  /// What the evidence says of a number, to go on with; nil if nothing.
  private func said(
    of figure: ScannedFigure, in text: String, _ entry: PageEntry
  ) -> (words: Message, help: Message)? {
    if let fact = equal(figure, entry) {
      return ("; it equals '\(fact.id)'", "write :fact[\(fact.id)]")
    }
    return contradicted(figure, in: text, entry).map { fact, shown in
      (
        "; '\(fact.id)' says \(shown)",
        "write :fact[\(fact.id)] if that is what is meant"
      )
    }
  }

  /// A fact with the same value and unit: of the page's case, or of any where the page is no case's.
  private func equal(_ figure: ScannedFigure, _ entry: PageEntry) -> Fact? {
    let facts =
      entry.kind == .caseStudy
      ? index.evidence.facts(of: entry.name) : index.evidence.facts(worth: figure.value)
    return facts.first { fact in
      fact.standing != .withdrawn
        && Self.isEqual(figure, fact)
        && index.evidence.indicator(of: fact).map { Self.agrees(figure.unit, $0, fact) } ?? false
    }
  }

  /// A range equals a fact with both its ends, a number one with either.
  private static func isEqual(_ figure: ScannedFigure, _ fact: Fact) -> Bool {
    if let high = figure.high { return fact.value?.decimal == figure.value && fact.high?.decimal == high }
    return fact.value?.decimal == figure.value || fact.high?.decimal == figure.value
  }

  /// The one fact of the page's case that has the unit which follows the number, with the figure it gives.
  private func contradicted(
    _ figure: ScannedFigure, in text: String, _ entry: PageEntry
  ) -> (Fact, String)? {
    guard entry.kind == .caseStudy else { return nil }
    let language = FigureLanguage(tag: entry.language)
    let utf8 = text.utf8
    let rest = text[utf8.index(utf8.startIndex, offsetBy: figure.range.upperBound)...]
      .drop(while: \.isWhitespace)
    let candidates = index.evidence.facts(of: entry.name).filter { fact in
      guard fact.value != nil, fact.standing != .withdrawn,
        let indicator = index.evidence.indicator(of: fact)
      else { return false }
      switch indicator.measure {
      case .percent, .money: return figure.unit != nil && Self.agrees(figure.unit, indicator, fact)
      case .quantity:
        let units =
          language == .zh ? [indicator.unitZh] : [indicator.unitEnPlural, indicator.unitEnSingular]
        return units.contains { !$0.isEmpty && rest.hasPrefix($0) }
      case .calendarYear, .statement: return false
      }
    }
    guard candidates.count == 1, let indicator = index.evidence.indicator(of: candidates[0]) else {
      return nil
    }
    return (candidates[0], FigureFormatter(language: language).format(candidates[0], of: indicator).text)
  }

  /// Whether what stands beside a number does not speak against the unit of an indicator.
  private static func agrees(_ hint: ScannedFigure.UnitHint?, _ indicator: Indicator, _ fact: Fact) -> Bool {
    switch hint {
    case .percent: indicator.measure == .percent
    case .currency(let currency): indicator.measure == .money && fact.currency == currency
    default: true
    }
  }
}
