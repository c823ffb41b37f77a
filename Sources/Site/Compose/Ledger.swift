import Addresses
import Evidence
import Kinds
import Templates

/// The ledger of facts: `/evidence/`, a page for every source below it, and who uses what.
struct Ledger {
  /// The page that is being made.
  let context: ComposeContext

  private var index: PageIndex { context.index }
  private var language: String { context.entry.language }
  private var figureLanguage: FigureLanguage { context.figureLanguage }

  /// The id of what it says on the standings.
  private static let standings = "standings"

  /// The level of the headings in it.
  private var level: Int { min(6, 2 + context.placement.headingShift) }

  /// The pages that facts are about, in their order.
  private var subjects: [PageEntry] {
    index.subjects(preferring: language).filter { !index.evidence.facts(of: $0.pageName).isEmpty }
  }

  private func id(of page: PageEntry) -> String { context.id("\(page.kind.name)-\(page.name)") }

  /// The headings of the subjects.
  func contents() -> [ContentsModel] {
    subjects.map { ContentsModel(id: id(of: $0), title: $0.shortTitle, level: level) }
  }

  /// All facts, gathered by subject in the order of the subjects.
  func model() -> LedgerModel {
    let facts = index.evidence.facts
    var groups = subjects.map { page in
      LedgerModel.Group(
        place: link(page), id: id(of: page), entries: index.evidence.facts(of: page.pageName).map(entry))
    }
    let others = facts.filter { $0.subject == nil }
    if !others.isEmpty {
      let id = context.id("\(index.kinds.subjects.first?.name ?? "subject")-none")
      groups.append(LedgerModel.Group(place: nil, id: id, entries: others.map(entry)))
    }
    // Search engines look for data on the page, not in a briefing.
    let metadata =
      context.placement.isPrint
      ? nil : index.entry(SourcePages.ledger, language).flatMap { DatasetMetadata($0, index.settings).json }
    return LedgerModel(
      level: level, standings: context.id(Self.standings), groups: groups,
      metadata: Fragments(metadata.map { [.html($0)] } ?? []),
      downloads: FileRoutes.facts.map { LinkModel(title: $0.name, url: context.url($0.route)) },
      count: facts.count, disputed: facts.filter { $0.standing == .disputed }.count,
      corroborated: facts.filter { $0.standing == .corroborated }.count)
  }

  /// Every correction, the newest first.
  func corrections() -> CorrectionsModel {
    let evidence = index.evidence
    let newestFirst = evidence.corrections.enumerated().sorted {
      ($1.element.date, $1.offset) < ($0.element.date, $0.offset)
    }
    return CorrectionsModel(
      rows: newestFirst.map(\.element).map { correction in
        let indicator = evidence.indicator(of: correction.old)
        let place = correction.old.subject.flatMap { index.page($0, preferring: language) }
        return CorrectionsModel.Row(
          subject: indicator?.name(in: figureLanguage) ?? correction.old.indicator, place: place.map(link),
          change: ChangeModel(correction, indicator, figureLanguage),
          url: context.ledgerURL(of: correction.old), uses: uses(of: .fact(correction.fact)))
      })
  }

  /// One fact as the ledger shows it.
  func entry(_ fact: Fact) -> LedgerModel.Entry {
    let indicator = index.evidence.indicator(of: fact)
    let figure = indicator.map { FigureFormatter(language: figureLanguage).format(fact, of: $0) }
    return LedgerModel.Entry(
      id: context.id(fact.id), indicator: indicator?.name(in: figureLanguage) ?? fact.indicator,
      definition: indicator?.definition(in: figureLanguage), basis: indicator?.basis(in: figureLanguage),
      qualifier: figure?.qualifier ?? "", figure: figure?.core ?? "",
      isStatement: fact.qualifier == .statement,
      period: fact.time(in: figureLanguage), isReported: fact.standing == .reported,
      isCorroborated: fact.standing == .corroborated, isDisputed: fact.standing == .disputed,
      isCorrected: fact.standing == .corrected, isWithdrawn: fact.standing == .withdrawn,
      standingURL: context.ledgerURL(fragment: Self.standings)
        ?? Address(fragment: context.id(Self.standings)),
      note: fact.qualifier == .statement ? nil : fact.note(in: figureLanguage),
      formula: FormulaText(index: index, tag: language).text(of: fact),
      parts: (fact.computation?.formula.parts ?? []).compactMap { index.evidence.fact($0.fact) }.map(named),
      series: (index.evidence.series(FactSeries.id(of: fact))?.facts ?? []).filter { $0.id != fact.id }.map(
        dated),
      changes: ChangeModel.all(of: fact, index.evidence, figureLanguage),
      sources: fact.citations.map(source), uses: uses(of: .fact(fact.id)),
      dataURL: context.url(FactDocument.route(fact)), columns: FactColumnModel.all(of: fact, context))
  }

