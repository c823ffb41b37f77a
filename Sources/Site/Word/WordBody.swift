import Evidence
import Markdown
import Templates
import Word

/// Turns a page's document into blocks of Word: the second walker over the tree that `BodyComposer` walks for HTML, with
/// the same context, so that numbers, notes and sources are the same.
struct WordBody {
  let page: LinkedPage
  let tools: WordTools
  var context: ComposeContext
  var ledger: WordLedger

  /// What has been set and what is being set.
  var blocks: [Block] = []
  var inlines: [Inline] = []
  var formats: [RunFormat] = [RunFormat()]
  var link: Inline.Link?
  var isInNote = false
  var definitions = NoteDefinitions()

  /// A list that is being set.
  struct OpenList {
    let list: Int
    let isOrdered: Bool
    /// Whether the next paragraph is the first of its item, which has the number.
    var isAtItem = false
  }

  /// A box, quotation, heading or table that is being set.
  struct Frame {
    let node: Int
    /// What stood before it.
    var blocks: [Block] = []
    var label: [Inline]?
  }

  var lists: [OpenList] = []
  var frames: [Frame] = []
  var quotes = 0
  var boxes = 0
  var rows: [Table.Row] = []
  private var isHead = false
  /// The notes that notes refer to; their marks stand at the end of the paragraph, since a note holds no other.
  var markedInNotes: [Int] = []
  private let headings: [Int: PageEntry.Heading]

