import Diagnostics
import Evidence
import Kinds

/// `unused-fact` and `unused-source`: evidence that no page shows.
struct UnusedEvidenceCheck {
  let catalogue: Catalogue

  func check() -> [Diagnostic] {
    // What could not be read may be where the evidence is used.
    guard catalogue.isSound else { return [] }
    let evidence = catalogue.index.evidence
    let uses = catalogue.uses
    let drafts = catalogue.usedByDrafts
    let meant = meantByMistake()
    let facts = evidence.facts.filter { fact in
      fact.standing != .withdrawn && uses[.fact(fact.id)] == nil && !drafts.contains(.fact(fact.id))
        && meant.isDisjoint(with: [fact.id, fact.indicator, fact.subject?.name ?? ""]) && belongs(fact)
    }
    // A source may also stand behind an exchange rate or a fact that is itself unused.
    let sources = evidence.sources.filter {
      uses[.source($0.id)] == nil && !drafts.contains(.source($0.id)) && evidence.isUnnamedSource($0.id)
        && !meant.contains($0.id)
    }
    return facts.map {
      .warning(
        "unused-fact", "no page uses the fact '\($0.id)'",
        help: "use it with :fact[\($0.id)], or take it out",
        at: $0.places.record)
    }
      + sources.map {
        .warning("unused-source", "nothing cites the source '\($0.id)'", at: $0.place)
      }
  }

  /// Whether a fact's subject, if it has one, has a page; one that has none has been reported.
  private func belongs(_ fact: Fact) -> Bool { fact.subject.map(catalogue.index.has) ?? true }

  /// What the unknown names on pages were probably meant to be; each has been reported with this suggestion.
  private func meantByMistake() -> Set<String> {
    let evidence = catalogue.index.evidence
    let known =
      evidence.facts.map(\.id) + evidence.sources.map(\.id) + evidence.indicators.map(\.id)
      + catalogue.index.kinds.subjects.flatMap(catalogue.index.names)
    let names = KnownNames(known)
    return Set(catalogue.unresolved.compactMap { names.nearest(to: $0) })
  }
}
