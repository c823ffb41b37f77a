import Diagnostics
import Evidence
import Kinds
import Markdown

/// Reads which facts a directive compares: by `indicator` and `basis`, by topics and by subjects.
struct ComparisonReader {
  /// The attributes of every comparison.
  static let ownAttributes: [DirectiveSignature.Attribute] = [
    .init(name: "indicator", type: .words), .init(name: "basis", type: .text),
    .init(name: "sort", type: .choice(Comparison.Order.allCases.map(\.rawValue))),
    .init(name: "as", type: .text), .init(name: "year", type: .text),
  ]

  /// The attributes that say what is compared, the same for tables and charts: beside those of every comparison a topic
  /// by its kind, and subjects by the folders of theirs.
  static func attributes(_ kinds: Kinds) -> [DirectiveSignature.Attribute] {
    let topics = kinds.topics.map { DirectiveSignature.Attribute(name: $0.name, type: .words) }
    let subjects = kinds.subjects.compactMap(\.folder).map {
      DirectiveSignature.Attribute(name: $0, type: .words)
    }
    return ownAttributes.prefix(1) + topics + ownAttributes[1...1] + subjects + ownAttributes.dropFirst(2)
  }

  let use: DirectiveUse

  /// The comparison; nil after an error, which is reported.
  func read(_ context: inout LinkContext, isOverTime: Bool = false) -> Comparison? {
    let before = context.diagnostics.count
    let unresolved = context.unresolved
    let kinds = context.index.kinds
    let naming =
      ["indicator"] + kinds.topics.map(\.name) + ["basis"] + kinds.subjects.compactMap(\.folder)
    guard naming.contains(where: { use.text($0) != nil }) else {
      let ways = naming.map { "\($0)=…" }
      context.diagnostics.append(
        .error(
          "missing-attribute", "'\(use.directive.name)' needs an attribute that says what is compared",
          help: "name it with \(ways.dropLast().joined(separator: ", ")) or \(ways.last ?? "")", at: use.place
        ))
      return nil
    }
    let evidence = context.index.evidence
    var indicators = indicators(&context)
    let currency = currency(indicators, &context)
    let year = year("year", &context)
    guard let candidates = subjects(&context) else { return nil }
    let isNamed = kinds.subjects.contains { use.text($0.folder ?? "") != nil }
    var rows = candidates.map { page in
      let facts = evidence.facts(of: page.pageName).filter { $0.standing != .withdrawn }
      return Comparison.Row(
        place: ComparedPlace(page),
        cells: indicators.map { indicator in facts.filter { $0.indicator == indicator.id } })
    }
    // A subject that no figure speaks of has no row, unless the editor asked for it by name; the same for columns.
    if !isNamed { rows.removeAll { $0.cells.allSatisfy(\.isEmpty) } }
    if rows.isEmpty, !isNamed { rows = nowhere(indicators, context) }
    if use.text("indicator") == nil {
      let kept = indicators.indices.filter { column in rows.contains { !$0.cells[column].isEmpty } }
      indicators = kept.map { indicators[$0] }
      rows = rows.map { row in Comparison.Row(place: row.place, cells: kept.map { row.cells[$0] }) }
    }
    // What has been reported already, here or in the data, would only echo.
    guard context.diagnostics.count == before, context.unresolved == unresolved else { return nil }
    guard rows.contains(where: { !$0.cells.allSatisfy(\.isEmpty) }) else {
      if evidence.hasAllFacts, evidence.hasAllIndicators {
        context.diagnostics.append(
          .error(
            "nothing-to-compare", "no fact stands in this comparison",
            help: "name indicators and pages that facts.csv has figures for", at: use.place))
      }
      return nil
    }
    return Comparison(
      indicators: indicators, rows: rows, order: use.text("sort").flatMap(Comparison.Order.init),
      currency: currency ?? context.index.settings.reportingCurrency, isConverted: currency != nil,
      year: year, isOverTime: isOverTime, evidence: evidence, language: context.entry.language)
  }