  init(page: LinkedPage, tools: WordTools, context: ComposeContext, ledger: WordLedger) {
    self.page = page
    self.tools = tools
    self.context = context
    self.ledger = ledger
    headings = Dictionary(
      page.entry.headings.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var document: Document { page.entry.parsed.document }
  var format: RunFormat { formats[formats.count - 1] }

  /// Sets the whole page.
  mutating func compose() {
    walk(document.nodes.indices)
    placeNotes()
  }

  /// Walks consecutive nodes with a stack of those that are open; nothing recurses on their depth.
  mutating func walk(_ range: Range<Int>) {
    let nodes = document.nodes
    var open: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      while let top = open.last, nodes[top].end <= index {
        open.removeLast()
        close(top)
      }
      if self.open(index) {
        open.append(index)
        index += 1
      } else {
        index = nodes[index].end
      }
    }
    while let top = open.popLast() { close(top) }
  }

  // MARK: Nodes

  /// Begins a node; false if nothing is left to do for what stands in it.
  private mutating func open(_ node: Int) -> Bool {
    switch document.nodes[node].kind {
    case .document, .paragraph, .heading, .directiveLabel: break
    case .blockQuote: quotes += 1
    case .list(let list): beginList(list)
    case .item: if !lists.isEmpty { lists[lists.count - 1].isAtItem = true }
    case .codeBlock(_, let literal):
      put(code(literal))
      return false
    case .htmlBlock(let raw), .html(let raw):
      if !RawHTML.isOnlyComments(raw) { lose(.html, node) }
      return false
    case .thematicBreak:
      var format = ParagraphFormat()
      format.bottom = ParagraphFormat.Border(width: .points(0.5), colour: "808080")
      put(Paragraph(WordStyleName.bodyText.id, format: format))
      return false
    case .table:
      context.isInTable = true
      rows = []
    case .tableRow(let isHead):
      self.isHead = isHead
      rows.append(Table.Row([], isHead: isHead))
    case .tableCell: frames.append(Frame(node: node, blocks: take()))
    case .noteDefinition: return false
    case .directive where page.directives[node]?.setsContent == false:
      compose(node)
      return false
    case .directive:
      frames.append(Frame(node: node, blocks: take()))
      if isBox(node) { boxes += 1 }
    default: return openInline(node)
    }
    return true
  }

  private mutating func openInline(_ node: Int) -> Bool {
    switch document.nodes[node].kind {
    case .text(let text):
      for piece in context.pieces(of: text, isBeforeCitation: document.isCitation(node + 1)) {
        switch piece {
        case .text(let text): write(text)
        case .mark(let mark): inlines += marks(mark)
        }
      }
    case .softBreak: write(" ")
    case .lineBreak: add(.lineBreak)
    case .code(let text): inlines.append(.text(text, styled(.codeCharacters), link: link))
    case .emphasis:
      formats.append(styled(.emphasis))
      return true
    case .strong:
      formats.append(styled(.strong))
      return true
    case .strikethrough:
      var struck = format
      struck.isStruck = true
      formats.append(struck)
      return true
    case .link:
      guard let target = page.targets[node] else { return true }
      context.isInLink = true
      link = WordBookmark.link(context.url(target))
      return true
    case .image(let image): picture(image, node)
    case .citation(let citations): write(marks: context.cite(citations.map { ($0.id, $0.locator) }))
    case .noteReference(let label): refer(context.notes.refer(to: label))
    case .inlineDirective: compose(node)
    default: return true
    }
    return false
  }

  private mutating func close(_ node: Int) {
    switch document.nodes[node].kind {
    case .paragraph: closeParagraph()
    case .heading(let level, _): closeHeading(level, node)
    case .blockQuote: quotes -= 1
    case .list: _ = lists.popLast()
    case .emphasis, .strong, .strikethrough: formats.removeLast()
    case .link:
      link = nil
      context.isInLink = false
      write(marks: context.takeMarkAfterLink())
    case .tableCell(let alignment): closeCell(alignment)
    case .table: closeTable()
    case .directiveLabel:
      write(marks: context.takeMark())
      if !frames.isEmpty { frames[frames.count - 1].label = takeInlines() }
    case .directive: closeDirective(node)
    default: break
    }
  }

  // MARK: Words

  private func styled(_ style: WordStyleName) -> RunFormat {
    var format = format
    format.style = style.id
    return format
  }

  private mutating func write(_ text: String) { inlines.append(.text(text, format, link: link)) }

  private mutating func add(_ content: Inline.Content) { inlines.append(Inline(content, format, link: link)) }

  mutating func takeInlines() -> [Inline] {
    defer { inlines = [] }
    return inlines
  }

  private mutating func take() -> [Block] {
    defer { blocks = [] }
    return blocks
  }

  // MARK: Paragraphs

  mutating func put(_ paragraph: Paragraph) {
    var paragraph = paragraph
    // A table has no space below it of its own.
    if case .table? = blocks.last, paragraph.format.before == nil {
      let own = tools.look.resolved(WordStyleName.allCases.first { $0.id == paragraph.style } ?? .bodyText)
      paragraph.format.before = max(own.paragraph.before ?? .zero, .points(8))
    }
    blocks.append(.paragraph(paragraph))
  }

  mutating func put(_ table: Table) { blocks.append(.table(table)) }

  private mutating func closeParagraph() {
    write(marks: context.takeMark())
    let content = takeInlines()
    if !content.isEmpty {
      // A picture alone in its paragraph is a figure without a number.
      let isPicture = content.allSatisfy { if case .drawing = $0.content { true } else { false } }
      put(isPicture ? Paragraph(WordStyleName.figure.id, content) : paragraph(content))
    }
    placeNotes()
  }

  /// A paragraph in the style of where it stands.
  private mutating func paragraph(_ content: [Inline]) -> Paragraph {
    if context.isInTable { return Paragraph((isHead ? WordStyleName.tableHead : .tableText).id, content) }
    if let open = lists.last, !isInNote {
      let style = open.isOrdered ? WordStyleName.listNumber : .listBullet
      var paragraph = Paragraph(
        style.id, content, list: ListPlace(list: open.list, level: min(lists.count - 1, 8)))
      if !open.isAtItem {
        // A further paragraph of an item stands below the first, without a number.
        paragraph.list = ListPlace.none
        let levels = WordNumberings.levels(tools, isOrdered: open.isOrdered)
        let level = levels[min(lists.count - 1, levels.count - 1)].paragraph
        paragraph.format.left = level.left
        paragraph.format.firstLine = tools.profile == .official ? level.firstLine : .zero
      }
      lists[lists.count - 1].isAtItem = false
      paragraph.format.side = boxSide
      return paragraph
    }
    if isInNote { return Paragraph(WordStyleName.footnoteText.id, content) }
    let style: WordStyleName = boxes > 0 ? .boxText : quotes > 0 ? .quote : .bodyText
    var paragraph = Paragraph(style.id, content)
    if quotes > 1 { paragraph.format.left = .points(22 * Double(min(quotes, 9))) }
    paragraph.format.side = boxSide
    return paragraph
  }

  /// The rule beside what stands in a box.
  private var boxSide: ParagraphFormat.Border? {
    boxes > 0 && tools.profile == .report
      ? ParagraphFormat.Border(width: .points(1.5), colour: "D9D5CD", space: 8) : nil
  }

  private func code(_ literal: String) -> Paragraph {
    var content: [Inline] = []
    let lines = literal.split(separator: "\n", omittingEmptySubsequences: false)
    for (place, line) in (lines.last == "" ? lines.dropLast() : lines[...]).enumerated() {
      if place > 0 { content.append(Inline(.lineBreak)) }
      content.append(.text(String(line)))
    }
    return Paragraph(WordStyleName.code.id, content)
  }

  private mutating func closeHeading(_ level: Int, _ node: Int) {
    write(marks: context.takeMark())
    var content = takeInlines()
    let heading = headings[node]
    if let heading { content = WordBookmark.around(context.id(heading.id), content) }
    // The headings of a report's foreword stand below its title, which is a chapter's.
    let isForeword = tools.profile == .report && context.placement.part?.id == "text"
    put(
      WordHeading.paragraph(
        content, level: level + context.placement.headingShift - (isForeword ? 0 : 1),
        isNumbered: heading.flatMap { context.number(ofHeading: $0.id) } != nil))
  }

  private mutating func beginList(_ list: Node.List) {
    let numbering = list.start == nil ? WordNumberings.bullets : WordNumberings.ordered
    let level = min(lists.count, 8)
    let number = ledger.begin(
      NumberedList(numbering: numbering, start: list.start.map { $0 }, startLevel: level))
    lists.append(OpenList(list: number, isOrdered: list.start != nil))
  }

  // MARK: Tables

  private mutating func closeCell(_ alignment: Node.Alignment) {
    closeParagraphInCell()
    var cell = Table.Cell([])
    let frame = frames.popLast()
    for case .paragraph(var paragraph) in take() {
      switch alignment {
      case .center: paragraph.format.alignment = .center
      case .right: paragraph.format.alignment = .right
      case .left, .none: break
      }
      cell.paragraphs.append(paragraph)
    }
    blocks = frame?.blocks ?? []
    if !rows.isEmpty { rows[rows.count - 1].cells.append(cell) }
  }

  private mutating func closeParagraphInCell() {
    write(marks: context.takeMark())
    let content = takeInlines()
    if !content.isEmpty { put(Paragraph((isHead ? WordStyleName.tableHead : .tableText).id, content)) }
  }

  private mutating func closeTable() {
    context.isInTable = false
    put(WordTable.table(rows, tools, title: tools.word("table")))
    rows = []
    placeNotes()
  }

  // MARK: Directives

  private func isBox(_ node: Int) -> Bool {
    if case .directive(let directive) = document.nodes[node].kind {
      directive.form == .container
    } else {
      false
    }
  }

  /// Sets a directive that holds no text of its own.
  private mutating func compose(_ node: Int) {
    guard let meaning = page.composed(node) else { return }
    let fragments = meaning.compose(&context, label: Fragments(), content: Fragments())
    append(fragments, of: meaning, label: nil, content: [], at: node)
  }

  private mutating func closeDirective(_ node: Int) {
    if isBox(node) { boxes -= 1 }
    guard let frame = frames.popLast() else { return }
    let content = take()
    blocks = frame.blocks
    guard let meaning = page.composed(node) else { return }
    let fragments = meaning.compose(&context, label: Fragments(), content: Fragments())
    append(fragments, of: meaning, label: frame.label, content: content, at: node)
  }

  /// Puts blocks that a directive holds.
  mutating func put(_ blocks: [Block]) { self.blocks += blocks }

  mutating func lose(_ kind: WordLoss.Kind, _ node: Int) {
    ledger.losses.append(WordLoss(kind: kind, page: page.entry.key, range: document.nodes[node].range))
  }
}
