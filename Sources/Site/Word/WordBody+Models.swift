import Addresses
import Evidence
import Markdown
import Templates
import Word

/// What directives become: their models are those that the templates of pages are rendered with.
extension WordBody {
  /// Sets what a directive has made.
  ///
  /// - Parameters:
  ///   - label: The label of a block, as it was set.
  ///   - content: What stands inside a container.
  mutating func append(
    _ fragments: Fragments, of meaning: any DirectiveMeaning, label: [Inline]?, content: [Block], at node: Int
  ) {
    for piece in fragments.pieces {
      switch piece {
      case .text(let text): inlines.append(.text(text, format))
      case .html: lose(.directive, node)
      case .template(let name, let model):
        if let model = model as? BoxModel {
          box(name, model, label: label, content: content)
        } else if let inline = inlines(of: model) {
          inlines += inline
        } else if !put(model, of: meaning, label: label) {
          lose(.directive, node)
          put(content)
        }
      }
    }
  }

  /// Words and marks of fragments that hold nothing else.
  mutating func inlines(of fragments: Fragments) -> [Inline] {
    fragments.pieces.flatMap { piece -> [Inline] in
      switch piece {
      case .text(let text): [.text(text)]
      case .html: []
      case .template(_, let model): inlines(of: model) ?? []
      }
    }
  }

  /// What stands in a line; nil for what stands below it.
  private mutating func inlines(of model: any TemplateModel) -> [Inline]? {
    switch model {
    case let model as FactModel: return fact(model)
    case let model as CitationModel: return marks(model)
    case let model as FigureDataModel: return inlines(of: model.text)
    case let model as NoteReferenceModel:
      // The mark is written into the paragraph itself.
      let before = takeInlines()
      refer(model)
      let mark = takeInlines()
      inlines = before
      return mark
    case let model as CrossReferenceModel: return reference(model)
    default: return nil
    }
  }

  // MARK: In a line

  /// A figure with its standing, what it is in another currency, and its sources.
  private func fact(_ model: FactModel) -> [Inline] {
    let gap = tools.word("gap")
    let standing = tools.format(.standing)
    var result: [Inline] = []
    let mark =
      model.isDisputed
      ? "disputed" : model.isCorroborated ? "corroborated" : model.isReported ? "reported" : ""
    let qualifier = model.qualifier.isEmpty ? "" : model.qualifier + gap
    result.append(.text(qualifier + model.figure, format))
    if !mark.isEmpty, mark != "reported" {
      let link = model.isDisputed ? WordBookmark.link(model.url) : nil
      result.append(.text(tools.word(mark + "Sign"), standing, link: link))
    }
    if model.isCorrected {
      result.append(
        .text(tools.word("correctedSign"), standing, link: WordBookmark.link(model.correctionURL)))
    }
    if let conversion = model.conversion {
      let note = conversion.before + conversion.amount + conversion.after
      result.append(.text(tools.word("open") + note + tools.word("close"), format))
    }
    if let citation = model.citation { result += marks(citation) }
    return result
  }

  /// Marks of sources, each a link to its entry.
  func marks(_ model: CitationModel) -> [Inline] {
    let format = tools.format(.sourceMark)
    return model.marks.flatMap { mark -> [Inline] in
      var result: [Inline] = [.text("[", format)]
      for (place, span) in mark.spans.enumerated() {
        if place > 0 { result.append(.text(",", format)) }
        result.append(.text(span.text, format, link: WordBookmark.link(span.url)))
      }
      result.append(.text("]", format))
      if let locator = mark.locator { result.append(.text(locator, tools.format(.locator))) }
      return result
    }
  }

  mutating func write(marks fragments: Fragments) { inlines += inlines(of: fragments) }

  /// `图1`, as a field that follows its figure wherever that moves.
  private func reference(_ model: CrossReferenceModel) -> [Inline] {
    let name = WordBookmark.name("ref-" + model.url.text.dropFirst())
    let words = Self.label(model.isTable ? "table" : "figure", model.number, tools)
    return [
      Inline(.fieldStart("REF \(name) \\h"), format), .text(words, format), Inline(.fieldEnd, format),
    ]
  }

  static func label(_ word: String, _ number: Int, _ tools: WordTools) -> String {
    tools.word(word) + tools.word("tie") + "\(number)"
  }

  // MARK: Captions

