public import Diagnostics
import Evidence
import Kinds
import People

/// Who uses a fact, a source, an indicator or a page of a kind: what an editor asks before changing one.
public struct Usage: Sendable {
  /// What an id names.
  public enum Kind: Sendable, Hashable {
    case fact, source, indicator, series, person, table
    /// A page, with the name of its kind.
    case page(of: String)

    /// The kind as an editor names it.
    public var words: Message {
      switch self {
      case .fact: "fact"
      case .source: "source"
      case .indicator: "indicator"
      case .series: "series"
      case .person: "person"
      case .table: "table"
      case .page(let kind): Message(verbatim: kind)
      }
    }

    /// The same for programs.
    public var name: String { words.description }
  }

  /// One place that uses it.
  public struct Line: Sendable, Hashable {
    /// The place.
    public let place: SourcePlace
    /// What uses it there, such as `:fact` or `::compare`, for people.
    public let words: Message

    /// A place, and what uses something there.
    static func words(_ words: Message, at place: SourcePlace) -> Line { Line(place: place, words: words) }

    /// The same for programs.
    public var by: String { words.description }

    /// Whether the same uses it at the same place.
    public static func == (one: Line, other: Line) -> Bool { one.place == other.place && one.by == other.by }

    /// Hashes what is compared.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(place)
      hasher.combine(by)
    }
  }

  /// What the id names.
  public let kind: Kind
  /// Where it is defined; nil for what has no page.
  public let definition: SourcePlace?
  /// The places on pages that use it, by file and line.
  public let lines: [Line]
  /// The records that name it.
  public let records: [Line]
  /// The briefings that a page of those is part of.
  public let briefings: [String]
  /// The pages, briefings, charts and data files of the site that show it, by their paths.
  public let files: [String]
}

extension Catalogue {
  /// Everything an id names, with its uses; empty if it names nothing.
  func usage(of id: String) -> [Usage] {
    var usages: [Usage] = []
    if let fact = index.evidence.fact(id) { usages.append(usage(.fact, .fact(id), fact.places.record)) }
    if let source = index.evidence.source(id) { usages.append(usage(.source, .source(id), source.place)) }
    if let indicator = index.evidence.indicator(id) {
      usages.append(usage(.indicator, .indicator(id), indicator.places.record))
    }
    if let series = index.evidence.series(id) { usages.append(usage(of: series)) }
    if let table = index.evidence.table(id) { usages.append(usage(.table, .table(id), table.file.whole)) }
    if let person = index.people.person(id) { usages.append(usage(.person, .person(id), person.place)) }
    let name = id.split(separator: "/").last.map(String.init) ?? id
    for kind in index.kinds.declared where index.names(of: kind).contains(name) {
      // A whole path leaves no doubt.
      guard !id.contains("/") || id == "\(kind.folder ?? "")/\(name)" else { continue }
      let page = index.page(kind, named: name, preferring: index.settings.defaultLanguage)
      usages.append(
        usage(
          .page(of: kind.name), .page(PageName(kind: kind.name, name: name)), page?.parsed.file.whole))
    }
    return usages
  }

  /// Every id that `usage(of:)` knows.
  var knownIDs: [String] {
    index.evidence.facts.map(\.id) + index.evidence.sources.map(\.id) + index.evidence.indicators.map(\.id)
      + index.kinds.declared.flatMap(index.names) + index.evidence.series.map(\.id)
      + index.people.all.map(\.id) + index.evidence.tables.map(\.name)
  }

  /// Who uses a fact of a series: where one is drawn, all are.
  private func usage(of series: FactSeries) -> Usage {
    let usages = series.facts.map { usage(.fact, .fact($0.id), $0.places.record) }
    let files = Set(usages.flatMap(\.files)).union(["data/series.csv", "data/series.json"])
    var lines: Set<Usage.Line> = []
    return Usage(
      kind: .series, definition: series.facts.first?.places.record,
      lines: usages.flatMap(\.lines).filter { lines.insert($0).inserted },
      records: series.facts.map { fact in
        Usage.Line.words("fact \(fact.id), \(fact.position?.iso ?? "")", at: fact.places.record)
      }, briefings: Set(usages.flatMap(\.briefings)).sorted(), files: files.sorted())
  }

