import Diagnostics
import Evidence
import Templates

/// What the preview says of a figure that is clicked on.
public struct LiveFact: Sendable, Encodable {
  /// A line of the card.
  struct Row: Sendable, Encodable {
    let name: String
    let text: String
  }

  /// A page that uses the fact.
  struct Use: Sendable, Encodable {
    let title: String
    let url: String
  }

  let id: String
  let figure: String
  let rows: [Row]
  let uses: [Use]
  /// The file and line of the fact.
  let place: String
  /// What opens it in an editor.
  let link: String
}

extension LiveSite {
  /// The card of a fact for a reader of the page at a path; nil if there is no such fact.
  public func fact(_ id: String, on path: String) -> LiveFact? {
    guard let edition, let fact = edition.index.evidence.fact(id),
      let indicator = edition.index.evidence.indicator(of: fact)
    else { return nil }
    let catalogue = messages
    let evidence = edition.index.evidence
    let tag = edition.page(Self.file(path))?.entry.language ?? edition.index.settings.defaultLanguage
    let language = edition.index.figureLanguage(tag)
    var rows: [LiveFact.Row] = []
    func add(_ name: Message, _ text: String?) {
      if let text, !text.isEmpty { rows.append(LiveFact.Row(name: name.text(in: catalogue), text: text)) }
    }
    add("indicator", indicator.name(in: language))
    add("basis", indicator.basis(in: language))
    add("standing", edition.input.templates.words[tag]?[fact.standing.rawValue] ?? fact.standing.rawValue)
    add("note", fact.note(in: language))
    for citation in fact.citations {
      let title = evidence.source(citation.source)?.shortTitle ?? citation.source
      add("source", [title, citation.locator].compactMap { $0 }.joined(separator: ", "))
    }
    let uses = (edition.input.catalogue.uses[.fact(id)] ?? []).filter { $0.language == tag }
    let record = fact.places.record
    let line = record.range.map { LineTable(record.file.text).position(of: $0.lowerBound).line }
    return LiveFact(
      id: id, figure: FigureFormatter(language: language).format(fact, of: indicator).text, rows: rows,
      uses: uses.compactMap { key in
        edition.index.entry(key.id, key.language).map { LiveFact.Use(title: $0.title, url: $0.route.path) }
      },
      place: record.file.path + (line.map { ":\($0)" } ?? ""), link: editorLink(record))
  }
}
