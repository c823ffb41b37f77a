import Addresses
import Evidence
import Templates

/// What pages carry in the keys of an index, or the pages that carry one of it: template `directives/index`.
struct IndexModel: TemplateModel {
  /// A word of the index.
  struct Value: TemplateModel {
    let title: String
    /// How many pages carry it.
    let count: Int
    /// The page that lists them, if there is one.
    let url: Address?

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("count") { $0.count }, .init("url") { $0.url },
    ]
  }

  /// The pages of a kind that carry the word.
  struct Group: TemplateModel {
    /// The kind's name, and what readers call it; nothing for plain pages.
    let kind: String
    let label: String?
    let rows: [Row]

    static let fields: TemplateFields<Self> = [
      .init("kind") { $0.kind }, .init("label") { $0.label }, .init("rows") { $0.rows },
    ]
  }

  /// A page that carries it.
  struct Row: TemplateModel {
    let title: String
    let url: Address
    let summary: String?
    let date: DateModel?

    init(_ page: PageEntry, _ context: ComposeContext) {
      title = page.title
      url = context.url(page.route)
      summary = page.summary
      date = page.firstDay.flatMap { EvidenceDate($0) }.map {
        DateModel(text: $0.text(in: context.figureLanguage), iso: $0.iso)
      }
    }

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("url") { $0.url }, .init("summary") { $0.summary },
      .init("date") { $0.date },
    ]
  }

  /// The index's name, and what readers call it.
  let name: String
  let label: String
  /// Whether the pages of one word are listed, rather than the words.
  let isValue: Bool
  /// That word.
  var title: String?
  /// How many words or pages are listed.
  var count = 0
  var values: [Value] = []
  var groups: [Group] = []
  /// In an index of people, who is meant.
  var person: PersonModel?

  static let fields: TemplateFields<Self> = [
    .init("name") { $0.name }, .init("label") { $0.label }, .init("isValue") { $0.isValue },
    .init("title") { $0.title }, .init("count") { $0.count }, .init("values") { $0.values },
    .init("groups") { $0.groups }, .init("hasGroups") { $0.groups.count > 1 },
    .init("person") { $0.person },
  ]
}
