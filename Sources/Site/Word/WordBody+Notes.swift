import Markdown
import Templates
import Word

/// Notes: the author's, and what is to be known about a figure.
extension WordBody {
  /// Writes the mark of a note; where it has been marked before, a field repeats its number.
  mutating func refer(_ reference: NoteReferenceModel) {
    let mark = tools.format(.footnoteReference)
    let name = "_note\(reference.number)"
    let sign = tools.word("noteMark")
    let isNote = isInNote
    if isNote, ledger.isFirstMark(of: reference.number) {
      markedInNotes.append(reference.number)
    } else if !isNote, ledger.isFirstMark(of: reference.number) {
      inlines += Self.mark(reference.number, sign, mark)
      return
    }
    inlines += [
      .text(sign, mark), Inline(.fieldStart("NOTEREF \(name) \\h"), mark), .text("\(reference.number)", mark),
      Inline(.fieldEnd, mark),
    ]
  }

  private static func mark(_ number: Int, _ sign: String, _ format: RunFormat) -> [Inline] {
    let name = "_note\(number)"
    return [
      .text(sign, format), Inline(.bookmarkStart(name)), Inline(.note(number - 1), format),
      Inline(.bookmarkEnd(name)),
    ]
  }

  /// Sets the notes that have been referred to since the last call.
  mutating func placeNotes() {
    guard !isInNote, !context.isInTable else { return }
    while let (content, number) = context.notes.next() {
      let mark = tools.format(.footnoteReference)
      var opening: [Inline] = [Inline(.noteMark, mark), .text(" ")]
      var paragraphs: [Paragraph] = []
      switch content {
      case .written(let label): paragraphs = note(label)
      case .figure(let figure):
        opening.append(.text(figure.figure))
        if figure.isDisputed { opening.append(.text(tools.word("disputedSign"), tools.format(.standing))) }
        opening.append(.text(tools.word("colon") + figure.note))
      }
      if paragraphs.isEmpty { paragraphs = [Paragraph(WordStyleName.footnoteText.id)] }
      paragraphs[0].content.insert(contentsOf: opening, at: 0)
      ledger.keep(paragraphs, number: number)
    }
    let marks = markedInNotes
    markedInNotes = []
    guard !marks.isEmpty, case .paragraph(var last)? = blocks.last else { return }
    for number in marks {
      last.content += Self.mark(number, tools.word("noteMark"), tools.format(.footnoteReference))
    }
    blocks[blocks.count - 1] = .paragraph(last)
  }

  /// What an author's note says.
  private mutating func note(_ label: String) -> [Paragraph] {
    guard let definition = definitions.node(of: label, in: document) else { return [] }
    let outer = (blocks, inlines, frames, lists, rows, boxes, quotes, formats, link)
    (blocks, inlines, frames, lists, rows, boxes, quotes, formats, link) = (
      [], [], [], [], [], 0, 0, [RunFormat()], nil
    )
    isInNote = true
    walk((definition + 1)..<document.nodes[definition].end)
    isInNote = false
    let paragraphs = blocks.flatMap { block -> [Paragraph] in
      switch block {
      case .paragraph(let paragraph): [paragraph]
      case .table(let table): table.rows.flatMap(\.cells).flatMap(\.paragraphs)
      }
    }
    (blocks, inlines, frames, lists, rows, boxes, quotes, formats, link) = outer
    return paragraphs
  }
}
