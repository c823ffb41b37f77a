import Addresses
import Templates
import Word

/// What stands behind the text: figures in doubt, corrections, sources, and how to cite.
struct WordBackMatter {
  let model: BriefingModel
  let tools: WordTools

  private func heading(_ word: String, id: String) -> Block {
    let content = WordBookmark.around(id, [.text(tools.word(word))])
    // In a report these are chapters without a number.
    return .paragraph(
      tools.profile == .report
        ? WordHeading.paragraph(content, level: 1, isNumbered: false)
        : Paragraph(WordStyleName.backHeading.id, content))
  }

  private func text(_ content: [Inline]) -> Block {
    .paragraph(Paragraph(WordStyleName.backText.id, content))
  }

  /// The disputed figures and what disputes them.
  func doubts(_ doubts: [DoubtModel]) -> [Block] {
    guard !doubts.isEmpty else { return [] }
    return [heading("doubts", id: "doubts")]
      + doubts.map { doubt in
        let figure = doubt.figure.isEmpty ? "" : tools.word("colon") + doubt.figure
        var content: [Inline] = [.text(doubt.subject + figure, tools.format(.strong))]
        if let note = doubt.note { content += [Inline(.lineBreak), .text(note)] }
        return text(WordBookmark.around(doubt.id, content))
      }
  }

  /// The figures that were once given otherwise.
  var corrections: [Block] {
    guard !model.corrections.isEmpty else { return [] }
    return [heading("corrections", id: "corrections")]
      + model.corrections.map { corrected in
        var content: [Inline] = [.text(corrected.subject, tools.format(.strong))]
        for change in corrected.changes {
          content += [Inline(.lineBreak)] + WordBody.change(change, tools)
        }
        return text(WordBookmark.around(corrected.id, content))
      }
  }

  /// The sources, numbered as they are cited.
  var sources: [Block] {
    guard !model.sources.isEmpty else { return [] }
    let list = model.sources.map { source -> Block in
      var format = RunFormat()
      if let language = source.language { format.language = WordBriefing.tag(language) }
      let words = source.runs.map { run in
        Inline.text(run.text, format, link: WordBookmark.link(run.url))
      }
      let places = source.locators.joined(separator: tools.word("comma"))
      let cited: [Inline] =
        places.isEmpty
        ? []
        : [
          Inline(.lineBreak),
          .text(tools.word("locators") + tools.word("colon") + places + tools.word("stop")),
        ]
      return .paragraph(
        Paragraph(WordStyleName.bibliography.id, WordBookmark.around(source.id, words + cited)))
    }
    return [heading("sources", id: "sources")] + list + [text([.text(tools.word("printKey"))])]
  }

  /// Who made it, on which data, and how to cite it, in two paragraphs.
  var shortColophon: [Block] {
    let stop = tools.word("stop")
    let edition = model.edition.map { tools.word("comma") + $0 } ?? ""
    var words: [Inline] = [
      .text(
        "\(model.site.publisher)\(edition)\(stop) \(tools.word("evidenceVersion")) \(model.evidence)\(stop)")
    ]
    if let licence = model.site.licence {
      words += [
        .text(" " + tools.word("licence")), .text(licence.title, link: WordBookmark.link(licence.url)),
        .text(stop),
      ]
    }
    var first = Paragraph(WordStyleName.backText.id, words)
    first.format.top = ParagraphFormat.Border(width: .points(1), colour: "000000", space: 3)
    first.format.before = .points(8)
    guard let cite = model.citeThis?.gb7714 else { return [.paragraph(first)] }
    return [.paragraph(first), text([.text(tools.word("howToCite") + tools.word("colon") + cite)])]
  }

  /// The same as a list.
  var colophon: [Block] {
    var rows: [(String, [Inline])] = [(tools.word("publisher"), [.text(model.site.publisher)])]
    rows += tools.people(model.byline).map { ($0.role, [.text($0.names)]) }
    let edition = [model.edition, model.date?.text].compactMap(\.self).joined(separator: " ")
    rows.append((tools.word("edition"), [.text(edition)]))
    rows.append(
      (tools.word("evidenceVersion"), [.text(model.evidence + " " + tools.word("evidenceVersionMeans"))]))
    if let licence = model.site.licence {
      rows.append((tools.word("licenceName"), [.text(licence.title, link: WordBookmark.link(licence.url))]))
    }
    if let cite = model.citeThis?.gb7714 { rows.append((tools.word("howToCite"), [.text(cite)])) }
    rows.append((tools.word("online"), [.text(model.url.text, link: WordBookmark.link(model.url))]))
    let heading = Paragraph(WordStyleName.backHeading.id, [.text(tools.word("colophon"))])
    return [.paragraph(heading)]
      + rows.map { name, words in
        text([.text(name, tools.format(.strong)), .text(tools.isChinese ? "\u{3000}" : "  ")] + words)
      }
  }
}
