import Addresses
import Diagnostics
import Evidence
import Markdown
import Pictures
import Templates

/// Writes what a site writes in its own way: links, headings, tables, directives, citations, notes.
struct SiteHTML: HTMLWriterDelegate {
  let page: LinkedPage
  var context: ComposeContext

  /// A container whose children are being written.
  private struct Frame {
    var label = Fragments()
    var content = Fragments()
  }

  private var frames: [Frame] = [Frame()]
  private var isHead = false
  private var isInNote = false
  /// How many columns the table that is being written has.
  private var columns = 0
  /// Where the paragraph that is being written ends among the nodes.
  private var paragraphEnd = 0
  /// Where the heading on paper that is being written ends among the nodes.
  private var headingEnd = 0
  private var definitions = NoteDefinitions()
  private let headings: [Int: PageEntry.Heading]

  init(page: LinkedPage, context: ComposeContext) {
    self.page = page
    self.context = context
    headings = Dictionary(
      page.entry.headings.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Writes consecutive nodes.
  mutating func fragments(of nodes: Range<Int>, in document: Document) -> Fragments {
    frames = [Frame()]
    var html = HTMLBuffer()
    HTMLWriter(dropsComments: true).write(document, nodes: nodes, to: &html, delegate: &self)
    flush(&html)
    return frames[0].content
  }

  /// What an author's note says.
  mutating func note(_ label: String, in document: Document) -> Fragments {
    guard let definition = definitions.node(of: label, in: document) else { return Fragments() }
    let outer = (frames: frames, isHead: isHead, isInTable: context.isInTable, isInNote: isInNote)
    isInNote = true
    context.isInTable = false
    defer {
      (frames, isHead, isInNote) = (outer.frames, outer.isHead, outer.isInNote)
      context.isInTable = outer.isInTable
    }
    return fragments(of: (definition + 1)..<document.nodes[definition].end, in: document)
  }

  /// The notes that have been referred to since the last call, to stand below the block that refers to them.
  ///
  /// A note that another note refers to comes after it, so none is written inside another.
  mutating func footnotes(in document: Document) -> Fragments {
    guard !isInNote, !context.isInTable else { return Fragments() }
    var notes: [FootnoteModel] = []
    while let (content, number) = context.notes.next() {
      var note = FootnoteModel(
        number: number, id: NoteNumbers.anchor(number), referenceID: NoteNumbers.reference(number, 1))
      switch content {
      case .written(let label):
        note.body = self.note(label, in: document)
        note.isLong =
          (definitions.node(of: label, in: document).map(document.length(ofNote:)) ?? 0)
          > FootnoteModel.longest
      case .figure(let figure): note.figure = figure
      }
      notes.append(note)
    }
    guard !notes.isEmpty else { return Fragments() }
    return Fragments(template: "briefing/footnotes", FootnotesModel(notes: notes))
  }

  private mutating func flush(_ html: inout HTMLBuffer) {
    frames[frames.count - 1].content.append(html: html.take())
  }

  private mutating func put(_ fragments: Fragments, after html: inout HTMLBuffer) {
    flush(&html)
    frames[frames.count - 1].content.append(fragments)
  }

  mutating func open(
    _ node: Int, in document: Document, to html: inout HTMLBuffer
  ) -> HTMLWriterAction {
    guard let faults = page.marks?.byNode[node] else { return write(node, in: document, to: &html) }
    return write(node, in: document, marking: faults, to: &html)
  }

  /// Begins a node on which a preview marks mistakes; one that stands for nothing is shown as it was written.
  private mutating func write(
    _ node: Int, in document: Document, marking faults: [PreviewMarks.Fault], to html: inout HTMLBuffer
  ) -> HTMLWriterAction {
    let (kind, range) = (document.nodes[node].kind, document.nodes[node].range)
    switch kind {
    case .text(let text):
      faults.mark(text, at: range, &html)
      return .skip
    case .directive where page.directives[node] == nil:
      html.startLine()
      html.append("<p>")
      faults.begin(&html)
      html.append(escaping: String(page.entry.parsed.file.slice(range).prefix { !$0.isNewline }))
      faults.end(&html)
      html.append("</p>\n")
    case .directive: faults.note(&html)
    case .paragraph, .heading:
      let action = write(node, in: document, to: &html)
      faults.note(&html)
      return action
    default:
      faults.begin(&html)
      if case .inlineDirective = kind, page.directives[node] == nil {
        html.append(escaping: String(page.entry.parsed.file.slice(range)))
      }
      let action = write(node, in: document, to: &html)
      if case .skip = action { faults.end(&html) }
      return action
    }
    return write(node, in: document, to: &html)
  }

  private mutating func write(
    _ node: Int, in document: Document, to html: inout HTMLBuffer
  ) -> HTMLWriterAction {
    switch document.nodes[node].kind {
    case .text(let text):
      for piece in context.pieces(of: text, isBeforeCitation: document.isCitation(node + 1)) {
        switch piece {
        case .text(let text) where headingEnd > node && context.figureLanguage.isChinese:
          HeadingClauses.write(text, isLast: document.nodes[node].end == headingEnd, to: &html)
        case .text(let text) where context.placement.isPrint:
          PaperText(isInTable: context.isInTable, isHyphenated: !context.figureLanguage.isChinese)
            .write(text, isLast: document.nodes[node].end == paragraphEnd, to: &html)
        case .text(let text): html.append(escaping: text)
        case .mark(let mark): put(Fragments(template: "directives/citation", mark), after: &html)
        }
      }
      return .skip
    case .code(let text) where context.placement.isPrint && context.isInTable:
      html.append("<code>")
      PaperText(isInTable: true, isHyphenated: false).write(text, isLast: false, to: &html)
      html.append("</code>")
      return .skip
    case .paragraph(let tight):
      paragraphEnd = document.nodes[node].end
      if !tight {
        html.startLine()
        html.append("<p>")
      }
      // Whatever faces meet in a line, it is as high as the paragraph says.
      if context.placement.isPrint { html.append("<span class=\"run\">") }
      return .children
    case .heading(let level, _):
      if context.placement.isPrint { headingEnd = document.nodes[node].end }
      html.startLine()
      html.append("<h\(shifted(level))")
      if let heading = headings[node] { attribute("id", context.id(heading.id), to: &html) }
      html.append(">")
      if let number = headings[node].flatMap({ context.number(ofHeading: $0.id) }) {
        html.append("<span class=\"number\">")
        html.append(escaping: number.text + number.gap)
        html.append("</span>")
      }
      return .children
    case .link(let link):
      guard let target = page.targets[node], let url = context.url(target) else { return .children }
      context.isInLink = true
      html.append("<a")
      html.append(" href=\"")
      html.append(url: url.text)
      html.append("\"")
      if let language = context.foreignLanguage(target) { attribute("hreflang", language, to: &html) }
      if !link.title.isEmpty { attribute("title", link.title, to: &html) }
      html.append(">")
      return .children
    case .image(let link):
      put(picture(link, node, in: document), after: &html)
      return .skip
    case .lineBreak:
      html.append("<br>\n")
      return .skip
    case .thematicBreak:
      html.startLine()
      html.append("<hr>\n")
      return .skip
    case .table:
      html.startLine()
      flush(&html)
      frames.append(Frame())
      context.isInTable = true
      columns = document.cells(ofFirstRowIn: node)
      html.append("<table>\n")
      return .children
    case .tableRow(let isHead):
      self.isHead = isHead
      return .standard
    case .tableCell(let alignment):
      html.startLine()
      html.append(isHead ? "<th scope=\"col\"" : "<td")
      let names = [Self.className(alignment), isShort(node, in: document) ? "short" : nil].compactMap(\.self)
      if !names.isEmpty { attribute("class", names.joined(separator: " "), to: &html) }
      html.append(">")
      return .children
    case .citation(let citations):
      put(context.cite(citations.map { ($0.id, $0.locator) }), after: &html)
      return .skip
    case .noteReference(let label):
      var mark = context.notes.refer(to: label)
      context.nextSign = document.firstSign(at: document.nodes[node].end)
      mark.isHung = context.isHung()
      put(Fragments(template: "directives/note-reference", mark), after: &html)
      return .skip
    case .noteDefinition: return .skip
    case .inlineDirective:
      guard let meaning = page.composed(node) else { return .skip }
      context.nextSign = document.firstSign(at: document.nodes[node].end)
      put(compose(meaning, Fragments(), Fragments()), after: &html)
      return .skip
    case .directive where page.directives[node]?.setsContent == false:
      guard let meaning = page.composed(node) else { return .skip }
      html.startLine()
      put(compose(meaning, Fragments(), Fragments()), after: &html)
      return .skip
    case .directive, .directiveLabel:
      html.startLine()
      flush(&html)
      frames.append(Frame())
      return .children
    default: return .standard
    }
  }

  mutating func close(_ node: Int, in document: Document, to html: inout HTMLBuffer) {
    switch document.nodes[node].kind {
    case .paragraph(let tight):
      put(context.takeMark(), after: &html)
      let notes = context.takeNotes()
      if !notes.isEmpty { put(notes, after: &html) }
      if context.placement.isPrint { html.append("</span>") }
      if !tight { html.append("</p>\n") }
      if context.placement.isPrint { put(footnotes(in: document), after: &html) }
    case .heading(let level, _):
      headingEnd = 0
      put(context.takeMark(), after: &html)
      html.append("</h\(shifted(level))>\n")
    case .link:
      if page.targets[node] != nil { html.append("</a>") }
      context.isInLink = false
      if context.placement.isPrint, !isInNote,
        let place = PlaceInFile(page.targets[node].flatMap { context.url($0) })
      {
        put(Fragments(template: "partials/at-page", place), after: &html)
      }
      put(context.takeMarkAfterLink(), after: &html)
      page.marks?.byNode[node]?.end(&html)
    case .tableCell:
      put(context.takeMark(), after: &html)
      html.append(isHead ? "</th>\n" : "</td>\n")
    case .table:
      html.append(document.hasBodyRows(node) ? "</tbody>\n</table>\n" : "</table>\n")
      let table = pop(&html).content
      context.isInTable = false
      frames[frames.count - 1].content.append(
        template: "partials/table",
        TableModel(table: table, isTall: document.longestCell(in: node) > TableModel.longest))
      if context.placement.isPrint { put(footnotes(in: document), after: &html) }
    case .directiveLabel:
      put(context.takeMark(), after: &html)
      let label = pop(&html).content
      frames[frames.count - 1].label = label
    case .directive:
      let frame = pop(&html)
      guard let meaning = page.composed(node) else { return }
      let fragments = compose(meaning, frame.label, frame.content)
      frames[frames.count - 1].content.append(fragments)
    default: break
    }
  }

  /// What a directive becomes, and how long that takes if somebody asks.
  private mutating func compose(
    _ directive: any ComposedDirective, _ label: Fragments, _ content: Fragments
  ) -> Fragments {
    guard let times = context.times else {
      return directive.compose(&context, label: label, content: content)
    }
    let start = ContinuousClock.now
    let fragments = directive.compose(&context, label: label, content: content)
    let name = String(describing: type(of: directive))
    times.directives.add(
      name.hasSuffix("Directive") ? String(name.dropLast(9)) : name, ContinuousClock.now - start)
    return fragments
  }

  /// A heading's level where the text is set; HTML has six.
  private func shifted(_ level: Int) -> Int { min(6, level + context.placement.headingShift) }

  private mutating func pop(_ html: inout HTMLBuffer) -> Frame {
    flush(&html)
    return frames.count > 1 ? frames.removeLast() : Frame()
  }

  private func picture(_ link: Node.Link, _ node: Int, in document: Document) -> Fragments {
    var url: Address? = Address(written: link.destination)
    var size: PictureSize?
    switch page.targets[node] {
    case .asset(let path, _)?:
      url = context.assetURL(path)
      size = context.imageSize(path)
    case let target?: url = context.url(target)
    case nil: break
    }
    // A briefing asks for nothing from elsewhere; where a picture lives on another site, its description links to it.
    if context.placement.isPrint, size == nil, !(page.targets[node]?.isAsset ?? false) {
      return Fragments([.html(Self.link(url, alternative(node)))])
    }
    return Fragments(
      template: "partials/image",
      PictureModel(
        id: "", number: nil, url: url, alternative: alternative(node),
        title: link.title.isEmpty ? nil : link.title, width: size?.width, height: size?.height,
        caption: Fragments(), isLazy: !context.placement.isPrint))
  }

  /// Whether a cell holds a name that paper does not break, such as a place's, in a table that has the room.
  private func isShort(_ node: Int, in document: Document) -> Bool {
    guard context.placement.isPrint, context.figureLanguage.isChinese, columns <= Self.mostColumns else {
      return false
    }
    let text = PageText(page: page, index: context.index).line(in: node)
    return !text.isEmpty && text.count <= Self.shortest
  }

  private static let mostColumns = 6, shortest = 7

  /// The words for those who do not see a picture.
  private func alternative(_ node: Int) -> String {
    PageText(page: page, index: context.index).line(in: node)
  }

  private static func link(_ url: Address?, _ text: String) -> String {
    let url = url?.text ?? ""
    var html = HTMLBuffer()
    html.append("<a href=\"")
    html.append(url: url)
    html.append("\">")
    html.append(escaping: text.isEmpty ? url : text)
    html.append("</a>")
    return html.take()
  }

  private func attribute(_ name: String, _ value: String, to html: inout HTMLBuffer) {
    html.append(" \(name)=\"")
    html.append(escaping: value)
    html.append("\"")
  }

  /// A class rather than a style, which a strict Content-Security-Policy would refuse.
  private static func className(_ alignment: Node.Alignment) -> String? {
    switch alignment {
    case .none, .left: nil
    case .center: "center"
    case .right: "right"
    }
  }
}
