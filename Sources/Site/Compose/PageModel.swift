import Markdown
import Addresses
import Evidence
import Kinds
import Templates

/// All that a page's template can name.
struct PageModel: TemplateModel {
  let site: SiteModel
  /// The BCP 47 tag for `lang`.
  let language: String
  let kind: String
  let isHome: Bool
  let title: String
  /// The title in the page's head, with the site's name.
  let headTitle: String
  let summary: String?
  /// The summary, or else how the text begins.
  let excerpt: String?
  /// How long the text takes to read, in whole minutes.
  let readingMinutes: Int
  let canonicalURL: Address
  /// What the page tells browsers, search engines and those who pass it on.
  let head: HeadModel
  /// The page's style sheet.
  let stylesheet: Address?
  let alternates: [AlternateModel]
  let navigation: [LinkModel]
  let breadcrumbs: [LinkModel]
  let contents: [ContentsModel]
  let previous: LinkModel?
  let next: LinkModel?
  let date: DateModel?
  let updated: DateModel?
  /// Those who answer for it.
  let byline: Byline
  /// On a translation that has fallen behind its original, the link to that.
  let original: AlternateModel?
  /// The page by the keys of its kind; templates name it by that kind, as in `{{#case}}…{{/case}}`.
  let declared: DeclaredModel
  /// The pages whose keys lead to it, key by key.
  let usedBy: [UsedByModel]
  /// Pages of its kind that share a topic with it.
  let related: [RelatedModel]
  let briefing: BriefingPageModel?
  var body: Fragments
  let notes: [NoteModel]
  let doubts: [DoubtModel]
  let corrections: [CorrectedModel]
  let sources: [SourceModel]
  /// How to cite the page itself; nil for pages that nobody cites, such as the front page.
  let citeThis: CiteThisModel?
  /// The address of the search page, if the site has one.
  let searchURL: Address?
  /// On the search page, what it lists and loads.
  let search: SearchModel?

  static let fields: TemplateFields<Self> = [
    .init("citeThis") { $0.citeThis }, .init("head") { $0.head }, .init("searchURL") { $0.searchURL },
    .init("search") { $0.search },
    .init("site") { $0.site }, .init("language") { $0.language }, .init("kind") { $0.kind },
    .init("isRightToLeft") { FigureLanguage(tag: $0.language).isRightToLeft },
    .init("isHome") { $0.isHome }, .init("title") { $0.title }, .init("headTitle") { $0.headTitle },
    .init("summary") { $0.summary }, .init("excerpt") { $0.excerpt },
    .init("readingMinutes") { $0.readingMinutes }, .init("canonicalURL") { $0.canonicalURL },
    .init("stylesheet") { $0.stylesheet }, .init("alternates") { $0.alternates },
    .init("hasAlternates") { $0.alternates.count > 1 },
    .init("navigation") { $0.navigation }, .init("breadcrumbs") { $0.breadcrumbs },
    .init("hasBreadcrumbs") { !$0.breadcrumbs.isEmpty },
    .init("contents") { $0.contents }, .init("hasContents") { $0.contents.count > 1 },
    .init("previous") { $0.previous }, .init("next") { $0.next },
    .init("hasNeighbours") { $0.previous != nil || $0.next != nil },
    .init("date") { $0.date }, .init("updated") { $0.updated },
    .init("authors") { $0.byline.authors }, .init("editors") { $0.byline.editors },
    .init("reviewers") { $0.byline.reviewers }, .init("hasPeople") { !$0.byline.isEmpty },
    .init("original") { $0.original }, .init("kindLabel") { $0.declared.label },
    .init("keys") { $0.declared.cells }, .init("tally") { $0.declared.tally },
    .init("hasKeys") { $0.declared.tally != nil || !$0.declared.cells.allSatisfy(\.values.isEmpty) },
    .init("usedBy") { $0.usedBy },
    .init("indexed") { $0.declared.indexed },
    .init("hasUsedBy") { !$0.usedBy.isEmpty }, .init("related") { $0.related },
    .init("hasRelated") { !$0.related.isEmpty },
    .init("briefing") { $0.briefing },
    .init("body") { $0.body },
    .init("notes") { $0.notes }, .init("hasNotes") { !$0.notes.isEmpty },
    .init("doubts") { $0.doubts }, .init("hasDoubts") { !$0.doubts.isEmpty },
    .init("corrections") { $0.corrections }, .init("hasCorrections") { !$0.corrections.isEmpty },
    .init("sources") { $0.sources }, .init("hasSources") { !$0.sources.isEmpty },
  ]

  func value(named name: String) -> TemplateValue? {
    Self.fields.value(of: self, named: name) ?? declared.value(ofKind: name)
  }

  /// The shape in a workspace that has these kinds.
  static func shape(_ kinds: Kinds) -> TemplateShape {
    shape.adding(DeclaredModel.shapes(in: kinds)).adding(["briefing": { BriefingPageModel.shape(kinds) }])
  }
}

/// The site as its pages name it.
struct SiteModel: TemplateModel {
  let title: String
  let description: String
  let homeURL: Address
  let publisher: String
  let licence: LinkModel?
  /// The pages named at the foot of every page.
  let footer: [LinkModel]

  static let fields: TemplateFields<Self> = [
    .init("title") { $0.title }, .init("description") { $0.description }, .init("homeURL") { $0.homeURL },
    .init("publisher") { $0.publisher }, .init("licence") { $0.licence }, .init("footer") { $0.footer },
  ]
}

/// A link with its text.
struct LinkModel: TemplateModel {
  let title: String
  /// Where it leads; nil where there is no page to lead to.
  let url: Address?
  /// Whether it leads to the page it stands on.
  var isCurrent = false
  /// Whether it leads to a page above the one it stands on.
  var isAncestor = false

