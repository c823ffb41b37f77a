import Diagnostics
import Evidence
import Kinds
import Markdown
import Templates

/// `::table{data=cities columns="city nights" where="year=2020" sort=-nights limit=5 caption="…" id=table-x}`: rows of a
/// table of the workspace's own.
struct TableDirective: ComposedDirective {
  static let signature = DirectiveSignature(
    name: "table", forms: [.leaf], label: .optional,
    attributes: [
      .init(name: "data", type: .text, isRequired: true), .init(name: "columns", type: .words),
      .init(name: "where", type: .text), .init(name: "sort", type: .words),
      .init(name: "limit", type: .text), .init(name: "caption", type: .text), .init(name: "id", type: .text),
    ])
  static let templates: [(template: String, model: TemplateShape)] = [
    ("directives/table", OwnTableModel.shape)
  ]

  private let table: OwnTable
  private let columns: [Int]
  private let rows: [[TableCell]]
  private let id: String
  private let caption: DirectiveCaption

  static func ids(of directive: Directive) -> [String] {
    let name = directive.value("data") ?? ""
    return [directive.value("id") ?? "table-\(name)"]
  }

  init?(_ use: DirectiveUse, _ context: inout LinkContext) {
    let index = context.index
    let name = use.text("data") ?? ""
    guard let table = index.evidence.table(name) else {
      context.diagnostics += Self.unknown(name, index, at: use.place(of: "data"))
      return nil
    }
    self.table = table
    let before = context.diagnostics.count
    let reader = OwnTableColumns(table: table, use: use)
    columns = reader.shown(&context)
    let picked = OwnTableFilter(table: table, use: use).pick(&context)
    rows = reader.limited(reader.sorted(picked, &context), &context)
    id = Self.ids(of: use.directive)[0]
    let own = DirectiveCaption(use, &context)
    caption =
      own.text == nil
      ? DirectiveCaption(text: table.title(in: context.entry.language, else: index.settings.defaultLanguage))
      : own
    if context.diagnostics[before...].hasErrors { return nil }
    if rows.isEmpty, !table.rows.isEmpty {
      context.diagnostics.append(
        .warning(
          "empty-table", "no row of '\(name)' fits", help: "see the conditions in 'where'", at: use.place))
    }
  }

  private static func unknown(_ name: String, _ index: PageIndex, at place: SourcePlace) -> [Diagnostic] {
    // One that could not be read has been reported.
    guard index.evidence.isUnknownTable(name) else { return [] }
    let known = index.evidence.tables.map(\.name)
    return [
      .error(
        "unknown-table", "no table '\(name)'\(Suggestion.clause(for: name, in: known))",
        help: known.isEmpty
          ? "a table is Content/data/\(name).csv with \(name).schema.yaml beside it"
          : "known are \(known.joined(separator: ", "))", at: place)
    ]
  }

  var dependencies: [Dependency] {
    [.table(table.name)]
      + columns.flatMap { column -> [Dependency] in
        guard let key = table.schema.foreignKey(table.schema.fields[column].name) else { return [] }
        let names = rows.map { $0[column].plain }.filter { !$0.isEmpty }
        switch key.resource {
        case "facts": return names.map { .fact($0) }
        case "sources": return names.map { .source($0) }
        case "indicators": return names.map { .indicator($0) }
        default: return []
        }
      }
  }

  var anchors: [Anchor] { [Anchor(id: id, series: .table, title: caption.title)] }

  func compose(_ context: inout ComposeContext, label: Fragments, content: Fragments) -> Fragments {
    let (language, other) = (context.entry.language, context.index.settings.defaultLanguage)
    let head = columns.first { !table.schema.fields[$0].type.isNumeric }
    var cells: [[OwnTableModel.Cell]] = []
    for row in rows {
      cells.append(columns.map { cell(row[$0], $0, isHead: $0 == head, &context) })
    }
    let model = OwnTableModel(
      id: context.id(id), number: context.number(of: id)?.value ?? 0, caption: caption.text ?? "",
      label: label,
      columns: columns.map { column in
        let field = table.schema.fields[column]
        return OwnTableModel.Column(
          name: field.name, title: field.title(in: language, else: other), isNumeric: field.type.isNumeric)
      }, rows: cells.map { OwnTableModel.Row(cells: $0) })
    return Fragments(template: "directives/table", model)
  }

  private func cell(
    _ cell: TableCell, _ column: Int, isHead: Bool, _ context: inout ComposeContext
  ) -> OwnTableModel.Cell {
    let field = table.schema.fields[column]
    var model = OwnTableModel.Cell(
      name: field.name, text: cell.text(in: context.figureLanguage), isNumeric: field.type.isNumeric,
      isHead: isHead)
    if case .flag(let flag)? = cell.value { model.flag = flag }
    guard cell.value != nil, let key = table.schema.foreignKey(field.name) else { return model }
    let index = context.index
    switch key.resource {
    case "facts":
      guard let fact = index.evidence.fact(cell.plain) else { break }
      model.text = FactLinkModel(fact, context).figure
      model.url = context.ledgerURL(of: fact)
    case "sources":
      model.text = nil
      model.citation = context.citation([(source: cell.plain, locator: nil)])
    case "indicators": model.text = index.evidence.indicator(cell.plain)?.name(in: context.figureLanguage)
    default:
      if let kind = index.kinds.kind(inFolder: key.resource),
        let page = index.page(kind, named: cell.plain, preferring: context.entry.language)
      {
        model.text = page.shortTitle
        model.url = context.url(page.route)
      }
    }
    return model
  }

  func plainText(_ reader: PageText) -> String {
    let language = FigureLanguage(tag: reader.page.entry.language)
    let lines = rows.map { row in
      columns.compactMap { row[$0].text(in: language) }.joined(separator: "\u{2003}")
    }
    return ([caption.title].compactMap(\.self) + lines).joined(separator: "\n")
  }
}
