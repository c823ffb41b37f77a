import Diagnostics
import Evidence

/// `recommendation-evidence`, `evidence-case` and `unused-case`: recommendations rest on facts that stand, of cases that
/// they draw on, and every case serves one.
struct RecommendationCheck {
  let catalogue: Catalogue

  private var index: PageIndex { catalogue.index }

  func check() -> [Diagnostic] {
    let recommendations = index.entries.filter { $0.kind == .recommendation }
    guard !recommendations.isEmpty else { return [] }
    return recommendations.compactMap(evidence) + recommendations.flatMap(strangers)
      + unusedCases(recommendations)
  }

  /// The facts of cases that the recommendation does not say it draws on.
  private func strangers(_ page: PageEntry) -> [Diagnostic] {
    // A key that is missing has been reported; a name that is no case's may have been meant to be this one.
    let drawn = page.names("draws_on")
    let cases = index.names(of: .caseStudy)
    guard !drawn.isEmpty, drawn.allSatisfy(cases.contains) else { return [] }
    return page.source.frontMatter.words("evidence").compactMap { word in
      guard let name = index.evidence.fact(word.value)?.caseID, cases.contains(name), !drawn.contains(name)
      else { return nil }
      return .warning(
        "evidence-case", "the fact '\(word.value)' belongs to the case '\(name)', which is not in 'draws_on'",
        help: "add the case to 'draws_on', or rest the recommendation on a fact of one that is",
        at: word.place)
    }
  }

  private func evidence(_ page: PageEntry) -> Diagnostic? {
    // A key that is missing has been reported as such, and so has a fact that does not exist.
    guard page.source.frontMatter.has("evidence") else { return nil }
    let names = page.names("evidence")
    let facts = names.compactMap { index.evidence.fact($0) }
    let place =
      page.source.frontMatter.word("evidence")?.place ?? page.source.frontMatter.place(of: "evidence")
    if names.isEmpty {
      return .error(
        "recommendation-evidence", "the recommendation has no evidence",
        help: "name at least one fact that stands under 'evidence'", at: place)
    }
    if facts.count == names.count, facts.allSatisfy({ $0.standing == .disputed }) {
      return .error(
        "recommendation-evidence", "the recommendation rests on disputed facts alone",
        help: "add a fact that stands, or drop the recommendation", at: place)
    }
    return nil
  }

  private func unusedCases(_ recommendations: [PageEntry]) -> [Diagnostic] {
    guard catalogue.pages.allSatisfy({ $0.entry.kind != .recommendation || $0.isSound }) else { return [] }
    let drafts = index.drafts.pages.filter { $0.kind == .recommendation }
    let used = Set((recommendations + drafts).flatMap { $0.names("draws_on") })
    // A name that is no case's has been reported, and any case may have been meant.
    guard recommendations.flatMap({ $0.names("draws_on") }).allSatisfy(index.names(of: .caseStudy).contains)
    else { return [] }
    return index.pages(of: .caseStudy, preferring: index.settings.defaultLanguage)
      .filter { !used.contains($0.name) }
      .map {
        .warning(
          "unused-case", "no recommendation draws on the case '\($0.name)'",
          at: $0.source.frontMatter.titlePlace)
      }
  }
}
