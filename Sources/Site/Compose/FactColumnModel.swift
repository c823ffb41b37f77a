import Evidence
import Templates

/// What stands in a column that the workspace adds to its facts.
struct FactColumnModel: TemplateModel {
  /// The name in the table's header, and what readers call it.
  let name: String
  let title: String
  /// In the page's words; nil for a flag.
  let text: String?
  let flag: Bool?

  static let fields: TemplateFields<Self> = [
    .init("name") { $0.name }, .init("title") { $0.title }, .init("text") { $0.text },
    .init("isTrue") { $0.flag == true }, .init("isFalse") { $0.flag == false },
  ]

  /// The columns of a fact that hold something.
  static func all(of fact: Fact, _ context: ComposeContext) -> [FactColumnModel] {
    let (language, other) = (context.entry.language, context.index.settings.defaultLanguage)
    return zip(context.index.evidence.factColumns.fields, fact.extra).compactMap { field, cell in
      guard let value = cell.value else { return nil }
      let flag: Bool? = if case .flag(let flag) = value { flag } else { nil }
      return FactColumnModel(
        name: field.name, title: field.title(in: language, else: other),
        text: cell.text(in: context.figureLanguage), flag: flag)
    }
  }
}