  private func usage(_ kind: Usage.Kind, _ dependency: Dependency, _ definition: SourcePlace?) -> Usage {
    var lines: [Usage.Line] = []
    var users: Set<String> = []
    var files: Set<String> = []
    if case .page(let name) = dependency, let folder = index.kinds.kind(named: name.kind)?.folder {
      users.insert("\(folder)/\(name.name)")
    }
    let kin = kin(of: dependency)
    for page in pages {
      // A source's page shows the whole series of each of its facts.
      if page.entry.parsed.isGenerated, page.uses.contains(where: { kin.contains($0.dependency) }) {
        files.insert(page.entry.route.file)
      }
      let own = page.uses.filter { $0.dependency == dependency }
      guard !own.isEmpty || users.contains(page.entry.id) else { continue }
      users.insert(page.entry.id)
      files.insert(page.entry.route.file)
      files.formUnion(charts(on: page, showing: dependency))
      // A page that nobody has written has no line that an editor could go to.
      if page.entry.parsed.isGenerated { continue }
      for use in own {
        let line =
          use.by == "link"
          ? Usage.Line.words("link", at: use.place) : .words(Message(verbatim: use.by), at: use.place)
        if !lines.contains(line) { lines.append(line) }
      }
    }
    let briefings = index.entries.filter { $0.kind == index.kinds.briefing }
      .filter { users.contains($0.id) || !users.isDisjoint(with: $0.names("parts")) }
    files.formUnion(briefings.map(\.route.file))
    files.formUnion(briefings.filter(\.isPrintable).map { FileRoutes.briefing($0).file })
    return Usage(
      kind: kind, definition: definition, lines: lines, records: records(naming: dependency),
      briefings: briefings.map(\.parsed.file.path), files: files.sorted() + data(showing: dependency))
  }

  /// The facts on the same indicator and subject as a fact of a series, beside which its page sets the series.
  private func kin(of dependency: Dependency) -> Set<Dependency> {
    guard case .fact(let id) = dependency, let fact = index.evidence.fact(id),
      index.evidence.series.contains(where: { series in series.facts.contains { $0.id == id } })
    else { return [] }
    return Set(
      index.evidence.facts.filter { $0.subject == fact.subject && $0.indicator == fact.indicator }
        .map { .fact($0.id) })
  }

  /// The files of a page's charts that show something.
  private func charts(on page: LinkedPage, showing dependency: Dependency) -> [String] {
    page.directives.values.compactMap(\.plan)
      .filter { $0.dependencies.contains(dependency) }
      .flatMap { plan in ["csv", "svg"].map { FileRoutes.chart(plan, of: page.entry, $0).file } }
  }

  /// The records of the data files that name something.
  private func records(naming dependency: Dependency) -> [Usage.Line] {
    let evidence = index.evidence
    switch dependency {
    case .fact(let id):
      return evidence.corrections(of: id).map { .words("correction", at: $0.places[.fact]) }
        + evidence.facts(computedFrom: id).map {
          .words("fact \($0.id), computed from it", at: $0.places[.computed])
        }
    case .source(let id):
      let facts = evidence.facts(citing: id).flatMap { fact in
        fact.citations.filter { $0.source == id }.map { Usage.Line.words("fact \(fact.id)", at: $0.place) }
      }
      let rates = evidence.rates.filter { $0.source == id }
      return facts + rates.map { .words("rate of \($0.currency.code)", at: $0.places[.source]) }
    case .indicator(let id):
      let facts = evidence.facts.filter { $0.indicator == id }
      return facts.map { .words("fact \($0.id)", at: $0.places[.indicator]) }
    case .page(let name):
      let indicators = evidence.indicators.filter { $0.topic == name }
      return evidence.facts(of: name).map { .words("fact \($0.id)", at: $0.subjectPlace) }
        + indicators.map { .words("indicator \($0.id)", at: $0.topicPlace) }
    case .anchor, .person, .table:
      return []
    }
  }

  /// The files of open data that change with something.
  private func data(showing dependency: Dependency) -> [String] {
    let evidence = index.evidence
    let tables: [String]
    let facts: [Fact]
    switch dependency {
    case .fact(let id):
      tables = ["facts"] + (evidence.corrections(of: id).isEmpty ? [] : ["corrections"])
      // What is computed from it changes with it.
      facts =
        evidence.fact(id).map { fact in
          [fact] + evidence.facts.filter { evidence.parts(of: $0).contains { $0.id == id } }
        } ?? []
    case .source(let id):
      tables = ["sources"]
      facts = evidence.facts(citing: id)
    case .indicator(let id):
      tables = ["facts", "indicators"]
      facts = evidence.facts.filter { $0.indicator == id }
    case .page(let name):
      tables = []
      facts = evidence.facts(of: name)
    case .table(let name):
      tables = [name]
      facts = []
    case .anchor, .person: return []
    }
    let paths =
      tables.flatMap { ["data/\($0).csv", "data/\($0).json"] } + facts.map { FactDocument.route($0).file }
    return (paths + (tables.isEmpty ? [] : ["data/datapackage.json"])).sorted()
  }
}
