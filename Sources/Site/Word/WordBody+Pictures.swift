import Addresses
import Charts
import Kinds
import Markdown
import Pictures
import Templates
import Word

/// Pictures: charts, numbered figures, and pictures in a line.
extension WordBody {
  /// A chart with its caption above it and what is to be known below; where it cannot be drawn, its data.
  mutating func put(_ model: ChartModel, plan: ChartPlan?, label: [Inline]? = nil) {
    putCaption("figure", id: model.id, number: model.number, title: [.text(model.title)])
    let drawing = plan.flatMap { WordPictures.picture(of: $0) }.flatMap { picture in
      tools.pictures[picture.svg].map { png in
        WordPictures.drawing(
          png, .png, svg: picture.svg, width: picture.width, height: picture.height, in: tools.measure,
          alternative: plan.map(WordPictures.description) ?? model.title,
          title: Self.label("figure", model.number, tools))
      }
    }
    var notes = notes(of: model, label: label)
    if let drawing {
      // What is measured stands in the drawing's own paragraph: beside notes LibreOffice keeps a caption with the next
      // paragraph, and no longer with the one after that.
      let subtitle =
        model.subtitle.isEmpty ? [] : [.text(model.subtitle, tools.format(.small)), Inline(.lineBreak)]
      var paragraph = Paragraph(WordStyleName.figure.id, subtitle + [Inline(.drawing(drawing))])
      paragraph.format.keepsLines = true
      paragraph.format.keepsWithNext = notes.isEmpty ? nil : true
      put(paragraph)
    } else if let plan {
      if !model.subtitle.isEmpty { putNote([.text(model.subtitle)], keepsWithNext: true) }
      put(WordTable.table(WordPictures.rows(of: plan, tools, context.index.kinds), tools, title: model.title))
    }
    let last = notes.popLast()
    for note in notes { putNote(note, keepsWithNext: true) }
    if let last { putNote(last) }
  }

  private mutating func notes(of model: ChartModel, label: [Inline]?) -> [[Inline]] {
    var notes = [label ?? model.caption.map { [.text($0)] }, model.key.map { [.text($0)] }].compactMap(\.self)
    if !model.leftOff.isEmpty {
      notes.append([.text(tools.word("notOnChart") + tools.word("colon"))])
      for left in model.leftOff {
        let fact = inlines(of: left.fact)
        notes.append(
          [
            .text(
              "– " + left.indicator + tools.word("clause") + left.place
                + (fact.isEmpty ? "" : tools.word("gap")))
          ] + fact
            + [.text(tools.word("colon") + left.reason)])
      }
    }
    if !model.doubts.isEmpty {
      notes.append(
        [.text(tools.word("doubtsOnChart") + tools.word("colon"))]
          + Self.links(model.doubts, tools.word("comma")) + [.text(tools.word("stop"))])
    }
    var last: [Inline] = []
    if let undated = model.undated { last.append(.text(undated + tools.word("gap"))) }
    if let sources = model.sources {
      last +=
        [.text(tools.word("sources") + tools.word("colon"))] + marks(sources)
        + [.text(tools.word("stop"))]
    }
    if !last.isEmpty { notes.append(last) }
    return notes
  }

  /// A numbered picture of the editor's, its caption below it.
  mutating func put(_ model: PictureModel, of meaning: any DirectiveMeaning, label: [Inline]) {
    let asset = meaning.picture ?? ""
    let title = Self.label("figure", model.number ?? 0, tools)
    if let drawing = drawing(asset, alternative: model.alternative, title: title) {
      var paragraph = Paragraph(WordStyleName.figure.id, [Inline(.drawing(drawing))])
      paragraph.format.keepsWithNext = true
      put(paragraph)
    } else {
      put(Paragraph(WordStyleName.figureNote.id, [.text(model.alternative)]))
    }
    putCaption("figure", id: model.id, number: model.number ?? 0, title: label)
  }

