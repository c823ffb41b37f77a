/// On which pages the places of a document are likely to stand.
///
/// Only a word processor knows, with the faces that it has. What is written into lists of contents is this estimate, so
/// that they can be read before anybody has their fields updated.
public struct PageEstimate {
  /// The pages by the names of places.
  public private(set) var pages: [String: Int] = [:]
  /// How many pages there are.
  public private(set) var count = 0

  private let styles: ResolvedStyles
  private let notes: [[Paragraph]]
  private let tables: [String: TableFormat]

  /// What stands on the page that is being filled.
  private var height = 0.0
  private var measure = 0.0
  private var used = 0.0
  private var noted = 0.0
  private var pitch: Double?

  /// Lays a document out.
  public init(_ document: WordDocument) {
    styles = ResolvedStyles(document.styles)
    notes = document.notes
    tables = document.styles.reduce(into: [:]) { $0[$1.id] = $1.table }
    for section in document.sections { lay(section) }
  }

  private mutating func lay(_ section: Section) {
    measure = section.page.textWidth.points
    height = section.page.textHeight.points
    pitch = section.page.linePitch?.points
    turn()
    var place = 0
    while place < section.blocks.count {
      // What stays with what follows moves together with it.
      var end = place
      while end < section.blocks.count - 1, keepsWithNext(section.blocks[end]) { end += 1 }
      let group = section.blocks[place...end]
      if group.count > 1 {
        let first = group.dropLast().reduce(0) { $0 + size($1) } + leastSize(group[end])
        if used > 0, used + noted + first > height, first < height { turn() }
      }
      for block in group { put(block) }
      place = end + 1
    }
  }

  private mutating func turn() {
    count += 1
    used = 0
    noted = 0
  }

  private func keepsWithNext(_ block: Block) -> Bool {
    if case .paragraph(let paragraph) = block {
      styles.paragraph(paragraph).keepsWithNext == true
    } else {
      false
    }
  }

  // MARK: Sizes

  private func lineHeight(_ paragraph: Paragraph, _ format: ParagraphFormat) -> Double {
    let size = (styles.run(RunFormat(), in: paragraph).size ?? .points(10)).points
    switch format.line {
    case .exactly(let length)?: return length.points
    case .atLeast(let length)?: return max(length.points, size * 1.2)
    case .multiple(let hundredths)?: return size * 1.2 * Double(hundredths) / 100
    case nil: return pitch ?? size * 1.2
    }
  }

  private func size(_ paragraph: Paragraph, measure: Double) -> Double {
    let format = styles.paragraph(paragraph)
    let line = lineHeight(paragraph, format)
    let lines = LineBreaker(styles: styles).lines(paragraph, format, measure: measure)
    return (format.before ?? .zero).points + (format.after ?? .zero).points
      + lines.reduce(0) { $0 + max(line, $1.picture) }
  }

  private func size(_ row: Table.Row, of table: Table) -> Double {
    let padding = (tables[table.style]?.padding ?? .points(4)).points * 2
    var column = 0
    var highest = 0.0
    for cell in row.cells {
      let end = min(table.columns.count, column + cell.span)
      let width = table.columns[min(column, end)..<end].reduce(0) { $0 + $1.points } - padding
      column = end
      highest = max(highest, cell.paragraphs.reduce(0) { $0 + size($1, measure: width) })
    }
    return highest + 0.5
  }

  private func size(_ block: Block) -> Double {
    switch block {
    case .paragraph(let paragraph): size(paragraph, measure: measure)
    case .table(let table): table.rows.reduce(0) { $0 + size($1, of: table) }
    }
  }

  /// What of a block has to stand below what stays with it.
  private func leastSize(_ block: Block) -> Double {
    switch block {
    case .paragraph(let paragraph): min(size(block), lineHeight(paragraph, styles.paragraph(paragraph)) * 2)
    case .table(let table):
      table.keepsTogether ? size(block) : table.rows.prefix(2).reduce(0) { $0 + size($1, of: table) }
    }
  }

  private func size(ofNotes numbers: [Int], isFirst: Bool) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let own = numbers.reduce(0) { total, number in
      guard notes.indices.contains(number) else { return total }
      return total + notes[number].reduce(0) { $0 + size($1, measure: measure) }
    }
    // The rule above the first of a page.
    return own + (isFirst ? 12 : 0)
  }

  // MARK: Filling pages

  private mutating func put(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): put(paragraph)
    case .table(let table): put(table)
    }
  }

  private mutating func put(_ paragraph: Paragraph) {
    let format = styles.paragraph(paragraph)
    let line = lineHeight(paragraph, format)
    let lines = LineBreaker(styles: styles).lines(paragraph, format, measure: measure)
    if format.breaksPage == true, used > 0 { turn() }
    if used > 0 { used += (format.before ?? .zero).points }
    // A line alone is left neither at the foot of a page nor at the head of the next.
    let fits =
      lines.prefix { $0.picture == 0 }.count == lines.count
      ? Int((height - used - noted) / line) : lines.count
    if used > 0, fits < min(2, lines.count) || (format.keepsLines == true && fits < lines.count) { turn() }
    for (place, one) in lines.enumerated() {
      let high = max(line, one.picture)
      let below = size(ofNotes: one.notes, isFirst: noted == 0)
      let isLastButOne = place == lines.count - 2
      let room = height - used - noted
      if used > 0, high + below > room || (isLastButOne && high * 2 + below > room && place > 1) { turn() }
      used += high
      noted += size(ofNotes: one.notes, isFirst: noted == 0)
      for name in one.bookmarks { pages[name] = count }
    }
    used += (format.after ?? .zero).points
  }

  private mutating func put(_ table: Table) {
    let sizes = table.rows.map { size($0, of: table) }
    let total = sizes.reduce(0, +)
    let heads = zip(table.rows, sizes).prefix { $0.0.isHead }.reduce(0) { $0 + $1.1 }
    if table.keepsTogether, used > 0, used + noted + total > height, total < height { turn() }
    for (row, size) in zip(table.rows, sizes) {
      let marks = row.cells.flatMap(\.paragraphs).flatMap(\.content)
      let numbers = marks.compactMap { if case .note(let number) = $0.content { number } else { nil } }
      let below = self.size(ofNotes: numbers, isFirst: noted == 0)
      if used > 0, used + noted + size + below > height {
        turn()
        if !row.isHead { used = heads }
      }
      used += size
      noted += below
      for mark in marks { if case .bookmarkStart(let name) = mark.content { pages[name] = count } }
    }
  }
}