  /// `图1  Title`, its number a field that counts, its label a place for references.
  mutating func putCaption(_ word: String, id: String, number: Int, title: [Inline]) {
    let series = tools.word(word)
    let field = [Inline(.fieldStart("SEQ \(series) \\* ARABIC")), .text("\(number)"), Inline(.fieldEnd)]
    let label = [Inline.text(series + tools.word("tie"))] + field
    let name = WordBookmark.name("ref-" + Address(fragment: id).text.dropFirst())
    var content = [Inline(.bookmarkStart(name))] + label + [Inline(.bookmarkEnd(name))]
    if !title.isEmpty { content += [.text(tools.isChinese ? "\u{3000}" : "  ")] + title }
    put(Paragraph(WordStyleName.caption.id, WordBookmark.around(id, content)))
  }

  mutating func putNote(_ text: [Inline], keepsWithNext: Bool = false) {
    var paragraph = Paragraph(WordStyleName.figureNote.id, text)
    if keepsWithNext { paragraph.format.keepsWithNext = true }
    put(paragraph)
  }

  // MARK: Blocks

  private mutating func box(_ template: String, _ model: BoxModel, label: [Inline]?, content: [Block]) {
    let word = template.split(separator: "/").last.map(String.init) ?? ""
    var title = Paragraph(WordStyleName.boxTitle.id, label ?? [.text(tools.word(word))])
    if tools.profile == .report, case .paragraph(let first)? = content.first {
      title.format.side = first.format.side
    }
    put(title)
    put(content)
  }

  /// Sets a model below what stands before it; false if it is none that is known here.
  private mutating func put(
    _ model: any TemplateModel, of meaning: any DirectiveMeaning, label: [Inline]?
  ) -> Bool {
    switch model {
    case let model as FactsModel: put(model)
    case let model as CompareModel: put(model, plan: meaning.plan, label: label)
    case let model as ChartModel: put(model, plan: meaning.plan, label: label)
    case let model as PictureModel: put(model, of: meaning, label: label ?? [])
    case let model as ListingModel: put(model)
    case let model as OwnTableModel: put(model, label: label)
    case let model as TraceabilityModel: put(model)
    case let model as CorrectionsModel: put(model)
    case let model as LedgerModel: put(model)
    case let model as SourcePageModel: put(model)
    default: return false
    }
    return true
  }

  private mutating func put(_ model: FactsModel) {
    let words = ["indicator", "value", "period"].map(tools.word)
    var rows = [WordTable.head(words)]
    for row in model.rows {
      var first: [Inline] = [.text(row.indicator)]
      if row.statement == nil, let definition = row.definition {
        first += [Inline(.lineBreak), .text(definition, tools.format(.small))]
      }
      let fact = inlines(of: row.fact)
      if row.statement == nil {
        rows.append(
          Table.Row([
            WordTable.cell(first), WordTable.cell(fact),
            WordTable.cell([.text(row.period ?? "—")]),
          ]))
      } else {
        rows.append(Table.Row([WordTable.cell(first), WordTable.cell(fact, span: 2)]))
      }
    }
    put(WordTable.table(rows, tools, title: tools.word("facts")))
    if model.hasUndated { putNote([.text(tools.word("undated"))]) }
  }

  private mutating func put(_ model: CompareModel, plan: ChartPlan?, label: [Inline]?) {
    if let chart = model.chart { put(chart, plan: plan) }
    putCaption(
      "table", id: model.id, number: model.number, title: label ?? model.caption.map { [.text($0)] } ?? [])
    let small = tools.format(.small)
    var head: [[Inline]] = [[.text(tools.word("place"))]]
    for column in model.columns {
      var words: [Inline] = [.text(column.title)]
      let notes = [column.unit, column.isOwnCurrency ? tools.word("ownCurrency") : nil, column.basis]
      for note in notes.compactMap(\.self) { words += [Inline(.lineBreak), .text(note, small)] }
      head.append(words)
    }
    var rows = [WordTable.head(head)]
    for row in model.rows {
      var cells = [WordTable.cell([.text(row.place.title, link: WordBookmark.link(row.place.url))])]
      for cell in row.cells { cells.append(Table.Cell(paragraphs(of: cell))) }
      rows.append(Table.Row(cells))
    }
    put(WordTable.table(rows, tools, title: model.caption ?? tools.word("table")))
    let reason: String? =
      switch model.refusal {
      case .nothingShared?: "noChartShared"
      case .oneCase?: "noChartOneCase"
      case .tooFew?: "noChartTooFew"
      default: nil
      }
    if let reason { putNote([.text(tools.word(reason))]) }
  }

