import Addresses
import Templates

/// Rows of a table of the workspace's own: template `directives/table`.
struct OwnTableModel: TemplateModel {
  /// A column.
  struct Column: TemplateModel {
    /// The name in the table's header, and what readers call it.
    let name: String
    let title: String
    /// Whether its cells are figures, which stand to the right.
    let isNumeric: Bool

    static let fields: TemplateFields<Self> = [
      .init("name") { $0.name }, .init("title") { $0.title }, .init("isNumeric") { $0.isNumeric },
    ]
  }

  /// What stands in a column of a row.
  struct Cell: TemplateModel {
    /// The column's name in the table's header.
    let name: String
    /// In the page's words; nil for a flag, for a source, and for what is missing.
    var text: String?
    let isNumeric: Bool
    /// Whether the row is known by it.
    let isHead: Bool
    /// What a column of `boolean` says.
    var flag: Bool?
    /// Where what it names is to be found.
    var url: Address?
    /// The mark of the source that it names.
    var citation: CitationModel?

    static let fields: TemplateFields<Self> = [
      .init("name") { $0.name }, .init("text") { $0.text }, .init("isNumeric") { $0.isNumeric },
      .init("isHead") { $0.isHead }, .init("isTrue") { $0.flag == true },
      .init("isFalse") { $0.flag == false },
      .init("url") { $0.url }, .init("citation") { $0.citation }, .init("isEmpty") { $0.isEmpty },
    ]

    var isEmpty: Bool { text == nil && flag == nil && citation == nil }
  }

  /// A row.
  struct Row: TemplateModel {
    let cells: [Cell]

    static let fields: TemplateFields<Self> = [.init("cells") { $0.cells }]
  }

  let id: String
  let number: Int
  let caption: String
  /// The caption as it is set, where it is the directive's label.
  let label: Fragments
  let columns: [Column]
  let rows: [Row]

  static let fields: TemplateFields<Self> = [
    .init("id") { $0.id }, .init("number") { $0.number }, .init("caption") { $0.caption },
    .init("label") { $0.label },
    .init("columns") { $0.columns }, .init("rows") { $0.rows }, .init("isEmpty") { $0.rows.isEmpty },
  ]
}