  static let fields: TemplateFields<Self> = [
    .init("title") { $0.title }, .init("url") { $0.url }, .init("isCurrent") { $0.isCurrent },
    .init("isAncestor") { $0.isAncestor }, .init("inFile") { PlaceInFile($0.url) },
  ]
}

/// The page in one of the site's languages.
struct AlternateModel: TemplateModel {
  let language: String
  let url: Address
  let absoluteURL: Address
  let isCurrent: Bool
  /// Whether the page exists in that language; if not, the link leads to that language's front page.
  let isTranslated: Bool
  /// The language's name in the language itself.
  let name: String

  static let fields: TemplateFields<Self> = [
    .init("language") { $0.language }, .init("url") { $0.url }, .init("absoluteURL") { $0.absoluteURL },
    .init("isCurrent") { $0.isCurrent }, .init("isTranslated") { $0.isTranslated }, .init("name") { $0.name },
  ]
}

/// An entry of a page's table of contents.
struct ContentsModel: TemplateModel {
  let id: String
  let title: String
  let level: Int

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("url") { Address(fragment: $0.id) }, .init("title") { $0.title },
    .init("level") { $0.level }, .init("isNested") { $0.level > 2 },
  ]
}

/// Another page worth reading after this one.
struct RelatedModel: TemplateModel {
  let title: String
  let url: Address
  let summary: String?

  static let fields: TemplateFields<Self> = [
    .init("title") { $0.title }, .init("url") { $0.url }, .init("summary") { $0.summary },
  ]
}

/// How to cite a page, in the forms that readers paste.
struct CiteThisModel: TemplateModel {
  let gb7714: String
  let bibTeX: String
  let cslJSON: String

  static let fields: TemplateFields<Self> = [
    .init("gb7714") { $0.gb7714 }, .init("bibTeX") { $0.bibTeX }, .init("cslJSON") { $0.cslJSON },
  ]
}

/// A date for readers and for machines.
struct DateModel: TemplateModel {
  /// In the page's words.
  let text: String
  /// After ISO 8601.
  let iso: String

  static let fields: TemplateFields<Self> = [.init("text") { $0.text }, .init("iso") { $0.iso }]
}

/// A note of the author's at the end of a page.
struct NoteModel: TemplateModel {
  let number: Int
  let id: String
  let body: Fragments
  let references: [BacklinkModel]

  static let fields: TemplateFields<Self> = [
    .init("number") { $0.number }, .init("id") { $0.id }, .init("body") { $0.body },
    .init("references") { $0.references },
  ]
}

/// The way back from a note or source to where it is cited.
struct BacklinkModel: TemplateModel {
  let id: String
  let number: Int

  static let fields: TemplateFields<Self> = [.init("id") { $0.id }, .init("number") { $0.number }]
}

/// A disputed figure of the page and what disputes it.
struct DoubtModel: TemplateModel {
  let id: String
  /// Empty for a statement, whose words are its note.
  let figure: String
  let subject: String
  let note: String?
  /// The fact's line in the ledger, if the site has one.
  let url: Address?
  /// In a briefing, where the text has it first.
  var use: PlaceInFile?

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("figure") { $0.figure }, .init("subject") { $0.subject },
    .init("note") { $0.note }, .init("url") { $0.url }, .init("use") { $0.use },
  ]
}

/// An entry of a page's list of sources.
struct SourceModel: TemplateModel {
  let number: Int
  let id: String
  /// The source's own page, if the site has a ledger.
  var pageURL: Address?
  /// The BCP 47 tag of the entry's own language, where it differs from the page's.
  let language: String?
  /// The entry in pieces, its addresses apart.
  var runs: [Run]
  let references: [BacklinkModel]
  /// On paper, the places in the source that the text cites; elsewhere they stand behind each mark.
  var locators: [String] = []

  static let fields: TemplateFields<Self> = [
    .init("number") { $0.number }, .init("id") { $0.id }, .init("pageURL") { $0.pageURL },
    .init("locators") { $0.locators }, .init("hasLocators") { !$0.locators.isEmpty },
    .init("language") { $0.language }, .init("runs") { $0.runs }, .init("references") { $0.references },
  ]

  /// An entry in Latin letters with half-width marks, as paper sets it.
  var withWesternMarks: SourceModel {
    let isWestern = !runs.contains {
      $0.text.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) }
    }
    guard isWestern else { return self }
    var source = self
    source.runs = runs.map { run in
      var text = run.text
      for (mark, western) in [("，", ", "), ("：", ": "), ("；", "; "), ("（", " ("), ("）", ") ")] {
        text = text.replacing(mark, with: western)
      }
      for (gap, single) in [("  ", " "), (" .", "."), (" ,", ","), ("( ", "("), (" )", ")")] {
        text = text.replacing(gap, with: single)
      }
      return Run(text: text, url: run.url)
    }
    return source
  }

  /// Words of an entry, or an address in it.
  struct Run: TemplateModel {
    let text: String
    let url: Address?

    /// An address as it reads, with places where a line may end: an address is long, and its last sign stays with the stop
    /// behind it.
    var breakable: Fragments {
      var html = HTMLBuffer()
      var rest = text[...]
      while let sign = rest.firstIndex(where: { "/?&=-_.".contains($0) }) {
        let end = rest.index(after: sign)
        html.append(escaping: String(rest[..<end]))
        rest = rest[end...]
        if let next = rest.first, !"/?&=-_.".contains(next) { html.append("<wbr>") }
      }
      html.append(escaping: String(rest))
      return Fragments([.html(html.take())])
    }

    static let fields: TemplateFields<Self> = [
      .init("text") { $0.text }, .init("url") { $0.url }, .init("breakable") { $0.breakable },
    ]
  }
}