  private mutating func put(_ model: OwnTableModel, label: [Inline]?) {
    putCaption("table", id: model.id, number: model.number, title: label ?? [.text(model.caption)])
    func aligned(_ cell: Table.Cell, _ isNumeric: Bool) -> Table.Cell {
      guard isNumeric else { return cell }
      var cell = cell
      for place in cell.paragraphs.indices { cell.paragraphs[place].format.alignment = .right }
      return cell
    }
    var head = WordTable.head(model.columns.map(\.title))
    head.cells = zip(head.cells, model.columns).map { aligned($0, $1.isNumeric) }
    let rows = model.rows.map { row in
      Table.Row(
        row.cells.map { cell in
          let words: [Inline] =
            if let citation = cell.citation {
              marks(citation)
            } else if let text = cell.text {
              [.text(text, link: WordBookmark.link(cell.url))]
            } else {
              [.text(cell.flag.map { tools.word($0 ? "yes" : "no") } ?? "—")]
            }
          return aligned(WordTable.cell(words), cell.isNumeric)
        })
    }
    put(WordTable.table([head] + rows, tools, title: model.caption))
  }

  private mutating func paragraphs(of cell: CompareModel.Cell) -> [Paragraph] {
    let style = WordStyleName.tableText.id
    var paragraphs: [Paragraph] = []
    for figure in cell.facts {
      var content = inlines(of: figure.value.text)
      if let period = figure.period {
        content += [.text(tools.isChinese ? "\u{3000}" : "  "), .text(period, tools.format(.small))]
      }
      paragraphs.append(Paragraph(style, content))
    }
    if cell.isNoData { paragraphs.append(Paragraph(style, [.text(tools.word("noData"))])) }
    if cell.isNotApplicable { paragraphs.append(Paragraph(style, [.text(tools.word("notApplicable"))])) }
    return paragraphs.isEmpty ? [Paragraph(style, [.text("—")])] : paragraphs
  }

  private mutating func put(_ model: TraceabilityModel) {
    let comma = tools.word("comma")
    func links(_ links: [LinkModel]) -> [Inline] { WordBody.links(links, comma) }
    var rows = [WordTable.head([model.label, model.drawnLabel ?? "", tools.word("evidence")])]
    for row in model.rows {
      var evidence: [Paragraph] = []
      for one in row.evidence {
        let place = (one.place.map { $0.title + comma } ?? "") + one.indicator + tools.word("colon")
        evidence.append(
          Paragraph(WordStyleName.tableText.id, [.text(place)] + inlines(of: one.fact)))
      }
      let page = row.page.entry
      var title: [Inline] = [.text(page.shortTitle, link: WordBookmark.link(context.url(page.route)))]
      if let choice = choice(of: row.page) { title.append(.text(" " + choice, tools.format(.small))) }
      rows.append(
        Table.Row([WordTable.cell(title), WordTable.cell(links(row.drawn)), Table.Cell(evidence)]))
    }
    put(WordTable.table(rows, tools, title: tools.word("traceability")))
    guard !model.columns.isEmpty else { return }
    rows = [WordTable.head([model.drawnLabel ?? "", model.label])]
    for column in model.columns {
      rows.append(
        Table.Row([
          WordTable.cell(links([column.place])),
          WordTable.cell(column.users.isEmpty ? [.text(tools.word("unused"))] : links(column.users)),
        ]))
    }
    put(WordTable.table(rows, tools, title: tools.word("traceabilityByCase")))
  }

  private mutating func put(_ model: CorrectionsModel) {
    if model.rows.isEmpty {
      return put(Paragraph(WordStyleName.bodyText.id, [.text(tools.word("noCorrections"))]))
    }
    for row in model.rows {
      let place = row.place.map { $0.title + tools.word("comma") } ?? ""
      let text = [Inline.text(place + row.subject, tools.format(.strong)), .text(tools.word("colon"))]
      put(Paragraph(WordStyleName.backText.id, text + WordBody.change(row.change, tools)))
    }
  }

  /// Links one after another.
  static func links(_ links: [LinkModel], _ comma: String) -> [Inline] {
    links.enumerated().flatMap { place, link -> [Inline] in
      let text = Inline.text(link.title, link: WordBookmark.link(link.url))
      return place == 0 ? [text] : [.text(comma), text]
    }
  }

  /// What stood there, what has stood there since, and why.
  static func change(_ change: ChangeModel, _ tools: WordTools) -> [Inline] {
    let gap = tools.word("gap")
    var old = RunFormat()
    old.isStruck = true
    let now = change.isWithdrawal ? tools.word("nowWithdrawn") : tools.word("isNow") + gap + change.new
    return [
      .text(change.date.text + tools.word("colon") + tools.word("was") + gap), .text(change.old, old),
      .text(now + tools.word("stop") + gap + change.reason),
    ]
  }
}
