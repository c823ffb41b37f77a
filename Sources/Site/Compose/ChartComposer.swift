import Addresses
import Charts
import Evidence
import Markdown
import Templates

/// Sets a planned chart on a page: pictures, data, sources, and what is to be said under it.
struct ChartComposer {
  let plan: ChartPlan

  private var words: ChartWords { ChartWords(plan.language) }

  /// The chart's model; `hasTable` where no other table holds the same figures.
  func model(
    _ context: inout ComposeContext, hasTable: Bool, label: Fragments = Fragments()
  ) -> ChartModel {
    let isPrint = context.placement.isPrint
    // Figures that only the picture shows are no less used than those in a table.
    for fact in plan.facts { _ = context.fact(fact, isCited: false, inTable: true, isShown: false) }
    let sources = plan.sources.map { (source: $0, locator: String?.none) }
    let citation = sources.isEmpty ? nil : context.citation(sources)
    let leftOff = plan.leftOff.map { leftOff in
      ChartModel.LeftOff(
        place: [leftOff.place.title, leftOff.time].compactMap { $0 }
          .joined(separator: plan.language.isChinese ? "，" : ", "),
        indicator: leftOff.indicator.name(in: plan.language),
        fact: leftOff.fact.qualifier.hasValue
          ? context.fact(leftOff.fact, isCited: true, inTable: true) : Fragments(),
        reason: words.reason(leftOff.reason))
    }
    let key: String? = if case .steps(let steps) = plan.data { words.arrows(steps) } else { plan.key }
    let table = hasTable && !isPrint ? table(&context) : nil
    return ChartModel(
      id: context.id(plan.id), number: context.number(of: plan.id)?.value ?? 0, title: plan.chart.title,
      subtitle: plan.chart.subtitle,
      pictures: pictures(
        context.id(plan.id), isPrint: isPrint, isLarge: context.placement.part?.book.isLarge == true),
      caption: plan.caption.text, label: label, key: key,
      doubts: doubts(context.index), leftOff: leftOff, undated: words.undated(plan.undated),
      sources: citation,
      csvURL: context.url(FileRoutes.chart(plan, of: context.entry, "csv")),
      svgURL: context.url(FileRoutes.chart(plan, of: context.entry, "svg")), table: table)
  }

  /// The pictures: one for wide places and one for narrow ones, or the one for paper.
  func pictures(_ id: String, isPrint: Bool, isLarge: Bool = false) -> Fragments {
    var chart = plan.chart
    chart.id = id
    let layouts: [ChartLayout] =
      isPrint ? [isLarge ? .large : .wide] : [.wide, .narrow]
    return Fragments(
      layouts.compactMap { chart.picture($0, style: isPrint ? .print : .page) }.map { .html($0.svg) })
  }

  /// The disputed figures, with links to what the page says of each.
  private func doubts(_ index: PageIndex) -> [LinkModel] {
    let disputed = plan.facts.filter { $0.standing == .disputed }
    return disputed.map { fact in
      let url = Address(fragment: ComposeContext.doubtAnchor(fact))
      if case .figures(let figures, _) = plan.data,
        let figure = figures.first(where: { $0.fact.id == fact.id })
      {
        let value = figure.item.valueText
        return LinkModel(
          title: figure.place.title + (plan.language.isChinese ? value : " (\(value))"), url: url)
      }
      let name = index.evidence.indicator(of: fact)?.name(in: plan.language)
      return LinkModel(title: name ?? fact.id, url: url)
    }
  }

  // MARK: The data

  private func table(_ context: inout ComposeContext) -> ChartTableModel {
    var table = ChartTableModel()
    switch plan.data {
    case .figures(let figures, let currency):
      var rows: [ChartTableModel.Figures.Row] = []
      for figure in figures {
        let own = context.fact(figure.fact, isCited: true, inTable: true)
        let converted = figure.conversion.map { Fragments(text: $0.qualified.text) }
        rows.append(
          ChartTableModel.Figures.Row(
            place: LinkModel(title: figure.place.title, url: figure.place.page.map { context.url($0.route) }),
            indicator: figure.indicator.name(in: plan.language), own: own,
            value: FigureDataModel(figure.fact, figure.conversion, text: converted ?? own),
            isConverted: figure.conversion != nil, period: figure.fact.time(in: plan.language)))
      }
      table.figures = ChartTableModel.Figures(
        hasIndicators: Set(figures.map(\.indicator.id)).count > 1,
        currency: currency.flatMap { currency in
          figures.first.flatMap { words.unit($0.indicator, currency) }
        }, rows: rows)
    case .steps(let steps):
      var rows: [ChartTableModel.Steps.Row] = []
      for step in steps {
        rows.append(
          ChartTableModel.Steps.Row(from: step.from, to: step.to, words: words(step.words, &context)))
      }
      table.steps = ChartTableModel.Steps(rows: rows)
    case .grid(let grid):
      var rows: [ChartTableModel.Grid.Row] = []
      for row in grid.rows {
        var cells: [ChartTableModel.Grid.Cell] = []
        for cell in row.cells {
          cells.append(
            ChartTableModel.Grid.Cell(words: words(cell.words, &context), isBlank: cell.mark == .blank))
        }
        let page = row.place.flatMap { context.index.entry($0.id, $0.language) }
        rows.append(
          ChartTableModel.Grid.Row(
            place: LinkModel(title: row.label, url: page.map { context.url($0.route) }), cells: cells))
      }
      table.grid = ChartTableModel.Grid(head: grid.head, practices: grid.practices, rows: rows)
    }
    return table
  }

  private func words(_ words: ChartText, _ context: inout ComposeContext) -> ChartWordsModel {
    var fragments = Fragments()
    for run in words.runs {
      switch run {
      case .words(let words): fragments.append(Fragments(text: words))
      case .fact(let fact, let mode):
        let text = context.fact(fact, mode: mode, isCited: true, inTable: true)
        if fact.value == nil {
          fragments.append(text)
        } else {
          fragments.append(template: "partials/figure-data", FigureDataModel(fact, nil, text: text))
        }
      }
    }
    let sources = words.citations.map { (source: $0.id, locator: $0.locator) }
    return ChartWordsModel(
      words: fragments, sources: sources.isEmpty ? nil : context.citation(sources))
  }
}
