import Diagnostics
import Evidence

/// `unused-fact` and `unused-source`: evidence that no page shows.
struct UnusedEvidenceCheck {
  let index: PageIndex

  func check(_ uses: [Reference: [PageKey]]) -> [Diagnostic] {
    let evidence = index.evidence
    let facts = evidence.facts.filter { $0.standing != .withdrawn && uses[.fact($0.id)] == nil }
    // A source may also stand behind an exchange rate or a fact that is itself unused.
    let named = Set(evidence.facts.flatMap { $0.references.map(\.source) } + evidence.rates.map(\.source))
    let sources = evidence.sources.filter { uses[.source($0.id)] == nil && !named.contains($0.id) }
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
}