  /// A picture in a line.
  mutating func picture(_ link: Node.Link, _ node: Int) {
    let alternative = PageText(page: page, index: context.index).line(in: node)
    if case .asset(let path, _)? = page.targets[node] {
      if let drawing = drawing(path, alternative: alternative, title: link.title) {
        inlines.append(Inline(.drawing(drawing), format))
        return
      }
      let isSVG = path.lowercased().hasSuffix(".svg")
      lose(isSVG ? .drawing : .picture(path), node)
      inlines.append(.text(alternative, format))
    } else {
      // A picture of another site becomes a link, as in the briefing's other files.
      let url = page.targets[node].flatMap { context.url($0) } ?? Address(written: link.destination)
      inlines.append(.text(alternative.isEmpty ? url.text : alternative, format, link: .address(url.text)))
    }
  }

  private func drawing(_ path: String, alternative: String, title: String) -> Drawing? {
    guard let bytes = context.assets.bytes(path), let size = context.imageSize(path) else { return nil }
    let (width, height) = (Double(size.width), Double(size.height))
    if path.lowercased().hasSuffix(".svg") {
      let svg = String(decoding: bytes, as: UTF8.self)
      guard let png = tools.pictures[svg] else { return nil }
      return WordPictures.drawing(
        png, .png, svg: svg, width: width, height: height, in: tools.measure, alternative: alternative,
        title: title)
    }
    guard let format = WordPictures.format(of: bytes) else { return nil }
    return WordPictures.drawing(
      bytes, format, svg: nil, width: width, height: height, in: tools.measure, alternative: alternative,
      title: title)
  }
}

/// Pictures as Word takes them.
enum WordPictures {
  /// How many pixels of the drawing a CSS pixel gets: enough for a printer.
  static let scale = 2.0

  /// The picture of a chart, as a file of its own.
  static func picture(of plan: ChartPlan) -> ChartPicture? { plan.chart.picture(.wide, style: .picture) }

  /// The values as sentences, for a reader who does not see the picture.
  static func description(_ plan: ChartPlan) -> String {
    [plan.chart.title, plan.chart.description].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What the first bytes of a picture say it is; nil for what Word does not know, such as WebP.
  static func format(of bytes: [UInt8]) -> Drawing.Format? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8]) { return .jpeg }
    return bytes.starts(with: Array("GIF8".utf8)) ? .gif : nil
  }

  /// A picture no wider than the text and no higher than most of a page; sizes are in CSS pixels.
  static func drawing(
    _ bytes: [UInt8], _ format: Drawing.Format, svg: String?, width: Double, height: Double,
    in measure: Length,
    alternative: String, title: String
  ) -> Drawing {
    let natural = (width: width * 0.75, height: height * 0.75)
    let highest = measure.points * 1.1
    let factor = min(1, measure.points / max(natural.width, 1), highest / max(natural.height, 1))
    return Drawing(
      bytes: bytes, format: format, svg: svg.map { Array($0.utf8) }, width: .points(natural.width * factor),
      height: .points(natural.height * factor), alternative: alternative, title: title)
  }

  /// The data of a chart that cannot be drawn.
  static func rows(of plan: ChartPlan, _ tools: WordTools, _ kinds: Kinds) -> [Table.Row] {
    let table = ChartDataTable(plan, kinds).table
    // What is for programs stays in the chart's own file.
    let shown = ["place", "text", "period", "from", "to", "words", "practice", "mark"]
    let columns = table.columns.indices.filter { shown.contains(table.columns[$0].name) }
    var seen: Set<[String]> = []
    let rows = table.rows.map { row in columns.map { row[$0] } }.filter { seen.insert($0).inserted }
    return [WordTable.head(columns.map { tools.word(table.columns[$0].name) })]
      + rows.map { Table.Row($0.map { WordTable.cell([.text($0)]) }) }
  }
}
