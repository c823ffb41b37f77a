import Diagnostics
import Markdown

/// `::cases{pillar=capital}`: an index of the cases, of one pillar or of all.
struct CasesDirective: DirectiveMeaning {
  static let syntax = DirectiveSyntax(
    name: "cases", forms: [.leaf], attributes: [.init(name: "pillar", type: .words)])
  static let templates: [(template: String, model: TemplateShape)] = [("directives/cases", CasesModel.shape)]

  let cases: [PageEntry]
  /// Whether none is left out.
  let isWhole: Bool

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    isWhole = use.text("pillar") == nil
    let pillars = context.names(use.words("pillar"), of: .pillar)
    let all = context.index.pages(of: .caseStudy, preferring: context.entry.language)
    cases =
      use.text("pillar") == nil ? all : all.filter { !Set($0.names("pillars")).isDisjoint(with: pillars) }
  }

  var references: [Reference] { cases.map { .caseStudy($0.name) } }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let rows = cases.map { page in
      CasesModel.Row(
        title: page.title, url: context.url(page.route), place: page.source.frontMatter.text("place"),
        pillars: context.links(page.names("pillars"), to: .pillar), summary: page.summary,
        isTranslated: page.language == context.entry.language, part: context.part(page))
    }
    let listing = context.listing(of: cases)
    return Fragments(
      template: context.placement.isPrint ? "briefing/cases" : "directives/cases",
      CasesModel(rows: rows, isIndex: listing.isIndex, elsewhere: isWhole ? listing.above : nil))
  }
}
