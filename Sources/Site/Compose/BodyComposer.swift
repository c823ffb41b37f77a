import Markdown
import Templates

/// Turns a page's document into fragments: CommonMark's HTML, with templates where the site has its own way.
struct BodyComposer {
  /// A page's text and the notes below it.
  struct Text {
    var body = Fragments()
    var notes: [NoteModel] = []
  }

  let page: LinkedPage

  func compose(_ context: inout ComposeContext) -> Text {
    let document = page.entry.parsed.document
    var delegate = SiteHTML(page: page, context: context)
    var text = Text()
    text.body = delegate.fragments(of: document.nodes.indices, in: document)
    if context.placement.isPrint {
      text.body.append(delegate.footnotes(in: document))
    } else {
      // A note may refer to a further note, so the list can grow while it is written.
      while let (content, number) = delegate.context.notes.next() {
        guard case .written(let label) = content else { continue }
        text.notes.append(
          NoteModel(
            number: number, id: NoteNumbers.anchor(number), body: delegate.note(label, in: document),
            references: []))
      }
      text.notes = text.notes.map { note in
        NoteModel(
          number: note.number, id: note.id, body: note.body,
          references: delegate.context.notes.references(to: note.number))
      }
    }
    context = delegate.context
    return text
  }
}
