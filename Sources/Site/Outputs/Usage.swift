public import Diagnostics
import Evidence

/// Who uses a fact, a source, an indicator or a case: what an editor asks before changing one.
public struct Usage: Sendable {
  /// One place that uses it.
  public struct Line: Sendable, Hashable {
    /// The place.
    public let place: SourcePlace
    /// What uses it there, such as `:fact` or `::compare`.
    public let by: String
  }

  /// What the id names: `fact`, `source`, `indicator` or `case`.
  public let kind: String
  /// Where it is defined; nil for a case that has no page.
  public let definition: SourcePlace?
  /// The places that use it, by file and line.
  public let lines: [Line]
  /// The briefings that a page of those is part of.
  public let briefings: [String]
}

extension Catalogue {
  /// Everything an id names, with its uses; empty if it names nothing.
  func usage(of id: String) -> [Usage] {
    var usages: [Usage] = []
    if let fact = index.evidence.fact(id) { usages.append(usage("fact", .fact(id), fact.places.record)) }
    if let source = index.evidence.source(id) { usages.append(usage("source", .source(id), source.place)) }
    if let indicator = index.evidence.indicator(id) {
      usages.append(usage("indicator", .indicator(id), indicator.places.record))
    }
    let name = id.split(separator: "/").last.map(String.init) ?? id
    if index.names(of: .caseStudy).contains(name) {
      let page = index.page(.caseStudy, named: name, preferring: index.settings.defaultLanguage)
      usages.append(usage("case", .caseStudy(name), page?.source.file.whole))
    }
    return usages
  }

  /// Every id that `usage(of:)` knows.
  var knownIDs: [String] {
    index.evidence.facts.map(\.id) + index.evidence.sources.map(\.id) + index.evidence.indicators.map(\.id)
      + index.names(of: .caseStudy)
  }

  private func usage(_ kind: String, _ reference: Reference, _ definition: SourcePlace?) -> Usage {
    var lines: [Usage.Line] = []
    var users: Set<String> = []
    for page in pages {
      let own = page.uses.filter { $0.reference == reference }
      if !own.isEmpty { users.insert(page.entry.id) }
      for use in own where !lines.contains(Usage.Line(place: use.place, by: use.by)) {
        lines.append(Usage.Line(place: use.place, by: use.by))
      }
    }
    let briefings = index.entries.filter { $0.kind == .briefing }
      .filter { users.contains($0.id) || !users.isDisjoint(with: $0.names("parts")) }
      .map(\.source.file.path)
    return Usage(kind: kind, definition: definition, lines: lines, briefings: briefings)
  }
}
