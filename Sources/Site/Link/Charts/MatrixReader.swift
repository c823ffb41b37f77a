import Charts
import Diagnostics
import Evidence
import Markdown

/// Reads practices by case from a table: a row is a case, and a cell begins with a word of the report's, such as `yes`,
/// `partly` or `no`.
struct MatrixReader {
  let use: DirectiveUse

  func read(_ wishes: ChartPlanner.Wishes, _ context: inout LinkContext) -> ChartPlan? {
    let document = use.entry.parsed.document
    let blocks = document.children(of: use.node)
    guard blocks.count == 1, let table = blocks.first, case .table = document.nodes[table].kind else {
      let odd = blocks.first { if case .table = document.nodes[$0].kind { false } else { true } }
      context.diagnostics.append(
        .error(
          "chart-content", "a matrix holds one table",
          help: "write a table of cases by practices between the lines, or name indicators with indicator=…",
          at: use.place(odd.map { document.nodes[$0].range } ?? use.range)))
      return nil
    }
    guard let grid = grid(table, &context) else { return nil }
    let plan = Self.plan(
      grid, wishes, entry: context.entry, context.index.figureLanguage(context.entry.language))
    return ChartComplaints(use: use).add(plan.chart, to: &context) ? plan : nil
  }

  /// The plan of a matrix, written or made of facts.
  static func plan(
    _ grid: ChartPlan.Grid, _ wishes: ChartPlanner.Wishes, entry: PageEntry, _ language: FigureLanguage
  ) -> ChartPlan {
    let rows = grid.rows.map { row in
      ChartMatrix.Row(
        row.label,
        row.cells.map { cell in
          ChartMatrix.Cell(
            cell.mark, cell.mark == .blank ? "" : cell.words.drawn, isDisputed: cell.words.isDisputed,
            readings: cell.words.readings)
        })
    }
    let chart = Chart(
      id: wishes.id, title: wishes.title ?? ChartWords(language).listed(grid.practices),
      language: ChartLanguage(ChartWords(language).language),
      content: .matrix(ChartMatrix(practices: grid.practices, rows: rows)))
    return ChartPlan(
      id: wishes.id, chart: chart, caption: wishes.caption, data: .grid(grid), language: language)
  }

  private func grid(_ table: Int, _ context: inout LinkContext) -> ChartPlan.Grid? {
    let document = use.entry.parsed.document
    let language = context.index.figureLanguage(context.entry.language)
    let marks = MatrixWords(language)
    var head: [String] = []
    var rows: [ChartPlan.Grid.Row] = []
    var isSound = true
    for row in document.children(of: table) {
      let cells = document.children(of: row)
      if case .tableRow(isHead: true) = document.nodes[row].kind {
        head = cells.map { PageText.line(in: $0, of: document, context.index.evidence, language) }
        continue
      }
      guard let first = cells.first else { continue }
      let name = ChartText(first, in: document, evidence: context.index.evidence, language: language)
      var read: [ChartPlan.Grid.Cell] = []
      for cell in cells.dropFirst() {
        let words = ChartText(cell, in: document, evidence: context.index.evidence, language: language)
        if let mark = marks.mark(words.text) ?? (words.facts.isEmpty ? nil : .yes), words.stranger == nil {
          read.append(ChartPlan.Grid.Cell(mark: mark, words: words))
        } else {
          isSound = false
          context.diagnostics.append(
            .error(
              "chart-content", "cannot read the cell '\(words.text)'",
              help:
                "begin it with one of \(marks.known.joined(separator: ", ")), give a :fact[…], or leave it empty",
              at: use.place(words.stranger ?? document.nodes[cell].range)))
        }
      }
      rows.append(
        ChartPlan.Grid.Row(label: name.text, place: place(name, context), cells: read))
    }
    return isSound
      ? ChartPlan.Grid(head: head.first, practices: Array(head.dropFirst()), rows: rows) : nil
  }

  private func place(_ name: ChartText, _ context: LinkContext) -> PageKey? {
    guard let link = name.link else { return nil }
    let resolver = LinkResolver(index: context.index, entry: context.entry)
    guard case .success(.page(let key, _)) = resolver.resolve(link.destination, at: link.range) else {
      return nil
    }
    return key
  }
}
