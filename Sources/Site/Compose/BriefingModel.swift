import Addresses
import Evidence
import Kinds
import Templates

/// All that the template of a printable briefing can name: templates `briefing/report` and `briefing/official`.
struct BriefingModel: TemplateModel {
  let site: SiteModel
  let language: String
  let title: String
  /// The title as a heading on paper.
  let heading: Fragments
  let subtitle: String?
  let summary: String?
  /// What it is about, for a catalogue: the titles of the pages by which others are sorted, or of the site's
  /// if it has none.
  let keywords: String?
  let edition: String?
  let audience: String?
  let date: DateModel?
  /// What an official document says of itself.
  let official: OfficialModel
  /// Whether it is set in large type.
  let isLarge: Bool
  /// The title in lines that break where the sense does.
  let titleLines: [String]
  /// Those who answer for it.
  let byline: Byline
  /// The whole style, as an address that holds it.
  let stylesheet: String
  /// The address of the briefing's page on the site.
  let url: Address
  /// The briefing's own text; nothing if it has none.
  let text: Fragments
  let contents: [BriefingContentsModel]
  let figures: [BriefingContentsModel]
  let tables: [BriefingContentsModel]
  var parts: [BriefingPartModel]
  let doubts: [DoubtModel]
  /// The doubts that no note explains, and whose marks lead to the list.
  let openDoubts: [DoubtModel]
  let corrections: [CorrectedModel]
  let sources: [SourceModel]
  /// The evidence that the briefing rests on, as the first digits of a digest.
  let evidence: String
  let citeThis: CiteThisModel?

  static let fields: TemplateFields<Self> = [
    .init("site") { $0.site }, .init("language") { $0.language },
    .init("isRightToLeft") { FigureLanguage(tag: $0.language).isRightToLeft }, .init("title") { $0.title },
    .init("heading") { $0.heading },
    .init("subtitle") { $0.subtitle }, .init("summary") { $0.summary }, .init("keywords") { $0.keywords },
    .init("edition") { $0.edition },
    .init("audience") { $0.audience }, .init("date") { $0.date }, .init("official") { $0.official },
    .init("isLarge") { $0.isLarge },
    .init("titleLines") { $0.titleLines }, .init("stylesheet") { $0.stylesheet },
    .init("authors") { $0.byline.authors }, .init("editors") { $0.byline.editors },
    .init("reviewers") { $0.byline.reviewers }, .init("hasPeople") { !$0.byline.isEmpty },
    .init("url") { $0.url }, .init("text") { $0.text }, .init("contents") { $0.contents },
    .init("figures") { $0.figures }, .init("hasFigures") { !$0.figures.isEmpty },
    .init("tables") { $0.tables }, .init("hasTables") { !$0.tables.isEmpty },
    .init("parts") { $0.parts }, .init("doubts") { $0.doubts }, .init("hasDoubts") { !$0.doubts.isEmpty },
    .init("openDoubts") { $0.openDoubts }, .init("hasOpenDoubts") { !$0.openDoubts.isEmpty },
    .init("corrections") { $0.corrections }, .init("hasCorrections") { !$0.corrections.isEmpty },
    .init("sources") { $0.sources }, .init("hasSources") { !$0.sources.isEmpty },
    .init("evidence") { $0.evidence }, .init("citeThis") { $0.citeThis },
  ]

  /// The shape in a workspace that has these kinds.
  static func shape(_ kinds: Kinds) -> TemplateShape {
    shape.adding(["parts": { .list(of: BriefingPartModel.shape(kinds)) }])
  }
}

/// A line of a briefing's contents, or of its list of figures or tables.
struct BriefingContentsModel: TemplateModel {
  let id: String
  let url: Address
  let number: SectionNumber?
  let title: String
  /// The title as it is set on paper.
  let heading: Fragments
  /// How deep it stands, from 1.
  var rank = 1

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("url") { $0.url }, .init("number") { $0.number },
    .init("title") { $0.title }, .init("heading") { $0.heading },
    .init("rank") { $0.rank },
  ]
}

/// A page as a part of a briefing.
struct BriefingPartModel: TemplateModel {
  let id: String
  let kind: String
  let title: String
  /// A shorter one, for the heads of its pages.
  let shortTitle: String?
  /// The title as a heading on paper.
  let heading: Fragments
  let number: SectionNumber?
  /// Its heading's level in HTML.
  let level: Int
  /// Whether it is a part of the briefing itself rather than of another part.
  let isTop: Bool
  let summary: String?
  /// The page by the keys of its kind; templates name it by that kind.
  let declared: DeclaredModel
  /// What its kind has to say below its title: template `briefing/about/<kind>`, if there is one.
  let about: Fragments
  var body: Fragments

  /// The template of what a kind of pages says below the title.
  static func about(_ kind: Kind) -> String { "briefing/about/\(kind.name)" }

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("url") { Address(fragment: $0.id) }, .init("kind") { $0.kind },
    .init("title") { $0.title }, .init("shortTitle") { $0.shortTitle }, .init("heading") { $0.heading },
    .init("number") { $0.number }, .init("level") { $0.level },
    .init("isTop") { $0.isTop }, .init("summary") { $0.summary },
    .init("kindLabel") { $0.declared.label }, .init("keys") { $0.declared.cells },
    .init("about") { $0.about }, .init("body") { $0.body },
  ]

  func value(named name: String) -> TemplateValue? {
    Self.fields.value(of: self, named: name) ?? declared.value(ofKind: name)
  }

  /// The shape in a workspace that has these kinds.
  static func shape(_ kinds: Kinds) -> TemplateShape { shape.adding(DeclaredModel.shapes(in: kinds)) }
}

/// What the page heads of a briefing say, as strings of CSS: template `briefing/heads`.
struct BriefingHeadsModel: TemplateModel {
  let site: String
  let title: String
  let isOfficial: Bool

  static let fields: TemplateFields<Self> = [
    .init("site") { $0.site }, .init("title") { $0.title }, .init("isOfficial") { $0.isOfficial },
  ]
}

/// The notes of a paragraph in a briefing, below it or at the foot of the page: template `briefing/footnotes`.
struct FootnotesModel: TemplateModel {
  let notes: [FootnoteModel]

  static let fields: TemplateFields<Self> = [.init("notes") { $0.notes }]
}

/// A note in a briefing: the author's words, or what is to be known about a figure.
struct FootnoteModel: TemplateModel {
  let number: Int
  let id: String
  /// The anchor of its mark.
  let referenceID: String
  var body = Fragments()
  var figure: SideNoteModel?
  /// Whether it is too long to stand at a page's foot.
  var isLong = false

  /// The longest note that stands at a page's foot, in characters.
  static let longest = 600

  static let fields: TemplateFields<Self> = [
    .init("number") { $0.number }, .init("id") { $0.id }, .init("referenceID") { $0.referenceID },
    .init("body") { $0.body }, .init("figure") { $0.figure }, .init("isLong") { $0.isLong },
  ]
}

/// Where a page stands in the briefing that names it.
struct PartReferenceModel: TemplateModel {
  let id: String
  let number: SectionNumber?
  let title: String
  let url: Address

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("number") { $0.number }, .init("title") { $0.title },
    .init("url") { $0.url },
  ]
}
