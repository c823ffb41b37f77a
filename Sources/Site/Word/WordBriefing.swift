import Evidence
import Templates
import Word

/// Makes a briefing's Word file: what `BriefingComposer` says of it, with each page's text set by `WordBody`.
struct WordBriefing {
  let composer: BriefingComposer
  let tools: WordTools

  /// A briefing's text before it is laid out: what the model says of it, each page's blocks, notes and lists.
  struct Parts {
    let model: BriefingModel
    let bodies: [[Block]]
    let ledger: WordLedger
  }

  /// Sets the text of a briefing or of any other page.
  func parts(_ briefing: LinkedPage) -> Parts {
    var bodies: [[Block]] = []
    var ledger = WordLedger(lists: WordNumberings.lists)
    let model = composer.compose(briefing, stylesheet: "") { page, context in
      var body = WordBody(page: page, tools: tools, context: context, ledger: ledger)
      body.compose()
      (context, ledger) = (body.context, body.ledger)
      bodies.append(body.blocks)
      return Fragments()
    }
    return Parts(model: model, bodies: bodies, ledger: ledger)
  }

  /// The document, and what it could not take in.
  func document(_ briefing: LinkedPage) -> (document: WordDocument, losses: [WordLoss]) {
    let parts = parts(briefing)
    let (model, bodies, ledger) = (parts.model, parts.bodies, parts.ledger)
    let back = WordBackMatter(model: model, tools: tools)
    let report = WordReport(model: model, tools: tools, bodies: bodies, back: back)
    let sections =
      tools.profile == .official
      ? official(model, bodies, back) : report.sections(pages: [:])
    var document = WordDocument(
      properties: properties(model), language: tools.isChinese ? "en-GB" : Self.tag(tools.language),
      eastAsianLanguage: "zh-CN", styles: WordStyleName.allCases.compactMap { style($0) },
      fonts: tools.look.fonts, numberings: WordNumberings.all(tools), lists: ledger.lists,
      notes: ledger.notes, sections: sections, hasFacingPages: tools.look.hasFacingPages)
    if tools.profile == .report {
      document.sections = report.sections(pages: PageEstimate(document).pages)
    }
    return (document, ledger.losses)
  }

  /// A style with the level of the numbering that it has.
  private func style(_ name: WordStyleName) -> Style? {
    var style = tools.look.styles[name]
    let ranks: [WordStyleName] = [.heading1, .heading2, .heading3, .heading4]
    if let rank = ranks.firstIndex(of: name), rank < tools.profile.numbers(tools.language).depth {
      style?.list = ListPlace(list: WordNumberings.headingList, level: rank)
    }
    if name == .bibliography { style?.list = ListPlace(list: WordNumberings.sourceList) }
    return style
  }

  /// The tag that Word knows a language by.
  static func tag(_ language: String) -> String {
    switch language {
    case "en": "en-GB"
    case "zh", "zh-Hans": "zh-CN"
    case "zh-Hant": "zh-TW"
    case "de": "de-DE"
    case "fr": "fr-FR"
    case "es": "es-ES"
    case "ja": "ja-JP"
    case "ko": "ko-KR"
    default: language
    }
  }

  private func properties(_ model: BriefingModel) -> WordDocument.Properties {
    WordDocument.Properties(
      title: model.title, subject: model.subtitle ?? "",
      author: model.byline.authors.isEmpty
        ? model.site.publisher : model.byline.authors.map(\.name).joined(separator: "; "),
      keywords: model.keywords ?? "", description: model.summary ?? "", language: Self.tag(model.language),
      date: Self.moment(model.date?.iso))
  }

  /// A day as a moment; a fixed one where there is none, so that the same text gives the same file.
  private static func moment(_ day: String?) -> String {
    var parts = (day ?? "2000-01-01").split(separator: "-").map(String.init)
    while parts.count < 3 { parts.append("01") }
    return parts.prefix(3).joined(separator: "-") + "T00:00:00Z"
  }

  // MARK: The official profile

  private func official(
    _ model: BriefingModel, _ bodies: [[Block]], _ back: WordBackMatter
  ) -> [Section] {
    let official = WordOfficial(model: model, tools: tools)
    var blocks = official.head
    blocks += bodies.first ?? []
    for (part, body) in zip(model.parts, bodies.dropFirst()) {
      blocks.append(.paragraph(Self.heading(part)))
      blocks += body
    }
    blocks += official.closing
    blocks += back.doubts(model.openDoubts) + back.corrections + back.sources + official.record
    let number = Self.pageNumber(before: "— ", after: " —")
    var even = number
    even.format.alignment = .left
    even.format.left = tools.look.styles[.footer]?.paragraph.right
    even.format.right = .zero
    return WordSections(tools: tools).sections(
      blocks, header: [], footer: [number], evenFooter: tools.look.hasFacingPages ? [even] : nil)
  }

  /// The heading of a part.
  static func heading(_ part: BriefingPartModel) -> Paragraph {
    WordHeading.paragraph(
      WordBookmark.around(part.id, [.text(part.title)]), level: part.level - 1, isNumbered: part.number != nil
    )
  }

  /// The number of the page, which the word processor knows.
  static func pageNumber(before: String = "", after: String = "") -> Paragraph {
    Paragraph(
      WordStyleName.footer.id,
      [.text(before), Inline(.fieldStart("PAGE")), .text("1"), Inline(.fieldEnd), .text(after)])
  }
}

/// Cuts a file into sections: tables that want a page on its side get one.
struct WordSections {
  let tools: WordTools

  func sections(
    _ blocks: [Block], header: [Paragraph], footer: [Paragraph], evenFooter: [Paragraph]? = nil
  ) -> [Section] {
    var sections: [Section] = []
    var upright: [Block] = []
    func section(_ blocks: [Block], _ page: PageSetup) -> Section {
      Section(blocks, page: page, header: header, footer: footer, evenFooter: evenFooter)
    }
    for block in blocks {
      guard case .table(let table) = block, table.isWide else {
        upright.append(block)
        continue
      }
      // What introduces the table goes with it.
      var wide: [Block] = [block]
      while case .paragraph(let paragraph)? = upright.last,
        paragraph.style == WordStyleName.caption.id || paragraph.style == WordStyleName.figureNote.id
      {
        wide.insert(.paragraph(paragraph), at: 0)
        upright.removeLast()
      }
      if !upright.isEmpty { sections.append(section(upright, tools.look.page)) }
      upright = []
      sections.append(section(wide, tools.look.page.turned))
    }
    if !upright.isEmpty || sections.isEmpty { sections.append(section(upright, tools.look.page)) }
    return sections
  }
}
