import Diagnostics
import Evidence

/// `unprinted-field`: a field of a source that its entry in the bibliography does not show.
///
/// A warning where a reader would miss it. What the style shows for no source of that kind is one note for each field.
struct UnprintedFieldCheck {
  let index: PageIndex

  func check() -> [Diagnostic] {
    let style = index.settings.citationStyle
    let formatter = ReferenceFormatter(style: style)
    var found: [Diagnostic] = []
    var leftOut: [String: [Source]] = [:]
    for source in index.evidence.sources {
      let fields = formatter.unprinted(of: source)
      found += fields.lost.map { lost($0, of: source) }
      for name in fields.leftOut { leftOut[name, default: []].append(source) }
    }
    for (name, sources) in leftOut.sorted(by: { $0.key < $1.key }) {
      guard let first = sources.first else { continue }
      let message: Message =
        sources.count == 1
        ? "\(style.rawValue) does not show the \(name) of '\(first.id)'"
        : "\(style.rawValue) does not show the \(name) of \(sources.count) sources, such as '\(first.id)'"
      found.append(.note("unprinted-field", message, at: first.fieldPlaces[name] ?? first.place))
    }
    return found
  }

  private func lost(_ name: String, of source: Source) -> Diagnostic {
    .warning(
      "unprinted-field",
      "'\(name)' of the source '\(source.id)', of the type \(source.type.rawValue), is not in its entry",
      help: name == "accessed"
        ? "the day on which it was seen wants the URL where it was"
        : "give it another type or field, or take it out",
      at: source.fieldPlaces[name] ?? source.place)
  }
}