  /// The facts that are about no page, where the indicators have no others.
  private func nowhere(_ indicators: [Indicator], _ context: LinkContext) -> [Comparison.Row] {
    let facts = context.index.evidence.factsOfNowhere.filter { $0.standing != .withdrawn }
    return [
      Comparison.Row(
        place: ComparedPlace(nowhere: context.index.figureLanguage(context.entry.language)),
        cells: indicators.map { indicator in facts.filter { $0.indicator == indicator.id } })
    ]
  }

  /// The pages to compare, those that are named or else all; nil where one that cannot be read may be among them.
  private func subjects(_ context: inout LinkContext) -> [PageEntry]? {
    let kinds = context.index.kinds.subjects
    let isNamed = kinds.contains { use.text($0.folder ?? "") != nil }
    var pages: [PageEntry] = []
    for kind in kinds {
      let words = use.words(kind.folder ?? "")
      let names = context.names(words, of: kind)
      if isNamed, words.isEmpty { continue }
      let unreadable = context.index.unreadableNames(of: kind)
      guard isNamed ? unreadable.isDisjoint(with: words.map(\.value)) : unreadable.isEmpty else { return nil }
      pages += context.index.pages(of: kind, preferring: context.entry.language)
        .filter { !isNamed || names.contains($0.name) }
    }
    return pages
  }

  /// The indicators that are named, or else those of the topics and the basis.
  private func indicators(_ context: inout LinkContext) -> [Indicator] {
    let named = context.indicators(use.words("indicator"))
    let all = context.index.evidence.indicators.filter { $0.measure != .statement }
    var indicators = use.text("indicator") == nil ? all : named
    for kind in context.index.kinds.topics where use.text(kind.name) != nil {
      let topics = Set(
        context.names(use.words(kind.name), of: kind).map { PageName(kind: kind.name, name: $0) })
      indicators = indicators.filter { $0.topic.map(topics.contains) ?? false }
    }
    if let basis = use.text("basis") {
      let known = Set(all.flatMap(Self.names))
      if known.contains(basis) {
        indicators = indicators.filter { Self.names($0).contains(basis) }
      } else {
        let suggestion = Suggestion.clause(for: basis, in: known)
        context.diagnostics.append(
          .error(
            "unknown-basis", "no indicator counts on the basis '\(basis)'\(suggestion)",
            help: "a basis is written as in the column 'basis' of indicators.csv", at: place("basis")))
      }
    }
    return indicators
  }

  /// The words by which an editor may call an indicator's basis.
  private static func names(_ indicator: Indicator) -> [String] {
    [indicator.basis, indicator.basisZh, indicator.basisEn].compactMap { $0 }
  }

  private func currency(_ indicators: [Indicator], _ context: inout LinkContext) -> Currency? {
    guard let code = use.text("as") else { return nil }
    guard let currency = Currency(code: code) else {
      context.diagnostics.append(
        .error(
          "bad-attribute", "'\(code)' is no currency of ISO 4217\(Currency.suggestion(for: code))",
          help: "write the three capitals, such as USD", at: place("as")))
      return nil
    }
    if !indicators.isEmpty, !indicators.contains(where: { $0.measure == .money }) {
      context.diagnostics.append(
        .error("not-money", "none of these indicators is an amount of money", at: place("as")))
    }
    return currency
  }

  private func year(_ name: String, _ context: inout LinkContext) -> Int? {
    guard let text = use.text(name) else { return nil }
    guard text.utf8.count == 4, let year = Int(text), year > 0 else {
      context.diagnostics.append(
        .error("bad-attribute", "'\(name)' takes a year such as 2023, not '\(text)'", at: place(name)))
      return nil
    }
    return year
  }

  /// The years between which a chart over time runs: `from=2010 to=2020`.
  func span(_ context: inout LinkContext) -> ChartPlanner.Span {
    let span = ChartPlanner.Span(from: year("from", &context), to: year("to", &context))
    if let from = span.from, let to = span.to, from >= to {
      context.diagnostics.append(
        .error(
          "bad-attribute", "the chart would run backwards, from \(from) to \(to)",
          help: "write the earlier year in 'from'", at: place("to")))
    }
    return span
  }

  private func place(_ name: String) -> SourcePlace {
    use.place(use.directive.attributes.first { $0.name == name }?.range ?? use.range)
  }
}
