import Kinds
import Templates

/// A list of pages of one kind: template `directives/<folder>`, or `directives/listing` where a kind has none of its own;
/// in a briefing `briefing/<folder>` or `briefing/listing`.
struct ListingModel: TemplateModel {
  /// How a list is set.
  enum Form: String, CaseIterable {
    case table, list, index
  }

  /// Pages that share what they are grouped by.
  struct Group: TemplateModel {
    /// What they share, in words.
    let title: String
    /// The page that they share.
    let page: LinkModel?
    let rows: [DeclaredModel]

    static let fields: TemplateFields<Self> = [
      .init("title") { $0.title }, .init("page") { $0.page }, .init("rows") { $0.rows },
    ]
  }

  /// A column of a table.
  struct Column: TemplateModel {
    let name: String
    let label: String

    static let fields: TemplateFields<Self> = [.init("name") { $0.name }, .init("label") { $0.label }]
  }

  /// The kind's name, and what readers call it.
  let kind: String
  let label: String
  let form: Form
  /// The pages one after another, or none where they are grouped.
  var rows: [DeclaredModel] = []
  var groups: [Group] = []
  var columns: [Column] = []
  /// Whether it stands on the page above its entries, and so is their index.
  var isIndex = false
  /// Where the briefing that is being made has the same list as an index.
  var elsewhere: PartReferenceModel?
  /// The parts of a list that goes on, and those beside the one that is shown.
  var pages: [LinkModel] = []
  var newer: LinkModel?
  var older: LinkModel?
  /// The years of which there are pages.
  var years: [LinkModel] = []

  static let fields: TemplateFields<Self> = [
    .init("kind") { $0.kind }, .init("label") { $0.label }, .init("isTable") { $0.form == .table },
    .init("isList") { $0.form == .list }, .init("isAlphabetical") { $0.form == .index },
    .init("rows") { $0.rows }, .init("groups") { $0.groups }, .init("isGrouped") { !$0.groups.isEmpty },
    .init("columns") { $0.columns },
    .init("span") { $0.columns.count + 1 }, .init("isIndex") { $0.isIndex },
    .init("elsewhere") { $0.elsewhere }, .init("pages") { $0.pages },
    .init("hasPages") { !$0.pages.isEmpty }, .init("newer") { $0.newer }, .init("older") { $0.older },
    .init("years") { $0.years }, .init("hasYears") { !$0.years.isEmpty },
    .init("isEmpty") { $0.rows.isEmpty && $0.groups.isEmpty },
  ]

  var variant: String { Self.variant(of: kind) }

  private static func variant(of kind: String) -> String { "list of \(kind) pages" }

  /// The shape of a list of a kind's pages.
  static func shape(of kind: Kind, in kinds: Kinds) -> TemplateShape {
    let rows: @Sendable () -> TemplateShape = { .list(of: DeclaredModel.shape(of: kind, in: kinds)) }
    return TemplateShape.model(name: variant(of: kind.name), fields: fields.shapes).adding([
      "rows": rows,
      "groups": {
        .list(
          of: .model(name: "group of \(kind.name) pages", fields: Group.fields.shapes).adding(["rows": rows]))
      },
    ])
  }
}
