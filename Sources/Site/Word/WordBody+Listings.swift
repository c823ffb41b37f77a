import Addresses
import Kinds
import Templates
import Word

/// Lists of other pages, in full where they stand and as a pointer elsewhere.
extension WordBody {
  mutating func put(_ model: ListingModel) {
    let rows = model.rows + model.groups.flatMap(\.rows)
    if model.isIndex { return putIndex(rows, model) }
    if let elsewhere = model.elsewhere { return putPointer(elsewhere, []) }
    guard rows.contains(where: { choice(of: $0) != nil }) else {
      return putPointer(
        nil, rows.map { ($0.entry.title, context.url($0.entry.route), context.part($0.entry)) })
    }
    for row in rows {
      let choice = choice(of: row).map { tools.word("open") + $0 + tools.word("close") } ?? ""
      put(Paragraph(WordStyleName.bodyText.id, numbered(row.entry) + [.text(choice)]))
    }
  }

  /// The table of all pages of a kind, with the columns that the look says, or all keys where it says nothing.
  private mutating func putIndex(_ rows: [DeclaredModel], _ model: ListingModel) {
    let folder = rows.first?.entry.kind.folder ?? ""
    let own = rows.first.map { cells(of: $0) } ?? []
    let columns =
      tools.look.lists[folder]
      ?? own.map { WordLook.Column(key: $0.name, word: nil) } + [.init(key: "summary", word: "finding")]
    let heads = columns.map { column in
      column.word.map(tools.word) ?? own.first { $0.name == column.key }?.label ?? column.key
    }
    var table = [WordTable.head([model.label] + heads)]
    for row in rows {
      let values = cells(of: row)
      let words = columns.map { column -> [Inline] in
        if column.key == "summary" { return [.text(row.entry.summary ?? "")] }
        return [.text(values.first { $0.name == column.key }.map { self.words(of: $0, row) } ?? "")]
      }
      table.append(Table.Row([WordTable.cell(numbered(row.entry))] + words.map { WordTable.cell($0) }))
    }
    put(WordTable.table(table, tools, title: model.label))
  }

  /// The keys of a page with their values.
  private func cells(of row: DeclaredModel) -> [CellModel] {
    DeclaredModel(entry: row.entry, context: row.context).cells
  }

  private func words(of cell: CellModel, _ row: DeclaredModel) -> String {
    if let word = row.entry.parsed.frontMatter.text(cell.name).flatMap({ tools.look.choices[$0] }) {
      return tools.word(word)
    }
    return cell.values.map(\.title).joined(separator: tools.word("comma"))
  }

  /// What a page's one choice is called where it stands behind its name, where the look has a word for it.
  func choice(of row: DeclaredModel) -> String? {
    for key in row.entry.kind.ownKeys {
      guard case .choice = key.type,
        let word = row.entry.parsed.frontMatter.text(key.name).flatMap({ tools.look.choices[$0] })
      else { continue }
      return tools.word(word)
    }
    return nil
  }

  /// Where the list is, or the names alone.
  private mutating func putPointer(
    _ elsewhere: PartReferenceModel?, _ items: [(title: String, url: Address, part: PartReferenceModel?)]
  ) {
    if let elsewhere {
      let text =
        [Inline.text(tools.word("seeBefore"))]
        + numbered(elsewhere.title, elsewhere.url, elsewhere) + [.text(tools.word("seeAfter"))]
      return put(Paragraph(WordStyleName.bodyText.id, text))
    }
    var content: [Inline] = []
    for (place, item) in items.enumerated() {
      if place > 0 { content.append(.text(tools.word("comma"))) }
      content.append(.text(item.title, link: WordBookmark.link(item.url)))
      if let number = item.part?.number {
        content.append(.text(tools.word("open") + number.text + tools.word("close")))
      }
    }
    put(Paragraph(WordStyleName.bodyText.id, content + [.text(tools.word("stop"))]))
  }

  private func numbered(_ page: PageEntry) -> [Inline] {
    numbered(page.title, context.url(page.route), context.part(page))
  }

  /// A title with the number of its heading, which leads there.
  private func numbered(_ title: String, _ url: Address, _ part: PartReferenceModel?) -> [Inline] {
    let number = part?.number.map { $0.text + $0.gap } ?? ""
    return [.text(number + title, link: WordBookmark.link(url))]
  }
}

/// The facts, one below the other.
extension WordBody {
  mutating func put(_ model: LedgerModel) {
    let (comma, stop, gap) = (tools.word("comma"), tools.word("stop"), tools.word("gap"))
    let counts =
      tools.word("ledgerCount") + gap + "\(model.count)" + comma + tools.word("corroborated") + gap
      + "\(model.corroborated)" + comma + tools.word("disputed") + gap + "\(model.disputed)" + stop
    put(Paragraph(WordStyleName.backText.id, [.text(counts)]))
    for group in model.groups {
      let title = group.place?.title ?? tools.word("noCase")
      put(
        WordHeading.paragraph(
          WordBookmark.around(group.id, [.text(title)]), level: model.level - 1, isNumbered: false))
      for entry in group.entries { put(entry) }
    }
  }

  /// A fact with its standing, its note and its sources.
  mutating func put(_ entry: LedgerModel.Entry) {
    let colon = tools.word("colon")
    let standing = [
      ("reported", entry.isReported), ("corroborated", entry.isCorroborated), ("disputed", entry.isDisputed),
      ("corrected", entry.isCorrected), ("withdrawn", entry.isWithdrawn),
    ].filter(\.1).map { tools.word($0.0) }.joined()
    let qualifier = entry.qualifier.isEmpty ? "" : entry.qualifier + tools.word("gap")
    var content: [Inline] = [
      .text(entry.indicator, tools.format(.strong)), .text(" " + qualifier + entry.figure + " "),
      .text(standing, tools.format(.standing)), .text(" "),
      .text(entry.period ?? tools.word("noPeriod"), tools.format(.small)),
    ]
    if let note = entry.note, !entry.isStatement { content += [Inline(.lineBreak), .text(note)] }
    for change in entry.changes { content += [Inline(.lineBreak)] + WordBody.change(change, tools) }
    let sources = entry.sources.map { source in
      source.title + (source.locator.map { tools.word("gap") + $0 } ?? "")
    }
    if !sources.isEmpty {
      let list = tools.word("sources") + colon + sources.joined(separator: tools.word("comma"))
      content += [Inline(.lineBreak), .text(list, tools.format(.small))]
    }
    put(Paragraph(WordStyleName.backText.id, WordBookmark.around(context.id(entry.id), content)))
  }

  /// A source, the facts that rest on it, and the pages that cite it.
  mutating func put(_ model: SourcePageModel) {
    let words = model.entry.runs.map { Inline.text($0.text, link: WordBookmark.link($0.url)) }
    put(Paragraph(WordStyleName.backText.id, words))
    if !model.uses.isEmpty {
      let uses = [Inline.text(tools.word("citedOn") + tools.word("colon"))]
      put(
        Paragraph(
          WordStyleName.backText.id, uses + WordBody.links(model.uses, tools.word("comma"))))
    }
    for fact in model.facts { put(fact) }
  }
}