  /// A part of a formula, by what it measures and when.
  private func named(_ fact: Fact) -> LinkModel {
    let name = index.evidence.indicator(of: fact)?.name(in: figureLanguage) ?? fact.indicator
    let time = fact.time(in: figureLanguage).map { figureLanguage.isChinese ? "（\($0)）" : " (\($0))" }
    return LinkModel(
      title: name + (time ?? ""), url: context.ledgerURL(of: fact) ?? Address(fragment: context.id(fact.id)))
  }

  /// A point of a series, by when it holds and what it amounts to.
  private func dated(_ fact: Fact) -> LinkModel {
    let figure = index.evidence.indicator(of: fact).map {
      FigureFormatter(language: figureLanguage).format(fact, of: $0).text
    }
    let title = [fact.time(in: figureLanguage), figure].compactMap { $0 }
      .joined(separator: figureLanguage.isChinese ? "：" : ": ")
    return LinkModel(title: title, url: context.ledgerURL(of: fact) ?? Address(fragment: context.id(fact.id)))
  }

  /// What a source's page shows.
  func model(of source: Source) -> SourcePageModel {
    let reference = ReferenceFormatter(style: index.settings.citationStyle).entry(for: source)
    let facts = index.evidence.facts(citing: source.id)
    return SourcePageModel(
      entry: SourceModel(reference, number: 1, language: figureLanguage, references: []),
      level: level, facts: facts.map(entry), uses: uses(of: .source(source.id)))
  }

  /// The pages of the ledger's language that use something, in their order.
  private func uses(of dependency: Dependency) -> [LinkModel] {
    (context.catalogue.uses[dependency] ?? []).filter {
      $0.language == language && $0.id != SourcePages.ledger
    }
    .compactMap { index.entry($0.id, $0.language) }
    .map(link)
  }

  private func link(_ page: PageEntry) -> LinkModel {
    LinkModel(
      title: page.id == "index" ? index.settings.title(in: language) : page.shortTitle,
      url: context.url(page.route))
  }

  private func source(_ citation: Fact.Citation) -> LedgerModel.Source {
    let source = index.evidence.source(citation.source)
    let title = source?.shortTitle ?? citation.source
    let own = source?[.language] ?? ""
    return LedgerModel.Source(
      title: title, language: own.isEmpty || FigureLanguage(tag: own) == figureLanguage ? nil : own,
      url: index.page(ofSource: citation.source, language).map { context.url($0) },
      locator: citation.locator.map { Locator.text($0, in: figureLanguage) })
  }
}

extension Source {
  /// What a list calls the source, in the source's own language: who said it, and when.
  var shortTitle: String {
    let names = authors.map(\.shortName).filter { !$0.isEmpty }
    let first = names.first ?? self[.containerTitle] ?? self[.publisher] ?? self[.title] ?? id
    let isChinese = FigureLanguage(tag: self[.language] ?? "").isChinese
    let name =
      switch names.count {
      case 0...1: first
      case 2: names.joined(separator: isChinese ? "、" : " and ")
      default: first + (isChinese ? "等" : " et al.")
      }
    return name + (issued?.start.map { ", \($0.year)" } ?? "")
  }
}

extension PersonName {
  /// The family name; a Chinese name in full, since its family name alone says little.
  fileprivate var shortName: String {
    if let literal { return literal }
    let isHan = family?.unicodeScalars.allSatisfy(\.properties.isIdeographic) ?? false
    return (family ?? "") + (isHan ? given ?? "" : "")
  }
}

extension SourceModel {
  /// An entry of a bibliography with its number and the ways back to where it is cited.
  init(_ entry: ReferenceEntry, number: Int, language: FigureLanguage, references: [BacklinkModel]) {
    let runs = entry.runs.map { run in
      switch run {
      case .text(let text): Run(text: text, url: nil)
      case .link(let text, let url): Run(text: text, url: url)
      }
    }
    self.init(
      number: number, id: CitationRegister.anchor(entry.source),
      language: FigureLanguage(tag: entry.language) == language ? nil : entry.language, runs: runs,
      references: references)
  }
}
