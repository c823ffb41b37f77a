import Diagnostics
import Evidence

/// `recommendation-evidence` and `unused-case`: recommendations rest on facts that stand, and every case serves one.
struct RecommendationCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    let recommendations = index.entries.filter { $0.kind == .recommendation }
    guard !recommendations.isEmpty else { return [] }
    return recommendations.compactMap(evidence) + unusedCases(recommendations)
  }

  private func evidence(_ page: PageEntry) -> Diagnostic? {
    let facts = page.names("evidence").compactMap { index.evidence.fact($0) }
    let place = page.source.frontMatter.word("evidence")?.place ?? page.source.frontMatter.place
    if page.names("evidence").isEmpty {
      return .error(
        "recommendation-evidence", "the recommendation has no evidence",
        help: "name at least one fact that stands under 'evidence'", at: place)
    }
    if !facts.isEmpty, facts.allSatisfy({ $0.standing == .disputed || $0.standing == .withdrawn }) {
      return .error(
        "recommendation-evidence", "the recommendation rests on disputed facts alone",
        help: "add a fact that stands, or drop the recommendation", at: place)
    }
    return nil
  }

  private func unusedCases(_ recommendations: [PageEntry]) -> [Diagnostic] {
    let used = Set(recommendations.flatMap { $0.names("draws_on") })
    return index.pages(of: .caseStudy, preferring: index.settings.defaultLanguage)
      .filter { !used.contains($0.name) }
      .map {
        .warning("unused-case", "no recommendation draws on the case '\($0.name)'", at: $0.source.file.whole)
      }
  }
}
